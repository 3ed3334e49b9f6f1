package lookalike

import (
	"iter"
	"strings"

	"golang.org/x/net/idna"

	"bonafide/link"
)

// Permutation is a domain that somebody could register to imitate another.
type Permutation struct {
	// Domain is the domain in ASCII (A-labels where it has other letters).
	Domain string
	Kind   Kind
}

// Permutations yields the domains that imitate domain in the ways that dnstwist
// made usual, under its names for them (the constants from Addition on, and
// those of Kind that it shares), and with pairs of service words (Combosquat).
// It neither repeats one nor yields domain itself: what is made in several ways
// comes under the first. It changes the registered
// label and, for TLDSwap, the suffix. domain is ASCII, in either case; a domain
// without a registered label yields nothing.
func Permutations(domain string) iter.Seq[Permutation] {
	return func(yield func(Permutation) bool) {
		domain = strings.TrimSuffix(strings.ToLower(domain), ".")
		registrable := link.Registrable(domain)
		label, suffix, ok := strings.Cut(registrable, ".")
		if !ok || label == "" || len(label) > 63 {
			return
		}
		p := permuter{suffix: suffix, own: registrable, seen: make(map[string]bool), yield: yield}
		p.all(label)
	}
}

// permuter hands on each new domain until the reader has enough.
type permuter struct {
	suffix, own string
	seen        map[string]bool
	yield       func(Permutation) bool
	done        bool
}

func (p *permuter) all(label string) {
	for _, step := range []func(string){
		p.homoglyphs, p.cyrillic, p.digits, p.omitted, p.repeated, p.transposed, p.vowels, p.plural, p.hyphenated, p.flipped,
		p.replaced, p.inserted, p.appended, p.subdomains, p.suffixes, p.various, p.joined, p.marked,
	} {
		if p.done {
			return
		}
		step(label)
	}
}

// put hands on label under the domain's own suffix.
func (p *permuter) put(label string, kind Kind) { p.domain(label+"."+p.suffix, kind) }

func (p *permuter) domain(d string, kind Kind) {
	if p.done || d == p.own || p.seen[d] {
		return
	}
	for l := range strings.SplitSeq(d, ".") {
		if l == "" || len(l) > 63 || l[0] == '-' || l[len(l)-1] == '-' {
			return
		}
	}
	p.seen[d] = true
	p.done = !p.yield(Permutation{d, kind})
}

// each hands on the variants of a generator under one kind.
func (p *permuter) each(variants iter.Seq2[string, Kind], kind Kind) {
	for s := range variants {
		p.put(s, kind)
	}
}

func (p *permuter) encoded(label string, kind Kind) {
	if a, err := idna.Punycode.ToASCII(label); err == nil {
		p.put(a, kind)
	}
}

// homoglyphs replaces one or two letters by ASCII that looks like them.
func (p *permuter) homoglyphs(label string) {
	once := asciiLooks(label)
	for _, s := range once {
		p.put(s, Homoglyph)
	}
	for _, s := range once {
		for _, twice := range asciiLooks(s) {
			p.put(twice, Homoglyph)
		}
	}
}

// asciiLooks are the labels in which one letter or pair is replaced.
func asciiLooks(label string) []string {
	var all []string
	for s := range lookPairs(label) {
		all = append(all, s)
	}
	for i := range len(label) {
		for _, c := range []byte(sameShapes(label[i])) {
			all = append(all, label[:i]+string(rune(c))+label[i+1:])
		}
	}
	return all
}

// sameShapes are the ASCII characters drawn like c in many fonts.
func sameShapes(c byte) string {
	switch c {
	case 'i':
		return "l1j"
	case 'l':
		return "i1"
	case 'o':
		return "0"
	case '0':
		return "o"
	case '1':
		return "li"
	}
	return ""
}

// marked replaces one letter by one with a mark or of another script, and all
// the same letters at once.
func (p *permuter) marked(label string) {
	for i := range len(label) {
		for _, r := range lookalikesOf(label[i]) {
			p.encoded(label[:i]+string(r)+label[i+1:], Homoglyph)
			p.encoded(strings.ReplaceAll(label, label[i:i+1], string(r)), Homoglyph)
		}
	}
}

// cyrillic writes the label in Cyrillic letters as far as it has them.
func (p *permuter) cyrillic(label string) {
	p.encoded(strings.Map(func(r rune) rune {
		if s := cyrillicOf(byte(r)); s != 0 {
			return s
		}
		return r
	}, label), Cyrillic)
	for i := range len(label) {
		if r := cyrillicOf(label[i]); r != 0 {
			p.encoded(label[:i]+string(r)+label[i+1:], Cyrillic)
		}
	}
}

func (p *permuter) digits(label string) {
	for i := range len(label) {
		for _, c := range digitsFor(label[i]) {
			p.put(label[:i]+string(c)+label[i+1:], Digit)
		}
	}
}

func (p *permuter) omitted(label string) {
	p.put(label[1:], Omission)
	p.each(omissions(label), Omission)
}

func (p *permuter) repeated(label string)   { p.each(repetitions(label), Repetition) }
func (p *permuter) transposed(label string) { p.each(transpositions(label), Transposition) }
func (p *permuter) vowels(label string)     { p.each(vowelSwaps(label), VowelSwap) }

// plural puts an s after the label and after the words that may be in it.
func (p *permuter) plural(label string) {
	for i := 2; i <= len(label); i++ {
		ending := "s"
		if strings.IndexByte("sxz", label[i-1]) >= 0 {
			ending = "es"
		}
		p.put(label[:i]+ending+label[i:], Plural)
	}
}

// replaced puts every other letter and digit in the place of each one, the
// neighbors on the keyboard first.
func (p *permuter) replaced(label string) {
	p.each(nearKeys(label), Replacement)
	for i := range len(label) {
		for _, c := range []byte(alphabet) {
			p.put(label[:i]+string(rune(c))+label[i+1:], Replacement)
		}
	}
}

// inserted strikes a neighboring key along with each letter.
func (p *permuter) inserted(label string) {
	for i := range len(label) {
		for _, c := range []byte(neighbors(label[i])) {
			p.put(label[:i]+string(rune(c))+label[i:], Insertion)
			p.put(label[:i+1]+string(rune(c))+label[i+1:], Insertion)
		}
	}
}

func (p *permuter) flipped(label string) {
	for i := range len(label) {
		for bit := range 8 {
			c := label[i] ^ 1<<bit
			if 'a' <= c && c <= 'z' || isDigit(c) || c == '-' {
				p.put(label[:i]+string(rune(c))+label[i+1:], Bitsquatting)
			}
		}
	}
}

// appended adds a character to the label, and to the words that hyphens part.
func (p *permuter) appended(label string) {
	for i := 1; i <= len(label); i++ {
		if i < len(label) && label[i] != '-' {
			continue
		}
		for _, c := range []byte(alphabet) {
			p.put(label[:i]+string(rune(c))+label[i:], Addition)
		}
	}
}

func (p *permuter) hyphenated(label string) {
	for i := 1; i < len(label); i++ {
		p.put(label[:i]+"-"+label[i:], Hyphenation)
	}
}

// subdomains puts a dot into the label.
func (p *permuter) subdomains(label string) {
	for i := 1; i < len(label); i++ {
		if label[i] != '-' && label[i-1] != '-' {
			p.put(label[:i]+"."+label[i:], Subdomain)
		}
	}
}

// various swallows dots or doubles the suffix: wwwexample.com, examplecom.com,
// example.com.com.
func (p *permuter) various(label string) {
	for _, s := range []string{"www" + label, "www-" + label, "ww" + label, "m-" + label} {
		p.put(s, Various)
	}
	flat := strings.ReplaceAll(p.suffix, ".", "")
	hyphens := strings.ReplaceAll(p.suffix, ".", "-")
	p.put(label+flat, Various)
	p.put(label+"-"+hyphens, Various)
	for _, s := range []string{label + flat, label + "-" + hyphens, label + "." + p.suffix} {
		p.domain(s+".com", Various)
	}
	if _, last, ok := strings.Cut(p.suffix, "."); ok {
		p.domain(label+"."+last, Various)
		p.domain(label+flat+"."+last, Various)
	}
}

func (p *permuter) suffixes(label string) {
	for s := range strings.FieldsSeq(otherSuffixes) {
		p.domain(label+"."+s, TLDSwap)
	}
}

// joined puts service words and pairs of them before and after the label,
// joined and hyphenated.
func (p *permuter) joined(label string) {
	for w := range strings.FieldsSeq(permutationWords) {
		p.put(label+"-"+w, Dictionary)
		p.put(w+"-"+label, Dictionary)
		p.put(label+w, Dictionary)
		p.put(w+label, Dictionary)
	}
	for pair := range strings.FieldsSeq(permutationPairs) {
		before, after, _ := strings.Cut(pair, "-")
		p.put(label+"-"+pair, Combosquat)
		p.put(pair+"-"+label, Combosquat)
		p.put(before+"-"+label+"-"+after, Combosquat)
		p.put(label+before+after, Combosquat)
		p.put(before+label+after, Combosquat)
	}
}

const alphabet = "abcdefghijklmnopqrstuvwxyz0123456789"

// permutationPairs are pairs of service words.
const permutationPairs = "account-login account-verify account-update account-support secure-login verify-login security-alert " +
	"customer-service customer-support billing-update payment-update payment-failed order-confirm order-status delivery-status " +
	"refund-claim gift-card prime-renew help-center id-verify conto-verifica konto-sicherheit compte-verification cuenta-verificar"

// otherSuffixes are the suffixes under which impostors register most.
const otherSuffixes = "com net org info biz co io me us eu uk co.uk de it fr es pt nl be at ch pl ru cn in jp co.jp com.br ca com.au " +
	"xyz top shop store online site club live vip click link icu cfd sbs buzz app dev page cloud space website tech pro " +
	"world life today support services help center email cm om cc tv ws pw tk ml ga cf gq"

// permutationWords are the service words that are combined, the most used ones
// of data/service.txt.
const permutationWords = "login signin account accounts secure security verify verification support help service billing payment pay " +
	"update order orders delivery tracking refund gift rewards prime shop store online app customer client center info alert " +
	"conto accesso verifica pagamento ordine consegna konto anmeldung rechnung lieferung compte connexion livraison cuenta pago envio conta entrega rekening betaling" //nolint:misspell // French
