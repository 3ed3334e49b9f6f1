package training

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"bonafide/check/textmodel"
)

// TextOptions steer the training of the text model.
type TextOptions struct {
	// Version and Date (YYYY-MM-DD) are written into the model.
	Version, Date string
	// Each is the number of texts that are generated of each language and kind
	// of sender.
	Each int
	// L1 and L2 are the penalties of the regression, Epochs how often each text
	// is learned from, Least how many texts must have a feature.
	L1, L2 float64
	Epochs int
	Least  int
}

// DefaultTextOptions are those of the shipped model.
func DefaultTextOptions() TextOptions {
	return TextOptions{Version: "1", Each: 1500, L1: 0.05, L2: 0.3, Epochs: 6, Least: 3}
}

// TextResult is a trained model and how good it is on what it didn't see.
type TextResult struct {
	Model *textmodel.Model
	// HeldOut are the scores of every text by a model that learned nothing from
	// its source; of generated texts by one that didn't learn their sentences.
	HeldOut []TextScore
}

// Text trains a text model from given texts and from generated ones. The texts
// of calibration are never learned from: they only have a part in turning
// scores into probabilities, so that these are not read off texts that are all
// alike. The same texts and options give the same model.
func Text(docs, calibration []Document, opt TextOptions) (*TextResult, error) {
	all, n, err := grammars()
	if err != nil {
		return nil, err
	}
	masked := foldedNames(n)
	features := textmodel.NewFeatures(masked)
	docs = unique(docs)
	made := generate(all, n, opt.Each, 1, 0, 0, false)
	corpus := append(slices.Clone(docs), made...)
	if !slices.ContainsFunc(corpus, func(d Document) bool { return d.Scam }) ||
		!slices.ContainsFunc(corpus, func(d Document) bool { return !d.Scam }) {
		return nil, fmt.Errorf("train text: texts of scams and genuine ones are needed")
	}

	result := &TextResult{}
	result.HeldOut = leaveOut(docs, calibration, made, features, opt)
	result.HeldOut = append(result.HeldOut, leaveOutSentences(all, n, docs, features, opt)...)

	v := vectors(corpus, features)
	p := textmodel.Parameters{
		Info: textmodel.Info{
			Version: opt.Version, Date: opt.Date, Corpus: digest(corpus),
			Documents: map[string]int{},
		},
		Names: masked, Words: knownWords(corpus, features), Curves: curves(result.HeldOut),
	}
	for _, g := range all {
		p.Info.Languages = append(p.Info.Languages, g.language)
	}
	for _, d := range corpus {
		p.Info.Documents[d.Source]++
	}
	l := learn(corpus, v, opt)
	p.Bias, p.Weights = l.bias, l.weights
	if result.Model, err = textmodel.New(p); err != nil {
		return nil, fmt.Errorf("train text: %w", err)
	}
	return result, nil
}

// learn fits the regression to texts.
func learn(docs []Document, v []vector, opt TextOptions) linear {
	balance(docs, v)
	prune(v, opt.Least)
	return fit(v, opt.L1, opt.L2, opt.Epochs)
}

// leaveOut scores the texts of every given source with a model that learned
// from all others. Those of calibration are scored and not learned from.
func leaveOut(docs, calibration, made []Document, f *textmodel.Features, opt TextOptions) []TextScore {
	both := unique(append(slices.Clone(docs), calibration...))
	var sources []string
	for _, d := range both {
		if !slices.Contains(sources, d.Source) {
			sources = append(sources, d.Source)
		}
	}
	var out []TextScore
	for _, source := range sources {
		rest := slices.Clone(made)
		var test []*Document
		for i := range both {
			if both[i].Source == source {
				test = append(test, &both[i])
			}
		}
		for i := range docs {
			if docs[i].Source != source {
				rest = append(rest, docs[i])
			}
		}
		out = append(out, scoreAll(learn(rest, vectors(rest, f), opt), test, f)...)
	}
	return out
}

// sentenceFolds is in how many parts the sentences of the corpus are split.
const sentenceFolds = 5

// leaveOutSentences scores texts that are generated from a part of the
// sentences with a model that learned from the others.
func leaveOutSentences(all []*grammar, n names, docs []Document, f *textmodel.Features, opt TextOptions) []TextScore {
	var out []TextScore
	for fold := range 2 { // two of the five tell enough
		rest := append(slices.Clone(docs), generate(all, n, opt.Each, 1, fold, sentenceFolds, true)...)
		held := generate(all, n, max(1, opt.Each/5), 2, fold, sentenceFolds, false)
		test := make([]*Document, len(held))
		for i := range held {
			test[i] = &held[i]
		}
		out = append(out, scoreAll(learn(rest, vectors(rest, f), opt), test, f)...)
	}
	return out
}

// scoreAll scores texts.
func scoreAll(l linear, docs []*Document, f *textmodel.Features) []TextScore {
	out := make([]TextScore, len(docs))
	for i, d := range docs {
		indexes, words := f.Of(d.Text)
		v := newVector(indexes)
		out[i] = TextScore{Document: d, Score: l.score(&v), Words: words}
	}
	return out
}

// curves calibrates each form of text by its held-out scores.
func curves(held []TextScore) [textmodel.Forms]textmodel.Curve {
	var out [textmodel.Forms]textmodel.Curve
	for form := range textmodel.Forms {
		var of []TextScore
		for _, s := range held {
			if textmodel.FormOf(s.Words) == form {
				of = append(of, s)
			}
		}
		offset, slope := 0.0, 1.0
		if s := Separate(of); s.Scams > 0 && s.Genuine > 0 {
			offset, slope = calibrate(scoredOf(of))
		}
		out[form] = textmodel.Curve{Offset: offset, Slope: slope}
	}
	return out
}

// digest is the SHA-256 of all texts with their labels, whatever their order.
func digest(docs []Document) string {
	sorted := slices.Clone(docs)
	slices.SortStableFunc(sorted, func(a, b Document) int {
		return cmp.Or(cmp.Compare(a.Source, b.Source), cmp.Compare(a.Name, b.Name), cmp.Compare(a.Text.Body, b.Text.Body))
	})
	h := sha256.New()
	for _, d := range sorted {
		_, _ = fmt.Fprintf(h, "%q %t %q %q\n", d.Source, d.Scam, d.Text.Subject, d.Text.Body) // a hash never fails
	}
	return hex.EncodeToString(h.Sum(nil))
}

// knownWords are the words of at least two texts.
func knownWords(docs []Document, f *textmodel.Features) []string {
	last, count := map[string]int{}, map[string]int{}
	for i, d := range docs {
		for _, text := range []string{d.Text.Subject, d.Text.Body} {
			f.Words(text, func(w []byte) {
				if n, ok := last[string(w)]; !ok || n != i {
					last[string(w)] = i
					count[string(w)]++
				}
			})
		}
	}
	var out []string
	for w, n := range count {
		if n > 1 {
			out = append(out, w)
		}
	}
	slices.Sort(out)
	return out
}

// foldedNames are the words of all names as the model reads them.
func foldedNames(n names) []string {
	plain := textmodel.NewFeatures(nil)
	var out []string
	for _, name := range n.masked {
		plain.Words(strings.ReplaceAll(name, "&", " "), func(w []byte) {
			if len(w) > 1 {
				out = append(out, string(w))
			}
		})
	}
	slices.Sort(out)
	return slices.Compact(out)
}
