// Package attachment looks into what is attached to a message: it tells the
// true type from the first octets, the names inside archives, whether a
// password is asked for, whether macros or scripts are inside, and the text
// and links of documents.
//
// It decides nothing, it never runs, renders or fetches anything, and it never
// fails: content that is broken is read as far as it goes. All work is
// bounded: what is inflated, listed and kept stays within the limits below
// whatever the input claims.
//
// Read, in parts: ISO 32000-1 (PDF), PKWARE APPNOTE (ZIP), POSIX ustar,
// RFC 1952 (gzip), RAR 4 and 5, 7z, CAB, ECMA-119 (ISO 9660), MS-CFB (OLE),
// ECMA-376 (OOXML), OpenDocument, RTF, MS-SHLLINK (.lnk), MS-ONE, RFC 5545
// (calendar), RFC 6350 (vCard), SVG and HTML.
package attachment

import (
	"io"
	"slices"
	"strings"

	"bonafide/message"
)

// Limits of one inspection.
const (
	// MaxText is the largest Text, in octets.
	MaxText = 64 << 10
	// MaxLinks is the largest number of Links.
	MaxLinks = 200
	// MaxEntries is the largest number of Entries.
	MaxEntries = 500
	// MaxData is the largest image or PDF file of which Data is kept, in octets.
	MaxData = 8 << 20

	maxName    = 255      // octets of an entry's name
	maxLink    = 4096     // octets of a link; longer ones are cut
	maxInflate = 1 << 20  // octets inflated in one attachment, all streams together
	maxScan    = 4 << 20  // octets searched for addresses in formats without structure
	maxDepth   = 1        // archives inside archives that are opened
	maxTraits  = len(all) // each trait is recorded once
)

// The traits that Inspect records in message.Attachment.Traits.
const (
	TraitForm             = "form"              // PDF with form fields (AcroForm, XFA)
	TraitOpenAction       = "open-action"       // PDF that acts when it is opened
	TraitLaunch           = "launch"            // PDF that starts a program
	TraitSubmit           = "submit"            // PDF that sends what is typed into it
	TraitRestricted       = "restricted"        // PDF that is encrypted and opens without a password
	TraitEmbeddedFile     = "embedded-file"     // document with a file or object inside
	TraitEmbeddedProgram  = "embedded-program"  // the file inside is a program
	TraitExternalTemplate = "external-template" // Office document that loads code or a template from elsewhere
	TraitSheetMacros      = "sheet-macros"      // Excel 4.0 macro sheet
	TraitProfile          = "profile"           // configuration profile of a phone or computer
	TraitPasswordField    = "password-field"    // web page that asks for a password
	TraitCut              = "cut"               // a limit was reached, the rest was not read
)

// all bounds the number of traits.
var all = [...]string{
	TraitForm, TraitOpenAction, TraitLaunch, TraitSubmit, TraitRestricted, TraitEmbeddedFile, TraitEmbeddedProgram,
	TraitExternalTemplate, TraitSheetMacros, TraitProfile, TraitPasswordField, TraitCut,
}

// Inspect describes a file that was attached under a name (decoded, may be
// empty) and with a declared media type (such as "application/pdf"; parameters
// are ignored). data is its decoded content; it is not changed, and kept
// (not copied) in Data only for images and PDF files of at most MaxData octets.
//
// Sniffed is one of the values that Sniff returns. Inline is left to the
// caller.
func Inspect(name, mediaType string, data []byte) message.Attachment {
	a := message.Attachment{Name: name, MediaType: canonicalType(mediaType), Size: len(data)}
	in := inspection{a: &a, inflate: maxInflate}
	a.Sniffed = in.content(name, a.MediaType, data)
	if (isImage(a.Sniffed) && a.Sniffed != "svg" || a.Sniffed == "pdf") && len(data) <= MaxData {
		a.Data = data
	}
	a.Text = strings.ToValidUTF8(in.text.String(), "\uFFFD")
	return a
}

// canonicalType drops the parameters of a media type and lowers its case.
func canonicalType(t string) string {
	t, _, _ = strings.Cut(t, ";")
	return strings.ToLower(strings.TrimSpace(t))
}

// extension is the lower-case ending of a file name, without its dot. Spaces
// and dots after it, which Windows drops, are dropped here as well.
func extension(name string) string {
	name = strings.TrimRight(name, " .\t")
	dot := strings.LastIndexByte(name, '.')
	if dot < 0 || len(name)-dot > 16 {
		return ""
	}
	return strings.ToLower(name[dot+1:])
}

// inspection is the state of one call of Inspect.
type inspection struct {
	a        *message.Attachment
	text     strings.Builder
	seen     map[string]struct{} // links in a.Links
	inflate  int                 // octets that may still be inflated
	inflater io.Reader           // a DEFLATE reader, kept for the next stream
	depth    int                 // archives around what is being read
	prefix   string              // their names, each with a slash after it
}

// content reads one file and returns its sniffed type.
func (in *inspection) content(name, mediaType string, data []byte) string {
	ext := extension(name)
	kind := sniff(ext, mediaType, data)
	switch kind {
	case "png", "jpeg", "gif", "webp", "bmp", "ico", "tiff", "heic", "avif":
	case "pdf":
		in.pdf(data)
	case "html", "hta":
		in.html(kind, data)
	case "svg":
		in.svg(data)
	case "zip":
		kind = in.zip(data)
	case "tar":
		in.tar(data)
	case "gz":
		in.gzip(name, data)
	case "rar":
		in.rar(data)
	case "7z":
		in.sevenZip(data)
	case "cab":
		in.cab(data)
	case "iso":
		in.iso(data)
	case "ole":
		kind = in.ole(data)
	case "rtf":
		in.rtf(data)
	case "one":
		in.oneNote(data)
	case "lnk":
		in.shellLink(data)
	case "url", "webloc", "desktop":
		in.shortcut(data)
	case "ics":
		in.calendar(data)
	case "vcf":
		in.card(data)
	case "mobileconfig":
		in.profile(data)
	case "script":
		in.a.Script = true
		in.scan(data)
	case "":
		in.plain(ext, mediaType, data)
	}
	return kind
}

// plain keeps the text of what is declared to be text and has no better type.
func (in *inspection) plain(ext, mediaType string, data []byte) {
	if !strings.HasPrefix(mediaType, "text/") && !slices.Contains(textExtensions[:], ext) {
		return
	}
	text := decodeText(data, MaxText)
	if strings.IndexByte(text, 0) >= 0 {
		return
	}
	in.addText(text)
	in.scanText(text)
}

var textExtensions = [...]string{"txt", "text", "csv", "log", "md", "xml", "json"}

// isImage tells whether a sniffed type is a picture.
func isImage(kind string) bool {
	switch kind {
	case "png", "jpeg", "gif", "webp", "bmp", "ico", "svg", "tiff", "heic", "avif":
		return true
	}
	return false
}

// isProgram tells whether a sniffed type runs when it is opened.
func isProgram(kind string) bool {
	switch kind {
	case "exe", "elf", "macho", "msi", "script", "hta", "lnk", "jar", "apk", "chm":
		return true
	}
	return false
}
