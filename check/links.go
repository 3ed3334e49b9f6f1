package check

import (
	"slices"
	"strings"

	"bonafide/brand"
	"bonafide/link"
	"bonafide/link/lookalike"
	"bonafide/message"
	"bonafide/verdict"
)

// Evidence about where its links lead.
var (
	// A link leads to a domain that imitates an official one. Args: domain official kind brand.
	kindLinkLookalikeDomain = verdict.Kind{Code: "link.lookalike-domain", Direction: verdict.Against, Family: "link-imitation", Prior: 3.5}
	// Shown address is not where the link leads. Args: shown domain.
	kindLinkTextMismatch = verdict.Kind{Code: "link.text-mismatch", Direction: verdict.Against, Family: "link-imitation", Prior: 2}
	// The message claims a brand, its main link leads elsewhere. Args: brand domain.
	kindLinkNotOfficial = verdict.Kind{Code: "link.not-official", Direction: verdict.Against, Family: "link-claim", Prior: 2}
	// All links lead to the claimed brand. Args: brand.
	kindLinkOfficial = verdict.Kind{Code: "link.official", Direction: verdict.For, Family: "link-claim", Prior: 1.5}
	// Numeric host. Args: host.
	kindLinkIpHost = verdict.Kind{Code: "link.ip-host", Direction: verdict.Against, Family: "link-host", Prior: 3}
	// User information before the host. Args: host.
	kindLinkUserinfo = verdict.Kind{Code: "link.userinfo", Direction: verdict.Against, Family: "link-form", Prior: 3}
	// Data:, javascript:, vbscript:, file:. Args: scheme.
	kindLinkDangerousScheme = verdict.Kind{Code: "link.dangerous-scheme", Direction: verdict.Against, Family: "link-form", Prior: 2}
	// Shortener. Args: host.
	kindLinkShortener = verdict.Kind{Code: "link.shortener", Direction: verdict.Against, Family: "link-redirect", Prior: 1.2}
	// Open redirect of somebody. Args: host domain.
	kindLinkRedirector = verdict.Kind{Code: "link.redirector", Direction: verdict.Against, Family: "link-redirect", Prior: 0.8}
	// Anyone can publish there: storage. Args: host.
	kindLinkCloudStorage = verdict.Kind{Code: "link.cloud-storage", Direction: verdict.Against, Family: "link-host", Prior: 2}
	// Anyone can publish there: sites, forms. Args: host.
	kindLinkSiteBuilder = verdict.Kind{Code: "link.site-builder", Direction: verdict.Against, Family: "link-host", Prior: 1.5}
	// Punycode, mixed scripts. Args: domain.
	kindLinkInternationalized = verdict.Kind{Code: "link.internationalized", Direction: verdict.Against, Family: "link-host", Prior: 1.5}
	// The address of the reader stands in the link.
	kindLinkHoldsRecipient = verdict.Kind{Code: "link.holds-recipient", Direction: verdict.Against, Family: "link-form", Prior: 1}
	// Generated host. Args: host.
	kindLinkRandomHost = verdict.Kind{Code: "link.random-host", Direction: verdict.Against, Family: "link-host", Prior: 1.5}
	// Top-level domain with much abuse. Args: tld.
	kindLinkRiskyTld = verdict.Kind{Code: "link.risky-tld", Direction: verdict.Against, Family: "link-host", Prior: 1.5}
	// Many nested subdomains. Args: host.
	kindLinkDeepSubdomain = verdict.Kind{Code: "link.deep-subdomain", Direction: verdict.Against, Family: "link-host", Prior: 0.7}
	// Unusual port. Args: host.
	kindLinkPort = verdict.Kind{Code: "link.port", Direction: verdict.Against, Family: "link-form", Prior: 1.5}
	// Cannot be read as a URL, or written so as to fool a reader or filter.
	kindLinkMalformed = verdict.Kind{Code: "link.malformed", Direction: verdict.Against, Family: "link-form", Prior: 1.5}
	// Every link and image leads to the same foreign page. Args: domain.
	kindLinkSingleTarget = verdict.Kind{Code: "link.single-target", Direction: verdict.Against, Family: "link-layout", Prior: 1.2}
	// Links lead to another organization than the sender. Args: domain.
	kindLinkNotSender = verdict.Kind{Code: "link.not-sender", Direction: verdict.Against, Family: "link-sender", Prior: 0.8}
	// Downloads a program. Args: file.
	kindLinkExecutable = verdict.Kind{Code: "link.executable", Direction: verdict.Against, Family: "link-form", Prior: 3}
	// Asks for data over http. Args: host.
	kindLinkInsecure = verdict.Kind{Code: "link.insecure", Direction: verdict.Against, Family: "link-form", Prior: 0.5}
	// Leads to WhatsApp, Telegram or a phone. Args: host.
	kindLinkMessenger = verdict.Kind{Code: "link.messenger", Direction: verdict.Against, Family: "link-host", Prior: 0.7}
	// Form posts to a foreign host. Args: domain.
	kindFormPostsElsewhere = verdict.Kind{Code: "form.posts-elsewhere", Direction: verdict.Against, Family: "form", Prior: 2}
	// Form with a password or card field.
	kindFormAsksSecret = verdict.Kind{Code: "form.asks-secret", Direction: verdict.Against, Family: "form", Prior: 3}
)

// target is a link with what is known of where it leads.
type target struct {
	message.Hyperlink
	first     link.URL // as written
	url       link.URL // after taking redirectors off
	hops      []link.Hop
	class     link.Class
	owner     *brand.Profile // the brand that controls the page, or nil
	lookalike lookalike.Match
	imitates  bool
	broken    bool // cannot be read as a URL
}

// mostLinks bounds the links that are judged; a longer list repeats itself.
const mostLinks = 300

// targets reads every link of the message once; the same address in several
// places is read once.
func (x *examination) targets() []target {
	seen := make(map[string]int, len(x.m.Links))
	out := make([]target, 0, min(len(x.m.Links), mostLinks))
	all := x.m.Links
	if codes := x.codeLinks(); len(codes) > 0 {
		all = slices.Concat(codes, all)
	}
	for i := range all {
		l := &all[i]
		if l.Place == message.InHeader || l.Place == message.InQuoted {
			continue
		}
		if at, ok := seen[l.Target]; ok {
			if out[at].Text == "" {
				out[at].Text = l.Text
			}
			continue
		}
		if len(out) == mostLinks {
			break
		}
		seen[l.Target] = len(out)
		out = append(out, x.target(l))
	}
	return out
}

func (x *examination) target(l *message.Hyperlink) target {
	t := target{Hyperlink: *l}
	u, err := link.Parse(l.Target)
	if err != nil {
		t.broken = true
		return t
	}
	t.first, t.url = u, u
	if !u.IsWeb() {
		return t
	}
	t.hops = x.unwrapper.Unwrap(u)
	for _, h := range t.hops {
		if h.Kind == link.HopParameter && !link.Classify(h.Via).MailPlatform {
			break // an address in a parameter may be a decoy: the page itself counts
		}
		t.url = h.URL
	}
	t.class = t.url.Class()
	if p, _, ok := x.brands.Owner(t.url.Host); ok && !strangers(t.class) {
		t.owner = p
	} else if _, hosted := x.brands.UserContent(t.url.Host); !hosted && !t.class.CloudTenant && t.url.Host != "" {
		t.lookalike, t.imitates = x.lookalikes.Match(t.url.Host)
	}
	return t
}

// telling is the score from which a domain imitates a brand beyond accident;
// below it the message must claim that brand as well.
const telling = 0.7

// strangers tells whether anybody publishes on hosts of this class, whoever
// owns the domain.
func strangers(c link.Class) bool {
	return c.Storage || c.FileShare || c.SiteBuilder || c.AppHosting || c.Forms
}

func (x *examination) judgeLinks() {
	for i := range x.links {
		l := &x.links[i]
		x.judgeAddress(l)
		if l.url.IsWeb() {
			x.judgeHost(l)
			x.judgeShownText(l)
		}
	}
	x.judgeLinksTogether()
	x.judgeForms()
}

// judgeAddress looks at the form of one address.
func (x *examination) judgeAddress(l *target) {
	subject := link.Defang(l.Target)
	u := &l.first
	switch {
	case l.broken:
		// Template engines leave empty and relative targets; only what looks
		// like an address and is none was written to fool somebody.
		if strings.Contains(l.Target, "://") && !reserved(hostOf(l.Target)) && !placeholder(hostOf(l.Target)) {
			x.find(kindLinkMalformed, subject)
		}
		return
	case u.IsDangerous() && u.Scheme != "file":
		x.find(kindLinkDangerousScheme, subject, "scheme", u.Scheme)
		return
	}
	switch {
	case !u.IsWeb():
	case u.Odd.Has(link.OddUserinfo):
		x.find(kindLinkUserinfo, subject, "host", u.Host)
	case u.Odd.Any(link.OddBackslash | link.OddSlashes | link.OddControl | link.OddEncodedHost | link.OddInvisible | link.OddNumericHost):
		x.find(kindLinkMalformed, subject, "host", u.Host)
	}
	if u.Odd.Has(link.OddPort) {
		x.find(kindLinkPort, subject, "host", u.Host)
	}
	if executable(l.url.Path) {
		x.find(kindLinkExecutable, subject, "file", l.url.Path)
	}
	if x.holdsRecipient(l) {
		x.find(kindLinkHoldsRecipient, subject)
	}
}

// hostOf is what stands where the host of a broken address would.
func hostOf(raw string) string {
	_, rest, _ := strings.Cut(raw, "://")
	if i := strings.IndexFunc(rest, func(r rune) bool { return r <= ' ' || strings.ContainsRune("/?#\\\"", r) }); i >= 0 {
		rest = rest[:i]
	}
	return strings.ToLower(rest)
}

// executable tells whether a path names a program for some system.
func executable(path string) bool {
	path = strings.ToLower(tail(path, 16))
	for _, ext := range []string{".exe", ".scr", ".msi", ".apk", ".bat", ".cmd", ".vbs", ".jar", ".iso", ".lnk", ".hta", ".dmg", ".pkg", ".appx"} {
		if strings.HasSuffix(path, ext) {
			return true
		}
	}
	return false
}

// holdsRecipient tells whether the reader's own address stands in a link to a
// page that is not the sender's.
func (x *examination) holdsRecipient(l *target) bool {
	if len(x.m.To) == 0 || !l.url.IsWeb() || x.ownLink(l) {
		return false
	}
	addr := strings.ToLower(x.m.To[0].Addr)
	if len(addr) < 6 || strings.EqualFold(addr, x.from.Addr) {
		return false
	}
	text := strings.ToLower(l.url.Path + "?" + l.url.Query + "#" + l.url.Fragment)
	return strings.Contains(text, addr) || strings.Contains(text, strings.Replace(addr, "@", "%40", 1))
}

// ownLink tells whether a link leads to the sender's own organization.
func (x *examination) ownLink(l *target) bool {
	if l.url.Registrable == "" {
		return false
	}
	return l.url.Registrable == x.from.registrable || l.owner != nil && l.owner == x.from.owner
}

// judgeHost looks at the host to which a link leads.
func (x *examination) judgeHost(l *target) {
	u := &l.url
	host := link.Defang(u.Host)
	if l.imitates && (l.lookalike.Score >= telling || x.claim.is(l.lookalike.Brand)) {
		p, _ := x.brands.Get(l.lookalike.Brand)
		x.find(kindLinkLookalikeDomain, host,
			"domain", u.Host, "official", l.lookalike.Official, "kind", string(l.lookalike.Kind), "brand", name(p))
	}
	for _, h := range l.hops {
		if h.Kind != link.HopGateway && !link.Classify(h.Via).MailPlatform && link.Registrable(h.Via) != x.from.registrable && link.Registrable(h.Via) != h.URL.Registrable {
			x.find(kindLinkRedirector, link.Defang(h.Via), "host", h.Via, "domain", h.URL.Host)
			break
		}
	}
	if l.owner != nil || x.ownLink(l) {
		return
	}
	switch {
	case u.IsIP:
		x.find(kindLinkIpHost, host, "host", u.Host)
	case l.class.Shortener:
		x.find(kindLinkShortener, host, "host", u.Host)
	case l.class.Storage || l.class.FileShare:
		x.find(kindLinkCloudStorage, host, "host", u.Host)
	case l.class.SiteBuilder || l.class.AppHosting || l.class.Forms || l.class.DynamicDNS || l.class.Tunnel || l.class.CloudTenant:
		x.find(kindLinkSiteBuilder, host, "host", u.Host)
	case l.class.Messenger:
		x.find(kindLinkMessenger, host, "host", u.Host)
	case link.LooksGenerated(u.Host):
		x.find(kindLinkRandomHost, host, "host", u.Host)
	}
	if l.class.RiskyTLD {
		x.find(kindLinkRiskyTld, host, "tld", u.Host[strings.LastIndexByte(u.Host, '.')+1:])
	}
	if strings.Contains(u.Host, "xn--") {
		x.find(kindLinkInternationalized, host, "domain", u.HostUnicode)
	}
	if !u.IsIP && strings.Count(u.Host, ".")-strings.Count(u.Registrable, ".") > deepSubdomain {
		x.find(kindLinkDeepSubdomain, host, "host", u.Host)
	}
}

// judgeShownText compares an address that a link shows with where it leads.
func (x *examination) judgeShownText(l *target) {
	shown, ok := shownHost(l.Text)
	if !ok || l.class.MailPlatform {
		return
	}
	u := &l.url
	reg := link.Registrable(shown)
	if reg == "" || reg == u.Registrable || reg == l.first.Registrable {
		return
	}
	if p, _, owned := x.brands.Owner(shown); owned && p == l.owner {
		return
	}
	// Mailers count clicks through their own hosts or the sender's.
	if x.ownLink(l) || reg == x.from.registrable && x.authenticated() {
		return
	}
	x.find(kindLinkTextMismatch, link.Defang(l.Text), "shown", shown, "domain", u.Host)
}

// shownHost is the host of a text that is itself an address.
func shownHost(text string) (string, bool) {
	text = strings.TrimSpace(text)
	if len(text) < 4 || len(text) > 300 || strings.ContainsAny(text, " \n@") || !strings.Contains(text, ".") {
		return "", false
	}
	u, err := link.Parse(text)
	if err != nil || !u.IsWeb() || !validDomain(u.Host) {
		return "", false
	}
	return u.Host, true
}
