package lookalike

// Target is a name that somebody may imitate.
type Target struct {
	// Brand identifies the profile that the name belongs to.
	Brand string
	// Name is the distinctive label, in lower-case ASCII letters and digits,
	// such as "amazon" or "amzn". Space and hyphens are dropped.
	Name string
	// Official are the brand's own domains; they and the hosts below them are
	// never reported. The first is the one that Match.Official falls back to.
	Official []string
	// Exempt are further domains that are never reported: partners, domains on
	// which the brand lets others publish.
	Exempt []string
	// Words are names of products and services that impostors join with Name:
	// "prime", "kindle".
	Words []string
	// Not are words and phrases that hold or resemble Name and mean something
	// else, such as "amazonas".
	Not []string
	// Common tells that Name is also an everyday word (apple, chase), so that
	// it counts only together with service words.
	Common bool
	// Federated tells that independent members register names that join Name
	// with their town's: under a country's suffix such a name counts only
	// together with service words.
	Federated bool
}

// Kind is the way in which a domain imitates a name.
type Kind string

// The kinds. Those that change letters come first.
const (
	Homoglyph     Kind = "homoglyph"     // letters replaced by similar ones, in any script
	Digit         Kind = "digit"         // digits for letters: amaz0n
	Omission      Kind = "omission"      // a letter left out: amzon
	Repetition    Kind = "repetition"    // a letter doubled: amazzon
	Transposition Kind = "transposition" // two neighbors swapped: amaozn
	Insertion     Kind = "insertion"     // a letter added: amaxzon
	Replacement   Kind = "replacement"   // a letter replaced: amakon
	Keyboard      Kind = "keyboard"      // by a neighbor on the keyboard: amazin
	BitFlip       Kind = "bit-flip"      // by one that differs in a bit: amazgn
	VowelSwap     Kind = "vowel-swap"    // a vowel by another: amazan
	Plural        Kind = "plural"        // an s added: amazons
	Typo          Kind = "typo"          // two changes in a long name
	Hyphen        Kind = "hyphen"        // a hyphen inside: ama-zon
	Combosquat    Kind = "combosquat"    // with other words: amazon-login
	Subdomain     Kind = "subdomain"     // left of a stranger's domain: amazon.com.example
	TLD           Kind = "tld"           // the same label under another suffix: amazon.example
)

// The kinds of Permutations only, under the names by which dnstwist and the
// feeds made with it know them.
const (
	Addition     Kind = "addition"     // a character added at the end
	Bitsquatting Kind = "bitsquatting" // a bit flipped, as memory errors do
	Cyrillic     Kind = "cyrillic"     // written in Cyrillic letters
	Dictionary   Kind = "dictionary"   // joined with a service word
	Hyphenation  Kind = "hyphenation"  // a hyphen inside
	TLDSwap      Kind = "tld-swap"     // under another suffix
	Various      Kind = "various"      // swallowed dots, doubled suffixes
)

// Span is a part of a host in bytes, End excluded.
type Span struct{ Start, End int }

// Match says whom a host imitates, and how.
type Match struct {
	Brand string
	// Name is the target's name.
	Name string
	Kind Kind
	// Score is how surely it imitates the brand, above 0 and at most 1. It is
	// an order of strength set by hand, not a probability.
	Score float64
	// Official is the brand's domain that the host comes nearest to.
	Official string
	// Host is the host as compared: lower case, A-labels decoded.
	Host string
	// Part is the piece of Host that stands for the name.
	Part string
	// Highlight are the letters of Host to point at: those that differ from the
	// name, or the whole name where it is spelled right.
	Highlight []Span
}
