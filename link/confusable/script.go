package confusable

import (
	"unicode"
	"unicode/utf8"
)

// scriptSet is a set of scripts; bits beyond the named ones are for the rest.
type scriptSet uint64

// The scripts that have members of augmented sets, then those that impostors
// mix. All others share otherScript with their place in the list of scripts().
const (
	latin scriptSet = 1 << iota
	cyrillic
	greek
	armenian
	han
	hiragana
	katakana
	hangul
	bopomofo
	hebrew
	arabic
	georgian
	cherokee
	coptic
	thai
	devanagari
	japanese // augmentation: Han, Hiragana, Katakana
	korean   // augmentation: Han, Hangul
	hanBopo  // augmentation: Han, Bopomofo
	otherScript
	allScripts = ^scriptSet(0)
)

// MixedScript tells whether no single writing system has all letters of s: its
// resolved script set is empty (UTS 39 section 5.1). Japanese, Korean and
// Chinese mixtures of scripts are single systems. Common and inherited
// characters (digits, punctuation, marks) fit everywhere.
func MixedScript(s string) bool {
	if ascii(s) {
		return false
	}
	set := allScripts
	var other *unicode.RangeTable
	for _, r := range s {
		if other != nil && unicode.Is(other, r) {
			continue
		}
		sc, table := augmented(r)
		if sc == otherScript {
			if other != nil && other != table {
				return true
			}
			other = table
		}
		if set &= sc; set == 0 {
			return true
		}
	}
	return false
}

// MixedWord tells whether some word of s, a run of letters and marks, mixes
// scripts. Text that holds whole words of several languages is not mixed.
func MixedWord(s string) bool {
	if ascii(s) {
		return false
	}
	start := -1
	for i, r := range s {
		if unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) {
			if start < 0 {
				start = i
			}
			continue
		}
		if start >= 0 && MixedScript(s[start:i]) {
			return true
		}
		start = -1
	}
	return start >= 0 && MixedScript(s[start:])
}

// WholeScript tells whether s, in a script other than Latin, could be taken
// for a word in ASCII as a whole (UTS 39 section 4.1, whole-script
// confusables): every letter is foreign and looks like an ASCII character.
func WholeScript(s string) bool {
	if ascii(s) || MixedScript(s) {
		return false
	}
	for _, r := range s {
		if r >= utf8.RuneSelf && unicode.IsLetter(r) && unicode.Is(unicode.Latin, r) {
			return false
		}
	}
	return ascii(Fold(s))
}

// augmented is the augmented script set of r; the table tells scripts of
// otherScript apart.
func augmented(r rune) (scriptSet, *unicode.RangeTable) {
	if r < utf8.RuneSelf {
		if c := lower(byte(r)); 'a' <= c && c <= 'z' {
			return latin, nil
		}
		return allScripts, nil
	}
	switch {
	case unicode.Is(unicode.Latin, r):
		return latin, nil
	case unicode.Is(unicode.Common, r), unicode.Is(unicode.Inherited, r):
		return commonSet(r), nil
	case unicode.Is(unicode.Cyrillic, r):
		return cyrillic, nil
	case unicode.Is(unicode.Greek, r):
		return greek, nil
	case unicode.Is(unicode.Han, r):
		return han | japanese | korean | hanBopo, nil
	case unicode.Is(unicode.Hiragana, r):
		return hiragana | japanese, nil
	case unicode.Is(unicode.Katakana, r):
		return katakana | japanese, nil
	case unicode.Is(unicode.Hangul, r):
		return hangul | korean, nil
	case unicode.Is(unicode.Bopomofo, r):
		return bopomofo | hanBopo, nil
	case unicode.Is(unicode.Hebrew, r):
		return hebrew, nil
	case unicode.Is(unicode.Arabic, r):
		return arabic, nil
	case unicode.Is(unicode.Armenian, r):
		return armenian, nil
	case unicode.Is(unicode.Georgian, r):
		return georgian, nil
	case unicode.Is(unicode.Cherokee, r):
		return cherokee, nil
	case unicode.Is(unicode.Coptic, r):
		return coptic, nil
	case unicode.Is(unicode.Thai, r):
		return thai, nil
	case unicode.Is(unicode.Devanagari, r):
		return devanagari, nil
	}
	if !unicode.In(r, unicode.L, unicode.M) {
		return allScripts, nil // digits and marks of any script, unassigned
	}
	for _, table := range unicode.Scripts {
		if unicode.Is(table, r) {
			return otherScript, table
		}
	}
	return allScripts, nil
}

// commonSet is the set of a common character by its Script_Extensions, for the
// few that occur in names: the prolonged sound mark and iteration marks of
// Japanese.
func commonSet(r rune) scriptSet {
	switch {
	case r == 0x30fc, r == 0x30a0, 0x3031 <= r && r <= 0x3035, r == 0xff70:
		return hiragana | katakana | japanese
	case r == 0x3005, r == 0x3007:
		return han | japanese | korean | hanBopo
	}
	return allScripts
}
