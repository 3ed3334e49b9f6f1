package mailauth

import (
	"slices"
	"strings"

	"bonafide/message"
)

// maxResultFields bounds the fields with results that are read of a message,
// maxResults their results.
const (
	maxResultFields = 100
	maxResults      = 400
)

// place is where a field with results stands.
type place int

const (
	noBoundary place = iota // the message has no boundary
	above                   // above the boundary: the receiver wrote it
	adjacent                // in the block directly below the boundary
	below                   // in the part that the sender wrote
)

// statements sorts the recorded results of a message by who can have written
// them.
type statements struct {
	trusted   []AuthResult
	untrusted []AuthResult
	forged    []Forgery
}

// resultField is a parsed field with results.
type resultField struct {
	index   int
	key     string
	server  string
	place   place
	results []AuthResult
	// again tells that a field above, in the same block, has a result of the
	// same method. The receiver's own fields stand on top of what the sender
	// wrote, and no filter speaks twice.
	again bool
}

// methods appends to list the methods on which f speaks and that may prove
// something.
func (f *resultField) methods(list []string) []string {
	for i := range f.results {
		if m := f.results[i].Method; m == "dkim" || m == "dmarc" {
			list = append(list, m)
		}
	}
	return list
}

// restates tells whether f speaks on one of these methods.
func (f *resultField) restates(methods []string) bool {
	return slices.ContainsFunc(f.methods(nil), func(m string) bool { return slices.Contains(methods, m) })
}

// readStatements parses every field with results and decides which count.
func (v *Verifier) readStatements(h message.Header, t *trace) statements {
	fields := resultFields(h, t)
	var s statements
	recorded := false // the receiver recorded results above the boundary
	for i := range fields {
		recorded = recorded || fields[i].place == above && fields[i].key != "received-spf"
	}
	seen := map[string]bool{} // the keys that the adjacent block held already
	var stated []string       // the methods on which it spoke already
	for i := range fields {
		f := &fields[i]
		if f.place == adjacent && f.key != "received-spf" {
			f.again = f.restates(stated)
			stated = f.methods(stated)
		}
		switch {
		case v.counts(f, t, h, recorded, !seen[f.key]):
			s.trusted = appendNew(s.trusted, f.results)
		case f.place == adjacent && recorded && s.repeats(f):
			// Many receivers write the same results above and below.
		default:
			if v.plausible(f, t, recorded) {
				for j := range f.results {
					f.results[j].Plausible = true
				}
			} else if forgery, ok := t.forgery(f, recorded); ok {
				s.forged = append(s.forged, forgery)
			}
			s.untrusted = append(s.untrusted, f.results...)
		}
		if f.place == adjacent {
			seen[f.key] = true
		}
	}
	return s
}

// plausible tells whether a field that doesn't count may still be the
// receiver's: it stands directly below the boundary, bears the very name of the
// server there, and the receiver recorded nothing above.
func (v *Verifier) plausible(f *resultField, t *trace, recorded bool) bool {
	return len(v.TrustedReceivers) == 0 && f.place == adjacent && !f.again && !recorded && !recordsAlways(t.org) &&
		f.server != "" && f.server == t.host
}

// repeats tells whether every result of a field is recorded already.
func (s *statements) repeats(f *resultField) bool {
	for i := range f.results {
		known := false
		for j := range s.trusted {
			t := &s.trusted[j]
			known = known || t.Method == f.results[i].Method && t.Result == f.results[i].Result && t.Domain == f.results[i].Domain
		}
		if !known {
			return false
		}
	}
	return true
}

// counts tells whether the sender cannot have written a field. recorded tells
// that the receiver recorded results above the boundary, first that no field of
// this name stands between the boundary and this one.
func (v *Verifier) counts(f *resultField, t *trace, h message.Header, recorded, first bool) bool {
	if len(v.TrustedReceivers) > 0 {
		return v.configured(f, t)
	}
	switch f.place {
	case above:
		// Position decides. Where the trace ran through public hosts, the name
		// must agree, too.
		return !t.crossed || f.server == "" || t.sameServer(f.server)
	case adjacent:
		if recorded && f.key != "received-spf" {
			return false
		}
		if recordsAlways(t.org) {
			return first && t.sameServer(f.server)
		}
		return !f.again && t.sameServer(f.server) && f.server != "" && f.filterNoted(h, t)
	default:
		return false
	}
}

// configured tells whether the operator trusts the server that wrote a field.
func (v *Verifier) configured(f *resultField, t *trace) bool {
	if f.place == below {
		return false
	}
	for _, name := range v.TrustedReceivers {
		name = strings.ToLower(name)
		switch {
		case f.server != "" && (under(f.server, name) || organizationOf(f.server) == name):
			return true
		case f.server == "" && f.place != noBoundary && (under(t.host, name) || t.org == name):
			return true
		}
	}
	return false
}

// sameServer tells whether an authserv-id names the receiving server or its
// organization. No name at all is the form of Outlook and of Received-SPF.
func (t *trace) sameServer(server string) bool {
	if server == "" {
		return t.org == "outlook.com" || t.org == "google.com"
	}
	if server == t.host {
		return true
	}
	org := organizationOf(server)
	return org != "" && org == t.org
}

// filterNoted tells whether mail filters of the receiving server left their
// mark below the boundary with the queue identifier that the server gave the
// message. A sender can hardly guess that identifier, and these filters remove
// fields that bear their server's name and speak on their own method; so every
// method needs the mark of its own filter, under that very name.
func (f *resultField) filterNoted(h message.Header, t *trace) bool {
	id := t.hops[t.boundary].ID
	if len(id) < 8 {
		return false
	}
	var noted []string
	for i := t.field + 1; i < len(h) && adjacentKey(h[i].Key); i++ {
		method, filter := strings.CutSuffix(h[i].Key, "-filter")
		if !filter {
			continue
		}
		words := strings.Fields(strings.ToLower(h[i].Value))
		if slices.Contains(words, strings.ToLower(id)) && (f.server == t.host || slices.Contains(words, f.server)) {
			noted = append(noted, method)
		}
	}
	for _, method := range f.methods(nil) {
		if !slices.Contains(noted, method) {
			return false
		}
	}
	return len(noted) > 0
}

// adjacentKey tells whether a field of this name may belong to the block that a
// receiver writes directly below its Received field.
func adjacentKey(key string) bool {
	switch key {
	case "authentication-results", "received-spf", "dkim-filter", "dmarc-filter", "x-authentication-warning":
		return true
	}
	return strings.HasPrefix(key, "x-google-") || strings.HasPrefix(key, "x-ses-") || strings.HasPrefix(key, "x-gm-")
}

// resultFields parses the fields that hold results.
func resultFields(h message.Header, t *trace) []resultField {
	var out []resultField
	block, total := t.field >= 0, 0
	for i := range h {
		key := h[i].Key
		if i > t.field && t.field >= 0 && !adjacentKey(key) {
			block = false
		}
		if key != "authentication-results" && key != "arc-authentication-results" && key != "received-spf" {
			continue
		}
		if len(out) == maxResultFields || total > maxResults {
			break
		}
		f := resultField{index: i, key: key, place: noBoundary}
		switch {
		case t.field < 0:
		case i < t.field:
			f.place = above
		case block:
			f.place = adjacent
		default:
			f.place = below
		}
		if key == "received-spf" {
			r, ok := parseReceivedSPF(h[i].Value)
			if !ok {
				continue
			}
			f.server, f.results = r.Server, []AuthResult{r}
		} else {
			a := ParseAuthenticationResults(h[i].Value)
			f.server, f.results = a.Server, statedResults(key, &a)
		}
		total += len(f.results)
		out = append(out, f)
	}
	return out
}

// forgery tells whether a field in the sender's part claims a pass in the name
// of the receiver although that recorded its results elsewhere, or in the name
// of a well-known receiver through which the message never went. The fields of
// a forwarder, which left its own trace, are no forgery; nor are those of a
// receiver that recorded nothing above, as some programs reorder the header
// when they save a message.
func (t *trace) forgery(f *resultField, recorded bool) (Forgery, bool) {
	if f.place != below && f.place != adjacent || f.key != "authentication-results" || f.server == "" {
		return Forgery{}, false
	}
	org := organizationOf(f.server)
	switch theirs := org != "" && org == t.org || f.server == t.host; {
	case theirs && !recorded && !recordsAlways(t.org), !theirs && !wellKnown(org), t.passedThrough(org):
		return Forgery{}, false
	}
	var claims []string
	for i := range f.results {
		r := &f.results[i]
		if r.Result == Pass && (r.Method == "dkim" || r.Method == "spf" || r.Method == "dmarc") {
			claims = append(claims, strings.TrimSpace(r.Method+"=pass "+r.Domain))
		}
	}
	return Forgery{Server: f.server, Claims: claims}, len(claims) > 0
}

// appendNew appends the results that aren't in list yet: many receivers write
// the same results into two fields.
func appendNew(list, results []AuthResult) []AuthResult {
	for i := range results {
		r := &results[i]
		known := false
		for j := range list {
			l := &list[j]
			if l.Method == r.Method && l.Result == r.Result && l.Domain == r.Domain && l.Selector == r.Selector && l.Fragment == r.Fragment {
				known = true
				break
			}
		}
		if !known {
			list = append(list, *r)
		}
	}
	return list
}
