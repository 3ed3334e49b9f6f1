package mailbox

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"bonafide/message"
	"bonafide/message/text"
)

// Errors of a line of a .jsonl file.
var (
	// ErrLine says that a line holds no text message.
	ErrLine = errors.New("not a text message")
	// ErrChannel says that a line names a channel that texts don't come by.
	ErrChannel = errors.New("unknown channel")
)

// longestLine bounds a line of a .jsonl file, in octets: the longest text with
// every character escaped, and room for the other fields.
const longestLine = 6*text.MaxText + 64<<10

// line is one text message as a .jsonl file holds it. Further fields are
// allowed and left alone.
type line struct {
	ID      json.RawMessage `json:"id"`
	Channel string          `json:"channel"`
	Sender  string          `json:"sender"`
	Subject string          `json:"subject"`
	Text    *string         `json:"text"`
	Country string          `json:"country"`
	// Answers are those of the guided form about a call; they may stand in
	// place of a text.
	Answers *message.Answers `json:"answers"`
}

// lines reads a file that holds one text message a line.
func (r *reader) lines(path string, b *bufio.Reader) bool {
	for n := 1; ; n++ {
		data, whole, err := readLine(b)
		if err != nil && !errors.Is(err, io.EOF) {
			return r.fail(path, withoutPath(err))
		}
		ended := err != nil
		if n == 1 {
			data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
		}
		data = bytes.TrimSpace(data)
		if len(data) > 0 {
			item, err := r.line(path, n, data, whole)
			if err != nil {
				item = Item{File: item.File}
				err = fmt.Errorf("read %s: line %d: %w", path, n, err)
			}
			if !r.give(item, err) {
				return false
			}
		}
		if ended {
			return true
		}
	}
}

// readLine reads a line; of one that is too long only the beginning, and whole
// is false.
func readLine(b *bufio.Reader) (data []byte, whole bool, err error) {
	whole = true
	for {
		part, err := b.ReadSlice('\n')
		if room := longestLine - len(data); len(part) > room {
			part, whole = part[:room], false
		}
		data = append(data, part...)
		if !errors.Is(err, bufio.ErrBufferFull) {
			return data, whole, err
		}
	}
}

// line makes an item of a line. File is set in any case.
func (r *reader) line(path string, n int, data []byte, whole bool) (Item, error) {
	item := Item{File: path + "#" + strconv.Itoa(n)}
	if !whole {
		return item, fmt.Errorf("%w: longer than %d octets; split the text", ErrLine, longestLine)
	}
	var l line
	if err := json.Unmarshal(data, &l); err != nil {
		return item, fmt.Errorf("%w: %w; write one JSON object a line, such as {\"channel\":\"sms\",\"sender\":\"…\",\"text\":\"…\"}", ErrLine, err)
	}
	if id := lineID(l.ID); id != "" {
		item.File = path + "#" + id
	}
	if l.Text == nil {
		if l.Answers == nil {
			return item, fmt.Errorf("%w: there is no text; add \"text\"", ErrLine)
		}
		l.Text = new(string)
	}
	item.Channel = message.Channel(l.Channel)
	if err := l.checkAnswers(); err != nil {
		return item, err
	}
	switch item.Channel {
	case "":
		item.Channel = r.texts()
		if l.Answers != nil {
			item.Channel = message.Call
		}
	case message.SMS, message.Chat, message.Call, message.Link:
	default:
		return item, fmt.Errorf("%w %q; use sms, chat, call or link, and a file of its own for e-mail", ErrChannel, head(l.Channel))
	}
	item.Line = data
	item.Text = text.Input{ID: lineID(l.ID), Sender: l.Sender, Subject: l.Subject, Text: *l.Text, Country: strings.ToUpper(l.Country), Answers: l.Answers}
	return item, nil
}

// checkAnswers looks whether the answers are such as the form offers, and
// about a call.
func (l *line) checkAnswers() error {
	if l.Answers != nil && l.Channel != "" && message.Channel(l.Channel) != message.Call {
		return fmt.Errorf("%w: answers are about calls; write \"channel\":\"call\" or leave them out", ErrLine)
	}
	if err := l.Answers.Validate(); err != nil {
		return fmt.Errorf("%w: %w", ErrLine, err)
	}
	return nil
}

// texts is the channel of a line that names none.
func (r *reader) texts() message.Channel {
	if r.channel == "" || r.channel == message.Email {
		return message.SMS
	}
	return r.channel
}

// longestID bounds an id, in octets.
const longestID = 200

// lineID is an id on one line: a string or a number, "" for anything else.
func lineID(raw json.RawMessage) string {
	var id string
	switch {
	case len(raw) == 0:
		return ""
	case raw[0] == '"':
		if json.Unmarshal(raw, &id) != nil {
			return ""
		}
	case raw[0] == '-' || raw[0] >= '0' && raw[0] <= '9':
		id = string(raw)
	}
	id = strings.Map(func(c rune) rune {
		if c < ' ' || c == 0x7f {
			return '_'
		}
		return c
	}, id)
	if len(id) > longestID {
		id = strings.ToValidUTF8(id[:longestID], "")
	}
	return id
}

// head shortens what an error quotes.
func head(s string) string {
	const most = 20
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "\u2026"
	}
	return s
}

// startsLines tells whether standard input holds text messages, one a line:
// an e-mail never begins with a brace.
func startsLines(b *bufio.Reader) bool {
	const enough = 64
	start, _ := b.Peek(enough) // what is there is enough to tell
	start = bytes.TrimSpace(bytes.TrimPrefix(start, []byte("\xef\xbb\xbf")))
	if len(start) < 2 || start[0] != '{' {
		return false
	}
	return bytes.HasPrefix(bytes.TrimSpace(start[1:]), []byte(`"`))
}

// plain reads the rest as one text message.
func (r *reader) plain(path string, b *bufio.Reader) bool {
	raw, _, err := r.read(b, min(r.max, 4*text.MaxText))
	if err != nil {
		return r.fail(path, withoutPath(err))
	}
	return r.give(Item{File: path, Channel: r.channel, Text: text.Input{Text: string(raw)}}, nil)
}
