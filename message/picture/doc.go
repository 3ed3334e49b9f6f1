// Package picture tells what a picture shows, as far as that takes no judgement:
// which QR codes stand in it, and perceptual hashes by which a logo is known
// again.
//
// It reads PNG, JPEG, GIF (its first frame), WebP, BMP and TIFF, codes that are
// drawn with the block characters of Unicode (U+2580–U+259F), and codes that are
// drawn as colored cells of an HTML table. Package picture/pdf takes the
// pictures out of PDF files.
//
// It decides nothing, opens no connection and never follows what a code says.
// All work is bounded by Limits, whatever the input claims; the size is read
// from the header before anything is decoded. Hostile input ends in an error or
// in nothing found, never in a panic.
//
// Standards: ISO/IEC 18004 (QR code), EPC069-12 (payment codes of SEPA), RFC
// 2083 and the other formats as far as their decoders implement them.
package picture
