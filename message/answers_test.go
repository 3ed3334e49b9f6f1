package message

import (
	"reflect"
	"strings"
	"testing"
)

func TestAnswersValidate(t *testing.T) {
	all := &Answers{Caller: "Amazon", Number: NumberWithheld, About: AboutOrder, Wanted: CallWishes(), Done: CallDeeds()}
	for _, tt := range []struct {
		name string
		a    *Answers
		want string // part of the error, "" for none
	}{
		{"nobody asked", nil, ""},
		{"nothing known", &Answers{}, ""},
		{"all", all, ""},
		{"topic", &Answers{About: "weather"}, "answers.about is none of account, order"},
		{"wish", &Answers{Wanted: []CallWish{WantsCode, "tea"}}, "answers.wanted holds what is none of press-key, code"},
		{"deed", &Answers{Done: []CallDeed{"ran"}}, "answers.done holds what is none of nothing, clicked"},
		{"long name", &Answers{Caller: strings.Repeat("a", 201)}, "answers.caller is longer than 200"},
		{"long number", &Answers{Number: strings.Repeat("1", 41)}, "answers.number is longer than 40"},
		{"more than there is", &Answers{Done: append(CallDeeds(), DidPay)}, "answers.done"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			err := tt.a.Validate()
			if tt.want == "" && err != nil || tt.want != "" && (err == nil || !strings.Contains(err.Error(), tt.want)) {
				t.Errorf("error %v, want %q", err, tt.want)
			}
		})
	}
}

func TestAnswersEmpty(t *testing.T) {
	if !(*Answers)(nil).Empty() || !(&Answers{}).Empty() {
		t.Error("no answers are not empty")
	}
	for _, a := range []*Answers{{Caller: "x"}, {Number: "1"}, {About: AboutOther}, {Wanted: []CallWish{WantsNothing}}, {Done: []CallDeed{DidNothing}}} {
		if a.Empty() {
			t.Errorf("%+v is empty", a)
		}
	}
}

// TestAnswersAreDescribed holds that the description of the API offers what is
// taken.
func TestAnswersAreDescribed(t *testing.T) {
	for name, want := range map[string]string{"About": listed(CallTopics()), "Wanted": listed(CallWishes()), "Done": listed(CallDeeds())} {
		field, _ := reflect.TypeFor[Answers]().FieldByName(name)
		if got := strings.ReplaceAll(field.Tag.Get("enum"), ",", ", "); got != want {
			t.Errorf("%s is described as %q, want %q", name, got, want)
		}
	}
}
