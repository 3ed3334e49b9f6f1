package lexicon

import (
	"testing"
	"unicode/utf8"
)

func FuzzRead(f *testing.F) {
	f.Add("Your account", "Dear Customer, your acc\u200bount will be closed. Call +1 (800) 555-0100.")
	f.Add("", "h t t p : / / e x a m p l e")
	f.Add("$ 100", "a@b.c,,,(\u0430\u0441\u0441ount) 100% $$$ 1.2.3.4 +49")
	f.Add("\xff\xfe", "\u24b6\U0001d400\uff21\u0301\u00ad\u202e")
	f.Fuzz(func(t *testing.T, subject, text string) {
		lex := lexiconOf(t)
		r := lex.Read(Input{Subject: subject, Sender: text, Text: text, Plain: text, Extra: []string{subject}, RecipientName: subject, RecipientAddress: text})
		for _, list := range [][]Hit{r.Lures, r.Urgency, r.Threats, r.Requests, r.Promotions, r.Warnings, r.AdultHits} {
			for _, h := range list {
				source := map[Place]string{InSubject: subject, InText: text, InPlain: text, InExtra: subject}[h.Place]
				if h.Start < 0 || h.End > len(source) || source[h.Start:h.End] != h.Phrase {
					t.Fatalf("hit %+v isn't where it says", h)
				}
				if h.Score <= 0 || h.Score > 1 {
					t.Fatalf("score %v of %s", h.Score, h.Code)
				}
			}
		}
		for _, topic := range r.Topics {
			if topic.Score <= 0 || topic.Score > 1 {
				t.Fatalf("score %v of the topic %s", topic.Score, topic.Lure)
			}
		}
		if g := lex.Gibberish(text); g < 0 || g > 1 {
			t.Fatalf("gibberish %v", g)
		}
		if utf8.ValidString(text) && !utf8.ValidString(r.Greeting.Text) {
			t.Fatalf("greeting %q cuts a character", r.Greeting.Text)
		}
	})
}

func FuzzTable(f *testing.F) {
	f.Add("[lure prize]\n3 you (have|) won * (a|an) <m>\n@a = b c*\n2 @a *tion")
	f.Add("[negation]\nnot never\n[misspelling]\naccount")
	f.Fuzz(func(t *testing.T, text string) {
		c := newCompiler()
		if c.table("en", []byte(text)) == nil {
			c.enterMisspellings()
			c.finishAffixes()
			c.trie.build(c.lex.labels)
		}
	})
}
