package link

import "strings"

// carried finds a full address that any page holds in a usual parameter, in
// its path or in its fragment.
func carried(u *URL) (Hop, bool) {
	if hop, ok := carriedInQuery(u); ok {
		return hop, true
	}
	if hop, ok := embedded(u, HopParameter, u.Host); ok {
		return hop, true
	}
	if u.Fragment != "" {
		f := strings.TrimLeft(u.Fragment, "/!?")
		if t, ok := target(f, false); ok {
			return Hop{Kind: HopParameter, Service: u.Host, Via: u.Host, URL: t}, true
		}
		if i := strings.IndexByte(f, '='); i > 0 && usualParam(f[:i]) {
			if t, ok := target(f[i+1:], false); ok {
				return Hop{Kind: HopParameter, Service: u.Host, Via: u.Host, Param: f[:i], URL: t}, true
			}
		}
	}
	return Hop{}, false
}

// carriedInQuery looks at the parameters, and at a query that is an address as
// a whole.
func carriedInQuery(u *URL) (Hop, bool) {
	if len(u.Query) < 8 {
		return Hop{}, false
	}
	if t, ok := target(u.Query, false); ok {
		return Hop{Kind: HopParameter, Service: u.Host, Via: u.Host, URL: t}, true
	}
	for key, value := range params(u.Query) {
		if len(value) < 8 || !usualParam(key) {
			continue
		}
		if t, ok := target(unescape(value), false); ok {
			return Hop{Kind: HopParameter, Service: u.Host, Via: u.Host, Param: key, URL: t}, true
		}
	}
	return Hop{}, false
}

// embedded finds an address inside the path: /redirect/https://example.com/x,
// /http%3A%2F%2Fexample.com, /aHR0cHM6….
func embedded(u *URL, kind HopKind, service string) (Hop, bool) {
	for i := 0; i+12 < len(u.Path); i++ {
		if u.Path[i] != '/' {
			continue
		}
		s := u.Path[i+1:]
		if s[0]|0x20 == 'h' && len(s) > 8 && strings.EqualFold(s[:4], "http") {
			if u.Query != "" {
				s += "?" + u.Query
			}
			// A slash may have been lost: https:/example.com.
			if t, ok := target(s, false); ok {
				return Hop{Kind: kind, Service: service, Via: u.Host, URL: t}, true
			}
			return Hop{}, false
		}
		if strings.HasPrefix(s, "aHR0c") {
			if t, ok := target(s, false); ok {
				return Hop{Kind: kind, Service: service, Via: u.Host, URL: t}, true
			}
			return Hop{}, false
		}
	}
	return Hop{}, false
}

// usualParam tells whether parameters of this name lead somewhere. Names of
// protocols (openid.ns, xmlns) and of pictures are left out on purpose.
func usualParam(name string) bool {
	if len(name) > 24 {
		return false
	}
	var buf [24]byte
	key := buf[:0]
	for i := 0; i < len(name); i++ {
		switch c := name[i]; {
		case 'A' <= c && c <= 'Z':
			key = append(key, c|0x20)
		case c == '_', c == '-', c == '.', c == '$':
		default:
			key = append(key, c)
		}
	}
	switch string(key) {
	case "url", "u", "uri", "target", "targeturl", "targeturi", "targetlinkuri", "redirect", "redirecturl",
		"redirecturi", "redirectto", "redir", "rurl", "return", "returnurl", "returnuri",
		"returnto", "openidreturnto", "dest", "destination", "desturl", "destinationurl", "goto",
		"go", "to", "link", "linkurl", "href", "next", "nexturl", "continue", "continueurl", "out",
		"r", "q", "l", "lp", "landing", "landingpage", "landingurl", "forward", "forwardurl", "fwd",
		"jump", "jumpto", "page", "site", "website", "web", "adurl", "murl", "durl", "ued", "deeplink",
		"deeplinkurl", "dltargeturl", "mpre", "service", "clickurl", "click", "clickthrough", "trackurl",
		"rd", "rdr", "callback", "callbackurl", "checkouturl", "view", "open", "exit",
		"exiturl", "externalurl", "external", "location", "loc", "path", "finalurl", "origurl",
		"originalurl", "sourceurl", "successurl", "a", "d", "e", "p", "s", "t", "x",
		"z", "su", "ru", "ul", "ur", "wp", "ct", "data", "domain", "host", "address", "cgi",
		"desktopurl", "fallbackurl", "ctu", "qurl", "rlink", "tourl", "logout", "logouturl":
		return true
	}
	return false
}
