package training

import (
	"context"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bonafide/check/lexicon"
	"bonafide/check/textmodel"
)

func TestEveryLureHasScamsAndHonestCounterpartsInEveryLanguage(t *testing.T) {
	all, n, err := grammars()
	if err != nil {
		t.Fatal(err)
	}
	if len(all) != 7 || len(n.brand) == 0 || len(n.person) == 0 {
		t.Fatalf("%d languages, %d brands, %d persons", len(all), len(n.brand), len(n.person))
	}
	for _, g := range all {
		for _, lure := range lexicon.Lures() {
			found := false
			for _, s := range g.subjects {
				if s.name == "lure "+string(lure) {
					found = len(s.scam) > 0 && len(s.genuine) > 0
				}
			}
			if !found {
				t.Errorf("%s: lure %s lacks scams or honest counterparts", g.language, lure)
			}
		}
		for _, s := range g.subjects {
			if lure, ok := strings.CutPrefix(s.name, "lure "); ok && lexicon.Lure(lure).Category() == "" {
				t.Errorf("%s: lure %s is unknown", g.language, lure)
			}
		}
	}
}

func TestGeneratedTextsAreFilled(t *testing.T) {
	all, n, err := grammars()
	if err != nil {
		t.Fatal(err)
	}
	docs := generate(all, n, 400, 1, 0, 0, false)
	if len(docs) != (7+2)*2*400 {
		t.Fatalf("%d texts", len(docs))
	}
	for _, d := range docs {
		text := d.Text.Subject + "\n" + d.Text.Body
		if strings.ContainsAny(text, "{}|") && !strings.Contains(text, " | ") {
			t.Errorf("%s: a slot or a choice is left in %q", d.Text.Language, text)
		}
	}
	again := generate(all, n, 400, 1, 0, 0, false)
	for i := range docs {
		if docs[i] != again[i] {
			t.Fatalf("text %d differs in a second run", i)
		}
	}
}

func TestHeldSentencesAreInNoTrainingText(t *testing.T) {
	all, n, err := grammars()
	if err != nil {
		t.Fatal(err)
	}
	g := generator{grammar: all[0], names: n, fold: 1, folds: 5}
	rest := generator{grammar: all[0], names: n, fold: 1, folds: 5, held: true}
	for _, s := range all[0].subjects {
		for _, sentence := range append(s.scam, s.genuine...) {
			if g.keeps(sentence) == rest.keeps(sentence) {
				t.Fatalf("%q is in both parts or in none", sentence)
			}
		}
	}
}

// parseGrammar reads a grammar of English.
func parseGrammar(text []byte) (*grammar, error) {
	g := newGrammar("en")
	if err := eachLine(text, g.line); err != nil {
		return nil, err
	}
	return g, g.complete()
}

func TestFaultyCorpus(t *testing.T) {
	const frame = "[greeting]\nHi\n[closing]\nBye\n[footer]\nEnd\n"
	for name, text := range map[string]string{
		"no sections":     "",
		"no sign":         frame + "[lure x]\nsomething",
		"open bracket":    frame + "[lure x]\n- a (b|c",
		"unknown section": frame + "[other]\n- a",
		"no subject":      frame,
	} {
		if _, err := parseGrammar([]byte(text)); err == nil {
			t.Errorf("%s was accepted", name)
		}
	}
	if _, err := parseGrammar([]byte(frame + "[lure x]\n- a (b|c)\n+ d")); err != nil {
		t.Errorf("a good one: %v", err)
	}
}

func TestSeparation(t *testing.T) {
	scam, honest := &Document{Scam: true}, &Document{}
	s := Separate([]TextScore{{scam, 2, 1}, {scam, 0, 1}, {honest, 1, 1}, {honest, -1, 1}})
	if s.AUC != 0.75 || s.Recall != 0.5 || s.Scams != 2 || s.Genuine != 2 {
		t.Errorf("%+v", s)
	}
	if s := Separate([]TextScore{{scam, 1, 1}, {honest, 1, 1}}); s.AUC != 0.5 {
		t.Errorf("equal scores: AUC %v, want 0.5", s.AUC)
	}
	if s := Separate([]TextScore{{scam, 1, 1}}); !math.IsNaN(s.AUC) {
		t.Errorf("scams alone: AUC %v, want NaN", s.AUC)
	}
}

func TestRegressionFindsWhatTellsTheLabels(t *testing.T) {
	var v []vector
	for i := range 200 {
		x := newVector([]uint32{7, uint32(100 + i%2), 200 + uint32(i)})
		x.label, x.weight = float64(i%2), 1
		v = append(v, x)
	}
	prune(v, 3)
	l := fit(v, 0.05, 1, 4)
	if l.weights[101] < 0.5 || l.weights[100] > -0.5 {
		t.Errorf("weights %v for scams and %v for honest texts", l.weights[101], l.weights[100])
	}
	if math.Abs(float64(l.weights[7])) > 0.3 || l.weights[205] != 0 {
		t.Errorf("what both have weighs %v, what one has %v", l.weights[7], l.weights[205])
	}
}

func TestReadTexts(t *testing.T) {
	dir := t.TempDir()
	lines := filepath.Join(dir, "sms.jsonl")
	write := func(path, text string) {
		t.Helper()
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(lines, `{"id":"1","text":"pay now","label":"scam"}`+"\n"+`{"id":"2","text":"see you","label":"genuine"}`+"\n"+`{"id":"3","text":"sale","label":"spam"}`+"\n")
	docs, err := ReadTexts(context.Background(), "s", "", lines, nil)
	if err != nil || len(docs) != 2 || !docs[0].Scam || docs[1].Scam || docs[0].Name != "sms.jsonl#1" {
		t.Errorf("%+v, %v", docs, err)
	}
	docs, err = ReadTexts(context.Background(), "s", "scam", lines, nil)
	if err != nil || len(docs) != 1 {
		t.Errorf("scams only: %+v, %v", docs, err)
	}
	docs, err = ReadTexts(context.Background(), "s", "", lines, map[string]string{"3": "genuine"})
	if err != nil || len(docs) != 1 || docs[0].Text.Body != "sale" {
		t.Errorf("with labels: %+v, %v", docs, err)
	}
	write(lines, "no JSON\n")
	if _, err := ReadTexts(context.Background(), "s", "", lines, nil); err == nil || !strings.Contains(err.Error(), "line 1") {
		t.Errorf("a faulty line: %v", err)
	}
	mail := filepath.Join(dir, "mail")
	if err := os.Mkdir(mail, 0o700); err != nil {
		t.Fatal(err)
	}
	write(filepath.Join(mail, "a.eml"), "From: a@b.example\r\nSubject: Hello\r\n\r\nThe text\r\n")
	docs, err = ReadTexts(context.Background(), "m", "genuine", mail, nil)
	if err != nil || len(docs) != 1 || docs[0].Text.Subject != "Hello" || docs[0].Scam {
		t.Errorf("mail: %+v, %v", docs, err)
	}
	if _, err := ReadTexts(context.Background(), "m", "", mail, nil); err == nil {
		t.Error("mail without a label was accepted")
	}
}

func TestTrainingIsRepeatable(t *testing.T) {
	docs := []Document{
		{Source: "a", Name: "1", Scam: true, Text: textmodel.Text{Body: "your account is suspended, verify it now"}},
		{Source: "a", Name: "2", Text: textmodel.Text{Body: "see you at the station tomorrow morning"}},
		{Source: "b", Name: "1", Scam: true, Text: textmodel.Text{Body: "claim the prize before it expires today"}},
		{Source: "c", Name: "1", Text: textmodel.Text{Body: "the notes of the meeting are attached"}},
	}
	opt := DefaultTextOptions()
	opt.Each, opt.Epochs, opt.Date = 40, 1, "2026-01-02"
	var files [2][]byte
	for i := range files {
		r, err := Text(docs, nil, opt)
		if err != nil {
			t.Fatal(err)
		}
		if files[i], err = r.Model.Encode(); err != nil {
			t.Fatal(err)
		}
		if i == 0 {
			s := Separate(r.HeldOut)
			if s.AUC < 0.8 {
				t.Errorf("held-out texts: AUC %.3f, want at least 0.8", s.AUC)
			}
			info := r.Model.Info()
			if info.Documents["a"] != 2 || len(info.Languages) != 7 {
				t.Errorf("%+v", info)
			}
		}
	}
	if string(files[0]) != string(files[1]) {
		t.Error("the same texts gave two models")
	}
}

func TestWholeMessages(t *testing.T) {
	const frame = "[greeting]\nHi\n[closing]\nBye\n[footer]\nEnd\n[lure x]\n- pay\n+ paid\n"
	g, err := parseGrammar([]byte(frame + "[mail scam y]\nSubject: Send (gold|(old |new )silver)\nfirst {brand}\n? second\n"))
	if err != nil {
		t.Fatal(err)
	}
	subjects, bodies := map[string]bool{}, map[string]bool{}
	for _, d := range generate([]*grammar{g}, names{brand: []string{"acme"}}, 200, 1, 0, 0, false) {
		if d.Topic == "y" && !d.Scam {
			t.Fatalf("a genuine text of a scam: %+v", d)
		}
		if d.Topic == "y" {
			subjects[d.Text.Subject] = true
			first, rest, _ := strings.Cut(d.Text.Body, "\n")
			bodies[first+"/"+strings.SplitN(rest, "\n", 2)[0]] = true
		}
	}
	for _, want := range []string{"", "Send gold", "Send old silver", "Send new silver"} {
		if !subjects[want] {
			t.Errorf("no subject %q in %v", want, subjects)
		}
	}
	for _, want := range []string{"first acme/", "first acme/second"} {
		if !bodies[want] {
			t.Errorf("no message that begins with %q in %v", want, bodies)
		}
	}
	for name, text := range map[string]string{
		"no kind":                "[mail y]\nSubject: a\nb",
		"no subject line":        "[mail scam y]\nb",
		"of the message before":  "[mail scam y]\nSubject: a\nb\n[mail genuine y]\nc",
		"neither of both labels": "[mail maybe y]\nSubject: a\nb",
	} {
		if _, err := parseGrammar([]byte(frame + text)); err == nil {
			t.Errorf("%s was accepted", name)
		}
	}
}

// TestShippedModelTellsOwnMail measures the shipped model with complete mails
// that were written apart from the corpus.
func TestShippedModelTellsOwnMail(t *testing.T) {
	docs, err := ReadTexts(t.Context(), "dev", "", "testdata/dev-mail.jsonl", nil)
	if err != nil {
		t.Fatal(err)
	}
	m, err := textmodel.Load()
	if err != nil {
		t.Fatal(err)
	}
	var scores []TextScore
	for i := range docs {
		score, _, ok := m.Raw(docs[i].Text)
		if !ok {
			t.Errorf("%s: no basis", docs[i].Name)
		}
		scores = append(scores, TextScore{Document: &docs[i], Score: score})
	}
	if s := Separate(scores); s.Scams < 100 || s.Genuine < 99 || s.AUC < 0.93 {
		t.Errorf("%+v, want an AUC of at least 0.93 over 200 mails", s)
	}
}
