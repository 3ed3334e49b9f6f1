package check

import (
	"slices"

	"bonafide/link"
	"bonafide/mailauth"
	"bonafide/verdict"
)

// Evidence about SPF, DKIM, DMARC, ARC and the trace. The weights of results
// are stated, not fitted: most collections of genuine mail don't record any, so
// that a fit would take the mere presence of a result for a mark of a scam.
// They follow how common each result is among honest senders and in the
// collected scams, leaning to the honest side.
var (
	// SPF result fail. Args: domain ip.
	kindAuthSpfFail = verdict.Kind{Code: "auth.spf-fail", Direction: verdict.Against, Family: "auth", Prior: 1.4, Fixed: true}
	// SPF result softfail or neutral. Args: domain ip.
	kindAuthSpfSoftfail = verdict.Kind{Code: "auth.spf-softfail", Direction: verdict.Against, Family: "auth", Prior: 1, Fixed: true}
	// Sending domain publishes no SPF. Args: domain.
	kindAuthSpfNone = verdict.Kind{Code: "auth.spf-none", Direction: verdict.Against, Family: "auth", Prior: 0.9, Fixed: true}
	// Signature does not verify. Args: domain.
	kindAuthDkimFail = verdict.Kind{Code: "auth.dkim-fail", Direction: verdict.Against, Family: "auth", Prior: 0.7, Fixed: true}
	// The receiver saw no signature.
	kindAuthDkimNone = verdict.Kind{Code: "auth.dkim-none", Direction: verdict.Against, Family: "auth", Prior: 1, Fixed: true}
	// DMARC fails. Args: domain policy.
	kindAuthDmarcFail = verdict.Kind{Code: "auth.dmarc-fail", Direction: verdict.Against, Family: "auth", Prior: 1.6, Fixed: true}
	// DMARC fails although the domain asks to reject or quarantine such mail. Args: domain policy.
	kindAuthDmarcReject = verdict.Kind{Code: "auth.dmarc-reject", Direction: verdict.Against, Family: "auth", Prior: 2.3, Fixed: true}
	// The domain in From publishes no DMARC policy. Args: domain.
	kindAuthDmarcNone = verdict.Kind{Code: "auth.dmarc-none", Direction: verdict.Against, Family: "auth", Prior: 1.2, Fixed: true}
	// Authenticated only for a domain that is not the one in From. Args: domain from.
	kindAuthNotAligned = verdict.Kind{Code: "auth.not-aligned", Direction: verdict.Against, Family: "auth", Prior: 0.4, Fixed: true}
	// Authentication ended in an error. Args: domain.
	kindAuthTemporaryError = verdict.Kind{Code: "auth.temporary-error", Direction: verdict.Against, Family: "auth", Prior: 0.3, Fixed: true}
	// An Authentication-Results field that the sender wrote. Args: server.
	kindAuthResultsForged = verdict.Kind{Code: "auth.results-forged", Direction: verdict.Against, Family: "auth-forged", Prior: 3}
	// A valid ARC chain of a forwarder. Args: domain.
	kindAuthArcPass = verdict.Kind{Code: "auth.arc-pass", Direction: verdict.For, Family: "auth-arc", Prior: 0.3}
	// A broken ARC chain.
	kindAuthArcFail = verdict.Kind{Code: "auth.arc-fail", Direction: verdict.Against, Family: "auth-arc", Prior: 0.2}
	// A mailing list or forwarder passed it on, which breaks signatures. Args: list.
	kindAuthMailingList = verdict.Kind{Code: "auth.mailing-list", Direction: verdict.For, Family: "auth-list", Prior: 1}
	// Could not be checked: no network, no record of the receiver (informs only).
	kindAuthNotChecked = verdict.Kind{Code: "auth.not-checked", Direction: verdict.Against, Family: "auth-unchecked", Prior: 0}
	// BIMI record with a mark certificate. Args: domain.
	kindAuthMarkVerified = verdict.Kind{Code: "auth.mark-verified", Direction: verdict.For, Family: "auth-bimi", Prior: 2}
)

// judgeAuthentication records what is known of SPF, DKIM and DMARC. Unknown
// never counts. Forwarders and lists break signatures without being scammers,
// so behind them only what they vouch for counts.
func (x *examination) judgeAuthentication() {
	r := &x.report
	for i := range r.Forged {
		x.find(kindAuthResultsForged, r.Forged[i].Server, "server", r.Forged[i].Server)
	}
	switch r.ARC.Result {
	case mailauth.Pass:
		sealer := r.ARC.Sealers[len(r.ARC.Sealers)-1]
		x.find(kindAuthArcPass, sealer, "domain", sealer)
	case mailauth.Fail:
		x.find(kindAuthArcFail, "")
	default: // no chain, or one that can't be checked
	}
	if r.BIMI.Certified && x.authenticated() {
		x.find(kindAuthMarkVerified, r.BIMI.Domain, "domain", r.BIMI.Domain)
	}
	if x.passedOn() {
		x.find(kindAuthMailingList, r.List.ID, "list", r.List.ID)
		return
	}
	x.judgeSPF()
	x.judgeDKIM()
	x.judgeDMARC()
	if !x.authenticated() && r.SPF.Source == "" && r.DMARC.Source == "" && len(r.Stated) == 0 {
		x.find(kindAuthNotChecked, "")
	}
}

func (x *examination) judgeSPF() {
	spf := &x.report.SPF
	domain, ip := link.Defang(spf.Domain), ""
	if spf.IP.IsValid() {
		ip = spf.IP.String()
	}
	switch spf.Result {
	case mailauth.Fail:
		x.find(kindAuthSpfFail, domain, "domain", spf.Domain, "ip", ip)
	case mailauth.SoftFail, mailauth.Neutral:
		x.find(kindAuthSpfSoftfail, domain, "domain", spf.Domain, "ip", ip)
	case mailauth.None:
		x.find(kindAuthSpfNone, domain, "domain", spf.Domain)
	case mailauth.TempError, mailauth.PermError:
		x.find(kindAuthTemporaryError, domain, "domain", spf.Domain)
	case mailauth.Pass:
		if !spf.Aligned && !x.authenticated() {
			x.find(kindAuthNotAligned, domain, "domain", spf.Domain, "from", x.from.Domain)
		}
	case mailauth.Unknown: // never counts
	}
}

func (x *examination) judgeDKIM() {
	for i := range x.report.Signatures {
		// An altered body alone may be the work of whoever saved the message.
		if s := &x.report.Signatures[i]; s.Result == mailauth.Fail && s.Reason == mailauth.ReasonSignature {
			x.find(kindAuthDkimFail, link.Defang(s.Domain), "domain", s.Domain)
			return
		}
	}
	signed := func(result mailauth.Result) bool {
		return slices.ContainsFunc(x.report.Stated, func(r mailauth.AuthResult) bool {
			return r.Method == "dkim" && r.Result == result
		})
	}
	switch {
	case signed(mailauth.Pass):
	case signed(mailauth.Fail):
		x.find(kindAuthDkimFail, "", "domain", "")
	case signed(mailauth.None):
		x.find(kindAuthDkimNone, "")
	}
}

func (x *examination) judgeDMARC() {
	d := &x.report.DMARC
	domain := link.Defang(x.report.FromDomain)
	args := []string{"domain", x.report.FromDomain, "policy", d.Policy}
	switch {
	case x.report.FromDomain == "":
	case d.Result == mailauth.Fail && (d.Policy == "reject" || d.Policy == "quarantine"):
		x.find(kindAuthDmarcReject, domain, args...)
	case d.Result == mailauth.Fail:
		x.find(kindAuthDmarcFail, domain, args...)
	case d.Result == mailauth.None:
		x.find(kindAuthDmarcNone, domain, "domain", x.report.FromDomain)
	case d.Result == mailauth.TempError || d.Result == mailauth.PermError:
		x.find(kindAuthTemporaryError, domain, "domain", x.report.FromDomain)
	}
}
