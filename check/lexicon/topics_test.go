package lexicon

import (
	"os"
	"reflect"
	"strings"
	"testing"
)

// TestTopics reads the messages of testdata/topics.tsv and wants their lure to
// be the likeliest topic.
func TestTopics(t *testing.T) {
	lex := lexiconOf(t)
	table, err := os.ReadFile("testdata/topics.tsv")
	if err != nil {
		t.Fatal(err)
	}
	languages := map[string]bool{}
	for line := range strings.Lines(string(table)) {
		line = strings.TrimSuffix(line, "\n")
		if strings.HasPrefix(line, "#") {
			continue
		}
		row := strings.Split(line, "\t")
		if len(row) != 5 || !knownCode(kindTopic, row[1]) {
			t.Fatalf("not a row: %s", line)
		}
		languages[row[0]] = true
		r := lex.Read(Input{Sender: row[2], Subject: row[3], Text: row[4]})
		if len(r.Topics) == 0 || string(r.Topics[0].Lure) != row[1] || r.Topics[0].Score < TopicScore {
			t.Errorf("%s: topics %.2v, want %s first: %s | %s", row[0], r.Topics, row[1], row[2], row[3])
		}
	}
	if len(languages) != 7 {
		t.Errorf("%d languages, want 7", len(languages))
	}
}

// TestSenderTellsTheTopicOnly gives a sender's name that would be a lure, a
// request and a misspelling elsewhere.
func TestSenderTellsTheTopicOnly(t *testing.T) {
	lex := lexiconOf(t)
	in := Input{Subject: "Hello", Text: "Please find the minutes of our meeting in the shared folder."}
	plain := lex.Read(in)
	in.Sender = "Your account was suspended, enter your pasword, call 1-888-555-0199"
	named := lex.Read(in)
	if len(named.Topics) == 0 || named.Topics[0].Lure != AccountSuspended {
		t.Errorf("topics %v, want %s", named.Topics, AccountSuspended)
	}
	named.Topics, named.Categories, named.Category, named.CategoryConfidence = plain.Topics, plain.Categories, plain.Category, plain.CategoryConfidence
	if !reflect.DeepEqual(named, plain) {
		t.Errorf("with a sender's name: %+v\nwithout: %+v", named, plain)
	}
}

// TestTopicsOfOtherLanguages has a word that stands in the tables of several
// languages: those of the others must not hide the one of the text's own.
func TestTopicsOfOtherLanguages(t *testing.T) {
	r := lexiconOf(t).Read(Input{
		Sender: "Four Stars Casino",
		Text:   "Hello my friend, we would like to see you again in the house at the end of the road.",
	})
	if r.Language != "en" || len(r.Topics) == 0 || r.Topics[0].Lure != Gambling {
		t.Errorf("language %s, topics %v, want %s", r.Language, r.Topics, Gambling)
	}
}

// TestTopicsAreNoEvidence reads words that name a topic and mark no scam.
func TestTopicsAreNoEvidence(t *testing.T) {
	r := lexiconOf(t).Read(Input{Subject: "New appliances", Text: "The plumber comes on Monday and looks at the kitchen."})
	if len(r.Topics) == 0 || r.Topics[0].Lure != LeadHarvest {
		t.Errorf("topics %v, want %s", r.Topics, LeadHarvest)
	}
	if score(r.Lures, string(LeadHarvest)) > 0 {
		t.Errorf("lures %v, want none", r.Lures)
	}
}
