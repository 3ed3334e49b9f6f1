package htmltext

import "bonafide/message"

// raw takes an element without markup inside into account.
func (s *scanner) raw(t tag, a *attributes, content string) {
	switch t {
	case tScript:
		s.page.Script = true
	case tStyle:
		s.readSheet(content)
	case tTitle:
		if !s.seenTitle {
			s.seenTitle = true
			s.page.Title = foldValue(content, maxTitle)
		}
	case tIframe:
		s.addLink(message.Hyperlink{Target: target(a.src), Place: message.InMeta})
	case tTextarea:
		s.input(t, a, &s.cur)
		st := s.cur
		s.cur = s.computed(t, a)
		s.separate(spaceSeparator)
		s.sink().runes(attributeValue(content))
		s.separate(spaceSeparator)
		s.cur = st
	case tXmp:
		s.separate(lineSeparator)
		s.sink().runes(content)
		s.separate(lineSeparator)
	default: // what the others hold is not shown
	}
}

// readSheet takes over a style element while there is room.
func (s *scanner) readSheet(css string) {
	room := maxSheet - s.styles
	s.styles += len(css)
	if len(css) > room {
		css = css[:max(room, 0)]
		s.limit(limitStyle)
	}
	if !s.sheet.read(css) {
		s.limit(limitStyle)
	}
}
