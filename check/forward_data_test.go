package check_test

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"html"
	"io"
	"io/fs"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	netmail "net/mail"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bonafide/message"
	"bonafide/message/email"
	"bonafide/verdict"
)

// TestForwardedCollections forwards every message of the collections, as an
// honest person does, and prints how the verdicts change:
//
//	BONAFIDE_DATA=folder go test ./check -run TestForwardedCollections -v
func TestForwardedCollections(t *testing.T) {
	root := os.Getenv("BONAFIDE_DATA")
	if root == "" {
		t.Skip("BONAFIDE_DATA is not set: no real messages to forward")
	}
	l := newLab(t)
	for _, folder := range []string{"scam", "genuine", "genuine-old"} {
		counts := map[string]map[verdict.Outcome]int{}
		opened := 0
		files, err := fs.Glob(os.DirFS(filepath.Join(root, "email", folder)), "*.eml")
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range files {
			raw, err := os.ReadFile(filepath.Join(root, "email", folder, name))
			if err != nil {
				t.Fatal(err)
			}
			m := email.Parse(raw, email.DefaultLimits())
			for form, whole := range map[string]string{
				"as it was":       string(raw),
				"copied, Gmail":   copied(m, raw, "Fwd: ", "---------- Forwarded message ---------<br>", "From", "Date", "Subject", "To"),
				"copied, Outlook": copied(m, raw, "WG: ", `Ist das echt?<div id="appendonsend"></div><hr><div id="divRplyFwdMsg">`, "Von", "Gesendet", "Betreff", "An"),
				"attached":        attached("Fwd: "+m.Subject, "Is this real?", string(raw)),
			} {
				v := l.judge(t, whole, true)
				if counts[form] == nil {
					counts[form] = map[verdict.Outcome]int{}
				}
				counts[form][v.Outcome]++
				if form == "copied, Gmail" && strings.Contains(codes(&v), "forward.inline") {
					opened++
				}
				if form != "as it was" && v.Outcome == verdict.Genuine && form != "attached" {
					t.Errorf("%s, %s: genuine", name, form)
				}
			}
		}
		for _, form := range []string{"as it was", "copied, Gmail", "copied, Outlook", "attached"} {
			t.Logf("%s, %s: %v", folder, form, counts[form])
		}
		t.Logf("%s: %d of %d copies opened", folder, opened, len(files))
		if before, after := counts["as it was"][verdict.Scam], counts["copied, Gmail"][verdict.Scam]; strings.HasPrefix(folder, "genuine") && after > before+len(files)/50 {
			t.Errorf("%s: %d called scam when forwarded, %d before", folder, after, before)
		}
	}
}

// copied is raw in the form in which a mail client forwards it.
func copied(m *message.Message, raw []byte, prefix, above string, labels ...string) string {
	from, to := "", ""
	if len(m.From) > 0 {
		from = m.From[0].Name + " <" + m.From[0].Addr + ">"
	}
	if len(m.To) > 0 {
		to = m.To[0].Addr
	}
	page, plain := shownParts(textHeader(raw), raw)
	if page == "" {
		page = strings.ReplaceAll(html.EscapeString(plain), "\n", "<br>")
	}
	var b strings.Builder
	b.WriteString("<html><body><div>" + above)
	for i, value := range []string{from, m.Header.Get("date"), m.Subject, to} {
		fmt.Fprintf(&b, "<b>%s:</b> %s<br>", labels[i], html.EscapeString(value))
	}
	b.WriteString("</div></div><div>" + page + "</div></body></html>")
	head := strings.Replace(letter(customer, mime.BEncoding.Encode("utf-8", prefix+m.Subject), ""),
		"Content-Type: text/plain; charset=utf-8", "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64", 1)
	return head + base64.StdEncoding.EncodeToString([]byte(b.String()))
}

func textHeader(raw []byte) netmail.Header {
	msg, err := netmail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		return nil
	}
	return msg.Header
}

// shownParts are the first texts of a message that the standard library reads.
func shownParts(h netmail.Header, raw []byte) (page, plain string) {
	msg, err := netmail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		return "", string(raw)
	}
	var walk func(kind, encoding string, body io.Reader, depth int)
	walk = func(kind, encoding string, body io.Reader, depth int) {
		media, params, err := mime.ParseMediaType(kind)
		if err != nil {
			media = "text/plain"
		}
		if strings.HasPrefix(media, "multipart/") && depth < 8 {
			for r := multipart.NewReader(body, params["boundary"]); ; {
				part, err := r.NextRawPart()
				if err != nil {
					return
				}
				walk(part.Header.Get("Content-Type"), part.Header.Get("Content-Transfer-Encoding"), part, depth+1)
			}
		}
		switch strings.ToLower(encoding) {
		case "base64":
			body = base64.NewDecoder(base64.StdEncoding, body)
		case "quoted-printable":
			body = quotedprintable.NewReader(body)
		}
		data, _ := io.ReadAll(body) // as much as can be read
		switch {
		case media == "text/html" && page == "":
			page = string(data)
		case media == "text/plain" && plain == "":
			plain = string(data)
		}
	}
	walk(h.Get("Content-Type"), h.Get("Content-Transfer-Encoding"), msg.Body, 0)
	return page, plain
}
