package cli

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"os"

	"bonafide/link/lookalike"
	"bonafide/message/mailbox"
)

type lookalikesCommand struct {
	File     string   `arg:"" optional:"" help:"Domains, one a line; - is standard input." placeholder:"FILE"`
	Brand    []string `help:"Report imitations of this brand only (repeatable)." sep:"none" placeholder:"ID"`
	MinScore float64  `help:"Report from this score on, 0 to 1; ${default} if not given." default:"0.5" placeholder:"S"`
	Generate string   `help:"List domains that imitate this one instead, to watch or to register." placeholder:"DOMAIN"`
	Limit    int      `help:"Stop after so many lines of output; 0 for all." placeholder:"N"`
	ownBrands
}

// Run prints imitations: those in a feed, or all that can be made of a domain.
func (c *lookalikesCommand) Run(ctx context.Context, streams Streams) error {
	switch {
	case c.Limit < 0:
		return wrongUsage("--limit %d: it cannot be negative", c.Limit)
	case c.MinScore < 0 || c.MinScore > 1 || math.IsNaN(c.MinScore):
		return wrongUsage("--min-score %v: it lies between 0 and 1", c.MinScore)
	case c.Generate != "" && (c.File != "" || len(c.Brand) > 0):
		return wrongUsage("--generate makes domains and reads none: leave out the file and --brand")
	case c.Generate != "":
		return c.generate(ctx, streams.Out)
	case c.File == "":
		return wrongUsage("name a file of domains, or - for standard input")
	}
	return c.scan(ctx, streams)
}

// imitation is a line of output.
type imitation struct {
	Domain   string         `json:"domain"`
	Brand    string         `json:"brand"`
	Kind     lookalike.Kind `json:"kind"`
	Score    float64        `json:"score"`
	Official string         `json:"official"`
	Unicode  string         `json:"unicode,omitempty"` // as a browser may show it
	Line     int            `json:"line"`
}

// scan reads the feed and prints what imitates a brand.
func (c *lookalikesCommand) scan(ctx context.Context, streams Streams) error {
	brands, err := c.brands()
	if err != nil {
		return err
	}
	wanted := make(map[string]bool, len(c.Brand))
	for _, id := range c.Brand {
		if _, ok := brands.Get(id); !ok {
			return wrongUsage("there is no brand %q; bonafide brand list names them", id)
		}
		wanted[id] = true
	}
	in, closeInput, err := c.open(ctx, streams)
	if err != nil {
		return err
	}
	defer closeInput()
	s := feedScan{
		matcher: lookalike.New(lookalike.TargetsOf(brands)), wanted: wanted,
		least: c.MinScore, limit: c.Limit, streams: streams, out: bufio.NewWriterSize(streams.Out, feedBuffer),
	}
	s.json = json.NewEncoder(s.out)
	s.json.SetEscapeHTML(false)
	err = s.run(ctx, in)
	if flushErr := s.out.Flush(); flushErr != nil && (err == nil || errors.Is(err, errSome)) {
		err = flushErr
	}
	if err == nil || errors.Is(err, errSome) {
		return err
	}
	return fmt.Errorf("lookalikes: %w", err)
}

// open opens the feed.

func (c *lookalikesCommand) open(ctx context.Context, streams Streams) (io.Reader, func(), error) {
	if c.File == mailbox.Stdin {
		return interruptible(ctx, streams, "domains"), func() {}, nil
	}
	f, err := os.Open(c.File) //nolint:gosec // the user names it
	if err != nil {
		return nil, nil, fmt.Errorf("read the domains: %w; check the path", err)
	}
	return f, func() { _ = f.Close() }, nil // only read
}

// feedBuffer is also the longest line that is read.
const feedBuffer = 64 << 10

// feedScan is the way of one feed through the matcher.
type feedScan struct {
	matcher *lookalike.Matcher
	wanted  map[string]bool // brands, empty for all
	least   float64         // score
	limit   int             // lines of output, 0 for no limit
	streams Streams
	out     *bufio.Writer
	json    *json.Encoder

	line, printed int
	failed        bool
}

// run reads line by line. The output waits in a buffer for as long as input
// is at hand, so that a slow feed is answered at once.
func (s *feedScan) run(ctx context.Context, in io.Reader) error {
	r := bufio.NewReaderSize(in, feedBuffer)
	for ctx.Err() == nil && (s.limit == 0 || s.printed < s.limit) {
		if r.Buffered() == 0 {
			if err := s.out.Flush(); err != nil {
				return err
			}
		}
		line, err := r.ReadSlice('\n')
		s.line++
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			s.complain(fmt.Errorf("longer than %d bytes", feedBuffer))
			if err = skipLine(r); err == nil {
				continue
			}
		case len(line) > 0:
			if err := s.take(string(line)); err != nil {
				return err
			}
		}
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return fmt.Errorf("line %d: %w", s.line, err)
		}
	}
	if s.failed {
		return errSome
	}
	return ctx.Err()
}

// skipLine reads to the end of a line that does not fit.
func skipLine(r *bufio.Reader) error {
	for {
		if _, err := r.ReadSlice('\n'); !errors.Is(err, bufio.ErrBufferFull) {
			return err
		}
	}
}

// take compares the name of one line.
func (s *feedScan) take(line string) error {
	name, err := lookalike.ReadName(line)
	if err != nil {
		s.complain(err)
		return nil
	}
	match, ok := s.matcher.Match(name)
	if !ok || match.Score < s.least || len(s.wanted) > 0 && !s.wanted[match.Brand] {
		return nil
	}
	found := imitation{
		Domain: name, Brand: match.Brand, Kind: match.Kind, Score: math.Round(match.Score*100) / 100,
		Official: match.Official, Line: s.line,
	}
	if match.Host != name {
		found.Unicode = match.Host
	}
	s.printed++
	return s.json.Encode(found)
}

// complain tells of a line that cannot be read; the rest goes on.
func (s *feedScan) complain(err error) {
	s.failed = true
	s.streams.complain(fmt.Errorf("line %d: %w", s.line, err))
}

// generate prints permutations of one domain.
func (c *lookalikesCommand) generate(ctx context.Context, to io.Writer) error {
	domain, err := lookalike.ReadName(c.Generate)
	if err != nil {
		return wrongUsage("--generate %s: %v", c.Generate, err)
	}
	out := bufio.NewWriter(to)
	enc := json.NewEncoder(out)
	printed := 0
	for p := range lookalike.Permutations(domain) {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		line := struct {
			Domain string         `json:"domain"`
			Kind   lookalike.Kind `json:"kind"`
		}{p.Domain, p.Kind}
		if err := enc.Encode(line); err != nil {
			return fmt.Errorf("lookalikes: %w", err)
		}
		if printed++; printed == c.Limit {
			break
		}
	}
	if printed == 0 {
		return wrongUsage("--generate %s: nobody can register such a name; give a domain such as example.com", c.Generate)
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("lookalikes: %w", err)
	}
	return nil
}
