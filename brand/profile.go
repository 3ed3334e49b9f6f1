// Package brand holds brand profiles: everything that is particular to a
// brand, as data. A profile says how a brand names itself, which domains are
// its own, who sends in its name, what it never asks for and where to report
// a scam. Profiles decide nothing; judges read them.
//
// The profiles that ship with Bonafide are embedded YAML (brand/profiles);
// an operator adds their own with one file of the same form, which
// Parse checks against the JSON Schema in brand/schema.json.
//
// The package also finds where a text names a brand (Namer), because that
// needs the names of all profiles at once. It never says whether a message is
// from the brand that it names.
//
// Standards: JSON Schema 2020-12 for the form of a profile, ISO 3166-1 alpha-2
// for countries, RFC 3339 section 5.6 (full-date) for dates, RFC 1123 section
// 2.1 and RFC 5890 (A-labels) for host names, the Public Suffix List for what
// can be registered, RE2 for number shapes, Unicode normalization form KD and
// a part of UTS #39 for folding names.
package brand

// Profile is one brand.
type Profile struct {
	// ID is the stable identifier, kebab case, such as "amazon".
	ID string `yaml:"id" json:"id"`
	// Name is what the brand calls itself.
	Name string `yaml:"name" json:"name"`
	// Sector is marketplace, payments, carrier, bank, mail, streaming, …
	Sector string `yaml:"sector" json:"sector"`
	// Countries are the ISO 3166-1 alpha-2 codes it serves; empty: worldwide.
	Countries []string `yaml:"countries,omitempty" json:"countries,omitempty"`

	// Names are further names by which a message may claim the brand, such as
	// "Amazon Prime" or "Amazon.it".
	Names []Alias `yaml:"names,omitempty" json:"names,omitempty"`
	// NotNames are phrases that hold a name and mean something else, such as
	// "amazon rainforest".
	NotNames []string `yaml:"not_names,omitempty" json:"not_names,omitempty"`
	// Common tells that the plain name is also an everyday word (Apple, Chase,
	// Target), so that it claims the brand only in a display name or together
	// with other marks.
	Common bool `yaml:"common,omitempty" json:"common,omitempty"`
	// Federated tells that independent members of the brand register names of
	// their own that hold its name and a place's (a savings bank in each
	// town), so that such a name is no imitation by itself.
	Federated bool `yaml:"federated,omitempty" json:"federated,omitempty"`
	// Products are words that scammers combine with the name in domains and
	// texts: prime, kindle, aws.
	Products []string `yaml:"products,omitempty" json:"products,omitempty"`

	// Domains are the registrable domains (or narrower ones) that only the
	// brand controls, for web pages and mail.
	Domains []Domain `yaml:"domains" json:"domains"`
	// UserContent are domains of the brand on which strangers publish or from
	// which strangers send (amazonaws.com); they prove nothing.
	UserContent []string `yaml:"user_content,omitempty" json:"user_content,omitempty"`
	// Partners are domains of others that send in the brand's name.
	Partners []Partner `yaml:"partners,omitempty" json:"partners,omitempty"`
	// Redirectors are the brand's own pages that lead anywhere.
	Redirectors []Redirector `yaml:"redirectors,omitempty" json:"redirectors,omitempty"`

	// Logos are alternative texts and file names of its logo.
	Logos []string `yaml:"logos,omitempty" json:"logos,omitempty"`
	// Marks are its logos as numbers, by which pictures of them are known again.
	Marks []Mark `yaml:"marks,omitempty" json:"marks,omitempty"`
	// Footers are short phrases that its messages end in, lower case, such as
	// the registered company name.
	Footers []string `yaml:"footers,omitempty" json:"footers,omitempty"`
	// Numbers are the shapes of its order, parcel and case numbers.
	Numbers []NumberShape `yaml:"numbers,omitempty" json:"numbers,omitempty"`
	// Senders tell the category of a message from its sender address.
	Senders []SenderRule `yaml:"senders,omitempty" json:"senders,omitempty"`

	// SMS lists the senders of its text messages.
	SMS []TextSender `yaml:"sms,omitempty" json:"sms,omitempty"`
	// Calls is what it says about calling its customers.
	Calls Calls `yaml:"calls,omitempty" json:"calls,omitzero"`

	// NeverAsks lists what the brand says it never asks for.
	NeverAsks []NeverAsk `yaml:"never_asks,omitempty" json:"never_asks,omitempty"`
	// Report lists where to report a scam.
	Report []Contact `yaml:"report,omitempty" json:"report,omitempty"`
	// Pages are addresses that a reader can type: "home", "orders",
	// "messages", "account", "security", "help".
	Pages []Page `yaml:"pages,omitempty" json:"pages,omitempty"`

	// shapes are Numbers, compiled; a Set fills them.
	shapes []*shape
}

// Alias is a further name of a brand.
type Alias struct {
	Text string `yaml:"text" json:"text"`
	// Weak tells that the name alone does not claim the brand.
	Weak bool `yaml:"weak,omitempty" json:"weak,omitempty"`
}

// Mark is one form of a logo. The picture itself is not kept.
type Mark struct {
	// Name tells a person which form it is: "icon", "wordmark".
	Name string `yaml:"name" json:"name"`
	// Hash is the form of a picture.Hash of package message/picture.
	Hash string `yaml:"hash" json:"hash"`
	// Color is the brand's color as six hexadecimal digits, "" if the logo has
	// none of its own. A shape that many things have counts only in it.
	Color string `yaml:"color,omitempty" json:"color,omitempty"`
}

// Domain is a domain that the brand controls.
type Domain struct {
	Name string `yaml:"name" json:"name"`
	// Use is one of the Use constants; "" is UseAny.
	Use string `yaml:"use,omitempty" json:"use,omitempty"`
	// Country is the ISO 3166-1 alpha-2 code of the marketplace, "" if none.
	Country string `yaml:"country,omitempty" json:"country,omitempty"`
}

// What a domain is used for.
const (
	UseAny   = "any"   // web pages and mail
	UseWeb   = "web"   // web pages only: mail from it proves nothing
	UseMail  = "mail"  // mail only
	UseShort = "short" // the brand's own link shortener; anyone may make links
)

// Partner is somebody else's domain that sends in the brand's name.
type Partner struct {
	Domain string `yaml:"domain" json:"domain"`
	// For says what it sends: "surveys", "payments".
	For string `yaml:"for,omitempty" json:"for,omitempty"`
	// Proof tells that an authenticated message from it is proof of origin; it
	// holds only where the partner sends for this brand alone.
	Proof bool `yaml:"proof,omitempty" json:"proof,omitempty"`
}

// Redirector is a page of the brand that leads to any address.
type Redirector struct {
	Host  string `yaml:"host" json:"host"`                       // exact host
	Path  string `yaml:"path,omitempty" json:"path,omitempty"`   // prefix of the path
	Param string `yaml:"param,omitempty" json:"param,omitempty"` // query parameter that holds the target
}

// NumberShape is the form of a number that the brand gives.
type NumberShape struct {
	Kind    string `yaml:"kind" json:"kind"`       // order, parcel, case
	Pattern string `yaml:"pattern" json:"pattern"` // RE2, matched on word boundaries
	// Distinctive tells that the shape alone hints at the brand.
	Distinctive bool `yaml:"distinctive,omitempty" json:"distinctive,omitempty"`
}

// SenderRule gives the category of messages from some addresses.
type SenderRule struct {
	// Match is a local part, or "@domain", or "local@domain"; * stands for
	// any run of characters.
	Match    string `yaml:"match" json:"match"`
	Category string `yaml:"category" json:"category"` // a verdict.Category
	// Relay tells that the brand itself sends these messages, but strangers
	// write a part of them (invoices, shared documents, invitations): proof
	// of origin is then no proof of what the message says.
	Relay bool `yaml:"relay,omitempty" json:"relay,omitempty"`
}

// NeverAsk is a request that the brand says it never makes.
type NeverAsk struct {
	// Request is a code of package lexicon: password, one-time-code, card,
	// identity-papers, gift-card, remote-access, payment-elsewhere,
	// call-number, crypto.
	Request string `yaml:"request" json:"request"`
	// Source is the address of the page that says so, and Read the date (RFC
	// 3339 full-date) on which it was read. Source is "" where the request is
	// ruled out by what the brand is, Read is "" where the page has not been
	// read again since the profile was written.
	Source string `yaml:"source,omitempty" json:"source,omitempty"`
	Read   string `yaml:"read,omitempty" json:"read,omitempty"`
}

// Contact is where a scam is reported.
type Contact struct {
	Country string `yaml:"country,omitempty" json:"country,omitempty"` // "" everywhere
	Email   string `yaml:"email,omitempty" json:"email,omitempty"`
	URL     string `yaml:"url,omitempty" json:"url,omitempty"`
	Phone   string `yaml:"phone,omitempty" json:"phone,omitempty"`
}

// Page is an address that a reader can type.
type Page struct {
	// Kind is "home", "orders", "messages", "account", "security" or "help".
	Kind string `yaml:"kind" json:"kind"`
	// Country is the ISO 3166-1 alpha-2 code of the marketplace, "" for all.
	Country string `yaml:"country,omitempty" json:"country,omitempty"`
	URL     string `yaml:"url" json:"url"`
}
