package link

import "strings"

// cached recognizes copies of pages on another host: AMP caches, translations
// and archives.
func cached(u *URL) (Hop, bool) {
	switch {
	case strings.HasSuffix(u.Host, ".cdn.ampproject.org"), u.Host == "cdn.ampproject.org":
		// /c/s/example.com/page: content over https; also /v/, /i/, /wp/.
		rest := strings.TrimPrefix(u.Path, "/")
		if _, after, ok := strings.Cut(rest, "/"); ok {
			return ampPath(u, after)
		}
	case strings.HasSuffix(u.Host, ".translate.goog"):
		label := strings.TrimSuffix(u.Host, ".translate.goog")
		// Dots are written as hyphens, hyphens twice.
		label = strings.ReplaceAll(label, "--", "\x00")
		label = strings.ReplaceAll(label, "-", ".")
		label = strings.ReplaceAll(label, "\x00", "-")
		return hopTo(u, HopTranslate, "google", "https://"+label+u.Path)
	case u.Host == "web.archive.org":
		if rest, ok := strings.CutPrefix(u.Path, "/web/"); ok {
			_, rest, _ = strings.Cut(rest, "/")
			if u.Query != "" {
				rest += "?" + u.Query
			}
			return hopTo(u, HopArchive, "archive.org", rest)
		}
	case u.Host == "webcache.googleusercontent.com":
		if q, ok := strings.CutPrefix(u.Param("q"), "cache:"); ok {
			if i := strings.IndexByte(q, ':'); i >= 0 && i < 20 && !strings.HasPrefix(q[i:], "://") {
				q = q[i+1:]
			}
			q, _, _ = strings.Cut(q, " ")
			return hopTo(u, HopArchive, "google", q)
		}
	case strings.HasSuffix(u.Host, ".microsofttranslator.com"), u.Host == "translatetheweb.com":
		return fromParam(u, HopTranslate, "microsoft", "a", "u")
	case u.Host == "archive.ph", u.Host == "archive.today", u.Host == "archive.is":
		return embedded(u, HopArchive, u.Host)
	}
	return Hop{}, false
}

// ampPath reads s/example.com/page (https) or example.com/page.
func ampPath(u *URL, rest string) (Hop, bool) {
	scheme := "http://"
	if after, ok := strings.CutPrefix(rest, "s/"); ok {
		scheme, rest = "https://", after
	}
	if hasWebScheme(rest) || strings.HasPrefix(rest, "http%") {
		return hopTo(u, HopAMP, "amp", rest)
	}
	if u.Query != "" {
		rest += "?" + u.Query
	}
	if !startsLikeHost(rest) {
		return Hop{}, false
	}
	return hopTo(u, HopAMP, "amp", scheme+rest)
}
