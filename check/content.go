package check

import (
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"bonafide/check/lexicon"
	"bonafide/link/confusable"
	"bonafide/message"
	"bonafide/verdict"
)

// Evidence about what it says.
var (
	// The text of a lure, as honest senders write at times. Args: lure.
	kindContentLure = verdict.Kind{Code: "content.lure", Direction: verdict.Against, Family: "content-lure", Prior: 1}
	// The text of a lure, as honest senders hardly ever write. Args: lure.
	kindContentLureStrong = verdict.Kind{Code: "content.lure-strong", Direction: verdict.Against, Family: "content-lure", Prior: 2.5}
	// Urgency.
	kindContentUrgency = verdict.Kind{Code: "content.urgency", Direction: verdict.Against, Family: "content-pressure", Prior: 0.7}
	// Threat of loss.
	kindContentThreat = verdict.Kind{Code: "content.threat", Direction: verdict.Against, Family: "content-pressure", Prior: 1}
	// Asks for a password. Args: brand.
	kindContentAsksPassword = verdict.Kind{Code: "content.asks-password", Direction: verdict.Against, Family: "content-request", Prior: 1.2}
	// Asks for a one-time code. Args: brand.
	kindContentAsksOneTimeCode = verdict.Kind{Code: "content.asks-one-time-code", Direction: verdict.Against, Family: "content-request", Prior: 2}
	// Asks for card or bank data. Args: brand.
	kindContentAsksCard = verdict.Kind{Code: "content.asks-card", Direction: verdict.Against, Family: "content-request", Prior: 1.2}
	// Asks for identity papers. Args: brand.
	kindContentAsksIdentityPapers = verdict.Kind{Code: "content.asks-identity-papers", Direction: verdict.Against, Family: "content-request", Prior: 1.2}
	// Asks to buy or read out gift cards. Args: brand.
	kindContentAsksGiftCard = verdict.Kind{Code: "content.asks-gift-card", Direction: verdict.Against, Family: "content-request", Prior: 2.5}
	// Asks to install remote access. Args: brand.
	kindContentAsksRemoteAccess = verdict.Kind{Code: "content.asks-remote-access", Direction: verdict.Against, Family: "content-request", Prior: 2.5}
	// Asks to pay outside. Args: brand.
	kindContentAsksPaymentElsewhere = verdict.Kind{Code: "content.asks-payment-elsewhere", Direction: verdict.Against, Family: "content-request", Prior: 1.5}
	// Asks to call a number. Args: number.
	kindContentAsksCall = verdict.Kind{Code: "content.asks-call", Direction: verdict.Against, Family: "content-request", Prior: 0.8}
	// Asks to verify or update personal data. Args: brand.
	kindContentAsksDetails = verdict.Kind{Code: "content.asks-details", Direction: verdict.Against, Family: "content-request", Prior: 1}
	// Asks for cryptocurrency or a wallet phrase.
	kindContentAsksCrypto = verdict.Kind{Code: "content.asks-crypto", Direction: verdict.Against, Family: "content-request", Prior: 2.5}
	// Asks what the brand says it never asks. Args: brand request source.
	kindContentNeverAsked = verdict.Kind{Code: "content.never-asked", Direction: verdict.Against, Family: "content-policy", Prior: 2}
	// Dear customer.
	kindContentGenericGreeting = verdict.Kind{Code: "content.generic-greeting", Direction: verdict.Against, Family: "content-greeting", Prior: 0.6}
	// Greets by the e-mail address.
	kindContentAddressGreeting = verdict.Kind{Code: "content.address-greeting", Direction: verdict.Against, Family: "content-greeting", Prior: 1.2}
	// Greets by the given name.
	kindContentGreetsByName = verdict.Kind{Code: "content.greets-by-name", Direction: verdict.For, Family: "content-greeting", Prior: 1}
	// Misspelled key words. Args: word.
	kindContentMisspelling = verdict.Kind{Code: "content.misspelling", Direction: verdict.Against, Family: "content-form", Prior: 1.2}
	// Words of mixed scripts, look-alike letters. Args: word.
	kindContentMixedScript = verdict.Kind{Code: "content.mixed-script", Direction: verdict.Against, Family: "content-disguise", Prior: 3}
	// Mathematical or full-width letters instead of plain ones.
	kindContentStyledLetters = verdict.Kind{Code: "content.styled-letters", Direction: verdict.Against, Family: "content-disguise", Prior: 2}
	// Invisible characters inside words.
	kindContentZeroWidth = verdict.Kind{Code: "content.zero-width", Direction: verdict.Against, Family: "content-disguise", Prior: 1.5}
	// Text that the reader cannot see. Args: how.
	kindContentHiddenText = verdict.Kind{Code: "content.hidden-text", Direction: verdict.Against, Family: "content-disguise", Prior: 1.2}
	// Random words or text that has nothing to do with it.
	kindContentFiller = verdict.Kind{Code: "content.filler", Direction: verdict.Against, Family: "content-disguise", Prior: 1.5}
	// A picture instead of text.
	kindContentPictureOnly = verdict.Kind{Code: "content.picture-only", Direction: verdict.Against, Family: "content-layout", Prior: 1.5}
	// Hardly a word beside a link.
	kindContentShortLink = verdict.Kind{Code: "content.short-link", Direction: verdict.Against, Family: "content-layout", Prior: 0.8}
	// Plain and HTML say different things.
	kindContentPartsDiffer = verdict.Kind{Code: "content.parts-differ", Direction: verdict.Against, Family: "content-layout", Prior: 1}
	// Re: or Fw: without a conversation.
	kindContentFakeReply = verdict.Kind{Code: "content.fake-reply", Direction: verdict.Against, Family: "content-form", Prior: 1}
	// Emoji, symbols or odd spacing in the subject.
	kindContentDecoratedSubject = verdict.Kind{Code: "content.decorated-subject", Direction: verdict.Against, Family: "content-subject", Prior: 0.8}
	// Capitals and exclamation marks.
	kindContentShouting = verdict.Kind{Code: "content.shouting", Direction: verdict.Against, Family: "content-subject", Prior: 0.8}
	// An exclamation mark in the subject.
	kindContentExclamation = verdict.Kind{Code: "content.exclamation", Direction: verdict.Against, Family: "content-subject", Prior: 0.5}
	// Made-up reference numbers in the subject.
	kindContentReferenceInSubject = verdict.Kind{Code: "content.reference-in-subject", Direction: verdict.Against, Family: "content-subject", Prior: 1}
	// Sexual offers.
	kindContentAdult = verdict.Kind{Code: "content.adult", Direction: verdict.Against, Family: "content-lure", Prior: 2.5}
	// Order number that has not the brand's shape. Args: number brand.
	kindContentWrongNumberShape = verdict.Kind{Code: "content.wrong-number-shape", Direction: verdict.Against, Family: "content-number", Prior: 1.5}
)

func (x *examination) judgeContent() {
	x.judgeLure()
	x.judgeRequests()
	x.judgeGreeting()
	x.judgeDisguise()
	x.judgeLayout()
	x.judgeSubject()
	x.judgeNumbers()
	x.judgeContactAddress()
}

func (x *examination) judgeLure() {
	r := &x.reading
	if len(r.Lures) > 0 {
		shown := x.shownLure()
		switch score := r.Lures[0].Score; {
		case score >= lexicon.StrongScore:
			x.find(kindContentLureStrong, shown.Phrase, "lure", shown.Code)
		case score >= lexicon.ClearScore:
			x.find(kindContentLure, shown.Phrase, "lure", shown.Code)
		}
	}
	x.judgePressure()
}

// judgePressure looks for what frightens, hurries or tempts without being a
// lure by itself.
func (x *examination) judgePressure() {
	r := &x.reading
	for _, hit := range r.Urgency {
		if hit.Code != lexicon.UrgencyMarketing && hit.Score >= lexicon.ClearScore {
			x.find(kindContentUrgency, hit.Phrase)
			break
		}
	}
	for _, hit := range r.Threats {
		if hit.Score >= lexicon.ClearScore {
			x.find(kindContentThreat, hit.Phrase)
			break
		}
	}
	if r.Adult {
		x.find(kindContentAdult, "")
	}
	if len(r.Misspellings) > 0 {
		x.find(kindContentMisspelling, r.Misspellings[0], "word", r.Misspellings[0])
	}
}

// shownLure is the hit that stands for the lures of a message: that of the lure
// by which the verdict names it if the words are clear, else the strongest.
func (x *examination) shownLure() lexicon.Hit {
	r := &x.reading
	if len(r.Lures) > 1 && x.byMail() {
		if topics := x.topics(); len(topics) > 0 {
			for _, hit := range r.Lures {
				if hit.Code == string(topics[0].Lure) && hit.Score >= lexicon.ClearScore {
					return hit
				}
			}
		}
	}
	return r.Lures[0]
}

// kindOfRequest is the kind of evidence that a request is.
func kindOfRequest(code string) (verdict.Kind, bool) {
	switch code {
	case lexicon.RequestPassword:
		return kindContentAsksPassword, true
	case lexicon.RequestOneTimeCode:
		return kindContentAsksOneTimeCode, true
	case lexicon.RequestCard:
		return kindContentAsksCard, true
	case lexicon.RequestIdentityPapers:
		return kindContentAsksIdentityPapers, true
	case lexicon.RequestGiftCard:
		return kindContentAsksGiftCard, true
	case lexicon.RequestRemoteAccess:
		return kindContentAsksRemoteAccess, true
	case lexicon.RequestPaymentElsewhere:
		return kindContentAsksPaymentElsewhere, true
	case lexicon.RequestCallNumber:
		return kindContentAsksCall, true
	case lexicon.RequestCrypto:
		return kindContentAsksCrypto, true
	case lexicon.RequestDetails:
		return kindContentAsksDetails, true
	}
	return verdict.Kind{}, false
}

// judgeRequests looks at what the message asks for, and compares it with what
// the brand says that it never asks.
func (x *examination) judgeRequests() {
	for _, hit := range x.reading.Requests {
		kind, known := kindOfRequest(hit.Code)
		if !known || hit.Score < lexicon.ClearScore || hit.Code == lexicon.RequestOneTimeCode && x.codeOfDoor() || hit.Code == lexicon.RequestDetails && x.givesCode() {
			continue
		}
		x.find(kind, hit.Phrase, "brand", name(x.claim.profile), "number", hit.Number)
		if x.claim.profile == nil {
			continue
		}
		for _, never := range x.claim.profile.NeverAsks {
			if never.Request == hit.Code && never.Source != "" {
				x.find(kindContentNeverAsked, hit.Phrase,
					"brand", x.claim.profile.Name, "request", hit.Code, "source", never.Source)
			}
		}
	}
}

func (x *examination) judgeGreeting() {
	g := x.reading.Greeting
	switch {
	case g.Kind == lexicon.NameGreeting && g.Right:
		x.find(kindContentGreetsByName, g.Text)
	case g.Kind == lexicon.AddressGreeting:
		x.find(kindContentAddressGreeting, g.Text)
	case g.Kind == lexicon.GenericGreeting && !x.saysHi(g.Text):
		x.find(kindContentGenericGreeting, g.Text)
	}
}

// judgeDisguise looks for text that readers and filters see differently.
func (x *examination) judgeDisguise() {
	c := &x.reading.Counts
	if c.MixedScript > 0 {
		x.find(kindContentMixedScript, "")
	}
	if c.Styled >= manyStyled {
		x.find(kindContentStyledLetters, "")
	}
	if x.m.Invisible >= manyInvisible {
		x.find(kindContentZeroWidth, "")
	}
	if len(x.m.Hidden) > longPreheader && len(x.m.Hidden)*2 > len(x.m.Text) {
		x.find(kindContentHiddenText, strings.Join(x.m.HiddenBy, ", "), "how", strings.Join(x.m.HiddenBy, ", "))
	}
	if c.Words >= fillerWords && x.reading.Gibberish > fillerShare || len(x.m.Hidden) > longPreheader && x.lexicon.Gibberish(head(x.m.Hidden, mostHidden)) > fillerShare {
		x.find(kindContentFiller, "")
	}
}

// Amounts from which an oddity is no accident.
const (
	manyStyled    = 6
	manyInvisible = 8
	longPreheader = 400   // octets of hidden text that a preview line may have
	mostHidden    = 8_000 // octets of hidden text that tell whether it is filler
	fillerWords   = 40
	fillerShare   = 0.3
)

// judgeLayout looks at how much there is to read beside links and pictures.
func (x *examination) judgeLayout() {
	words, web := x.reading.Counts.Words, 0
	for i := range x.links {
		if x.links[i].url.IsWeb() {
			web++
		}
	}
	switch {
	case words <= fewWords && web > 0 && slices.ContainsFunc(x.m.Images, tellsMore), x.pictureOnly():
		x.find(kindContentPictureOnly, "")
	case words <= fewWords && web > 0:
		x.find(kindContentShortLink, "")
	}
	if x.m.HTML && len(x.m.Plain) > 200 && len(x.m.Text) > 200 && overlap(x.m.Plain, x.m.Text) < 0.2 {
		x.find(kindContentPartsDiffer, "")
	}
}

// tellsMore tells whether a picture may say what the text doesn't: it isn't a
// logo or an icon by the size at which it is shown.
func tellsMore(p message.Picture) bool {
	return p.Width == 0 || p.Height == 0 || max(p.Width, p.Height) > logoSide
}

// logoSide is the longer side in pixels up to which a picture is a mere logo.
const logoSide = 160

// fewWords is how many words a message without much text has.
const fewWords = 30

// overlap is the share of the longer words of a that b has as well.
func overlap(a, b string) float64 {
	words := map[uint64]struct{}{}
	for w := range longWords(head(b, 20_000)) {
		words[w] = struct{}{}
	}
	all, both := 0, 0
	for w := range longWords(head(a, 8_000)) {
		all++
		if _, ok := words[w]; ok {
			both++
		}
	}
	if all < 10 {
		return 1
	}
	return float64(both) / float64(all)
}

// longWords yields a hash (FNV-1a) of each word of more than four octets, in
// lower case.
func longWords(text string) iter.Seq[uint64] {
	const start, prime = 14695981039346656037, 1099511628211
	return func(yield func(uint64) bool) {
		h, n := uint64(start), 0
		for _, r := range text {
			switch {
			case r < utf8.RuneSelf && (r|0x20 < 'a' || r|0x20 > 'z') || r >= utf8.RuneSelf && !unicode.IsLetter(r):
				if n > 4 && !yield(h) {
					return
				}
				h, n = start, 0
				continue
			case r < utf8.RuneSelf:
				r |= 0x20
				n++
			default:
				n += utf8.RuneLen(r)
				r = unicode.ToLower(r)
			}
			h = (h ^ uint64(r)) * prime
		}
		if n > 4 {
			yield(h)
		}
	}
}

func (x *examination) judgeSubject() {
	s := x.m.Subject
	if isReply(s) && x.m.Header.Count("in-reply-to") == 0 && x.m.Header.Count("references") == 0 && x.m.Quoted == "" {
		x.find(kindContentFakeReply, s)
	}
	if decorated(s) || confusable.MixedWord(s) || styled(s) > 0 {
		x.find(kindContentDecoratedSubject, s)
	}
	switch {
	case shouting(s):
		x.find(kindContentShouting, s)
	case strings.Contains(s, "!"):
		x.find(kindContentExclamation, s)
	}
	if ref := reference(s); ref != "" {
		x.find(kindContentReferenceInSubject, ref)
	}
}

// shouting tells whether a subject is mostly in capitals or piles up marks.
func shouting(s string) bool {
	upper, lower := 0, 0
	for _, r := range s {
		switch {
		case unicode.IsUpper(r):
			upper++
		case unicode.IsLower(r):
			lower++
		}
	}
	return upper >= 12 && upper > 2*lower || strings.Count(s, "!") >= 2
}

// reference finds a word in a subject whose letters change their case as no
// name does (fg46qFdZiRVH), or a number longer than any order's: mass mailers
// put them there so that no two subjects are alike.
func reference(subject string) string {
	for w := range strings.FieldsFuncSeq(subject, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		numbers, rises := 0, 0
		lower := false
		for _, r := range w {
			switch {
			case unicode.IsDigit(r):
				numbers++
			case unicode.IsUpper(r) && lower:
				rises++
			}
			lower = unicode.IsLower(r)
		}
		if len(w) >= 8 && (rises >= 3 || rises >= 2 && numbers > 0) || numbers == len(w) && numbers >= 15 {
			return w
		}
	}
	return ""
}

// judgeNumbers compares numbers that the message calls order numbers with the
// shapes that the claimed brand's have.
func (x *examination) judgeNumbers() {
	p := x.claim.profile
	if p == nil || len(p.Numbers) == 0 || x.from.owner == p {
		return
	}
	for _, n := range x.orderNumbers() {
		if _, ok := p.Number(n); !ok {
			x.find(kindContentWrongNumberShape, n, "number", n, "brand", p.Name)
			return
		}
	}
}
