package intake

import (
	"fmt"

	"bonafide/message"
	"bonafide/message/attachment"
)

// readPicture makes a message of a screenshot or a photo. What it shows is for
// the judge to read.
func readPicture(raw []byte) (*message.Message, error) {
	kind := pictureKind(raw)
	if !readable(kind) {
		if kind == "" {
			kind = attachment.Sniff(raw)
		}
		if kind == "" {
			kind = "something else"
		}
		return nil, fmt.Errorf("%w: it is %s; save it as PNG or JPEG", ErrPicture, kind)
	}
	return &message.Message{
		Channel: message.Image,
		Raw:     raw,
		Attachments: []message.Attachment{{
			MediaType: "image/" + kind, Sniffed: kind, Size: len(raw), Inline: true, Data: raw,
		}},
	}, nil
}

// isPicture tells whether the octets are those of a picture, also of one that
// isn't read.
func isPicture(raw []byte) bool { return pictureKind(raw) != "" }

// readable tells the forms that package message/picture decodes.
func readable(kind string) bool {
	switch kind {
	case "png", "jpeg", "gif", "webp", "bmp", "tiff":
		return true
	}
	return false
}

// pictureKind tells the form of a picture by its first octets, "" if it is
// none. No e-mail and no text begins so.
func pictureKind(raw []byte) string {
	const enough = 32
	if len(raw) < enough || !mayBePicture(raw) {
		return ""
	}
	switch kind := attachment.Sniff(raw[:min(len(raw), 512)]); kind {
	case "png", "jpeg", "gif", "webp", "bmp", "tiff", "heic", "avif", "ico":
		return kind
	}
	return ""
}

// mayBePicture is a look at the first octets that costs nothing.
func mayBePicture(raw []byte) bool {
	switch string(raw[:2]) {
	case "\x89P", "\xff\xd8", "GI", "RI", "BM", "II", "MM", "\x00\x00":
		return true
	}
	return false
}
