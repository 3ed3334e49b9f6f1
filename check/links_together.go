package check

import (
	"strings"

	"bonafide/brand"
	"bonafide/link"
	"bonafide/message"
)

// judgeLinksTogether looks at where the links of a message lead as a whole.
func (x *examination) judgeLinksTogether() {
	s := x.survey()
	if s.web == 0 {
		return
	}
	foreign := link.Defang(s.foreign)
	if p := x.claim.profile; p != nil {
		switch {
		case 10*s.official >= 9*s.web:
			if !x.posesAs(p) { // who poses as a brand can link to its pages, too
				x.find(kindLinkOfficial, "", "brand", p.Name)
			}
		case x.partner(x.from.Domain) && akin(link.Registrable(s.foreign), x.from.registrable): // the partner's own page
		case s.foreign != "" && (s.official == 0 || s.foreignAction && 2*s.official < s.web):
			x.find(kindLinkNotOfficial, foreign, "brand", p.Name, "domain", s.foreign)
		}
	}
	switch {
	case 2*s.own >= s.web:
		x.find(kindSenderLinksMatch, "", "domain", x.from.registrable)
	case s.own == 0 && s.platform == 0 && s.foreign != "" && x.from.Domain != "":
		x.find(kindLinkNotSender, foreign, "domain", s.foreign)
	}
	if s.single && s.own == 0 && (s.picture || s.web > 1) {
		x.find(kindLinkSingleTarget, foreign, "domain", s.foreign)
	}
	if s.insecure && x.claim.profile != nil {
		x.find(kindLinkInsecure, foreign, "host", s.foreign)
	}
}

// posesAs tells whether the sender bears the brand's name at a domain that is
// neither the brand's nor of those who send for it.
func (x *examination) posesAs(p *brand.Profile) bool {
	from := &x.from
	return from.imitates || x.claim.named && from.Domain != "" && from.owner != p &&
		!x.partner(from.Domain) && !from.class.MailPlatform && !x.forwarder() && !x.replaced()
}

// survey counts the web links of a message, without those to social networks
// and standards bodies, which everybody has in a footer.
type survey struct {
	web, official, own, platform int
	foreign                      string // host of the most prominent foreign link
	foreignAction                bool   // a button or a picture leads there
	single                       bool   // all links lead to one page
	picture                      bool   // a picture is the link
	insecure                     bool   // over http
}

func (x *examination) survey() survey {
	s := survey{single: true}
	page := ""
	for i := range x.links {
		l := &x.links[i]
		if !l.url.IsWeb() || l.class.Social || l.Place == message.InHidden || l.Place == message.InAttachment {
			continue
		}
		s.web++
		here := l.url.Host + strings.TrimRight(l.url.Path, "/")
		if page == "" {
			page = here
		}
		s.single = s.single && here == page
		s.picture = s.picture || l.Image
		switch {
		case x.claim.profile != nil && l.owner == x.claim.profile:
			s.official++
			if x.ownLink(l) {
				s.own++
			}
		case x.ownLink(l):
			s.own++
		case l.class.MailPlatform:
			s.platform++
		default:
			action := l.Image || l.Place == message.InButton || l.Place == message.InCode
			if s.foreign == "" || action && !s.foreignAction {
				s.foreign = l.url.Host
			}
			s.foreignAction = s.foreignAction || action
			s.insecure = s.insecure || l.url.Scheme == "http"
		}
	}
	return s
}

func (x *examination) judgeForms() {
	for _, f := range x.m.Forms {
		if u, err := link.Parse(f.Action); err == nil && asksMuch(f.Inputs) && u.IsWeb() && !akin(u.Registrable, x.from.registrable) {
			if p, _, ok := x.brands.Owner(u.Host); !ok || p != x.claim.profile {
				x.find(kindFormPostsElsewhere, link.Defang(u.Host), "domain", u.Host)
			}
		}
		for _, input := range f.Inputs {
			if secretInput(input) {
				x.find(kindFormAsksSecret, input)
				break
			}
		}
	}
}

// akin tells whether two registrable domains are the same or begin with the
// same name before a hyphen, as a company's further domains do. Anybody can
// register such a name: it excuses a form, it proves nothing.
func akin(a, b string) bool {
	if a == b {
		return true
	}
	first, _, _ := strings.Cut(link.Label(a), "-")
	second, _, _ := strings.Cut(link.Label(b), "-")
	return first == second && len(first) >= sharedLetters
}

// asksMuch tells whether a form takes more than a search box or a vote does.
func asksMuch(inputs []string) bool {
	typed := 0
	for _, input := range inputs {
		kind, _, _ := strings.Cut(input, ":")
		switch kind {
		case "password":
			return true
		case "", "text", "email", "tel", "number", "textarea":
			typed++
		}
	}
	return typed >= 2
}

// secretInput tells whether a form field ("type:name") takes a secret.
func secretInput(input string) bool {
	if strings.HasPrefix(input, "password:") {
		return true
	}
	for _, word := range []string{"passw", "cvv", "cvc", "cardnum", "creditcard", "ccnum", "otp", "iban", "ssn"} {
		if strings.Contains(input, word) {
			return true
		}
	}
	return false
}
