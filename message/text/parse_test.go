package text

import (
	"strings"
	"testing"

	"bonafide/message"
)

func TestLinks(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
		disguised  bool
	}{
		{"none", "See you at 10.30 by the gate. Bring gloves", nil, false},
		{"two sentences run together", "I am busy.in the street.But I will call.Is it ok.so what", nil, false},
		{"with a scheme", "Open https://fernoak.example.com/a?b=1.", []string{"https://fernoak.example.com/a?b=1"}, false},
		{"without a scheme", "Track it: fernoak-parcel.com/x9 now", []string{"fernoak-parcel.com/x9"}, false},
		{"a bare domain", "Sign in at si-fernoak.com", []string{"si-fernoak.com"}, false},
		{"odd capitals", "Look Kp7C1.shoP/GTx", []string{"Kp7C1.shoP/GTx"}, false},
		{"after an emoji", "Here\U0001F449fernoak.com/x", []string{"fernoak.com/x"}, false},
		{"after Chinese text", "\u60a8\u7684\u5305\u88f9fernoak.com/x", []string{"fernoak.com/x"}, false},
		{"hxxp", "hxxps://fernoak[.]com/x", []string{"hxxps://fernoak.com/x"}, true},
		{"bracketed dot", "fernoak(dot)com/pay", []string{"fernoak.com/pay"}, true},
		{"foreign dot", "fernoak\u3002com/pay", []string{"fernoak.com/pay"}, true},
		{"full stop of Chinese", "\u4f60\u597d\u3002\u518d\u89c1", nil, false},
		{"spaces around the dot", "go to bit .ly/abc today", []string{"bit.ly/abc"}, true},
		{"space after the dot", "go to bit. ly/abc today", []string{"bit.ly/abc"}, true},
		{"space after the scheme", "https:// fernoak.com/x", []string{"https://fernoak.com/x"}, true},
		{"space in the scheme", "https: //fernoak.com/x", []string{"https://fernoak.com/x"}, true},
		{"line break", "https://fernoak.com/pay-\nnow-12 or", []string{"https://fernoak.com/pay-now-12"}, true},
		{"mailbox", "Write to help@fernoak.com or else", nil, false},
		{"twice the same", "a.com/x and a.com/x", []string{"a.com/x"}, false},
		{"two addresses in one word", "https://a.com/xhttps://b.com/y", []string{"https://a.com/xhttps://b.com/y"}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := Parse(message.SMS, Input{Text: tt.text})
			var got []string
			for _, l := range m.Links {
				got = append(got, l.Target)
				if l.Disguised != tt.disguised {
					t.Errorf("%q: disguised = %v", l.Target, l.Disguised)
				}
				if at := m.Text[l.Start:l.End]; !tt.disguised && at != l.Target {
					t.Errorf("position holds %q, want %q", at, l.Target)
				} else if tt.disguised && !strings.HasSuffix(at, l.Target[len(l.Target)-1:]) {
					t.Errorf("position holds %q of %q", at, l.Target)
				}
			}
			if strings.Join(got, " ") != strings.Join(tt.want, " ") {
				t.Errorf("links %q, want %q", got, tt.want)
			}
		})
	}
}

func TestSpokenAddress(t *testing.T) {
	m := Parse(message.Call, Input{Text: "please visit fernoak dot com slash help or hold"})
	if len(m.Links) != 1 || m.Links[0].Target != "fernoak.com" {
		t.Errorf("links %+v", m.Links)
	}
	if m := Parse(message.SMS, Input{Text: "the dot com bubble, a dot on a map"}); len(m.Links) > 0 {
		t.Errorf("links %+v in a text", m.Links)
	}
}

func TestReadHandle(t *testing.T) {
	tests := []struct {
		raw, country string
		kind         message.HandleKind
		number, iso  string
	}{
		{"", "", message.HandleNone, "", ""},
		{"262966", "US", message.HandleShortCode, "262966", ""},
		{"+1 (803) 555-0142", "", message.HandleNumber, "+18035550142", "US"},
		{"18035550142", "", message.HandleNumber, "+18035550142", "US"},
		{"(803) 555-0142", "", message.HandleNumber, "+18035550142", "US"},
		{"+1 416 555 0142", "", message.HandleNumber, "+14165550142", "CA"},
		{"+63 912 345 6789", "", message.HandleNumber, "+639123456789", "PH"},
		{"0044 7700 900123", "", message.HandleNumber, "+447700900123", "GB"},
		{"07700 900123", "GB", message.HandleNumber, "+447700900123", "GB"},
		{"06 12345678", "IT", message.HandleNumber, "+390612345678", "IT"},
		{"1410100017", "", message.HandleNumber, "1410100017", ""},
		{"+1 (800) 555-0100", "", message.HandleNumber, "+18005550100", "US"},
		{"AMAZON", "", message.HandleName, "", ""},
		{"no-reply@fernoak.example", "", message.HandleEmail, "", ""},
		{"(803) 555-\ufffd", "", message.HandleName, "", ""},
		{"+12", "", message.HandleName, "", ""},
		{strings.Repeat("9", 40), "", message.HandleName, "", ""},
	}
	for _, tt := range tests {
		h := ReadHandle(tt.raw, tt.country)
		if h.Kind != tt.kind || h.Number != tt.number || h.Country != tt.iso {
			t.Errorf("ReadHandle(%q, %q) = %+v, want %s %s %s", tt.raw, tt.country, h, tt.kind, tt.number, tt.iso)
		}
	}
	if !ReadHandle("+1 800 555 0100", "").TollFree || ReadHandle("+1 803 555 0100", "").TollFree {
		t.Error("toll-free numbers are told apart wrongly")
	}
}

func TestForwards(t *testing.T) {
	tests := []struct {
		name, text            string
		sender, subject, body string
	}{
		{"gateway", "FRM:alert@fernoak.example\nSUBJ:Notice\nMSG:Your card is locked", "alert@fernoak.example", "Notice", "Your card is locked"},
		{"gateway on one line", "FRM:alert@fernoak.example SUBJ:Notice MSG:Your card is locked", "alert@fernoak.example", "Notice", "Your card is locked"},
		{"by hand", "Fwd: From: +1 803 555 0142\nYour card is locked", "+1 803 555 0142", "", "Your card is locked"},
		{"quoted", "\u201cYour card is locked\u201d", "", "", "Your card is locked"},
		{"multimedia message", "<Subject: NoSubject> Your card is locked", "", "", "Your card is locked"},
		{"no forward", "From: what I hear, it rains tomorrow", "", "", "From: what I hear, it rains tomorrow"},
		{"only a mark", "Fwd:", "", "", "Fwd:"},
	}
	for _, tt := range tests {
		m := Parse(message.SMS, Input{Text: tt.text})
		if m.Handle.Raw != tt.sender || m.Subject != tt.subject || m.Text != tt.body {
			t.Errorf("%s: sender %q subject %q text %q", tt.name, m.Handle.Raw, m.Subject, m.Text)
		}
	}
}

func TestInvisible(t *testing.T) {
	if m := Parse(message.SMS, Input{Text: "Ama\u200bzon lo\u200dcked"}); m.Invisible != 2 || m.Text != "Amazon locked" {
		t.Errorf("text %q, invisible %d", m.Text, m.Invisible)
	}
}

func TestLimits(t *testing.T) {
	m := Parse(message.SMS, Input{Text: strings.Repeat("a1.com/x ", MaxText)})
	if len(m.Text) > MaxText || m.Defects[0].Code != "limit.text" {
		t.Errorf("%d octets, defects %v", len(m.Text), m.Defects)
	}
	var many strings.Builder
	for i := range MaxLinks + 5 {
		many.WriteString("n" + strings.Repeat("x", i) + ".com ")
	}
	if m := Parse(message.SMS, Input{Text: many.String()}); len(m.Links) > MaxLinks || m.Defects[0].Code != "limit.links" {
		t.Errorf("%d links, defects %v", len(m.Links), m.Defects)
	}
	if m := Parse(message.SMS, Input{Text: "a\xffb"}); m.Text != "a\ufffdb" || m.Defects[0].Code != "encoding.utf8" {
		t.Errorf("text %q defects %v", m.Text, m.Defects)
	}
}

func TestParseLink(t *testing.T) {
	for in, want := range map[string]string{
		" https://fernoak.example/a ":          "https://fernoak.example/a",
		"fernoak.example":                      "fernoak.example",
		"look: https://fernoak.com/a it's odd": "https://fernoak.com/a",
	} {
		if m := Parse(message.Link, Input{Text: in}); len(m.Links) != 1 || m.Links[0].Target != want {
			t.Errorf("%q: links %+v", in, m.Links)
		}
	}
	if m := Parse(message.Link, Input{}); len(m.Links) != 0 {
		t.Errorf("nothing has links %+v", m.Links)
	}
}

func BenchmarkParse(b *testing.B) {
	texts := []string{
		"Hey, are we still on for lunch tomorrow? I'll be there at 12.30",
		"Fern & Oak: your parcel could not be delivered. Pay the fee at https://fernoak-parcel.com/x9 within 24 hours",
		"Your card is locked. Go to bit .ly/abc to unlock it\nReply STOP to end",
	}
	b.ReportAllocs()
	for b.Loop() {
		for _, s := range texts {
			Parse(message.SMS, Input{Text: s, Sender: "+1 (803) 555-0142"})
		}
	}
}
