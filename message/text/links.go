package text

import (
	"strings"

	"bonafide/message"
)

// readLinks finds the addresses in m.Text. spoken reads "amazon dot com" too,
// as transcripts write it.
func readLinks(m *message.Message, spoken bool) {
	s := m.Text
	if strings.IndexByte(s, '.') < 0 && !odd(s, spoken) {
		return
	}
	source := mended{text: s}
	if odd(s, spoken) {
		source = mend(s, spoken)
	}
	tries := 0
	find(source.text, func(start, end int) bool {
		if tries++; tries > 8*MaxLinks {
			return false // the same ones over and over
		}
		from, to := source.at(start), source.at(end)
		target := source.text[start:end]
		for i := range m.Links {
			if m.Links[i].Target == target {
				return true
			}
		}
		if len(m.Links) == MaxLinks {
			m.Defects = append(m.Defects, message.Defect{Code: "limit.links", Detail: "the rest was not read"})
			return false
		}
		m.Links = append(m.Links, message.Hyperlink{
			Target: target, Place: message.InText, Start: from, End: to, Disguised: s[from:to] != target,
		})
		return true
	})
}

// readLabelLinks adds addresses that stand in what a gateway shows as sender
// and subject.
func readLabelLinks(m *message.Message, label string) {
	if label == "" {
		return
	}
	find(clip(label, 2*MaxSender), func(start, end int) bool {
		target := label[start:end]
		for i := range m.Links {
			if m.Links[i].Target == target {
				return true
			}
		}
		if len(m.Links) < MaxLinks {
			m.Links = append(m.Links, message.Hyperlink{Target: target, Place: message.InText})
		}
		return len(m.Links) < MaxLinks
	})
}
