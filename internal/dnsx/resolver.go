package dnsx

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"slices"
	"strings"
	"time"

	"github.com/miekg/dns"

	"bonafide/mailauth"
)

// Config tells how to ask. The zero value asks the servers of the system.
type Config struct {
	// Servers are addresses of recursive servers, with or without a port;
	// empty: those in /etc/resolv.conf.
	Servers []string
	// Timeout is how long one attempt may take; 0: 2 seconds.
	Timeout time.Duration
	// Attempts is how often a question is asked before it counts as failed,
	// over all servers; 0: 3.
	Attempts int
	// Concurrent is how many questions may be under way at once; 0: 64.
	Concurrent int
	// CacheSize is how many answers are kept; 0: 10,000, negative: none.
	CacheSize int
	// MinTTL and MaxTTL bound how long an answer is kept; 0: 5 seconds and 1
	// hour.
	MinTTL, MaxTTL time.Duration
	// Now tells the time; nil: time.Now.
	Now func() time.Time
}

// The limits of an answer.
const (
	maxRecords  = 100         // records taken of one answer
	maxUDP      = 1232        // octets over UDP, as DNS Flag Day 2020 advises
	temporarily = time.Second // how long a failure is remembered
)

// ErrNoServers means that neither the configuration nor the system names a
// server to ask.
var ErrNoServers = errors.New("no DNS servers are configured")

// Resolver asks the live DNS. It is safe for concurrent use.
type Resolver struct {
	config  Config
	udp     *dns.Client
	tcp     *dns.Client
	answers *cache
	flights flights
	tickets chan struct{}
}

// New makes a Resolver. The error wraps ErrNoServers, or says which server
// can't be read.
func New(c Config) (*Resolver, error) {
	if err := c.complete(); err != nil {
		return nil, err
	}
	return &Resolver{
		config:  c,
		udp:     &dns.Client{Net: "udp", Timeout: c.Timeout, UDPSize: maxUDP},
		tcp:     &dns.Client{Net: "tcp", Timeout: c.Timeout},
		answers: newCache(c.CacheSize),
		flights: flights{under: map[question]*flight{}},
		tickets: make(chan struct{}, c.Concurrent),
	}, nil
}

// complete fills in what isn't set.
func (c *Config) complete() error {
	if len(c.Servers) == 0 {
		system, err := dns.ClientConfigFromFile("/etc/resolv.conf")
		if err != nil {
			return fmt.Errorf("%w: %w; name servers in the configuration", ErrNoServers, err)
		}
		c.Servers = slices.Clone(system.Servers)
	}
	if len(c.Servers) == 0 {
		return fmt.Errorf("%w; name servers in the configuration", ErrNoServers)
	}
	servers := make([]string, 0, len(c.Servers))
	for _, s := range c.Servers {
		address, err := withPort(s)
		if err != nil {
			return err
		}
		servers = append(servers, address)
	}
	c.Servers = servers
	c.Timeout = orElse(c.Timeout, 2*time.Second)
	c.Attempts = orElse(c.Attempts, 3)
	c.Concurrent = orElse(c.Concurrent, 64)
	c.MinTTL = orElse(c.MinTTL, 5*time.Second)
	c.MaxTTL = orElse(c.MaxTTL, time.Hour)
	if c.CacheSize == 0 {
		c.CacheSize = 10_000
	}
	if c.Now == nil {
		c.Now = time.Now //nolint:forbidigo // this is the clock, unless one is injected
	}
	return nil
}

// orElse returns v, or standard if v isn't positive.
func orElse[T int | time.Duration](v, standard T) T {
	if v <= 0 {
		return standard
	}
	return v
}

// withPort adds the port of DNS to an address without one.
func withPort(server string) (string, error) {
	if ap, err := netip.ParseAddrPort(server); err == nil {
		return ap.String(), nil
	}
	ip, err := netip.ParseAddr(strings.Trim(server, "[]"))
	if err != nil {
		return "", fmt.Errorf("DNS server %q: write an IP address, or address:port: %w", server, err)
	}
	return net.JoinHostPort(ip.String(), "53"), nil
}

// LookupTXT returns the TXT records of name.
func (r *Resolver) LookupTXT(ctx context.Context, name string) ([]string, error) {
	a, err := r.lookup(ctx, name, dns.TypeTXT)
	return a.text, err
}

// LookupIP returns the A and AAAA records of name. It fails only if it has
// neither.
func (r *Resolver) LookupIP(ctx context.Context, name string) ([]netip.Addr, error) {
	v4, err4 := r.lookup(ctx, name, dns.TypeA)
	if errors.Is(err4, mailauth.ErrNotFound) {
		return nil, err4
	}
	v6, err6 := r.lookup(ctx, name, dns.TypeAAAA)
	out := slices.Concat(v4.addresses, v6.addresses)
	switch {
	case len(out) > 0:
		return out, nil
	case errors.Is(err4, mailauth.ErrTemporary):
		return nil, err4
	default:
		return nil, err6
	}
}

// LookupMX returns the mail exchangers of name, the preferred first.
func (r *Resolver) LookupMX(ctx context.Context, name string) ([]mailauth.MX, error) {
	a, err := r.lookup(ctx, name, dns.TypeMX)
	return a.exchangers, err
}

// LookupPTR returns the names that addr is mapped to.
func (r *Resolver) LookupPTR(ctx context.Context, addr netip.Addr) ([]string, error) {
	name, err := dns.ReverseAddr(addr.Unmap().String())
	if err != nil {
		return nil, fmt.Errorf("reverse name of %s: %w", addr, mailauth.ErrNotFound)
	}
	a, err := r.lookup(ctx, name, dns.TypePTR)
	return a.text, err
}

// question identifies a lookup.
type question struct {
	name   string
	rrtype uint16
}

// lookup answers from the cache, or asks.
func (r *Resolver) lookup(ctx context.Context, name string, rrtype uint16) (answer, error) {
	name = strings.ToLower(dns.Fqdn(name))
	if _, ok := dns.IsDomainName(name); !ok || len(name) > 254 {
		return answer{}, fmt.Errorf("%.60q is no domain name: %w", name, mailauth.ErrNotFound)
	}
	q := question{name, rrtype}
	if a, ok := r.answers.get(q, r.config.Now()); ok {
		return a, a.err
	}
	a, err := r.flights.do(ctx, q, func(ctx context.Context) answer {
		a := r.ask(ctx, q)
		if ctx.Err() == nil { // not given up
			r.answers.put(q, a)
		}
		return a
	})
	if err != nil {
		return answer{}, fmt.Errorf("look up %s of %s: %w: %w", dns.TypeToString[rrtype], name, mailauth.ErrTemporary, err)
	}
	return a, a.err
}
