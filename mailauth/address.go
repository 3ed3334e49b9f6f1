package mailauth

import (
	"net/netip"
	"strings"
)

// bracketed finds the first address literal in square brackets.
func bracketed(s string) (netip.Addr, bool) {
	for {
		i := strings.IndexByte(s, '[')
		if i < 0 {
			return netip.Addr{}, false
		}
		s = s[i+1:]
		end := strings.IndexByte(s, ']')
		if end < 0 {
			return netip.Addr{}, false
		}
		ip := parseAddress(s[:end])
		s = s[end+1:]
		// What stands before an @ is the word of the client (RFC 1413).
		if ip.IsValid() && !strings.HasPrefix(s, "@") {
			return ip, true
		}
	}
}

// bareAddress finds an address without brackets: (1.2.3.4), (ident@1.2.3.4).
func bareAddress(s string) netip.Addr {
	for s != "" {
		var word string
		i := strings.IndexAny(s, " \t@()=,")
		if i < 0 {
			word, s = s, ""
		} else {
			word, s = s[:i], s[i+1:]
		}
		if len(word) > 1 {
			if ip := parseAddress(word); ip.IsValid() {
				return ip
			}
		}
	}
	return netip.Addr{}
}

// parseAddress reads one address, with the prefix of RFC 5321 section 4.1.3, a
// zone or a port. It returns the zero Addr for anything else.
func parseAddress(s string) netip.Addr {
	s = strings.Trim(s, "[]() ")
	if len(s) > 5 && strings.EqualFold(s[:5], "ipv6:") {
		s = s[5:]
	}
	if s == "" || len(s) > 64 || s[0] != ':' && !hexDigit(s[0]) {
		return netip.Addr{}
	}
	if i := strings.IndexByte(s, '%'); i >= 0 {
		s = s[:i]
	}
	if !strings.ContainsAny(s, ".:") {
		return netip.Addr{}
	}
	if strings.Count(s, ":") == 1 {
		s = s[:strings.IndexByte(s, ':')]
	}
	ip, err := netip.ParseAddr(s)
	if err != nil {
		return netip.Addr{}
	}
	return ip.Unmap()
}

func hexDigit(c byte) bool {
	return digit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F'
}

// internalAddress tells whether ip can only be reached inside a network:
// private, loopback, link-local, or shared (RFC 6598).
func internalAddress(ip netip.Addr) bool {
	if !ip.IsValid() {
		return false
	}
	if ip.Is4() {
		b := ip.As4()
		if b[0] == 100 && b[1]&0xc0 == 64 {
			return true
		}
	}
	return ip.IsPrivate() || ip.IsLoopback() || ip.IsLinkLocalUnicast() || ip.IsUnspecified()
}

// exchangeAddress tells whether ip lies in the networks in which Exchange
// Online hands messages from one of its own servers to the next. The networks
// around them hold machines that anybody can rent.
func exchangeAddress(ip netip.Addr) bool {
	if !ip.Is6() {
		return false
	}
	b := ip.As16()
	return b[0] == 0x26 && b[1] == 0x03 && b[2] == 0x10 && b[3]&0x0f == 6 || // 2603:1006::, 2603:10a6::, …
		b[0] == 0x2a && b[1] == 0x01 && b[2] == 0x01 && b[3] == 0x11 && // 2a01:111:e400::/48, f400::/48 and f403::/48
			(b[4] == 0xe4 && b[5] == 0 || b[4] == 0xf4 && (b[5] == 0 || b[5] == 3))
}

// namedByAddress tells whether a host name is made of its address, as the names
// of customers' lines and rented machines are. Such a name in the receiver's
// own domain doesn't make the host a part of the receiver.
func namedByAddress(name string, ip netip.Addr) bool {
	if !ip.Is4() {
		return spells(name, ip)
	}
	b := ip.As4()
	hits := 0
	for _, octet := range b[1:] {
		if hasNumber(name, int(octet)) {
			hits++
		}
	}
	return hits >= 2
}

// spells tells whether two groups of an IPv6 address, or half of its digits in a
// row, stand in a host name.
func spells(name string, ip netip.Addr) bool {
	if !ip.Is6() {
		return false
	}
	full := ip.StringExpanded()
	groups := strings.Split(full, ":")
	hits := 0
	for label := range strings.FieldsFuncSeq(name, func(r rune) bool { return r == '.' || r == '-' || r == '_' }) {
		for i, group := range groups {
			if group != "0000" && label == strings.TrimLeft(group, "0") || label == group {
				hits++
				groups[i] = "0000"
				break
			}
		}
	}
	digits := strings.ReplaceAll(full, ":", "")
	return hits >= 2 || strings.Contains(name, digits[:16]) || strings.Contains(name, digits[16:])
}

// lent tells whether a host name is one that a network gives to lines and
// machines of its customers, whatever it makes them of.
func lent(name string) bool {
	for label := range strings.FieldsFuncSeq(name, func(r rune) bool { return r == '.' || r == '-' || r == '_' }) {
		switch strings.TrimRight(label, "0123456789") {
		case "vps", "vm", "vmi", "vserver", "rdns", "dyn", "dynamic", "dhcp", "ppp", "pppoe", "dsl", "adsl", "vdsl",
			"cable", "pool", "static", "client", "clients", "customer", "customers", "cust", "user", "users", "dialin", "dialup",
			"res", "broadband", "fiber", "ftth", "rev", "reverse", "cloud", "compute", "instances", "dedicated", "colo":
			return true
		}
	}
	return false
}

// hasNumber tells whether a run of digits in name equals n.
func hasNumber(name string, n int) bool {
	value, in := 0, false
	for i := 0; i <= len(name); i++ {
		if i < len(name) && digit(name[i]) {
			if value < 1<<20 {
				value = value*10 + int(name[i]-'0')
			}
			in = true
			continue
		}
		if in && value == n {
			return true
		}
		value, in = 0, false
	}
	return false
}
