package api

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"slices"
	"strings"

	"bonafide/internal/intake"
	"bonafide/message"
	"bonafide/message/text"
)

// Limits of a multipart body: parts read and bytes of a field that is not the
// message.
const (
	maxParts      = 16
	maxFieldBytes = 4 << 10
)

// knownFields lists the fields of a request in words.
const knownFields = "source, data, channel, sender, country, answers, language, recipient_name and brand"

// Request is one message to check with what the caller knows about it; the
// form of a JSON request.
type Request struct {
	Source        string           `json:"source,omitempty" doc:"Source of the e-mail with its header, the text of a message, the transcript of a call or notes about it, or a link. JSON holds Unicode only: send other bytes as data or as message/rfc822." example:"From: Amazon <no-reply@arnazon.example>\r\nSubject: Your account is on hold\r\n\r\n…"`
	Data          []byte           `json:"data,omitempty" doc:"In place of source: the message in Base64 (RFC 4648 section 4), such as a picture or an Outlook file"`
	Channel       string           `json:"channel,omitempty" enum:"email,sms,chat,call,link,image" doc:"How the message came. Without it evident signs tell: a header, a picture, a link that stands alone; a sender makes it a text message, answers a call, and anything else counts as e-mail." example:"sms"`
	Sender        string           `json:"sender,omitempty" maxLength:"256" doc:"Who sent the text or called, as the device shows it: a number, a short code or a name" example:"+1 888 555 0100"`
	Country       string           `json:"country,omitempty" maxLength:"2" doc:"The reader's country (ISO 3166-1 alpha-2), to read national numbers" example:"IT"`
	Answers       *message.Answers `json:"answers,omitempty" doc:"Answers about a call, beside its text or in place of it"`
	Language      string           `json:"language,omitempty" doc:"Language of the answer (BCP 47); else that of Accept-Language, else English" example:"it"`
	RecipientName string           `json:"recipient_name,omitempty" maxLength:"200" doc:"How the shop addresses the reader, to judge the greeting" example:"Anna Rossi"`
	Brand         string           `json:"brand,omitempty" maxLength:"64" doc:"Profile that the reader takes the message to come from" example:"amazon"`
}

// input is a request of any media type, read.
type input struct {
	source []byte
	Request
}

// forJudge is the request as the judge takes it.
func (in *input) forJudge() intake.Input {
	return intake.Input{
		Channel: message.Channel(in.Channel), Raw: in.source,
		Text:          text.Input{Sender: in.Sender, Country: strings.ToUpper(in.Country), Answers: in.Answers},
		RecipientName: in.RecipientName, Brand: in.Brand,
	}
}

// read reads the body of r in whichever form it is.
func read(r *http.Request) (input, error) {
	mediaType, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil && r.Header.Get("Content-Type") != "" {
		return input{}, problem(CodeUnsupportedMedia, "The field Content-Type cannot be read. Send message/rfc822 for the source of an e-mail.")
	}
	switch mediaType {
	case "message/rfc822", "message/global", "application/vnd.ms-outlook", "application/x-msg":
		in, err := readRaw(r)
		in.Channel = cmp.Or(in.Channel, string(message.Email))
		return in, err
	case "", "application/octet-stream", "text/plain",
		"image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp", "image/tiff":
		return readRaw(r)
	case "application/json":
		return readJSON(r)
	case "multipart/form-data":
		return readForm(r, params["boundary"])
	default:
		return input{}, problem(CodeUnsupportedMedia, fmt.Sprintf("%q is not taken. Send message/rfc822 for the source of an e-mail (curl: -H 'Content-Type: message/rfc822' --data-binary @FILE).", mediaType))
	}
}

// readRaw reads a body that is the message; the rest stands in the query.
func readRaw(r *http.Request) (input, error) {
	source, err := readAll(r.Body, r.ContentLength)
	if err != nil {
		return input{}, err
	}
	in := input{source: source}
	if r.URL.RawQuery == "" {
		return in, nil
	}
	q := r.URL.Query()
	for _, name := range fieldNames() {
		if value := q.Get(name); value != "" {
			if err := in.set(name, value); err != nil {
				return input{}, err
			}
		}
	}
	return in, nil
}

func readJSON(r *http.Request) (input, error) {
	body, err := readAll(r.Body, r.ContentLength)
	if err != nil {
		return input{}, err
	}
	if len(bytes.TrimSpace(body)) == 0 {
		return input{}, problem(CodeEmpty, "The body is empty. Send an object such as {\"source\": \"…\"}.")
	}
	var in input
	d := json.NewDecoder(bytes.NewReader(body))
	d.DisallowUnknownFields()
	if err := d.Decode(&in.Request); err != nil {
		return input{}, jsonProblem(err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return input{}, problem(CodeMalformedJSON, "There is more after the JSON object. Send one object for each request.")
	}
	if len(in.Data) > 0 && in.Source != "" {
		return input{}, problem(CodeMalformedJSON, "Send either source or data, not both.")
	}
	in.source = in.Data
	if len(in.source) == 0 {
		in.source = []byte(in.Source)
	}
	in.Source, in.Data = "", nil
	return in, nil
}

// jsonProblem tells what is wrong without repeating the sender's words, which
// may be private.
func jsonProblem(err error) error {
	var wrongType *json.UnmarshalTypeError
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &wrongType) && wrongType.Field != "":
		return problem(CodeMalformedJSON, fmt.Sprintf("The field %q has the wrong type.", wrongType.Field))
	case errors.As(err, &syntax):
		return problem(CodeMalformedJSON, fmt.Sprintf("The JSON breaks off or is wrong at byte %d.", syntax.Offset))
	case strings.HasPrefix(err.Error(), "json: unknown field "):
		name := strings.TrimPrefix(err.Error(), "json: unknown field ")
		return problem(CodeUnknownField, "Unknown field "+clip(name, 80)+". Known are "+knownFields+".")
	default:
		return problem(CodeMalformedJSON, "")
	}
}

// readForm reads multipart/form-data (RFC 7578) from memory: nothing of a
// message is written to disk.
func readForm(r *http.Request, boundary string) (input, error) {
	if boundary == "" {
		return input{}, problem(CodeMalformedForm, "The Content-Type names no boundary.")
	}
	var in input
	found := false
	form := multipart.NewReader(r.Body, boundary)
	for range maxParts {
		part, err := form.NextRawPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return input{}, formProblem(err)
		}
		switch part.FormName() {
		case "file", "source":
			source, err := readAll(part, -1)
			if err != nil {
				return input{}, err
			}
			if len(source) > 0 || !found {
				in.source, found = source, true
			}
		default:
			if !slices.Contains(fieldNames(), part.FormName()) {
				continue
			}
			value, err := io.ReadAll(io.LimitReader(part, maxFieldBytes))
			if err != nil {
				return input{}, bodyProblem(err)
			}
			if err := in.set(part.FormName(), string(value)); err != nil {
				return input{}, err
			}
		}
	}
	if !found && in.Answers == nil {
		return input{}, problem(CodeMalformedForm, "The form has no part named “file”.")
	}
	return in, nil
}

// fieldNames are the fields that a query or a form may hold beside the message.
func fieldNames() []string {
	return []string{"channel", "sender", "country", "answers", "language", "recipient_name", "brand"}
}

// set takes one of fieldNames; answers are an object as in a JSON request.
func (in *input) set(name, value string) error {
	switch name {
	case "channel":
		in.Channel = value
	case "sender":
		in.Sender = value
	case "country":
		in.Country = value
	case "answers":
		d := json.NewDecoder(strings.NewReader(value))
		d.DisallowUnknownFields()
		if err := d.Decode(&in.Answers); err != nil {
			return jsonProblem(err)
		}
	case "language":
		in.Language = value
	case "recipient_name":
		in.RecipientName = value
	case "brand":
		in.Brand = value
	}
	return nil
}

// readAll reads everything. size is the announced length, -1 if unknown; it is
// believed only so far as to save some copying.
func readAll(r io.Reader, size int64) ([]byte, error) {
	const trusted = 256 << 10
	var b bytes.Buffer
	if size > 0 {
		b.Grow(int(min(size, trusted)) + bytes.MinRead)
	}
	if _, err := b.ReadFrom(r); err != nil {
		return nil, bodyProblem(err)
	}
	return b.Bytes(), nil
}

// bodyProblem tells why a body could not be read.
func bodyProblem(err error) error {
	var large *http.MaxBytesError
	var busy interface{ Busy() bool }
	switch {
	case errors.As(err, &large):
		return problem(CodeTooLarge, fmt.Sprintf("At most %d bytes are read. Send the message without its attachments.", large.Limit))
	case errors.As(err, &busy) && busy.Busy():
		return problem(CodeBusy, "")
	default:
		return problem(CodeIncomplete, "")
	}
}

func formProblem(err error) error {
	var large *http.MaxBytesError
	var busy interface{ Busy() bool }
	if errors.As(err, &large) || errors.As(err, &busy) {
		return bodyProblem(err)
	}
	return problem(CodeMalformedForm, "The form is broken or ends too early.")
}

// clip shortens s to at most n bytes for a message.
func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return strings.ToValidUTF8(s[:n], "") + "…"
}
