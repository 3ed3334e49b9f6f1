package training

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"bonafide/check/textmodel"
	"bonafide/message/email"
	"bonafide/message/mailbox"
)

// Document is one text to learn from or to measure with.
type Document struct {
	// Source names the collection; texts of one source are left out together.
	Source string
	// Name tells which text of its source it is: a path or PATH#id.
	Name string
	// Topic is the lure or kind of a generated text.
	Topic string
	Scam  bool
	Text  textmodel.Text
}

// ReadTexts reads the texts of a folder or mailbox with e-mail, all of them
// scam or genuine as label tells; or of a .jsonl file, whose lines hold id,
// text, label and perhaps subject and language. A label "scam" or "genuine" for
// a .jsonl file takes only its lines with that label; "" takes both. Lines with
// other labels (advertising) are left out. Labels, where given, replace those
// of the lines by id.
func ReadTexts(ctx context.Context, source, label, path string, labels map[string]string) ([]Document, error) {
	if strings.HasSuffix(path, ".jsonl") {
		f, err := os.Open(path) //nolint:gosec // the user names it
		if err != nil {
			return nil, fmt.Errorf("open the texts: %w", err)
		}
		defer func() { _ = f.Close() }() // only read
		return readLines(f, source, label, path, labels)
	}
	if label != "scam" && label != "genuine" {
		return nil, fmt.Errorf("%s: say whether its messages are scam or genuine, not %q", path, label)
	}
	var out []Document
	for item, err := range mailbox.Read(ctx, []string{path}, nil, mailbox.Options{}) {
		if err != nil {
			return nil, err //nolint:wrapcheck // it names the path and what to do
		}
		m := email.Parse(item.Raw, email.DefaultLimits())
		out = append(out, Document{
			Source: source, Name: filepath.Base(item.File), Scam: label == "scam",
			Text: textmodel.Text{Subject: m.Subject, Body: m.Text},
		})
	}
	return out, nil
}

// textLine is one line of a .jsonl file.
type textLine struct {
	ID       string `json:"id"`
	Subject  string `json:"subject"`
	Text     string `json:"text"`
	Label    string `json:"label"`
	Language string `json:"language"`
}

// maxLine bounds a line of a .jsonl file, in octets.
const maxLine = 1 << 20

func readLines(r io.Reader, source, label, path string, labels map[string]string) ([]Document, error) {
	var out []Document
	s := bufio.NewScanner(r)
	s.Buffer(nil, maxLine)
	for n := 1; s.Scan(); n++ {
		var l textLine
		if err := json.Unmarshal(s.Bytes(), &l); err != nil {
			return nil, fmt.Errorf("%s line %d: %w; each line must be one JSON object", path, n, err)
		}
		if labels != nil {
			l.Label = labels[l.ID]
		}
		if l.Label != "scam" && l.Label != "genuine" || label != "" && label != l.Label {
			continue
		}
		out = append(out, Document{
			Source: source, Name: filepath.Base(path) + "#" + l.ID, Scam: l.Label == "scam",
			Text: textmodel.Text{Subject: l.Subject, Body: l.Text, Language: l.Language},
		})
	}
	if err := s.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return out, nil
}

// ReadTextLabels reads a table of two columns, id and label, separated by a
// tab; "#" begins a comment.
func ReadTextLabels(r io.Reader) (map[string]string, error) {
	out := map[string]string{}
	s := bufio.NewScanner(r)
	for n := 1; s.Scan(); n++ {
		if s.Text() == "" || s.Text()[0] == '#' {
			continue
		}
		id, label, ok := strings.Cut(s.Text(), "\t")
		if !ok {
			return nil, fmt.Errorf("labels line %d: no tab between id and label", n)
		}
		out[id] = label
	}
	return out, s.Err()
}

// unique drops texts whose words were there before, so that no text that is
// left out for measuring was learned under another name.
func unique(docs []Document) []Document {
	seen := map[uint64]bool{}
	var out []Document
	for _, d := range docs {
		h := hash(strings.Join(strings.Fields(strings.ToLower(d.Text.Subject+" "+d.Text.Body)), " "))
		if !seen[h] {
			seen[h] = true
			out = append(out, d)
		}
	}
	return out
}
