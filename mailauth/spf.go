package mailauth

import (
	"context"
	"net"
	"net/netip"
	"strings"

	"blitiri.com.ar/go/spf"
)

// checkSPF evaluates RFC 7208 for the client that the receiver recorded, or
// takes the receiver's own result.
func (c *checker) checkSPF(ctx context.Context) {
	r := &c.report
	r.SPF = SPF{Result: Unknown, IP: r.Receiver.ClientIP}
	for i := range r.Stated {
		s := &r.Stated[i]
		if s.Method == "spf" && !s.Malformed && knownResult(s.Result) {
			r.SPF.Result, r.SPF.Domain, r.SPF.Source = s.Result, s.Domain, SourceReceiver
			break
		}
	}
	if r.Receiver.ClientIP.IsValid() && !c.walker.offline {
		if result, domain := c.evaluateSPF(ctx); result != Unknown && (result != TempError || r.SPF.Source == "") {
			r.SPF.Result, r.SPF.Domain, r.SPF.Source = result, domain, SourceOurs
		}
	}
	r.SPF.Aligned = c.alignedAll(ctx, r.SPF.Domain, false)
}

// evaluateSPF runs check_host for the envelope sender.
func (c *checker) evaluateSPF(ctx context.Context) (Result, string) {
	sender := c.msg.ReturnPath
	domain := domainOf(sender)
	if domain == "" {
		if domain = domainOf(c.report.Receiver.HELO); domain == "" || sender != "" {
			return Unknown, ""
		}
		sender = "postmaster@" + domain
	}
	a := spfResolver{resolver: c.walker.resolver}
	// The error only explains the result.
	result, _ := spf.CheckHostWithSender(net.IP(c.report.Receiver.ClientIP.AsSlice()), c.report.Receiver.HELO, sender,
		spf.WithContext(ctx), spf.WithResolver(&a))
	if a.unknown {
		return Unknown, domain
	}
	return Result(result), domain
}

// knownResult tells whether s is a result of SPF.
func knownResult(s Result) bool {
	switch s {
	case Pass, Fail, SoftFail, Neutral, None, TempError, PermError:
		return true
	default:
		return false
	}
}

// spfResolver gives the SPF library the answers of a Resolver and notes when
// one is missing, so that the whole result is unknown.
type spfResolver struct {
	resolver Resolver
	unknown  bool
}

// LookupTXT answers a TXT query.
func (a *spfResolver) LookupTXT(ctx context.Context, name string) ([]string, error) {
	records, err := a.resolver.LookupTXT(ctx, name)
	return records, a.failure(name, err)
}

// LookupMX answers an MX query.
func (a *spfResolver) LookupMX(ctx context.Context, name string) ([]*net.MX, error) {
	records, err := a.resolver.LookupMX(ctx, name)
	out := make([]*net.MX, 0, len(records))
	for _, m := range records {
		out = append(out, &net.MX{Host: m.Host, Pref: m.Preference})
	}
	return out, a.failure(name, err)
}

// LookupIPAddr answers A and AAAA queries.
func (a *spfResolver) LookupIPAddr(ctx context.Context, host string) ([]net.IPAddr, error) {
	addresses, err := a.resolver.LookupIP(ctx, host)
	out := make([]net.IPAddr, 0, len(addresses))
	for _, ip := range addresses {
		out = append(out, net.IPAddr{IP: ip.AsSlice()})
	}
	return out, a.failure(host, err)
}

// LookupAddr answers a PTR query.
func (a *spfResolver) LookupAddr(ctx context.Context, addr string) ([]string, error) {
	ip, err := netip.ParseAddr(strings.TrimSpace(addr))
	if err != nil {
		return nil, a.failure(addr, ErrNotFound)
	}
	names, err := a.resolver.LookupPTR(ctx, ip.Unmap())
	return names, a.failure(addr, err)
}

// failure turns an error of a Resolver into the form that the library knows.
func (a *spfResolver) failure(name string, err error) error {
	switch {
	case err == nil:
		return nil
	case absent(err):
		return &net.DNSError{Err: err.Error(), Name: name, IsNotFound: true}
	case isUnknown(err):
		a.unknown = true
		return &net.DNSError{Err: err.Error(), Name: name, IsTemporary: true}
	default:
		return &net.DNSError{Err: err.Error(), Name: name, IsTemporary: true}
	}
}
