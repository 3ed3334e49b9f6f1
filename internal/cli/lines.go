package cli

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"

	"bonafide/brand"
	"bonafide/internal/evaluate"
)

// lineLabels say which field of a line of a .jsonl file holds its label, and
// what its values mean.
type lineLabels struct {
	Lines         []string `help:"File of text messages, one a line, each with its label (repeatable)." sep:"none" placeholder:"FILE"`
	LineLabels    string   `help:"Table with the columns id and label, for lines whose own label is wrong or missing." type:"existingfile" placeholder:"FILE"`
	LabelField    string   `help:"Field of a line that holds its label." default:"label" placeholder:"NAME"`
	ScamValues    []string `help:"Labels of scams." default:"scam,smishing,phishing" placeholder:"LABEL"`
	GenuineValues []string `help:"Labels of genuine messages." default:"genuine,ham,legitimate" placeholder:"LABEL"`
	IgnoreValues  []string `help:"Labels of messages that are neither; they are measured by themselves." default:"spam,robocall" placeholder:"LABEL"`

	byID map[string]string // what LineLabels holds
}

// readLineLabels reads the table of labels by id.
func (l *lineLabels) readLineLabels() error {
	if l.LineLabels == "" {
		return nil
	}
	data, err := os.ReadFile(l.LineLabels)
	if err != nil {
		return fmt.Errorf("read the labels of lines: %w", err)
	}
	l.byID = map[string]string{}
	for n, row := range strings.Split(string(data), "\n") {
		row = strings.TrimSuffix(row, "\r")
		if row == "" || row[0] == '#' {
			continue
		}
		id, label, ok := strings.Cut(row, "\t")
		if !ok {
			return fmt.Errorf("%s: line %d: want an id, a tabulator and a label", l.LineLabels, n+1)
		}
		l.byID[id] = label
	}
	return nil
}

// message adds to a judged line what its label says.
func (l *lineLabels) message(j judged, file string, brands *brand.Set) (labeledMessage, error) {
	m := labeledMessage{judged: j, source: file}
	var fields map[string]any
	if err := json.Unmarshal(j.line, &fields); err != nil {
		return m, fmt.Errorf("%s: read its label: %w", j.file, err)
	}
	value, _ := fields[l.LabelField].(string)
	if better, ok := l.byID[j.message.MessageID]; ok {
		value = better
	}
	switch {
	case slices.Contains(l.ScamValues, value):
		m.scam = true
	case slices.Contains(l.IgnoreValues, value):
		m.apart = true
	case !slices.Contains(l.GenuineValues, value):
		return m, fmt.Errorf("%s: the field %q holds %q, which is none of the labels; name it with --scam-values, --genuine-values or --ignore-values", j.file, l.LabelField, value)
	}
	m.label = evaluate.Label{Brand: profileNamed(fields["brand"], brands)}
	return m, nil
}

// profileNamed is the identifier of the profile that a label names, "" if
// there is none.
func profileNamed(value any, brands *brand.Set) string {
	name, _ := value.(string)
	if p, ok := brands.Get(strings.ToLower(strings.ReplaceAll(name, " ", "-"))); ok && name != "" {
		return p.ID
	}
	for _, p := range brands.All() {
		if strings.EqualFold(p.Name, name) {
			return p.ID
		}
	}
	return ""
}
