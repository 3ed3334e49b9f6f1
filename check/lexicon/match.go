package lexicon

// state is a phrase that has begun.
type state struct {
	leaving
	start int32 // its first token
}

// maxStates bounds the phrases under way at one time. It is far beyond what
// people write; text made to exceed it loses phrases, not time.
const maxStates = 256

// found is a phrase that was found, from token start to token end, inclusive.
type found struct {
	phrase     int32
	strength   uint8 // as it counts where it was found
	start, end int32
	place      Place
	index      int
	text       string // the phrase as written
	from, to   int    // octets
	number     string
}

// matcher runs the automaton over tokens.
type matcher struct {
	lex       *Lexicon
	now, then []state
	token     int32
	outlooks  []outlook // by token
	near, far uint64    // of the token
	out       func(phrase, start, end int32)
}

// outlook is what lies before a phrase that has come to a token: sets of labels
// (see maskOf), by which most phrases that can't go on are dropped at once.
type outlook struct {
	mask uint64 // of the token itself
	near uint64 // of the next token, 0 at the end of a sentence
	far  uint64 // of all tokens of the sentence that a gap can lead to
}

// look fills the outlooks.
func (m *matcher) look(s *scanner, tokens []token) {
	if cap(m.outlooks) < len(tokens) {
		m.outlooks = make([]outlook, 2*len(tokens))
	}
	m.outlooks = m.outlooks[:len(tokens)]
	var ahead [maxGap + 1]uint64
	for i := len(tokens) - 1; i >= 0; i-- {
		o := &m.outlooks[i]
		*o = outlook{mask: s.mask(&tokens[i]), near: ahead[0]}
		for _, mask := range ahead {
			o.far |= mask
		}
		if tokens[i].flags&startsSentence != 0 {
			ahead = [maxGap + 1]uint64{}
			continue
		}
		copy(ahead[1:], ahead[:maxGap])
		ahead[0] = o.mask
	}
}

// run finds all phrases in tokens, which s scanned, and calls out for each.
func (m *matcher) run(s *scanner, tokens []token, out func(phrase, start, end int32)) {
	m.look(s, tokens)
	m.out, m.now = out, m.now[:0]
	a := m.lex.automaton
	for i := range tokens {
		t := &tokens[i]
		o := &m.outlooks[i]
		m.token, m.then, m.near, m.far = int32(i), m.then[:0], o.near, o.far
		w := &m.lex.vocabulary.words[t.word]
		begins := t.word == 0 || w.ends || w.begins&o.far != 0
		if !begins && len(m.now) == 0 {
			continue
		}
		labels := s.labels(t)
		negated := t.hasRole(roleNegation)
		for k := range m.now {
			s := &m.now[k]
			if s.mask&o.mask != 0 {
				n := &a.nodes[s.node]
				for _, l := range labels {
					if s.mask&(1<<(l&63)) == 0 {
						continue
					}
					if c := a.next(n, l); c != 0 {
						m.enter(&a.nodes[c].arrival, s.start)
					}
				}
			}
			if s.left > 0 && !negated {
				m.push(leaving{s.mask, s.node, s.left - 1}, s.start)
			}
		}
		if begins {
			for _, l := range labels {
				m.enter(&a.roots[l], int32(i))
			}
		}
		m.now, m.then = m.then, m.now
	}
}

// enter reports the phrases that end and notes those that go on.
func (m *matcher) enter(at *arrival, start int32) {
	a := m.lex.automaton
	for _, phrase := range a.ends[at.end:at.ends] {
		m.out(phrase, start, m.token)
	}
	for _, l := range a.leaves[at.leave:at.leavings] {
		m.push(l, start)
	}
}

// push adds a state if one of the next tokens may lead on from it, unless there
// are too many.
func (m *matcher) push(l leaving, start int32) {
	reach := m.near
	if l.left > 0 {
		reach = m.far
	}
	if l.mask&reach == 0 || len(m.then) >= maxStates {
		return
	}
	m.then = append(m.then, state{l, start})
}
