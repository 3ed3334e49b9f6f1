package link

import (
	"encoding/base64"
	"strings"
)

// gateway recognizes the mail-security services that rewrite links, and reads
// the original out of their addresses.
func gateway(u *URL) (Hop, bool) {
	switch u.OrgDomain {
	case "outlook.com", "office365.us", "office.net":
		if strings.Contains(u.Host, "safelinks") || strings.Contains(u.Path, "safelinks") {
			return fromParam(u, HopGateway, "safelinks", "url")
		}
	case "proofpoint.com", "urldefense.com", "urldefense.us":
		return proofpoint(u)
	case "mimecast.com", "mimecastprotect.com":
		return fromDomain(u, "mimecast")
	case "cudasvc.com":
		return fromParam(u, HopGateway, "barracuda", "a", "url")
	case "cisco.com":
		if strings.HasPrefix(u.Host, "secure-web.") {
			return lastSegment(u, "cisco")
		}
	case "trendmicro.com", "trendmicro.eu", "trendmicro.co.jp":
		return fromParam(u, HopGateway, "trend-micro", "url")
	case "sophos.com":
		if strings.HasSuffix(u.Host, "protection.sophos.com") {
			return sophos(u)
		}
	case "fireeye.com", "trellix.com", "fireeye.eu":
		return fromParam(u, HopGateway, "trellix", "u")
	case "symantec.com", "broadcom.com":
		if strings.HasPrefix(u.Host, "clicktime.") {
			return fromParam(u, HopGateway, "symantec", "u")
		}
	case "avanan.click", "checkpoint.com":
		return betweenUnderscores(u)
	case "edgepilot.com":
		return fromParam(u, HopGateway, "edgepilot", "u")
	case "titanhq.com":
		return fromParam(u, HopGateway, "titanhq", "url")
	case "trustwave.com":
		return fromParam(u, HopGateway, "trustwave", "u")
	case "esvalabs.com", "libraesva.com":
		return fromParam(u, HopGateway, "libraesva", "u")
	case "menlosecurity.com":
		return embedded(u, HopGateway, "menlo")
	case "inky.com":
		return fromDomain(u, "inky")
	case "emailprotection.link", "mailanyone.net", "antispamcloud.com", "spamexperts.com":
		return fromParam(u, HopGateway, u.OrgDomain, "url", "u")
	case "greathorn.com", "hornetsecurity.com", "mailprotect.be", "retarus.com", "vadesecure.com",
		"oodrive.com", "zixcentral.com", "ironport.com", "zscaler.net", "forcepoint.com", "websense.com":
		return fromParam(u, HopGateway, u.OrgDomain, "u", "url", "target")
	}
	return Hop{}, false
}

// fromDomain reads services that show only the host of the original.
func fromDomain(u *URL, service string) (Hop, bool) {
	if hop, ok := fromParam(u, HopGateway, service, "url", "u"); ok {
		return hop, true
	}
	return partial(u, service, "domain", u.Param("domain"))
}

// proofpoint reads the three forms of URL Defense.
func proofpoint(u *URL) (Hop, bool) {
	switch {
	case strings.HasPrefix(u.Path, "/v1/"):
		return fromParam(u, HopGateway, "proofpoint", "u")
	case strings.HasPrefix(u.Path, "/v2/"):
		for key, value := range params(u.Query) {
			if key == "u" {
				// Version 2 writes "%" as "-" and "/" as "_".
				value = strings.NewReplacer("-", "%", "_", "/").Replace(value)
				return hopTo(u, HopGateway, "proofpoint", unescape(value))
			}
		}
	case strings.HasPrefix(u.Path, "/v3/"):
		rest := u.Path[len("/v3/"):]
		if u.Query != "" {
			rest += "?" + u.Query
		}
		return hopTo(u, HopGateway, "proofpoint", proofpointV3(rest))
	}
	return Hop{}, false
}

// proofpointV3 decodes __URL__;BYTES!…: each "*" of URL stands for the next of
// the base64-encoded BYTES, and "**" with a character for a run of them.
func proofpointV3(s string) string {
	const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
	s, ok := strings.CutPrefix(s, "__")
	if !ok {
		return ""
	}
	end := strings.LastIndex(s, "__;")
	if end < 0 {
		return ""
	}
	text, code := s[:end], s[end+3:]
	if i := strings.IndexByte(code, '!'); i >= 0 {
		code = code[:i]
	}
	bytes, err := base64.RawURLEncoding.DecodeString(strings.TrimRight(code, "="))
	if err != nil {
		bytes = nil
	}
	if strings.IndexByte(text, '*') < 0 {
		return text
	}
	out := make([]byte, 0, len(text)+len(bytes))
	take := func(n int) {
		n = min(n, len(bytes))
		out = append(out, bytes[:n]...)
		bytes = bytes[n:]
	}
	for i := 0; i < len(text); i++ {
		if text[i] != '*' {
			out = append(out, text[i])
			continue
		}
		if i+2 < len(text) && text[i+1] == '*' {
			if n := strings.IndexByte(alphabet, text[i+2]); n >= 0 {
				take(n + 2)
				i += 2
				continue
			}
		}
		take(1)
	}
	return string(out)
}

// sophos reads /?d=DOMAIN&u=BASE64.
func sophos(u *URL) (Hop, bool) {
	if hop, ok := fromParam(u, HopGateway, "sophos", "u"); ok {
		return hop, true
	}
	return partial(u, "sophos", "d", u.Param("d"))
}

// betweenUnderscores reads /v2/___URL___.SIGNATURE and /v2/r01/___URL___.
func betweenUnderscores(u *URL) (Hop, bool) {
	rest := u.Path
	if u.Query != "" {
		rest += "?" + u.Query
	}
	_, rest, ok := strings.Cut(rest, "___")
	if !ok {
		return Hop{}, false
	}
	rest, _, _ = strings.Cut(rest, "___")
	return hopTo(u, HopGateway, "check-point", rest)
}

// lastSegment reads services whose path ends in the encoded address.
func lastSegment(u *URL, service string) (Hop, bool) {
	if hop, ok := embedded(u, HopGateway, service); ok {
		return hop, true
	}
	i := strings.LastIndexByte(u.Path, '/')
	return hopTo(u, HopGateway, service, u.Path[i+1:])
}
