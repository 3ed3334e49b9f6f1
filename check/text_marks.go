package check

import "sync"

// group is a set of key words that say the same about a text.
type group uint8

// The groups of key words.
const (
	groupReminder  group = iota // of an appointment, or of something ready
	groupSales                  // what advertising is made of
	groupPremium                // a price by the minute, message or week
	groupCode                   // a one-time code
	groupOptOut                 // how to end further texts
	groupFraud                  // a link's name made of such words: see bait
	groupKin                    // a relative is spoken to
	groupMoney                  // money is to be sent
	groupPhone                  // another phone or number
	groupWork                   // work is offered
	groupPer                    // so much a day
	groupMessenger              // a messenger to go on in
	groupCoin                   // investments
	groupGain                   // somebody gained
	groupGuide                  // somebody shows how
	groupVoucher                // gift cards
	groupSendMe                 // send it to me
	groupWillGet                // something came, or will come, to the reader's phone
	groupAnswer                 // an answer is asked for
	groupDoor                   // what a code opens that is no account
	groups
)

// keywords finds the key words of all groups in one pass (Aho and Corasick
// 1975), because looking for each by itself took a third of the time that a
// text takes.
type keywords struct {
	classes [256]uint8 // of an octet; 0 for those that no word has
	width   int
	next    []int16
	found   [][]keyword // words that end at a state, those of its suffixes included
}

// keyword is one word with its group.
type keyword struct {
	group group
	// number tells the words of a group apart.
	number uint8
	length uint8
	// whole words have no letter at either end; the others may stand anywhere.
	whole bool
}

// tallyOf counts which words of each group a text has.
type tallyOf struct {
	words [groups]uint64 // by keyword.number, the 64th and later share a bit
}

// has tells whether any word of the group was found.
func (t *tallyOf) has(g group) bool { return t.words[g] != 0 }

// several tells whether two different words of the group were found.
func (t *tallyOf) several(g group) bool { return t.words[g]&(t.words[g]-1) != 0 }

// textKeywords are compiled when a text is first looked at.
var textKeywords = sync.OnceValue(func() *keywords { return newKeywords(keywordLists()) })

// maxMarked bounds how much of a text is looked at.
const maxMarked = 4 << 10

// newKeywords compiles lists of words in lower case. A word that begins with
// "=" counts as a whole word only.
func newKeywords(lists [groups][]string) *keywords {
	k := &keywords{width: 1}
	for _, list := range lists {
		for _, w := range list {
			for i := range len(w) {
				if k.classes[w[i]] == 0 {
					k.classes[w[i]] = uint8(k.width) //nolint:gosec // fewer than 256 octets exist
					k.width++
				}
			}
		}
	}
	for c := byte('A'); c <= 'Z'; c++ {
		k.classes[c] = k.classes[c|0x20]
	}
	k.addState()
	for g, list := range lists {
		for i, w := range list {
			word := keyword{group: group(g), number: uint8(min(i, 63))} //nolint:gosec // both are small
			if w[0] == '=' {
				word.whole, w = true, w[1:]
			}
			word.length = uint8(len(w)) //nolint:gosec // so are words
			k.enter(w, word)
		}
	}
	k.link()
	return k
}

// addState makes a state without a way out.
func (k *keywords) addState() int16 {
	k.next = append(k.next, make([]int16, k.width)...)
	k.found = append(k.found, nil)
	return int16(len(k.found) - 1) //nolint:gosec // the lists have some thousand octets
}

// enter adds a word to the trie.
func (k *keywords) enter(w string, word keyword) {
	state := int16(0)
	for i := range len(w) {
		at := int(state)*k.width + int(k.classes[w[i]])
		if k.next[at] == 0 {
			fresh := k.addState()
			k.next[at] = fresh
		}
		state = k.next[at]
	}
	k.found[state] = append(k.found[state], word)
}

// link turns the trie into an automaton: where no word goes on, the longest
// suffix that is the beginning of one does.
func (k *keywords) link() {
	fail := make([]int16, len(k.found))
	queue := make([]int16, 0, len(k.found))
	for c := 1; c < k.width; c++ {
		if s := k.next[c]; s != 0 {
			queue = append(queue, s)
		}
	}
	for i := 0; i < len(queue); i++ {
		s := queue[i]
		k.found[s] = append(k.found[s], k.found[fail[s]]...)
		for c := 1; c < k.width; c++ {
			at := int(s)*k.width + c
			other := k.next[int(fail[s])*k.width+c]
			if t := k.next[at]; t != 0 {
				fail[t] = other
				queue = append(queue, t)
			} else {
				k.next[at] = other
			}
		}
	}
}

// read finds the words of a text.
func (k *keywords) read(text string) tallyOf {
	var t tallyOf
	text = head(text, maxMarked)
	state := int16(0)
	for i := range len(text) {
		state = k.next[int(state)*k.width+int(k.classes[text[i]])]
		if state == 0 {
			continue
		}
		for _, w := range k.found[state] {
			if !w.whole || standsFree(text, i+1-int(w.length), i+1) {
				t.words[w.group] |= 1 << w.number
			}
		}
	}
	return t
}

// standsFree tells whether no letter, and nothing that an address has, stands
// at the ends of text[start:end].
func standsFree(text string, start, end int) bool {
	return (start == 0 || !joins(text[start-1])) && (end == len(text) || !joins(text[end]) || text[end] == '.' && (end+1 == len(text) || text[end+1] <= ' '))
}

// joins tells whether an octet goes on with a word or an address.
func joins(c byte) bool {
	return lower(c|0x20) || c >= 0x80 || c == '-' || c == '/' || c == '.' || c == '@'
}
