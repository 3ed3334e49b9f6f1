package mailbox

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"bonafide/message"
)

// all reads paths and gives what was read, and the errors by file.
func all(paths []string, stdin string, opt Options) (items []Item, failed map[string]error) {
	failed = map[string]error{}
	for item, err := range Read(context.Background(), paths, strings.NewReader(stdin), opt) {
		if err != nil {
			failed[filepath.Base(item.File)] = err
			continue
		}
		items = append(items, item)
	}
	return items, failed
}

func TestLines(t *testing.T) {
	dir := tree(t, "texts.jsonl", "\xef\xbb\xbf"+strings.Join([]string{
		`{"id":"a1","channel":"sms","sender":"262966","text":"one","country":"us","label":"genuine"}`,
		``,
		`{"id":7,"channel":"call","text":"two"}`,
		`{"channel":"link","text":"https://fernoak.example"}`,
		`{"text":"no channel"}`,
		`{"id":"bad","channel":"fax","text":"x"}`,
		`{"id":"none","channel":"sms"}`,
		`not json`,
		`{"id":"line\nbreak","text":"last"}`,
	}, "\n"))
	items, failed := all([]string{filepath.Join(dir, "texts.jsonl")}, "", Options{})
	var got []string
	for _, i := range items {
		got = append(got, filepath.Base(i.File)+" "+string(i.Channel)+" "+i.Text.Text)
	}
	want := []string{
		"texts.jsonl#a1 sms one", "texts.jsonl#7 call two", "texts.jsonl#4 link https://fernoak.example",
		"texts.jsonl#5 sms no channel", "texts.jsonl#line_break sms last",
	}
	if !slices.Equal(got, want) {
		t.Errorf("read %q, want %q", got, want)
	}
	if items[0].Text.Country != "US" || items[0].Text.Sender != "262966" || !strings.Contains(string(items[0].Line), `"label"`) {
		t.Errorf("first line: %+v", items[0])
	}
	if len(failed) != 3 || !errors.Is(failed["texts.jsonl#bad"], ErrChannel) || !errors.Is(failed["texts.jsonl#none"], ErrLine) || !errors.Is(failed["texts.jsonl#8"], ErrLine) {
		t.Errorf("errors %v", failed)
	}
	for _, err := range failed {
		if !strings.Contains(err.Error(), "line ") || !strings.Contains(err.Error(), "texts.jsonl") {
			t.Errorf("%v doesn't say where", err)
		}
	}
}

// TestLinesWithAnswers shows calls of which only the answers are known.
func TestLinesWithAnswers(t *testing.T) {
	dir := tree(t, "calls.jsonl", strings.Join([]string{
		`{"id":"a","channel":"call","answers":{"caller":"Amazon","wanted":["code"]}}`,
		`{"id":"b","answers":{"about":"order"},"text":"a recording"}`,
		`{"id":"c","channel":"sms","text":"x","answers":{}}`,
		`{"id":"d","channel":"call","answers":{"about":"weather"}}`,
		`{"id":"e","channel":"call","answers":[]}`,
	}, "\n"))
	items, failed := all([]string{filepath.Join(dir, "calls.jsonl")}, "", Options{})
	if len(items) != 2 || items[0].Text.Answers.Caller != "Amazon" || items[1].Channel != message.Call || items[1].Text.Text != "a recording" {
		t.Errorf("read %+v", items)
	}
	for id, want := range map[string]string{"c": "answers are about calls", "d": "answers.about is none of account", "5": "not a text message"} {
		if err := failed["calls.jsonl#"+id]; !errors.Is(err, ErrLine) || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error %v, want %q", id, err, want)
		}
	}
}

func TestLongLine(t *testing.T) {
	dir := tree(t, "texts.jsonl", `{"text":"`+strings.Repeat("x", longestLine)+`"}`+"\n"+`{"text":"next"}`)
	items, failed := all([]string{filepath.Join(dir, "texts.jsonl")}, "", Options{})
	if len(items) != 1 || items[0].Text.Text != "next" || !errors.Is(failed["texts.jsonl#1"], ErrLine) {
		t.Errorf("%d items, errors %v", len(items), failed)
	}
}

func TestChannelOfPlainFiles(t *testing.T) {
	dir := tree(t, "a.txt", "Your parcel waits", "b.eml", "Subject: x\n\nhello", "c.jsonl", `{"text":"x"}`)
	items, _ := all([]string{dir}, "", Options{Channel: message.Chat})
	var got []string
	for _, i := range items {
		got = append(got, string(i.Channel)+" "+i.Text.Text)
	}
	if want := []string{"chat Your parcel waits", "email ", "chat x"}; !slices.Equal(got, want) {
		t.Errorf("read %q, want %q", got, want)
	}
}

func TestStandardInputOfLines(t *testing.T) {
	for in, want := range map[string]message.Channel{
		`{"id":"1","text":"x"}`: message.SMS,
		" { \"text\": \"x\"}":   message.SMS,
		"Subject: {\"a\n\nx":    message.Email,
	} {
		var got message.Channel
		for item := range Read(context.Background(), []string{Stdin}, strings.NewReader(in), Options{}) {
			got = item.Channel
			break
		}
		if got != want {
			t.Errorf("%q is read as %s, want %s", in, got, want)
		}
	}
}

func FuzzLines(f *testing.F) {
	f.Add(`{"id":"1","channel":"sms","text":"x"}`)
	f.Add("{\"id\":[],\"text\":1}\n\n{")
	f.Fuzz(func(t *testing.T, in string) {
		n := 0
		for item, err := range Read(context.Background(), []string{Stdin}, strings.NewReader(`{"`+in), Options{}) {
			if err == nil && item.Channel == "" {
				t.Fatal("an item without a channel")
			}
			if n++; n > len(in)+2 {
				t.Fatal("more items than octets")
			}
		}
	})
}
