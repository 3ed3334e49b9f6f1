// Package email reads the source of an e-mail into a message.Message, however
// broken or hostile it is.
//
// It decides what a reader sees: which alternative is shown, which text is
// theirs and which is quoted, which name and address stand in From. It never
// judges, never verifies a signature, never opens an address, and never fails:
// what is wrong is recorded as a defect and read as mail clients read it.
//
// Implemented: RFC 5322 with the obsolete forms of its section 4; RFC 2045,
// 2046 and 2047 (MIME), RFC 2231 (parameters), RFC 3676 (format=flowed), RFC
// 6532 (UTF-8 in headers), RFC 2152 (UTF-7), RFC 2369 section 3.2
// (List-Unsubscribe), RFC 8551 section 3.5.2 (the content of an opaque
// signature), RFC 4155 (the "From " line of an mbox), uuencode. Charsets follow
// the labels of the WHATWG Encoding standard.
//
// # Defects
//
//	limit.size, limit.header, limit.fields, limit.parts, limit.depth,
//	limit.decoded, limit.html, limit.text, limit.links, limit.images,
//	limit.forms, limit.style, limit.attachments, limit.addresses
//	                        a limit of [Limits] or htmltext.Options was reached
//	source.utf-16           saved as UTF-16; signatures are lost
//	source.bare-cr          lines end in bare carriage returns
//	header.garbage          a line between the fields is no field
//	header.no-blank-line    the body begins without a blank line before it
//	header.blank-line       a line of spaces ends the header
//	header.8bit             a field is not ASCII and not UTF-8
//	mime.no-boundary        multipart without a boundary parameter
//	mime.boundary-not-found the boundary never occurs
//	mime.no-final-boundary  the last boundary is missing
//	mime.encoded-multipart  a multipart has a transfer encoding
//	mime.html-as-plain      HTML that is declared as plain text
//	base64.dirty            octets outside the alphabet were skipped
//	base64.truncated        the last quantum is incomplete
//	base64.not-encoded      declared as base64, but it is not
//	quoted-printable.invalid an equals sign that begins no octet
//	uuencode.invalid        declared as uuencode, but it is not
//	encoding.unknown        an unknown Content-Transfer-Encoding
//	charset.unknown         an unknown charset; guessed
//	charset.invalid         declared as UTF-8, but it is not
package email
