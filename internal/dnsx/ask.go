package dnsx

import (
	"context"
	"fmt"
	"net/netip"
	"slices"
	"strings"
	"time"

	"github.com/miekg/dns"

	"bonafide/mailauth"
)

// answer is what is kept of a response.
type answer struct {
	text       []string // TXT, PTR
	addresses  []netip.Addr
	exchangers []mailauth.MX
	err        error
	expires    time.Time
}

// ask asks the servers in turn until one answers.
func (r *Resolver) ask(ctx context.Context, q question) answer {
	select {
	case r.tickets <- struct{}{}:
		defer func() { <-r.tickets }()
	case <-ctx.Done():
		return r.failed(q, ctx.Err())
	}
	var last error
	for i := range r.config.Attempts {
		response, err := r.exchange(ctx, q, r.config.Servers[i%len(r.config.Servers)])
		switch {
		case err != nil:
			last = err
		case response.Rcode == dns.RcodeSuccess || response.Rcode == dns.RcodeNameError:
			return r.read(q, response)
		default:
			last = fmt.Errorf("the server answered %s", dns.RcodeToString[response.Rcode])
		}
		if ctx.Err() != nil {
			break
		}
	}
	return r.failed(q, last)
}

// failed is the answer when no server gave one.
func (r *Resolver) failed(q question, cause error) answer {
	return answer{
		err:     fmt.Errorf("look up %s of %s: %w: %w", dns.TypeToString[q.rrtype], q.name, mailauth.ErrTemporary, cause),
		expires: r.config.Now().Add(temporarily),
	}
}

// exchange sends the question over UDP, and over TCP if the answer doesn't fit.
func (r *Resolver) exchange(ctx context.Context, q question, server string) (*dns.Msg, error) {
	m := new(dns.Msg)
	m.SetQuestion(q.name, q.rrtype)
	m.SetEdns0(maxUDP, false)
	response, _, err := r.udp.ExchangeContext(ctx, m, server)
	if err == nil && response.Truncated {
		response, _, err = r.tcp.ExchangeContext(ctx, m, server)
	}
	if err != nil {
		return nil, fmt.Errorf("ask %s: %w", server, err)
	}
	if len(response.Question) != 1 || !strings.EqualFold(response.Question[0].Name, q.name) || response.Question[0].Qtype != q.rrtype {
		return nil, fmt.Errorf("ask %s: it answered another question", server)
	}
	return response, nil
}

// read takes the records out of a response, following its aliases.
func (r *Resolver) read(q question, response *dns.Msg) answer {
	var a answer
	ttl := r.config.MaxTTL
	names := aliases(q.name, response.Answer)
	taken := 0
	for _, rr := range response.Answer {
		if !names[strings.ToLower(rr.Header().Name)] {
			continue
		}
		if age := time.Duration(rr.Header().Ttl) * time.Second; age < ttl {
			ttl = age
		}
		if rr.Header().Rrtype == q.rrtype && taken < maxRecords {
			taken++
			a.add(rr)
		}
	}
	if taken == 0 {
		a.err = mailauth.ErrNoData
		if response.Rcode == dns.RcodeNameError {
			a.err = mailauth.ErrNotFound
		}
		a.err = fmt.Errorf("look up %s of %s: %w", dns.TypeToString[q.rrtype], q.name, a.err)
		ttl = min(ttl, negativeTTL(response))
	}
	slices.SortStableFunc(a.exchangers, func(x, y mailauth.MX) int { return int(x.Preference) - int(y.Preference) })
	a.expires = r.config.Now().Add(max(ttl, r.config.MinTTL))
	return a
}

// add takes one record.
func (a *answer) add(rr dns.RR) {
	switch rr := rr.(type) {
	case *dns.TXT:
		a.text = append(a.text, mailauth.JoinTXT(rr.Txt))
	case *dns.PTR:
		a.text = append(a.text, rr.Ptr)
	case *dns.MX:
		a.exchangers = append(a.exchangers, mailauth.MX{Host: rr.Mx, Preference: rr.Preference})
	case *dns.A:
		if ip, ok := netip.AddrFromSlice(rr.A); ok {
			a.addresses = append(a.addresses, ip.Unmap())
		}
	case *dns.AAAA:
		if ip, ok := netip.AddrFromSlice(rr.AAAA); ok {
			a.addresses = append(a.addresses, ip)
		}
	}
}

// aliases returns the names under which records answer the question: the name
// itself and what its aliases lead to.
func aliases(name string, records []dns.RR) map[string]bool {
	names := map[string]bool{name: true}
	for range 8 {
		before := len(names)
		for _, rr := range records {
			if c, ok := rr.(*dns.CNAME); ok && names[strings.ToLower(c.Hdr.Name)] {
				names[strings.ToLower(c.Target)] = true
			}
		}
		if len(names) == before {
			break
		}
	}
	return names
}

// negativeTTL is how long the absence of a record may be kept (RFC 2308
// section 5).
func negativeTTL(response *dns.Msg) time.Duration {
	for _, rr := range response.Ns {
		if soa, ok := rr.(*dns.SOA); ok {
			return time.Duration(min(soa.Hdr.Ttl, soa.Minttl)) * time.Second
		}
	}
	return time.Minute
}
