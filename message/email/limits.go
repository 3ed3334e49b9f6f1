package email

// Limits bound what is read of a message. Zero values are replaced by those of
// [DefaultLimits]. A limit that is reached leaves the defect named beside it;
// the rest is left unread.
type Limits struct {
	Size         int // octets of the source: limit.size
	HeaderSize   int // octets of one header: limit.header
	HeaderFields int // fields of one header: limit.fields
	Parts        int // MIME parts, those of nested messages included: limit.parts
	Depth        int // nesting of multiparts and messages: limit.depth
	Decoded      int // decoded octets of all parts together: limit.decoded
	HTML         int // octets of one HTML part: limit.html
	Text         int // octets of each of Text, Quoted, Hidden and Plain: limit.text
	Links        int // hyperlinks: limit.links
	Images       int // pictures: limit.images
	Attachments  int // attachments: limit.attachments
	Addresses    int // mailboxes of one kind of field: limit.addresses
}

// DefaultLimits are bounds that no honest message reaches.
func DefaultLimits() Limits {
	return Limits{
		Size:         32 << 20,
		HeaderSize:   1 << 20,
		HeaderFields: 1000,
		Parts:        500,
		Depth:        16,
		Decoded:      48 << 20,
		HTML:         2 << 20,
		Text:         1 << 20,
		Links:        2000,
		Images:       2000,
		Attachments:  200,
		Addresses:    1000,
	}
}

func (l Limits) withDefaults() Limits {
	d := DefaultLimits()
	for _, f := range [...]struct {
		v *int
		d int
	}{
		{&l.Size, d.Size},
		{&l.HeaderSize, d.HeaderSize},
		{&l.HeaderFields, d.HeaderFields},
		{&l.Parts, d.Parts},
		{&l.Depth, d.Depth},
		{&l.Decoded, d.Decoded},
		{&l.HTML, d.HTML},
		{&l.Text, d.Text},
		{&l.Links, d.Links},
		{&l.Images, d.Images},
		{&l.Attachments, d.Attachments},
		{&l.Addresses, d.Addresses},
	} {
		if *f.v <= 0 {
			*f.v = f.d
		}
	}
	return l
}
