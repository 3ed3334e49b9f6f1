package pdf

import (
	"bonafide/message/picture"
)

// Content is what was taken out of a file.
type Content struct {
	// Pictures are its drawings and then its images, each in the order of the
	// file.
	Pictures []*picture.Picture
	// Unread counts the images that could not be read: in a form that is not
	// known, damaged, or beyond the limits.
	Unread int
	// Left counts the images that were not wanted.
	Left int
	// Text tells that its pages show text.
	Text bool
}

// Wanted tells whether an image of that size shall be decoded; text tells that
// the pages of the file show text, too.
type Wanted func(width, height int, text bool) bool

// Read takes the pictures out of a PDF file, within limits. It never fails: what
// cannot be read is counted.
func Read(data []byte, limits picture.Limits) Content { return ReadWanted(data, limits, nil) }

// ReadWanted is Read for some of the images: wanted leaves the others out
// before they cost anything.
func ReadWanted(data []byte, limits picture.Limits, wanted Wanted) (c Content) {
	defer func() {
		// Decoders of images are not ours; what was read before counts.
		if recover() != nil {
			c.Unread++
		}
	}()
	limits = limits.OrDefault()
	if len(data) > limits.Bytes {
		return Content{Unread: 1}
	}
	f := open(data, limits)
	var images []object
	pages := 0
	for _, n := range f.order {
		o := f.object(n)
		d := o.dictionary()
		switch {
		case d["Subtype"] == name("Image") && o.stream != nil:
			images = append(images, o)
		case d["Type"] == name("Page") || d["Subtype"] == name("Form") && o.stream != nil:
			if pages++; pages <= mostPages {
				f.page(o, &c)
			}
		}
	}
	for _, o := range images {
		d := o.dictionary()
		w, h := int(f.number(d["Width"], 0)), int(f.number(d["Height"], 0))
		switch {
		case w < leastSide || h < leastSide:
		case wanted != nil && !wanted(w, h, c.Text):
			c.Left++
		case len(c.Pictures) >= limits.Pictures:
			c.Unread++
		default:
			if p := f.image(o); p != nil {
				c.Pictures = append(c.Pictures, p)
			} else {
				c.Unread++
			}
		}
	}
	return c
}

// leastSide is the least side of an image that shows anything.
const leastSide = 12

// page reads what a page or form draws.
func (f *file) page(o object, c *Content) {
	content := []byte(nil)
	if o.stream != nil {
		content = f.content(o)
	} else {
		for _, part := range f.list(o.dictionary()["Contents"]) {
			content = append(append(content, f.content(f.stream(part))...), '\n')
		}
		// A single reference resolves to the dictionary, without its stream.
		if r, ok := o.dictionary()["Contents"].(reference); ok && f.object(r.object).stream != nil {
			content = f.content(f.object(r.object))
		}
	}
	d := drawing{f: f}
	d.read(content)
	c.Text = c.Text || d.texts > 0
	c.Pictures = append(c.Pictures, d.images[:min(len(d.images), max(f.limits.Pictures-len(c.Pictures), 0))]...)
	if p := d.picture(); p != nil {
		c.Pictures = append(c.Pictures, p)
	}
}
