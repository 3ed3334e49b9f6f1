// Package lookalike finds domain names that imitate a brand's.
//
// It decides whether a host name would be taken for one of the brands by a
// hurried reader, in which way (Kind) and how surely (Match.Score): misspelled
// and look-alike names, the name joined with service words, the name as a
// subdomain of a stranger's domain, the same name under another top-level
// domain. It knows nothing of the brands but the targets that it is given (TargetsOf
// makes them of brand profiles), never
// reports their official domains, and asks the network nothing. A match is
// evidence, not a verdict: fan pages and resellers carry brand names too.
//
// A Matcher reads a host in one pass: an automaton (Aho and Corasick, 1975)
// finds the names and their close variants inside it, and an index of deletions
// finds names within a Damerau-Levenshtein distance of one or two of its
// words. Both work on letters folded by looks, so that digits and the pair i/l
// cost nothing extra. Names in other scripts are folded first by the skeletons
// of Unicode Technical Standard 39. A host that matches nothing costs no
// allocation.
package lookalike
