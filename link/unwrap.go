package link

import "strings"

// MaxHops is the greatest number of hops that Unwrap follows.
const MaxHops = 8

// HopKind is the way in which one URL carries another.
type HopKind string

// The kinds of hops.
const (
	// HopGateway is a mail-security service that rewrites links on receipt.
	HopGateway HopKind = "gateway"
	// HopOpenRedirect is a page of a well-known or profiled owner that leads
	// wherever its address says.
	HopOpenRedirect HopKind = "open-redirect"
	// HopParameter is a full address in a query parameter, the path or the
	// fragment of any page.
	HopParameter HopKind = "parameter"
	// HopAMP is a cache of accelerated pages.
	HopAMP HopKind = "amp"
	// HopTranslate is a translation service.
	HopTranslate HopKind = "translate"
	// HopArchive is a web archive or search-engine cache.
	HopArchive HopKind = "archive"
)

// Hop is one step from a URL to the one that it carries.
type Hop struct {
	Kind HopKind
	// Service names who leads on: "safelinks", "google", or a host.
	Service string
	// Via is the host that leads on.
	Via string
	// Param is the query parameter that held the target, "" if it stood
	// elsewhere.
	Param string
	// URL is where it leads.
	URL URL
	// Partial tells that only the host of the target is known.
	Partial bool
}

// Redirector is a page that leads to any address, from a brand profile.
type Redirector struct {
	Host  string // exact host, lower case
	Path  string // prefix of the path, "" for any
	Param string // query parameter that holds the target, "" for any usual one
}

// Unwrapper reads the targets of URLs. It may be used by several goroutines.
type Unwrapper struct {
	redirectors map[string][]Redirector
}

// NewUnwrapper makes an Unwrapper that knows these redirectors beside the
// well-known ones.
func NewUnwrapper(redirectors ...Redirector) *Unwrapper {
	w := &Unwrapper{redirectors: make(map[string][]Redirector, len(redirectors))}
	for _, r := range redirectors {
		host := strings.ToLower(r.Host)
		w.redirectors[host] = append(w.redirectors[host], r)
	}
	return w
}

// Unwrap is what the text of u says about where it leads in the end, outermost
// hop first, with at most MaxHops hops. It knows the well-known services; an
// Unwrapper knows those of brand profiles as well. It asks nobody.
func Unwrap(u URL) []Hop { return (*Unwrapper)(nil).Unwrap(u) }

// Unwrap is like the function of this name, with w's redirectors.
func (w *Unwrapper) Unwrap(u URL) []Hop {
	var hops []Hop
	for len(hops) < MaxHops {
		hop, ok := w.step(&u)
		if !ok {
			break
		}
		if hop.URL.Host == u.Host && hop.URL.Path == u.Path && hop.URL.Query == u.Query {
			break
		}
		hops = append(hops, hop)
		u = hop.URL
		if hop.Partial {
			break
		}
	}
	return hops
}

// Final is the last URL to which hops lead, or u without hops.
func Final(u URL, hops []Hop) URL {
	if len(hops) == 0 {
		return u
	}
	return hops[len(hops)-1].URL
}

// step finds the one URL that u carries.
func (w *Unwrapper) step(u *URL) (Hop, bool) {
	if !u.IsWeb() {
		return Hop{}, false
	}
	if w != nil {
		for _, r := range w.redirectors[u.Host] {
			if hop, ok := profiled(u, r); ok {
				return hop, true
			}
		}
	}
	if hop, ok := gateway(u); ok {
		return hop, true
	}
	if hop, ok := redirect(u); ok {
		return hop, true
	}
	if hop, ok := cached(u); ok {
		return hop, true
	}
	return carried(u)
}

// profiled follows the redirector of a brand profile.
func profiled(u *URL, r Redirector) (Hop, bool) {
	if !strings.HasPrefix(u.Path, r.Path) {
		return Hop{}, false
	}
	if r.Param != "" {
		return fromParam(u, HopOpenRedirect, u.Host, r.Param)
	}
	hop, ok := carried(u)
	hop.Kind = HopOpenRedirect
	return hop, ok
}

// fromParam makes a hop of the first of these parameters that holds an
// address.
func fromParam(u *URL, kind HopKind, service string, names ...string) (Hop, bool) {
	if u.Query == "" {
		return Hop{}, false
	}
	for key, value := range params(u.Query) {
		for _, name := range names {
			if !strings.EqualFold(key, name) {
				continue
			}
			if target, ok := target(unescape(value), true); ok {
				return Hop{Kind: kind, Service: service, Via: u.Host, Param: key, URL: target}, true
			}
		}
	}
	return Hop{}, false
}

// hopTo makes a hop of an address that stood elsewhere than in a parameter.
func hopTo(u *URL, kind HopKind, service, address string) (Hop, bool) {
	t, ok := target(address, true)
	if !ok {
		return Hop{}, false
	}
	return Hop{Kind: kind, Service: service, Via: u.Host, URL: t}, true
}

// partial makes a hop of a bare host.
func partial(u *URL, service, param, host string) (Hop, bool) {
	if !isLDH(host) || !plausibleHost(host) {
		return Hop{}, false
	}
	t, err := Parse("https://" + strings.ToLower(host) + "/")
	if err != nil {
		return Hop{}, false
	}
	return Hop{Kind: HopGateway, Service: service, Via: u.Host, Param: param, URL: t, Partial: true}, true
}
