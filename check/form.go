package check

import (
	"strings"
	"time"

	"bonafide/message"
	"bonafide/verdict"
)

// Evidence about the form of the message.
var (
	// Breaks the rules of MIME in ways that hide content. Args: defect.
	kindMessageMalformed = verdict.Kind{Code: "message.malformed", Direction: verdict.Against, Family: "message-form", Prior: 0.8}
	// Too large or too nested to be read whole. Args: limit.
	kindMessageLimit = verdict.Kind{Code: "message.limit", Direction: verdict.Against, Family: "message-form", Prior: 0.7}
	// No or impossible date.
	kindMessageNoDate = verdict.Kind{Code: "message.no-date", Direction: verdict.Against, Family: "message-fields", Prior: 0.7}
	// No or odd Message-ID.
	kindMessageNoMessageId = verdict.Kind{Code: "message.no-message-id", Direction: verdict.Against, Family: "message-fields", Prior: 0.8}
	// Encoded so as to hide words.
	kindMessageOddEncoding = verdict.Kind{Code: "message.odd-encoding", Direction: verdict.Against, Family: "message-form", Prior: 0.7}
	// Not addressed to anyone.
	kindMessageNoRecipient = verdict.Kind{Code: "message.no-recipient", Direction: verdict.Against, Family: "message-fields", Prior: 0.7}
	// A report that one mail server sends to another: a delivery status (RFC
	// 3464), an aggregate report of DMARC (RFC 9990) or of TLS (RFC 8460).
	kindMessageReport = verdict.Kind{Code: "message.report", Direction: verdict.For, Family: "message-report", Prior: 1.5}
)

func (x *examination) judgeForm() {
	m := x.m
	if m.Channel != message.Email {
		return
	}
	for _, d := range m.Defects {
		switch {
		case strings.HasPrefix(d.Code, "limit."):
			x.find(kindMessageLimit, d.Code, "limit", d.Code)
		case strings.HasPrefix(d.Code, "mime."):
			x.find(kindMessageMalformed, d.Code, "defect", d.Code)
		case d.Code == "base64.needless":
			x.find(kindMessageEncodedText, "")
		case strings.HasPrefix(d.Code, "encoding."):
			x.find(kindMessageOddEncoding, d.Code)
		}
	}
	if len(m.Header) == 0 {
		return // pasted text has no fields that could be odd
	}
	if m.Date.IsZero() || m.Date.After(x.now().Add(maxClockSkew)) {
		x.find(kindMessageNoDate, m.Header.Get("date"))
	}
	if machineReport(m) {
		x.find(kindMessageReport, "")
	}
	x.judgeMessageID()
	if len(m.To) == 0 && len(m.Cc) == 0 && !x.report.List.Redistributed {
		x.find(kindMessageNoRecipient, "")
	}
}

// maxClockSkew is how far in the future a date may lie.
const maxClockSkew = 48 * time.Hour

// judgeMessageID looks at the Message-ID (RFC 5322 section 3.6.4). Whose host
// it names says little: many services write their own.
func (x *examination) judgeMessageID() {
	id := strings.Trim(x.m.MessageID, "<> ")
	if at := strings.LastIndexByte(id, '@'); at <= 0 || at == len(id)-1 {
		x.find(kindMessageNoMessageId, id)
	}
}

// machineReport tells whether a message has the form of a report between mail
// servers: multipart/report, or an attachment named as RFC 9990 and RFC 8460
// want it (receiver!domain!begin!end).
func machineReport(m *message.Message) bool {
	if strings.HasPrefix(strings.ToLower(strings.TrimSpace(m.Header.Get("content-type"))), "multipart/report") {
		return true
	}
	for i := range m.Attachments {
		name := strings.ToLower(m.Attachments[i].Name)
		if strings.Count(name, "!") >= 3 && (strings.HasSuffix(name, ".gz") || strings.HasSuffix(name, ".zip") || strings.HasSuffix(name, ".xml")) {
			return true
		}
	}
	return false
}
