// Package evaluate measures verdicts against labels: recall and false alarms
// with their confidence intervals, by brand, lure, language and year; how well
// the stated risk agrees with what happened; and what was missed.
//
// It judges nothing and reads no messages; the command hands it the verdicts.
package evaluate

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"bonafide/verdict"
)

// Record is one judged message with its label.
type Record struct {
	File    string
	Scam    bool // the label
	Apart   bool // neither a scam nor genuine, such as bulk advertising: counted by itself
	Verdict verdict.Verdict
	// Label holds what people noted about the file; the zero value if nothing.
	Label  Label
	Proved bool          // it carries proof that the claimed brand sent it
	Year   int           // of the message's date, 0 unknown
	Took   time.Duration // parsing and checking
}

// Proved tells whether evidence holds a proof that the claimed brand sent the
// message.
func Proved(evidence []verdict.Evidence) bool {
	return slices.ContainsFunc(evidence, func(e verdict.Evidence) bool { return e.Gate == verdict.ProvesOrigin })
}

// Label is what people noted about one file of a collection.
type Label struct {
	// Kind is "scam" or "genuine" and overrides the folder in which the file
	// lies; "" leaves it.
	Kind string
	// Brand is the profile that the message impersonates, "-" for none, ""
	// for not labeled.
	Brand string
	// Lure is the lure that a person saw, "-" for none of those there are, ""
	// for not labeled.
	Lure string
	// Sample names the set of messages whose lures were labeled together, ""
	// where the table has no such column.
	Sample string
	// Reason says why, for a reader of the list.
	Reason string
}

// ErrLabels marks a labels file that cannot be read as one.
var ErrLabels = errors.New("labels: not a table of labels")

// ReadLabels reads a table with tabulators between the columns file, kind,
// brand, lure, reason and, if the table has it, sample; its first line names
// them. Files are named without their folder.
func ReadLabels(r io.Reader) (map[string]Label, error) {
	const header, withSample = "file\tkind\tbrand\tlure\treason", "\tsample"
	labels := map[string]Label{}
	lines := bufio.NewScanner(r)
	columns := 0
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
			continue
		case columns == 0 && strings.TrimSuffix(line, withSample) != header:
			return nil, fmt.Errorf("%w: line %d, the first that is no comment, must read %q", ErrLabels, n, header)
		case columns == 0:
			columns = strings.Count(line, "\t") + 1
			continue
		}
		cols := strings.Split(line, "\t")
		if len(cols) != columns {
			return nil, fmt.Errorf("%w: line %d has %d columns, want %d", ErrLabels, n, len(cols), columns)
		}
		l := Label{Kind: cols[1], Brand: cols[2], Lure: cols[3], Reason: cols[4]}
		if columns > 5 {
			l.Sample = cols[5]
		}
		if l.Kind != "" && l.Kind != "scam" && l.Kind != "genuine" {
			return nil, fmt.Errorf("%w: line %d: kind is %q, want scam, genuine or nothing", ErrLabels, n, l.Kind)
		}
		if _, twice := labels[cols[0]]; twice {
			return nil, fmt.Errorf("%w: line %d: %s stands in it twice", ErrLabels, n, cols[0])
		}
		labels[cols[0]] = l
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("read the labels: %w", err)
	}
	return labels, nil
}

// brand is the brand that the message impersonates: the label's where a person
// gave one, else the one that the check found.
func (r *Record) brand() string {
	switch r.Label.Brand {
	case "":
		return r.Verdict.Brand
	case "-":
		return ""
	default:
		return r.Label.Brand
	}
}

func (r *Record) flagged() bool {
	return r.Verdict.Outcome == verdict.Scam || r.Verdict.Outcome == verdict.Suspicious
}

// scam tells whether it is a scam: by the folder, or by the label where a
// person gave one.
func (r *Record) scam() bool {
	if r.Label.Kind != "" {
		return r.Label.Kind == "scam"
	}
	return r.Scam
}
