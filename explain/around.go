package explain

import (
	"cmp"
	"slices"
	"strings"
)

// HighlightAround cuts domain into pieces and marks all that stands around the
// name of official, for a domain in which the name is spelled right: of
// amazon.account-restore.top "account-restore.top", where amazon.com is the
// official one. Behind the label with the name, the same ending is no
// difference: of amazon-update.com only "-update" is marked. A domain without
// the name is cut as by Highlight, which also tells how domain is read.
func HighlightAround(domain, official string) []Span {
	list := letters(domain)
	if len(list) > maxHighlight || len(official) > maxHighlight {
		return Highlight(domain, official)
	}
	host, official := compared(list), string(compared(letters(official)))
	from, to, found := writtenOut(host, official)
	if !found {
		return Highlight(domain, official)
	}
	differs := make([]bool, len(list))
	for i := range differs {
		differs[i] = i < from || i >= to
	}
	if end := sameEnding(host, to, official); end >= 0 {
		clear(differs[end:])
	}
	settleDots(list, differs)
	return spans(list, differs)
}

// compared is a domain as it is compared.
func compared(list []letter) []rune {
	host := make([]rune, len(list))
	for i, l := range list {
		host[i] = l.r
	}
	return host
}

// writtenOut finds where an official domain stands in a host, with hyphens for
// dots too, or else the longest of its labels that can be a name.
func writtenOut(host []rune, official string) (from, to int, found bool) {
	if i := indexWord(host, []rune(official)); i >= 0 {
		return i, i + len([]rune(official)), true
	}
	for _, name := range names(official) {
		wanted := []rune(name)
		i := indexWord(host, wanted)
		if i < 0 && len(wanted) > maxSuffixLabel {
			i = index(host, wanted, func(int) bool { return true })
		}
		if i >= 0 {
			return i, i + len(wanted), true
		}
	}
	return 0, 0, false
}

// maxSuffixLabel is the length of the longest label that a suffix such as
// co.uk or com.br has before its last.
const maxSuffixLabel = 3

// names are the labels of a domain that can be a name, the longest first.
func names(domain string) []string {
	list := strings.Split(domain, ".")
	list = list[:len(list)-1]
	for i := len(list) - 1; i > 0; i-- {
		if len(list[i]) <= maxSuffixLabel {
			list = slices.Delete(list, i, i+1)
		}
	}
	list = slices.DeleteFunc(list, func(label string) bool { return label == "" })
	slices.SortStableFunc(list, func(a, b string) int { return cmp.Compare(len(b), len(a)) })
	return list
}

// indexWord finds wanted between dots, hyphens and the ends of a host.
func indexWord(host, wanted []rune) int {
	return index(host, wanted, func(i int) bool {
		end := i + len(wanted)
		return (i == 0 || separates(host[i-1])) && (end == len(host) || separates(host[end]))
	})
}

// index finds wanted where stands agrees; a hyphen may be written for a dot.
func index(host, wanted []rune, stands func(i int) bool) int {
	if len(wanted) == 0 {
		return -1
	}
	for i := 0; i+len(wanted) <= len(host); i++ {
		same := func(a, b rune) bool { return a == b || b == '.' && a == '-' }
		if slices.EqualFunc(host[i:i+len(wanted)], wanted, same) && stands(i) {
			return i
		}
	}
	return -1
}

func separates(r rune) bool { return r == '.' || r == '-' }

// sameEnding is where the ending begins that a host shares with an official
// domain, if it follows the label in which the name ends at to; else -1.
func sameEnding(host []rune, to int, official string) int {
	label, ending, found := strings.Cut(string(host[to:]), ".")
	if _, own, _ := strings.Cut(official, "."); !found || ending != own {
		return -1
	}
	return to + len([]rune(label))
}
