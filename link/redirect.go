package link

import (
	"encoding/base64"
	"strings"
)

// redirect recognizes pages of well-known owners that lead wherever their
// address says. Amazon's and other brands' own come from their profiles.
func redirect(u *URL) (Hop, bool) {
	org := u.OrgDomain
	if name, _, _ := strings.Cut(org, "."); name == "google" {
		return google(u)
	}
	switch org {
	case "facebook.com", "instagram.com", "messenger.com", "wl.co", "threads.net", "threads.com":
		if label := firstLabel(u.Host); label == "l" || label == "lm" || strings.HasSuffix(u.Path, "l.php") || strings.HasPrefix(u.Path, "/flx/warn") {
			return fromParam(u, HopOpenRedirect, "facebook", "u")
		}
	case "linkedin.com":
		return fromParam(u, HopOpenRedirect, "linkedin", "url", "dest", "session_redirect")
	case "youtube.com":
		return fromParam(u, HopOpenRedirect, "youtube", "q", "url")
	case "bing.com":
		return bing(u)
	case "yahoo.com", "yahoo.co.jp":
		return yahoo(u)
	case "duckduckgo.com":
		return fromParam(u, HopOpenRedirect, "duckduckgo", "uddg", "u")
	case "baidu.com":
		return fromParam(u, HopOpenRedirect, "baidu", "url", "to")
	case "yandex.ru", "yandex.com", "yandex.net", "ya.ru":
		return fromParam(u, HopOpenRedirect, "yandex", "url", "l10n_url", "retpath")
	case "vk.com", "vk.ru":
		return fromParam(u, HopOpenRedirect, "vk", "to")
	case "googleadservices.com", "doubleclick.net", "googlesyndication.com":
		return adClick(u)
	case "slack-redir.net", "slack.com", "skype.com", "steamcommunity.com", "umblr.com",
		"reddit.com", "redditmail.com", "exit.sc", "disq.us", "medium.com", "pinterest.com",
		"deref-mail.com", "deref-gmx.com", "deref-gmx.net", "deref-web.de", "deref-1und1.de",
		"awin1.com", "zenaps.com", "dpbolvw.net", "anrdoezrs.net", "jdoqocy.com", "tkqlhce.com",
		"kqzyfj.com", "linksynergy.com", "shareasale.com", "tradedoubler.com", "tradetracker.net",
		"go2cloud.org", "skimresources.com", "redirectingat.com", "viglink.com", "effiliation.com",
		"webgains.com", "partnerize.com", "prf.hn", "sjv.io", "pxf.io", "ojrq.net", "daisycon.io",
		"adform.net", "taboola.com", "outbrain.com", "criteo.com", "smartadserver.com", "onelink.me",
		"app.link", "adj.st", "adjust.com", "bnc.lt", "kochava.com":
		return fromParam(u, HopOpenRedirect, org, redirectParams...)
	case "href.li", "anonym.to", "nullrefer.com", "anon.to", "dereferer.me", "hidereferrer.com":
		if u.Query != "" {
			return hopTo(u, HopOpenRedirect, org, u.Query)
		}
	}
	return Hop{}, false
}

// redirectParams are the parameters in which redirect pages hold the target.
var redirectParams = []string{
	"url", "u", "z", "to", "q", "redirectUrl", "redirect_url", "ued", "p", "murl", "url_target",
	"target", "destination", "dest", "deeplink", "deep_link", "deep_link_value", "af_dp", "af_web_dp",
	"$desktop_url", "$fallback_url", "redirect", "out", "r", "link", "adurl", "rd",
}

// google reads the many pages of Google that lead on.
func google(u *URL) (Hop, bool) {
	switch {
	case strings.HasPrefix(u.Path, "/amp/"):
		return ampPath(u, u.Path[len("/amp/"):])
	case strings.HasPrefix(u.Host, "translate."):
		return fromParam(u, HopTranslate, "google", "u")
	case strings.HasPrefix(u.Path, "/url"), strings.HasPrefix(u.Path, "/travel/clk"),
		strings.HasPrefix(u.Path, "/pagead/aclk"), strings.HasPrefix(u.Path, "/aclk"),
		strings.HasPrefix(u.Path, "/local_url"), strings.HasPrefix(u.Path, "/imgres"),
		strings.HasPrefix(u.Path, "/interstitial"):
		return fromParam(u, HopOpenRedirect, "google", "q", "url", "adurl", "imgrefurl", "u")
	case strings.HasPrefix(u.Path, "/accounts/Logout"), strings.HasPrefix(u.Path, "/Logout"),
		strings.HasPrefix(u.Path, "/ServiceLogin"), strings.HasPrefix(u.Path, "/signin"):
		return fromParam(u, HopOpenRedirect, "google", "continue", "followup")
	}
	return Hop{}, false
}

// bing reads /ck/a?u=a1BASE64 and plain parameters.
func bing(u *URL) (Hop, bool) {
	if strings.HasPrefix(u.Path, "/amp/") {
		return ampPath(u, u.Path[len("/amp/"):])
	}
	if code, ok := strings.CutPrefix(u.Param("u"), "a1"); ok && strings.HasPrefix(u.Path, "/ck/") {
		if b, err := base64.RawURLEncoding.DecodeString(strings.TrimRight(code, "=")); err == nil {
			hop, ok := hopTo(u, HopOpenRedirect, "bing", string(b))
			hop.Param = "u"
			return hop, ok
		}
	}
	return fromParam(u, HopOpenRedirect, "bing", "u", "url", "r")
}

// yahoo reads r.search.yahoo.com/…/RU=ADDRESS/RK=…
func yahoo(u *URL) (Hop, bool) {
	if _, rest, ok := strings.Cut(u.Path, "/RU="); ok {
		rest, _, _ = strings.Cut(rest, "/R")
		return hopTo(u, HopOpenRedirect, "yahoo", rest)
	}
	if _, rest, ok := strings.Cut(u.Path, "/**"); ok {
		return hopTo(u, HopOpenRedirect, "yahoo", rest)
	}
	return Hop{}, false
}

// adClick reads the click counters of Google's advertising.
func adClick(u *URL) (Hop, bool) {
	if hop, ok := fromParam(u, HopOpenRedirect, "google-ads", "adurl", "url", "ds_dest_url"); ok {
		return hop, true
	}
	// …;dc_trk_cid=?https://example.com/: the whole query is the target.
	return hopTo(u, HopOpenRedirect, "google-ads", u.Query)
}

func firstLabel(host string) string {
	label, _, _ := strings.Cut(host, ".")
	return label
}
