package htmltext

import "strings"

// markQuote recognizes the marks that mail clients put on what they quote.
func (s *scanner) markQuote(t tag, a *attributes, st *state) {
	if t == tBlockquote && strings.EqualFold(trimSpace(a.kind), "cite") {
		st.quoted = true
		return
	}
	switch a.id {
	case "divRplyFwdMsg", "appendonsend", "x_divRplyFwdMsg", "replySplit":
		s.rest = true // Outlook: the quotation is what follows
	case "isReplyContent", "mail-editor-reference-message-container", "reply-intro":
		st.quoted = true
	}
	for class := a.class; class != ""; {
		var name string
		name, class, _ = strings.Cut(class, " ")
		switch name {
		case "gmail_quote", "gmail_quote_container", "gmail_attr", "yahoo_quoted", "moz-cite-prefix",
			"moz-forward-container", "protonmail_quote", "tutanota_quote", "zmail_extra":
			st.quoted = true
			return
		case "OutlookMessageHeader":
			s.rest = true
			return
		}
	}
}
