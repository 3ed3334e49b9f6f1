package lexicon

import "bonafide/verdict"

// Input is the text to read. All of it is what a reader sees; hidden text
// doesn't belong here.
type Input struct {
	// Subject is the decoded subject line.
	Subject string
	// Sender is the sender's name as shown, "" if unknown. It is read for the
	// topic only.
	Sender string
	// Text is the visible text.
	Text string
	// Plain is the text/plain alternative. It is read for lures only when Text
	// has hardly any words.
	Plain string
	// Extra is further visible text that Text lacks: alternative texts of
	// images, text of attachments.
	Extra []string
	// Spoken tells that it is a text message, a chat or a call: phrases count
	// that are told apart from e-mail only by their brevity (folder
	// data/texts).
	Spoken bool
	// RecipientName is the reader's name, "" if unknown.
	RecipientName string
	// RecipientAddress is the reader's e-mail address, "" if unknown.
	RecipientAddress string
}

// Hit is something that the text says.
type Hit struct {
	// Code is what was said: a Lure, or one of the Urgency, Threat or Request
	// codes.
	Code string
	// Score is between 0 and 1: how little an honest sender writes so, over
	// all phrases with this code. See ClearScore and StrongScore.
	Score float64
	// Strength is that of the strongest phrase, 1 to 3.
	Strength int
	// Count is the number of different phrases with this code.
	Count int
	// Phrase is the strongest phrase as it stands in the message.
	Phrase string
	// Place, Start and End tell where it stands: octets of Subject, Text,
	// Plain or Extra[Index].
	Place      Place
	Index      int
	Start, End int
	// Language is that of the table in which the phrase stands.
	Language string
	// Number is the telephone number of RequestCallNumber.
	Number string
}

// GreetingKind is how a message addresses its reader.
type GreetingKind string

// The kinds of greeting.
const (
	// NoGreeting: none was found.
	NoGreeting GreetingKind = "none"
	// GenericGreeting: "Dear customer", "Hello".
	GenericGreeting GreetingKind = "generic"
	// AddressGreeting: by the e-mail address or its local part.
	AddressGreeting GreetingKind = "address"
	// NameGreeting: by a name.
	NameGreeting GreetingKind = "name"
)

// Greeting is how a message addresses its reader.
type Greeting struct {
	Kind GreetingKind
	// Text is the greeting as it stands in the message.
	Text string
	// Right tells that the name is the recipient's; it is only ever set when
	// the recipient's name was given.
	Right bool
	// Wrong tells that the recipient's name was given and is another.
	Wrong bool
}

// Counts are sizes of the input, over all of it that was read.
type Counts struct {
	// Letters, Capitals and Digits count characters.
	Letters, Capitals, Digits int
	// Words counts words, numbers left out.
	Words int
	// URLs and Addresses count web and e-mail addresses.
	URLs, Addresses int
	// Money counts amounts of money.
	Money int
	// Exclamations counts exclamation marks.
	Exclamations int
	// Styled counts letters that stand for plain ones: mathematical,
	// full-width, circled, small capitals.
	Styled int
	// MixedScript counts words that mix Latin with look-alike letters.
	MixedScript int
	// Invisible counts characters without width.
	Invisible int
	// Spaced counts words written with a space after every letter.
	Spaced int
	// Cut tells that the input was too long to be read whole.
	Cut bool
}

// URLRatio is the number of web addresses per word, 0 when there is no word.
func (c Counts) URLRatio() float64 {
	if c.Words == 0 {
		return 0
	}
	return float64(c.URLs) / float64(c.Words)
}

// Reading is what a text says. Lists are in falling order of score and have
// one entry per code.
type Reading struct {
	// Language is a BCP 47 tag, "und" if none fits, and LanguageConfidence
	// tells how sure that is, 0 to 1.
	Language           string
	LanguageConfidence float64

	Lures []Hit // codes: Lure
	// Topics are the lures that the text is about, also by words that are no
	// mark of a scam; the likeliest comes first.
	Topics     []Topic
	Urgency    []Hit // codes: Urgency…
	Threats    []Hit // codes: Threat…
	Requests   []Hit // codes: Request…
	Promotions []Hit // words of advertising
	// Warnings are advice that honest senders give, and scammers copy: "we
	// never ask for your password". They cancel the request that they name.
	Warnings []Hit

	Greeting Greeting
	// Category is the kind of message it is or pretends to be.
	Category verdict.Category
	// Categories is how much speaks for each kind.
	Categories         map[verdict.Category]float64
	CategoryConfidence float64 // 0 to 1

	// Adult tells that the text makes sexual offers; AdultHits says where.
	Adult     bool
	AdultHits []Hit

	// Misspellings are key words that are spelled wrongly, as written.
	Misspellings []string
	// PhoneNumbers are the telephone numbers in it, as written.
	PhoneNumbers []string
	// Gibberish is the share of the words of Text that look like random
	// letters; see [Lexicon.Gibberish].
	Gibberish float64
	Counts    Counts
}

// Lure returns the strongest lure whose score is at least min, or "".
func (r *Reading) Lure(min float64) Lure {
	if len(r.Lures) == 0 || r.Lures[0].Score < min {
		return ""
	}
	return Lure(r.Lures[0].Code)
}

// Has tells whether hits has one with this code and at least this score.
func Has(hits []Hit, code string, min float64) bool {
	for i := range hits {
		if hits[i].Code == code && hits[i].Score >= min {
			return true
		}
	}
	return false
}
