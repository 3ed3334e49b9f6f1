package forward

import (
	"strings"

	"bonafide/message"
	"bonafide/message/email"
)

// maxRecipientsRead bounds the mailboxes that are read of a field.
const maxRecipientsRead = 50

// behalf is what Outlook writes between who sent a message and who is named as
// its author (Sender and From, RFC 5322 section 3.6.2).
var behalf = [...]string{" on behalf of ", " im auftrag von ", " per conto di ", " de la part de ", " en nombre de ", " em nome de ", " namens "}

// author reads the sender of a block.
func author(value string) (from, sender []message.Address) {
	lower := asciiLower(value)
	for _, phrase := range behalf {
		if at := strings.Index(lower, phrase); at > 0 {
			if from = one(value[at+len(phrase):]); from != nil {
				return from, one(value[:at])
			}
		}
	}
	return one(value), nil
}

// one reads the mailbox of a value that is one, whatever commas stand in it.
func one(value string) []message.Address {
	name, addr := mailboxOf(value)
	if addr == "" {
		if name == "" {
			return nil
		}
		return []message.Address{{Name: name}}
	}
	found := email.ParseAddresses("<"+addr+">", 1)
	if len(found) == 0 {
		return []message.Address{{Name: name}}
	}
	found[0].Name = name
	return found
}

// mailboxOf finds the address in forms such as "Name <a@b.c<mailto:a@b.c>>",
// "Name [mailto:a@b.c]", "Name (a@b.c)" and "a@b.c". The last address counts:
// a name may hold another one.
func mailboxOf(value string) (name, addr string) {
	value = strings.TrimSpace(value)
	rest := value
	for _, artifact := range [...]string{"<mailto:", "[mailto:", "(mailto:"} {
		for range 8 {
			at := strings.Index(asciiLower(rest), artifact)
			if at < 0 || at+len(artifact) > len(rest) {
				break
			}
			inside, after := rest[at+len(artifact):], ""
			if end := strings.IndexAny(inside, ">])"); end >= 0 {
				inside, after = inside[:end], inside[end+1:]
			}
			if addr == "" {
				addr = addressIn(inside)
			}
			rest = rest[:at] + after
		}
	}
	if open := strings.LastIndexAny(rest, "<(["); open >= 0 {
		if found := addressIn(rest[open+1:]); found != "" {
			return nameOf(rest[:open]), found
		}
	}
	if found := addressIn(rest); found != "" && addr == "" {
		at := strings.Index(rest, found)
		return nameOf(rest[:at]), found
	} else if found == addr {
		rest = strings.Replace(rest, found, "", 1)
	}
	return nameOf(rest), addr
}

// addressIn is the last address in s, "" if there is none.
func addressIn(s string) string {
	at := strings.LastIndexByte(s, '@')
	if at <= 0 {
		return ""
	}
	start := strings.LastIndexAny(s[:at], " <>()[],;:\"'\u00a0") + 1
	end := strings.IndexAny(s[at:], " <>()[],;:\"'\u00a0")
	if end < 0 {
		end = len(s) - at
	}
	for start < at && s[start] >= 0x80 && s[start] < 0xc0 {
		start++ // the rest of a space that is no ASCII
	}
	if start >= at || end <= 1 {
		return ""
	}
	return strings.Trim(s[start:at+end], ".*")
}

// nameOf is what is left as the name.
func nameOf(s string) string {
	return strings.TrimSpace(strings.Trim(s, " \u00a0\"'<>[](),;*"))
}

// recipients reads a list of mailboxes, which Outlook separates by semicolons
// and names without addresses.
func recipients(value string) []message.Address {
	var out []message.Address
	separators := ";"
	if !strings.Contains(value, ";") {
		separators = ","
	}
	for item := range strings.SplitSeq(value, separators) {
		if strings.TrimSpace(item) == "" {
			continue
		}
		if out = append(out, one(item)...); len(out) >= maxRecipientsRead {
			break
		}
	}
	return out
}

// asciiLower is s with its ASCII letters in lower case, of the same length.
func asciiLower(s string) string {
	b := []byte(s)
	for i, c := range b {
		if c >= 'A' && c <= 'Z' {
			b[i] = c | 0x20
		}
	}
	return string(b)
}
