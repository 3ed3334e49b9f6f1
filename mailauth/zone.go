package mailauth

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/netip"
	"slices"
	"strings"

	"github.com/miekg/dns"
)

// Limits of a master file.
const (
	maxZoneBytes   = 64 << 20
	maxZoneRecords = 1 << 20
	maxCNAME       = 8
	maxName        = 1024 // octets of a name with escapes
)

// ErrZone is wrapped by every error of ParseZone.
var ErrZone = errors.New("master file")

// Zone holds recorded DNS answers. It is read-only and safe for concurrent use.
type Zone struct {
	records map[string][]dns.RR
	apexes  map[string]bool
}

// ParseZone reads recorded answers from an RFC 1035 master file. $INCLUDE is
// not followed, $GENERATE is refused, as one line of it can stand for hours of
// work. The error wraps ErrZone and names the line.
//
// A file without SOA records is a collection of answers: whatever it doesn't
// hold is unknown. Below the owner of an SOA record the file is complete:
// whatever is missing there doesn't exist.
func ParseZone(r io.Reader) (*Zone, error) {
	text, err := io.ReadAll(io.LimitReader(r, maxZoneBytes+1))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrZone, err)
	}
	if len(text) > maxZoneBytes {
		return nil, fmt.Errorf("%w: larger than %d bytes; split the file", ErrZone, maxZoneBytes)
	}
	if i := bytes.Index(bytes.ToUpper(text), []byte("$GENERATE")); i >= 0 {
		return nil, fmt.Errorf("%w: $GENERATE at line: %d; write its records out", ErrZone, 1+bytes.Count(text[:min(i, len(text))], []byte("\n")))
	}
	p := dns.NewZoneParser(bytes.NewReader(text), ".", "")
	p.SetDefaultTTL(3600)
	z := &Zone{records: map[string][]dns.RR{}, apexes: map[string]bool{}}
	n := 0
	for rr, ok := p.Next(); ok; rr, ok = p.Next() {
		if n++; n > maxZoneRecords {
			return nil, fmt.Errorf("%w: more than %d records; split the file", ErrZone, maxZoneRecords)
		}
		name := strings.ToLower(rr.Header().Name)
		z.records[name] = append(z.records[name], rr)
		if rr.Header().Rrtype == dns.TypeSOA {
			z.apexes[name] = true
		}
	}
	if err := p.Err(); err != nil {
		return nil, fmt.Errorf("%w: %w; write each record as: name. TTL IN TYPE data, and text in double quotes (RFC 1035 section 5.1)", ErrZone, err)
	}
	return z, nil
}

// Len is the number of names for which something is recorded.
func (z *Zone) Len() int { return len(z.records) }

// Resolver answers from the zone alone.
func (z *Zone) Resolver() ZoneResolver { return ZoneResolver{zone: z} }

// ZoneResolver is a Resolver that answers from recorded answers.
type ZoneResolver struct{ zone *Zone }

// LookupTXT returns the recorded TXT records of name.
func (r ZoneResolver) LookupTXT(_ context.Context, name string) ([]string, error) {
	rrs, err := r.zone.lookup(name, dns.TypeTXT)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, rr := range rrs {
		if t, ok := rr.(*dns.TXT); ok {
			out = append(out, JoinTXT(t.Txt))
		}
	}
	return out, nil
}

// LookupIP returns the recorded A and AAAA records of name.
func (r ZoneResolver) LookupIP(_ context.Context, name string) ([]netip.Addr, error) {
	var out []netip.Addr
	v4, err := r.zone.lookup(name, dns.TypeA)
	for _, rr := range v4 {
		if a, ok := rr.(*dns.A); ok {
			if addr, ok := netip.AddrFromSlice(a.A); ok {
				out = append(out, addr.Unmap())
			}
		}
	}
	v6, err6 := r.zone.lookup(name, dns.TypeAAAA)
	for _, rr := range v6 {
		if a, ok := rr.(*dns.AAAA); ok {
			if addr, ok := netip.AddrFromSlice(a.AAAA); ok {
				out = append(out, addr)
			}
		}
	}
	switch {
	case len(out) > 0:
		return out, nil
	case errors.Is(err, ErrUnknown) || err6 == nil:
		return nil, err
	default:
		return nil, err6
	}
}

// LookupMX returns the recorded MX records of name.
func (r ZoneResolver) LookupMX(_ context.Context, name string) ([]MX, error) {
	rrs, err := r.zone.lookup(name, dns.TypeMX)
	if err != nil {
		return nil, err
	}
	var out []MX
	for _, rr := range rrs {
		if m, ok := rr.(*dns.MX); ok {
			out = append(out, MX{Host: m.Mx, Preference: m.Preference})
		}
	}
	slices.SortStableFunc(out, func(a, b MX) int { return int(a.Preference) - int(b.Preference) })
	return out, nil
}

// LookupPTR returns the recorded PTR records of addr.
func (r ZoneResolver) LookupPTR(_ context.Context, addr netip.Addr) ([]string, error) {
	name, err := dns.ReverseAddr(addr.String())
	if err != nil {
		return nil, fmt.Errorf("reverse name of %s: %w", addr, ErrNotFound)
	}
	rrs, err := r.zone.lookup(name, dns.TypePTR)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, rr := range rrs {
		if p, ok := rr.(*dns.PTR); ok {
			out = append(out, p.Ptr)
		}
	}
	return out, nil
}

// lookup returns the records of a type at name, following CNAME records.
func (z *Zone) lookup(name string, rrtype uint16) ([]dns.RR, error) {
	if len(name) > maxName {
		return nil, fmt.Errorf("%.40q… is no domain name: %w", name, ErrNotFound)
	}
	name = strings.ToLower(dns.Fqdn(name))
	for range maxCNAME {
		at, exists := z.at(name)
		var found []dns.RR
		next := ""
		for _, rr := range at {
			if rr.Header().Rrtype == rrtype {
				found = append(found, rr)
			} else if c, ok := rr.(*dns.CNAME); ok {
				next = strings.ToLower(c.Target)
			}
		}
		switch {
		case len(found) > 0:
			return found, nil
		case next != "":
			name = next
		case !z.complete(name):
			return nil, ErrUnknown
		case exists:
			return nil, ErrNoData
		default:
			return nil, ErrNotFound
		}
	}
	return nil, fmt.Errorf("more than %d aliases from %s: %w", maxCNAME, name, ErrTemporary)
}

// at returns the records at name, or those of the wildcard that covers it
// (RFC 4592).
func (z *Zone) at(name string) (rrs []dns.RR, exists bool) {
	if rrs, ok := z.records[name]; ok {
		return rrs, true
	}
	for rest := name; ; {
		i := strings.IndexByte(rest, '.')
		if i < 0 || i == len(rest)-1 {
			return nil, false
		}
		rest = rest[i+1:]
		if rrs, ok := z.records["*."+rest]; ok {
			return rrs, true
		}
		if _, ok := z.records[rest]; ok {
			return nil, false
		}
	}
}

// complete tells whether the file holds the whole zone in which name lies.
func (z *Zone) complete(name string) bool {
	if len(z.apexes) == 0 {
		return false
	}
	for {
		if z.apexes[name] {
			return true
		}
		i := strings.IndexByte(name, '.')
		if i < 0 || i == len(name)-1 {
			return z.apexes["."]
		}
		name = name[i+1:]
	}
}

// JoinTXT joins the strings of a TXT record (RFC 7208 section 3.3) and
// undoes the escapes that the DNS library keeps.
func JoinTXT(parts []string) string {
	s := strings.Join(parts, "")
	if !strings.Contains(s, `\`) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' || i+1 == len(s) {
			b.WriteByte(s[i])
			continue
		}
		if i+3 < len(s) && digit(s[i+1]) && digit(s[i+2]) && digit(s[i+3]) {
			b.WriteByte((s[i+1]-'0')*100 + (s[i+2]-'0')*10 + s[i+3] - '0')
			i += 3
			continue
		}
		i++
		b.WriteByte(s[i])
	}
	return b.String()
}

func digit(c byte) bool { return c >= '0' && c <= '9' }
