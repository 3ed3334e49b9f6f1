package lexicon

import (
	"embed"
	"fmt"
	"path"
	"strings"
	"sync"
	"unicode/utf8"
)

//go:embed data/*.txt data/languages/*.txt data/texts/*.txt data/topics/*.txt
var tables embed.FS

// Lexicon reads texts. It is safe for use by many goroutines at once.
type Lexicon struct {
	folder     *folder
	vocabulary *vocabulary
	openings   affixes
	endings    affixes
	automaton  *automaton
	phrases    []phrase
	heads      []headword
	labels     uint32
	special    []uint32 // labels that are not words, each at its own number
	languages  *languages
	letters    *letterModel
	pool       sync.Pool
}

// New compiles the embedded tables. It fails only when a table is faulty, and
// says in which line.
func New() (*Lexicon, error) {
	c := newCompiler()
	err := c.folder("data")
	if err != nil {
		return nil, err
	}
	if c.lex.languages, err = newLanguages(c, tables); err != nil {
		return nil, err
	}
	// What is said only in texts and calls teaches nothing about e-mail, and
	// what names a topic nothing about scams.
	c.lex.letters = newLetterModel(c.spellings)
	if err := c.folder("data/topics"); err != nil {
		return nil, err
	}
	c.texts = true
	if err := c.folder("data/texts"); err != nil {
		return nil, err
	}
	c.enterMisspellings()
	c.finishAffixes()
	c.lex.heads = c.heads
	c.lex.automaton = c.trie.build(c.lex.labels)
	c.lex.vocabulary.finish(c.lex.automaton)
	lex := c.lex
	lex.pool.New = func() any { return newReaderState(lex) }
	return lex, nil
}

// folder reads the tables of a folder, one a language.
func (c *compiler) folder(name string) error {
	files, err := tables.ReadDir(name)
	if err != nil {
		return fmt.Errorf("read the embedded phrase tables: %w", err)
	}
	for _, f := range files {
		if f.IsDir() {
			continue
		}
		text, err := tables.ReadFile(path.Join(name, f.Name()))
		if err != nil {
			return fmt.Errorf("read the embedded phrase table %s: %w", f.Name(), err)
		}
		if err := c.table(strings.TrimSuffix(f.Name(), ".txt"), text); err != nil {
			return err
		}
	}
	return nil
}

// readerState is the memory of one reading, used again for the next.
type readerState struct {
	scanner   scanner
	matcher   matcher
	hits      []found
	seen      []uint32 // by phrase: the reading in which it was last found
	reading   uint32
	phones    []string
	marks     []misspelled
	languages languageScores
	texts     bool // phrases of texts and calls count
}

// newReaderState makes room for one reading.
func newReaderState(lex *Lexicon) *readerState {
	return &readerState{
		scanner: scanner{lex: lex}, matcher: matcher{lex: lex},
		seen: make([]uint32, len(lex.phrases)),
	}
}

// fewLetters is the number of letters below which the visible text is taken to
// say nothing, so that the plain alternative is read too.
const fewLetters = 80

// maxHits bounds the phrases that are kept of one reading.
const maxHits = 512

// maxExtra bounds the pieces of Input.Extra that are read.
const maxExtra = 32

// Read reads a text. It never fails; of a text beyond 32 KiB it reads the
// beginning and the end.
func (lex *Lexicon) Read(in Input) Reading {
	s := lex.pool.Get().(*readerState)
	defer lex.pool.Put(s)
	var r Reading
	s.begin(&r.Counts)
	s.texts = in.Spoken

	s.read(InSubject, 0, in.Subject)
	before := r.Counts.Letters
	first := len(s.scanner.tokens)
	r.Greeting = lex.greeting(in, in.Text, s.read(InText, 0, in.Text))
	r.Gibberish = lex.gibberish(s.scanner.tokens[first:], s.scanner.folded)
	if r.Counts.Letters-before < fewLetters {
		tokens := s.read(InPlain, 0, in.Plain)
		if r.Greeting.Kind == NoGreeting {
			r.Greeting = lex.greeting(in, in.Plain, tokens)
		}
	}
	for i, t := range in.Extra {
		if i == maxExtra {
			break
		}
		s.read(InExtra, i, t)
	}

	r.Language, r.LanguageConfidence = lex.languages.identify(&s.languages, in, s.scanner.tokens, lex)
	r.Misspellings = lex.misspellings(s.marks, r.Language)
	r.PhoneNumbers = append(r.PhoneNumbers, s.phones...)
	r.collect(lex, s.hits)
	// The sender's name is read last, since it tells of nothing but the topic.
	s.scanner.counts = &Counts{}
	s.read(InSender, 0, in.Sender)
	r.Topics = r.topics(lex, s.hits)
	r.Categories = r.categories(lex, s.hits)
	r.Category, r.CategoryConfidence = Likeliest(r.Categories)
	return r
}

// begin forgets the reading before.
func (s *readerState) begin(c *Counts) {
	s.reading++
	s.hits, s.phones, s.marks = s.hits[:0], s.phones[:0], s.marks[:0]
	s.scanner.tokens, s.scanner.folded, s.scanner.extra = s.scanner.tokens[:0], s.scanner.folded[:0], s.scanner.extra[:0]
	s.scanner.counts = c
}

// read reads one piece of the input and returns the tokens of its beginning.
func (s *readerState) read(place Place, index int, text string) []token {
	first := len(s.scanner.tokens)
	text, tail, base := s.ends(text)
	s.piece(place, index, text, 0)
	tokens := s.scanner.tokens[first:]
	if tail != "" {
		s.piece(place, index, tail, base)
	}
	return tokens
}

// ends returns of a long text the beginning, the end and where that stands.
func (s *readerState) ends(text string) (head, tail string, base int) {
	n := len(text)
	if n <= headBytes+tailBytes {
		return text, "", 0
	}
	s.scanner.counts.Cut = true
	head, tail = cut(text)
	return head, tail, n - len(tail)
}

// cut returns the beginning and the end of a long text, whole characters each.
func cut(text string) (head, tail string) {
	i, k := headBytes, len(text)-tailBytes
	for i > headBytes-utf8.UTFMax && !utf8.RuneStart(text[i]) {
		i--
	}
	for k < len(text) && k < len(text)-tailBytes+utf8.UTFMax && !utf8.RuneStart(text[k]) {
		k++
	}
	return text[:i], text[k:]
}

// piece scans a text that stands at offset base of its source, and finds the
// phrases in it.
func (s *readerState) piece(place Place, index int, text string, base int) {
	first := len(s.scanner.tokens)
	s.scanner.piece(text)
	tokens := s.scanner.tokens[first:]
	lex := s.scanner.lex
	for _, p := range s.scanner.phones {
		if len(s.phones) < maxPhones {
			s.phones = append(s.phones, text[p.start:p.end])
		}
	}
	s.mark(text, tokens)
	s.matcher.run(&s.scanner, tokens, func(phrase, start, end int32) {
		if len(s.hits) >= maxHits || s.seen[phrase] == s.reading {
			return
		}
		p := &lex.phrases[phrase]
		if p.texts && !s.texts {
			return
		}
		if p.kind.deniable() && denied(tokens, int(start), int(end)) {
			return
		}
		number := ""
		if p.kind == kindRequest && p.code == RequestCallNumber {
			if number = s.numberNear(text, first, int(start), int(end)); number == "" {
				return
			}
		}
		s.seen[phrase] = s.reading
		from, to := int(tokens[start].start), int(tokens[end].end)
		s.hits = append(s.hits, found{
			phrase: phrase, start: start, end: end, place: place, index: index,
			text: text[from:to], from: base + from, to: base + to, number: number,
		})
	})
}

// phoneReach is the greatest number of words between "call" and the number.
const phoneReach = 14

// numberNear is the telephone number that stands near tokens start to end.
func (s *readerState) numberNear(text string, first, start, end int) string {
	for _, p := range s.scanner.phones {
		if k := p.token - first; k >= start-6 && k <= end+phoneReach {
			return text[p.start:p.end]
		}
	}
	return ""
}
