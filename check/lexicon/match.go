package lexicon

// state is a phrase that has begun.
type state struct {
	node  int32
	start int32 // its first token
	left  int8  // words that may still be skipped
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
	tokens    []token
	out       func(phrase, start, end int32)
}

// run finds all phrases in tokens and calls out for each.
func (m *matcher) run(tokens []token, out func(phrase, start, end int32)) {
	m.tokens, m.out, m.now = tokens, out, m.now[:0]
	a := m.lex.automaton
	for i := range tokens {
		t := &tokens[i]
		m.token, m.then = int32(i), m.then[:0]
		if t.flags&startsSentence == 0 {
			negated := t.word != 0 && m.lex.vocabulary.words[t.word].roles&roleNegation != 0
			mask := uint64(0)
			for _, l := range t.labels {
				mask |= 1 << (l & 63)
			}
			for _, s := range m.now {
				n := &a.nodes[s.node]
				if n.mask&mask != 0 {
					for _, l := range t.labels {
						if c := a.next(n, l); c != 0 {
							m.enter(c, s.start)
						}
					}
				}
				if s.left > 0 && !negated && len(m.then) < maxStates {
					m.then = append(m.then, state{s.node, s.start, s.left - 1})
				}
			}
		}
		for _, l := range t.labels {
			if c := a.roots[l]; c != 0 {
				m.enter(c, int32(i))
			}
		}
		m.now, m.then = m.then, m.now
	}
}

// enter reports the phrase that ends in n and notes those that go on.
func (m *matcher) enter(n, start int32) {
	a := m.lex.automaton
	at := &a.nodes[n]
	for e := at.ending; e != 0; e = a.endings[e].next {
		m.out(a.endings[e].phrase, start, m.token)
	}
	if at.from < at.to {
		m.push(state{node: n, start: start})
	}
	if at.gap != 0 {
		m.push(state{node: at.gap, start: start, left: maxGap})
	}
	for j := at.join; j != 0; j = a.joins[j].next {
		m.enter(a.joins[j].node, start)
	}
}

// push adds a state unless there are too many.
func (m *matcher) push(s state) {
	if len(m.then) >= maxStates {
		return
	}
	m.then = append(m.then, s)
}
