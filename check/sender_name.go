package check

import (
	"slices"
	"strings"

	"bonafide/link"
	"bonafide/link/confusable"
	"bonafide/verdict"
)

// Evidence about how the sender's name fits the sender's address. Companies
// write from a domain that bears their name, people from an address that bears
// theirs; whoever sends for a stranger's mailbox has neither.
var (
	// The name has nothing in common with the address. Args: name domain.
	kindSenderNameUnrelated = verdict.Kind{Code: "sender.name-unrelated", Direction: verdict.Against, Family: "sender-identity", Prior: 1}
	// The same at a free mail service, where people choose their address
	// themselves. Args: name address.
	kindSenderNameMismatch = verdict.Kind{Code: "sender.name-mismatch", Direction: verdict.Against, Family: "sender-identity", Prior: 1.8}
	// Several digits in the address, as where one name of many was free or a
	// program made it. Args: address.
	kindSenderNumberedAddress = verdict.Kind{Code: "sender.numbered-address", Direction: verdict.Against, Family: "sender-address", Prior: 0.8}
	// A name with letters behind it that mean nothing, as programs make
	// mailboxes in large numbers. Args: address.
	kindSenderPaddedAddress = verdict.Kind{Code: "sender.padded-address", Direction: verdict.Against, Family: "sender-address", Prior: 1.8}
	// Digits in the name. Args: name.
	kindSenderNumberedName = verdict.Kind{Code: "sender.numbered-name", Direction: verdict.Against, Family: "sender-name", Prior: 1}
	// The name stands in the address of a domain of its own. Args: address.
	kindSenderNameMatches = verdict.Kind{Code: "sender.name-matches", Direction: verdict.For, Family: "sender-identity", Prior: 0.7}
)

// judgeIdentity compares the sender's name with the address. A list may write
// its own address into From, and in a conversation people are known by
// nicknames.
func (x *examination) judgeIdentity() {
	from := &x.from
	if from.Domain == "" || x.replaced() || x.conversation() {
		return
	}
	x.judgeNumbered()
	words := nameWords(from.Name)
	if !slices.ContainsFunc(words, func(w string) bool { return len(w) >= shortestWord }) || strings.Contains(from.Name, "@") {
		return
	}
	free, fits := from.class.FreeMail, fitsAddress(words, from.Local) || !from.class.FreeMail && fitsAddress(words, from.labels())
	switch {
	case from.owner != nil, from.imitates:
	case free && !fits:
		x.find(kindSenderNameMismatch, from.Name, "name", from.Name, "address", from.Addr)
	case free:
	case fits:
		x.find(kindSenderNameMatches, link.Defang(from.Addr), "address", from.Addr)
	case !x.report.List.Redistributed:
		x.find(kindSenderNameUnrelated, from.Name, "name", from.Name, "domain", from.registrable)
	}
}

// labels is the domain without the public suffix, which fits any name.
func (a *address) labels() string {
	return strings.TrimSuffix(a.Domain, a.registrable) + link.Label(a.Domain)
}

// fitsAddress tells whether a part of an address bears a name.
func fitsAddress(words []string, part string) bool {
	part = squeezed(part)
	return anyWordIn(words, part) || initialsIn(words, part)
}

// judgeNumbered looks for digits in the sender's name and address.
func (x *examination) judgeNumbered() {
	from := &x.from
	if from.owner != nil {
		return
	}
	if !link.LooksGenerated(from.Local) && digits(from.Local) >= manyDigits {
		x.find(kindSenderNumberedAddress, link.Defang(from.Addr), "address", from.Addr)
	}
	if padded(nameWords(from.Name), squeezed(from.Local)) {
		x.find(kindSenderPaddedAddress, link.Defang(from.Addr), "address", from.Addr)
	}
	if digits(from.Name) > 0 {
		x.find(kindSenderNumberedName, from.Name, "name", from.Name)
	}
}

// padded tells whether an address consists of the words of a name and of
// letters that make no word.
func padded(words []string, local string) bool {
	rest, taken := local, 0
	for _, w := range words {
		if len(w) >= shortestWord && strings.Contains(rest, w) {
			rest = strings.Replace(rest, w, "", 1)
			taken++
		}
	}
	rest = strings.TrimRight(rest, "0123456789")
	if taken == 0 || len(rest) < 3 {
		return false
	}
	return !strings.ContainsAny(rest, "aeiouy") || link.Randomness(rest) >= 0.5
}

// manyDigits is how many digits in an address are more than a team's number.
const manyDigits = 3

// Lengths of what two names must have in common.
const (
	shortestWord  = 3 // a shorter word fits anywhere
	sharedLetters = 5 // of a longer word; addresses cut names off
)

// nameWords are the words of a sender's name as an ASCII reader takes them, in
// lower case; none if it is in a script that addresses don't have.
func nameWords(name string) []string {
	return strings.FieldsFunc(confusable.Fold(head(name, 200)), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
}

// ownWordsOf are the words of a name without those that every company uses
// for its parts ("Service", "Team").
func ownWordsOf(name string) []string {
	return slices.DeleteFunc(nameWords(name), func(w string) bool { return companyWords[w] })
}

// squeezed is an address or a part of one without what divides its words.
func squeezed(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, confusable.Fold(s))
}

// anyWordIn tells whether a word, or the beginning of a longer one, stands in
// an address, or a short address in a word.
func anyWordIn(words []string, address string) bool {
	for _, w := range words {
		if len(w) >= shortestWord && (strings.Contains(address, head(w, sharedLetters)) || len(address) >= shortestWord && strings.Contains(w, address)) {
			return true
		}
	}
	return false
}

// initialsIn tells whether an address begins with the first letters of the
// words: "International Business Machines" in ibm.com, "John Doe" in jd42.
func initialsIn(words []string, address string) bool {
	if len(words) < 2 {
		return false
	}
	initials := make([]byte, 0, len(words))
	for _, w := range words {
		initials = append(initials, w[0])
	}
	return strings.HasPrefix(address, string(initials)) || strings.HasPrefix(address, words[0][:1]+words[len(words)-1])
}
