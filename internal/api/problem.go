package api

import (
	"encoding/json"
	"net/http"
	"strconv"
)

// Code is the stable number of an error. The first three digits are the HTTP
// status.
type Code int

// The codes. A number is never given a second meaning.
const (
	CodeEmpty            Code = 40001 // no message
	CodeMalformedJSON    Code = 40002 // not one JSON object, or a field of a wrong type
	CodeUnknownField     Code = 40003 // a field that the request does not have
	CodeUnknownBrand     Code = 40004 // no such brand profile
	CodeUnknownChannel   Code = 40005 // a channel that is not served
	CodeMalformedForm    Code = 40006 // broken multipart/form-data, or no file in it
	CodeUnreadable       Code = 40007 // a damaged Outlook file
	CodeIncomplete       Code = 40008 // the body broke off
	CodePicture          Code = 40009 // no picture, or one of a form that is not read
	CodeAnswers          Code = 40010 // an answer about a call that is not offered
	CodeNotFound         Code = 40401 // no such endpoint
	CodeMethodNotAllowed Code = 40501 // another method is needed
	CodeTooLarge         Code = 41301 // beyond the largest body
	CodeUnsupportedMedia Code = 41501 // a media type that is not taken
	CodeInternal         Code = 50001 // the server's own failure
	CodeBusy             Code = 50301 // too much to do; come back
	CodeTimeout          Code = 50401 // not judged in time
)

// Status is the HTTP status of the code.
func (c Code) Status() int { return int(c) / 100 }

// Link is where the code is explained, relative to the server.
func (c Code) Link() string { return "/docs/errors#" + strconv.Itoa(int(c)) }

// Problem is an error as the API answers it: problem details of RFC 9457 with
// the stable code as an extension member.
type Problem struct { //nolint:errname // RFC 9457 calls it so
	Type   string `json:"type" format:"uri-reference" doc:"Where this kind of error is explained" example:"/docs/errors#40001"`
	Title  string `json:"title" doc:"What kind of error it is; the same each time" example:"The message is empty"`
	Status int    `json:"status" doc:"HTTP status" example:"400"`
	Detail string `json:"detail,omitempty" doc:"What was wrong with this request and how to mend it"`
	Code   Code   `json:"code" doc:"Stable number of this kind of error" example:"40001"`
	// RequestID is what to quote to whoever runs the server.
	RequestID string `json:"request_id,omitempty" doc:"Number of this request in the server's log"`
}

// Explanation is what the documentation says about a code.
type Explanation struct {
	Code  Code
	Title string
	// Why says what leads to the error, Fix what to do about it.
	Why, Fix string
}

// Explanations lists every code in order.
func Explanations() []Explanation {
	return []Explanation{
		{CodeEmpty, "The message is empty", "The request had no body, or its message holds only white space.", "Send the message: the source of the e-mail, the text, the link, the picture, or answers about the call."},
		{CodeMalformedJSON, "The JSON cannot be read", "The body is not one JSON object, or a field has the wrong type.", "Send one object such as {\"channel\": \"sms\", \"sender\": \"…\", \"source\": \"…\"}; all fields but answers are strings."},
		{CodeUnknownField, "The JSON has an unknown field", "Fields that the API does not know are refused, so that a misspelled one is not ignored.", "Use the fields " + knownFields + "."},
		{CodeUnknownBrand, "There is no such brand profile", "The field brand names a profile that this server does not have.", "Leave it out, or use an identifier that “bonafide brand list” shows."},
		{CodeUnknownChannel, "This channel is not served", "The field channel has a value that is no channel.", "Send one of email, sms, chat, call, link and image, or leave it out."},
		{CodeMalformedForm, "The form cannot be read", "The multipart/form-data body is broken or has neither a part “file” nor a part “source”.", "Send the message as a file part named “file”."},
		{CodeUnreadable, "The file cannot be read", "It looks like an Outlook .msg file but is damaged.", "Save the message again, best as .eml, and send that."},
		{CodeIncomplete, "The request broke off", "The body ended before its announced length, or came too slowly.", "Send it again."},
		{CodePicture, "The picture cannot be read", "It is no picture, or one of a form that is not read, such as HEIC.", "Send it as PNG, JPEG, WebP, GIF, BMP or TIFF."},
		{CodeAnswers, "An answer is not offered", "The field answers holds something that the questions about a call do not offer, or comes with another channel.", "Use the values that /docs lists under Answers."},
		{CodeNotFound, "There is no such endpoint", "The path is not part of the API.", "See /docs for the endpoints."},
		{CodeMethodNotAllowed, "The method is not offered", "The endpoint takes another HTTP method.", "Use the method that the Allow field of the answer names."},
		{CodeTooLarge, "The message is too large", "The body is larger than this server reads.", "Send the message without its attachments, or only its header and text."},
		{CodeUnsupportedMedia, "The media type is not supported", "The Content-Type is none that the endpoint takes.", "Use message/rfc822, application/octet-stream, text/plain, application/vnd.ms-outlook, image/png and other pictures, multipart/form-data or application/json."},
		{CodeInternal, "The server failed", "Something went wrong that is not the caller's fault.", "Try again; if it stays, tell whoever runs the server the request_id."},
		{CodeBusy, "The server is busy", "More messages are being checked than it was set up for.", "Try again after the seconds that the Retry-After field of the answer names."},
		{CodeTimeout, "The check took too long", "The message could not be judged in time, mostly because DNS did not answer.", "Try again."},
	}
}

// problem makes the problem of a code.
func problem(code Code, detail string) *Problem {
	p := &Problem{Type: code.Link(), Status: code.Status(), Code: code, Detail: detail}
	for _, e := range Explanations() {
		if e.Code == code {
			p.Title = e.Title
			if p.Detail == "" {
				p.Detail = e.Fix
			}
		}
	}
	return p
}

// Error makes a Problem an error.
func (p *Problem) Error() string { return p.Title + ": " + p.Detail }

// writeProblem answers p. The request id is taken from the response's field,
// where the server put it.
func writeProblem(w http.ResponseWriter, p *Problem) {
	p.RequestID = w.Header().Get("X-Request-ID")
	h := w.Header()
	h.Set("Content-Type", "application/problem+json")
	h.Set("Cache-Control", "no-store")
	if p.Code == CodeBusy {
		h.Set("Retry-After", "2")
	}
	w.WriteHeader(p.Status)
	_ = json.NewEncoder(w).Encode(p)
}
