// Package message is the one parsed form of everything that can be checked.
//
// Parsers live in the packages below it (message/email); they never fail on
// hostile input, they record defects instead. Nothing here decides anything.
package message

import "time"

// Channel is how a message reached its reader.
type Channel string

// The channels.
const (
	Email Channel = "email"
	SMS   Channel = "sms"
	Chat  Channel = "chat"
	Call  Channel = "call"
	Link  Channel = "link"
	Image Channel = "image"
)

// Message is one message, parsed. All strings are valid UTF-8.
type Message struct {
	Channel Channel

	// Raw is the message as received and Body the offset in it at which the
	// body begins; both are kept for signatures. They are read-only.
	Raw  []byte
	Body int

	// Header holds the fields in their order, the topmost first.
	Header Header

	From, Sender, ReplyTo, To, Cc []Address
	// FromFields counts the From fields; RFC 5322 section 3.6 allows one.
	FromFields int
	ReturnPath string // address of the envelope sender, without angle brackets
	// Handle is who seems to send a text or to call; e-mail has none.
	Handle    Handle
	Subject   string // decoded
	Date      time.Time
	MessageID string

	// Text is what a reader sees, without what they quoted: the visible text
	// of the HTML part, or the plain part where there is no HTML. Lines are
	// separated by \n, runs of space are folded.
	Text string
	// Quoted is the quoted or forwarded remainder of the visible text.
	Quoted string
	// Plain is the text/plain alternative when Text came from HTML.
	Plain string
	// Hidden is HTML text that a reader cannot see, and HiddenBy the ways in
	// which it was hidden ("display", "size", "color", "off-screen",
	// "zero-width", "opacity", "clip").
	Hidden   string
	HiddenBy []string
	// Preheader is how many octets at the start of Hidden stood before the
	// visible text: the preview text of an inbox, normal in genuine mail.
	Preheader int
	// Script tells that the HTML holds a script or an event handler.
	Script bool
	// HTML tells whether the shown text came from HTML, and Title is its title.
	HTML  bool
	Title string
	// Invisible counts zero-width and other default-ignorable characters that
	// stand inside words of the visible text.
	Invisible int
	// Gap is how many line breaks of the HTML follow each other, at most,
	// before further text; blank screens push that text out of sight.
	Gap int

	Links  []Hyperlink
	Images []Picture
	// Drawn are the sources of text parts that may draw a code without a
	// picture: with block characters, or the colored cells of a table. They are
	// kept because Text folds the spaces that matter there.
	Drawn       []string
	Forms       []Form
	Attachments []Attachment
	// Messages are the message/rfc822 parts, each parsed in the same way.
	Messages []*Message
	// Recognized is what a machine read in the pictures of the message, nil
	// where nobody tried (see check.Checker.Recognize).
	Recognized []Recognition
	// Answers are the reader's own about a call, nil where nobody asked.
	Answers *Answers

	Defects []Defect
}

// Header is a list of fields in the order of the message.
type Header []Field

// Field is one header field.
type Field struct {
	Name  string // as written
	Key   string // lower case
	Value string // unfolded, encoded words left as they are
	Start int    // offset of the field in Raw
	End   int    // offset after its final line break
}

// Get returns the value of the topmost field with this lower-case name.
func (h Header) Get(key string) string {
	for i := range h {
		if h[i].Key == key {
			return h[i].Value
		}
	}
	return ""
}

// Count counts the fields with this lower-case name.
func (h Header) Count(key string) int {
	n := 0
	for i := range h {
		if h[i].Key == key {
			n++
		}
	}
	return n
}

// Address is one mailbox of an address field (RFC 5322 section 3.4).
type Address struct {
	Name   string // display name, decoded, unquoted
	Addr   string // local-part@domain as written, "" if there is none
	Local  string // local part
	Domain string // lower case, in its ASCII form where it has one
	// Malformed tells that the mailbox was recovered from a form that RFC 5322
	// does not allow, such as Name,(<a@b.c>).
	Malformed bool
}

// HandleKind is the form of a Handle.
type HandleKind string

// The forms of a handle.
const (
	HandleNone      HandleKind = ""           // not known
	HandleNumber    HandleKind = "number"     // a telephone number
	HandleShortCode HandleKind = "short-code" // three to eight digits that an operator assigns
	HandleName      HandleKind = "name"       // an alphanumeric sender id, or a contact's name
	HandleEmail     HandleKind = "email"      // an e-mail address (iMessage, gateways)
)

// Handle is the sender of a text or the caller, as the network shows it. All
// forms can be forged.
type Handle struct {
	Raw  string // as given, folded
	Kind HandleKind
	// Number is the telephone number in the form of E.164, "+" and at most 15
	// digits, or its bare digits where the country is unknown; of a short code
	// its digits; "" for the rest.
	Number string
	// Country is the ISO 3166-1 alpha-2 code of the number's country, "" if
	// unknown. Numbers of the North American plan that no table tells apart
	// are US.
	Country string
	// TollFree tells that the number is free to call (+1 800 and the like).
	TollFree bool
}

// Place tells where in a message a link stood.
type Place string

// The places of a link.
const (
	InText       Place = "text"
	InHTML       Place = "html"
	InHidden     Place = "hidden"
	InImageMap   Place = "area"
	InButton     Place = "button"
	InMeta       Place = "meta" // meta refresh, base, background
	InAttachment Place = "attachment"
	InHeader     Place = "header" // List-Unsubscribe
	InQuoted     Place = "quoted"
	InPicture    Place = "picture" // read by a machine in a picture
	InCode       Place = "code"    // what a QR code says
)

// Hyperlink is a link as it was written.
type Hyperlink struct {
	Target string // entities decoded, otherwise as written
	Text   string // the text that a reader sees on it, folded; "" if none
	Alt    string // alternative text of images inside it
	Place  Place
	Image  bool // an image stands inside it
	// Start and End are its octets in Text where the parser tells them
	// (message/text does); both are 0 otherwise.
	Start, End int
	// Disguised tells that it was written so that people read it as an address
	// and programs don't: with spaces, brackets or foreign dots.
	Disguised bool
}

// Picture is an image that the message shows.
type Picture struct {
	Source        string // URL, cid: or "data:" without its content
	Alt           string
	Width, Height int // 0 unknown
	// Data is the content of a "data:" URL (RFC 2397), what stands behind its
	// comma as written; "" for other addresses.
	Data string
}

// Form is an HTML form.
type Form struct {
	Action string
	Method string
	Inputs []string // "type:name" of each input, lower case
}

// Attachment is a part that is offered as a file.
type Attachment struct {
	Name      string // decoded file name, "" if none
	MediaType string // as declared, lower case
	Sniffed   string // as its first bytes tell: "pdf", "zip", "ole", "html", "exe", …; "" unknown
	Size      int    // decoded octets
	Inline    bool
	ContentID string   // by which "cid:" names it (RFC 2392), without brackets
	Entries   []string // names inside an archive
	Encrypted bool     // archive or document asks for a password
	Macros    bool     // Office document with macros
	Script    bool     // PDF or HTML with scripts
	// Traits are further marks of the content, such as "embedded-file" or
	// "open-action"; message/attachment lists them.
	Traits []string
	Text   string   // text of HTML, calendar and plain attachments, bounded
	Links  []string // links inside
	// Data is the decoded content of pictures and PDF files, bounded by the
	// parser's part limit, for judges of pictures. It may be nil.
	Data []byte
}

// TraitMessage is the trait of an attachment that is a message by itself, and
// is in Message.Messages as well.
const TraitMessage = "message"

// Recognition is what a machine read in one picture. Machines misread: it is
// what the picture seems to say.
type Recognition struct {
	// Attachment is the index of the picture in Message.Attachments, -1 if it
	// is none of them.
	Attachment int
	// Text is what was read, in reading order, lines separated by \n; "" if
	// nothing was.
	Text string
	// Confidence is the mean confidence of the words, 0–1, as the machine
	// itself states it.
	Confidence float64
	// Doubtful are words in which it is not sure, at most a few.
	Doubtful []string
	// Failure tells why nothing could be read: "off", "not-installed",
	// "timeout", "not-decoded", "too-large", "failed", or "no-text" if there
	// seems to be none; "" if something was read.
	Failure string
}

// Defect is something that is wrong with the form of a message. The codes are
// listed by the parser that reports them.
type Defect struct {
	Code   string // "mime.no-boundary", "limit.parts", …
	Detail string
}
