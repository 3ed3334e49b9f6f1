package check

import (
	"cmp"
	"context"
	"errors"
	"image"
	"slices"
	"strings"
	"time"

	"bonafide/message"
	"bonafide/message/picture"
	"bonafide/message/picture/pdf"
	"bonafide/message/screenshot"
	"bonafide/message/text"
)

// TextReader reads the text that a picture shows.
type TextReader interface {
	// ReadText reads the text of a decoded picture. It bounds its own time and
	// ends with ctx. Its error wraps screenshot.ErrNoReader if nothing is
	// installed that reads.
	ReadText(ctx context.Context, picture image.Image) (screenshot.Page, error)
}

// WithTextReader reads the text in pictures through r: of screenshots, and of
// mails that hardly have any text beside their pictures. nil, the default,
// reads none, and the verdict on a screenshot says so.
func WithTextReader(r TextReader) Option { return func(c *Checker) { c.textReader = r } }

// WithRecognitionTime bounds the reading of all pictures of one message; the
// default is 10 seconds.
func WithRecognitionTime(d time.Duration) Option {
	return func(c *Checker) { c.recognitionTime = d }
}

// Bounds of what is read in the pictures of one message.
const (
	defaultRecognitionTime = 10 * time.Second

	mostRead       = 3      // pictures
	mostReadAtOnce = 4      // messages; a decoded photo takes up to 160 MB
	leastSide      = 60     // pixels; icons and lines hold no text
	leastArea      = 20_000 // pixels
	mostScanPixels = 40_000_000
)

// Recognize reads the text in the pictures of m where the verdict needs it: of
// a screenshot always, of an e-mail if it hardly has any text of its own. It
// returns m itself if there is nothing to do or it was done before, otherwise
// a copy with Recognized filled in; that of a screenshot also has the text,
// sender and links that the picture shows. Check calls it by itself.
func (c *Checker) Recognize(ctx context.Context, m *message.Message) *message.Message {
	if m.Recognized != nil || !c.Reads(m) {
		return m
	}
	ctx, cancel := context.WithTimeout(ctx, c.recognitionTime)
	defer cancel()
	select {
	case c.readings <- struct{}{}:
		defer func() { <-c.readings }()
	case <-ctx.Done():
		out := *m
		out.Recognized = []message.Recognition{{Attachment: -1, Failure: failureOf(context.DeadlineExceeded)}}
		return &out
	}
	if m.Channel == message.Image {
		return c.recognizeScreenshot(ctx, m)
	}
	return c.recognizeMail(ctx, m)
}

// Reads tells whether Recognize looks at the pictures of m, which takes long.
func (c *Checker) Reads(m *message.Message) bool {
	switch m.Channel {
	case message.Image:
		return true
	case message.Email, "":
		return slices.ContainsFunc(m.Attachments, func(a message.Attachment) bool {
			return len(a.Data) > 0 && (a.Sniffed == "pdf" || readableKind(a.Sniffed))
		}) && fewerWords(m.Text, fewWords)
	case message.SMS, message.Chat, message.Call, message.Link:
	}
	return false
}

// recognizeScreenshot reads the picture that a message is.
func (c *Checker) recognizeScreenshot(ctx context.Context, m *message.Message) *message.Message {
	out := *m
	for i := range m.Attachments {
		if len(out.Recognized) == mostRead {
			break
		}
		if len(m.Attachments[i].Data) == 0 {
			continue
		}
		content, r := c.readPicture(ctx, i, func() (image.Image, error) { return decoded(m.Attachments[i].Data) })
		out.Recognized = append(out.Recognized, r)
		if r.Failure != "" {
			continue
		}
		seen := content.Message()
		if out.Text != "" || len(out.Links) > 0 {
			// A further part of the same: a long chat takes several pictures.
			out.Text += "\n" + seen.Text
			out.Links = append(out.Links, seen.Links...)
			continue
		}
		out.Handle, out.From, out.FromFields = seen.Handle, seen.From, seen.FromFields
		out.Subject, out.Text, out.Quoted, out.Links = seen.Subject, seen.Text, seen.Quoted, seen.Links
		out.Invisible = seen.Invisible
		out.Defects = append(slices.Clip(out.Defects), seen.Defects...)
	}
	if out.Recognized == nil {
		out.Recognized = []message.Recognition{{Attachment: -1, Failure: "not-decoded"}}
	}
	return &out
}

// candidate is a picture of a mail that may hold its message.
type candidate struct {
	attachment, area int
	image            func() (image.Image, error)
}

// candidates are the pictures of a mail that are large enough for a message,
// the largest first: those it carries, and the pages of documents that were
// scanned.
func (c *Checker) candidates(m *message.Message) []candidate {
	var out []candidate
	files, pixels := 0, mostScanPixels
	add := func(attachment, w, h int, decoded func() (image.Image, error)) {
		if min(w, h) >= leastSide && w*h >= leastArea {
			out = append(out, candidate{attachment, w * h, decoded})
		}
	}
	for i := range m.Attachments {
		a := &m.Attachments[i]
		switch {
		case len(a.Data) == 0:
		case a.Sniffed == "pdf" && c.textReader != nil:
			if files++; files > mostRead || pixels <= 0 {
				continue
			}
			content := pdf.Read(a.Data, picture.Limits{Pixels: pixels, Pictures: mostRead})
			if content.Text {
				continue
			}
			for _, p := range content.Pictures {
				w, h := p.Size()
				pixels -= w * h
				add(i, w, h, func() (image.Image, error) { return p.Image(), nil })
			}
		case readableKind(a.Sniffed):
			if w, h, err := picture.Size(a.Data); err == nil {
				add(i, w, h, func() (image.Image, error) { return decoded(a.Data) })
			}
		}
	}
	slices.SortStableFunc(out, func(a, b candidate) int { return cmp.Compare(b.area, a.area) })
	return out[:min(len(out), mostRead)]
}

// recognizeMail reads the largest pictures of a mail.
func (c *Checker) recognizeMail(ctx context.Context, m *message.Message) *message.Message {
	candidates := c.candidates(m)
	if len(candidates) == 0 {
		return m
	}
	slices.SortStableFunc(candidates, func(a, b candidate) int { return cmp.Compare(a.attachment, b.attachment) })
	out := *m
	out.Links = slices.Clip(out.Links)
	for _, p := range candidates {
		content, r := c.readPicture(ctx, p.attachment, p.image)
		out.Recognized = append(out.Recognized, r)
		if r.Failure != "" {
			continue
		}
		for _, l := range content.Message().Links {
			if len(out.Links) < len(m.Links)+text.MaxLinks && !slices.Contains(r.Doubtful, l.Target) {
				out.Links = append(out.Links, message.Hyperlink{Target: l.Target, Place: message.InPicture})
			}
		}
	}
	return &out
}

// readableKind tells the kinds of files that package picture decodes.
func readableKind(sniffed string) bool {
	switch sniffed {
	case "png", "jpeg", "gif", "webp", "bmp", "tiff":
		return true
	}
	return false
}

// readPicture reads one picture.
func (c *Checker) readPicture(ctx context.Context, attachment int, open func() (image.Image, error)) (screenshot.Content, message.Recognition) {
	r := message.Recognition{Attachment: attachment}
	if c.textReader == nil {
		r.Failure = "off"
		return screenshot.Content{}, r
	}
	pixels, err := open()
	var page screenshot.Page
	if err == nil {
		page, err = c.textReader.ReadText(ctx, pixels)
	}
	if err != nil {
		r.Failure = failureOf(err)
		return screenshot.Content{}, r
	}
	content := screenshot.Read(&page)
	r.Text, r.Confidence, r.Doubtful = content.Whole(), content.Confidence, content.Doubtful
	if strings.TrimSpace(r.Text) == "" {
		r.Failure = "no-text"
	}
	return content, r
}

// decoded decodes a picture, turned as its camera says.
func decoded(data []byte) (image.Image, error) {
	p, err := picture.Decode(data, picture.Limits{})
	if err != nil {
		return nil, err //nolint:wrapcheck // told apart by failureOf
	}
	return screenshot.Upright(p.Image(), screenshot.Orientation(data)), nil
}

// failureOf is the code of message.Recognition for an error.
func failureOf(err error) string {
	switch {
	case errors.Is(err, screenshot.ErrNoReader):
		return "not-installed"
	case errors.Is(err, picture.ErrTooLarge):
		return "too-large"
	case errors.Is(err, picture.ErrFormat):
		return "not-decoded"
	case errors.Is(err, context.DeadlineExceeded):
		return "timeout"
	}
	return "failed"
}

// fewerWords tells whether a text has at most this many words.
func fewerWords(s string, most int) bool {
	n := 0
	for range strings.FieldsSeq(s) {
		if n++; n > most {
			return false
		}
	}
	return true
}

// recognized is what machines read in the pictures of the message.
func (x *examination) recognized() string {
	var parts []string
	for i := range x.m.Recognized {
		if t := x.m.Recognized[i].Text; t != "" {
			parts = append(parts, t)
		}
	}
	return strings.Join(parts, "\n")
}
