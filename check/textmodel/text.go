package textmodel

// Text is what is scored: what a reader sees, without what is hidden or quoted.
type Text struct {
	// Subject is the decoded subject line, "" if there is none.
	Subject string
	// Body is the visible text. Of a long one the beginning and the end are
	// read, see MaxWords.
	Body string
	// Language is the BCP 47 tag of the text's language, as check/lexicon
	// names it. With "" or "und" the share of known words decides alone
	// whether there is a basis.
	Language string
}

// Bounds of what is read of a text.
const (
	// MaxWords is the largest number of words of a text that count: those of
	// the subject, then the first of the body, then its last tailWords.
	MaxWords = 320
	// tailWords are read at the end of a longer body, where honest senders and
	// impostors say who they are.
	tailWords = 80
	// maxOctets bounds the part of a piece that is looked at for its words.
	maxOctets = 8 << 10
	// tailOctets is the part of it that is read at the end of a long body.
	tailOctets = 512
)
