// Package pdf takes the pictures out of a PDF file (ISO 32000-1): the images
// that it holds, and what its pages draw with filled shapes, since many
// programs draw a QR code as black rectangles.
//
// It renders no page: images come as they are stored, drawings as the shapes of
// one page or form. Hostile files have broken tables, and readers open them all
// the same, so that objects are found by looking for them. Encrypted files are
// read where no password is needed.
//
// Read: the filters Flate, LZW, ASCIIHex, ASCII85, RunLength, CCITTFax and DCT
// (section 7.4) with predictors; the color spaces of devices, CIE, ICC, indexed
// and separation (section 8.6); 1, 2, 4, 8 and 16 bits (section 8.9); masks and
// inline images; paths that are filled, and lines that are stroked (section
// 8.5). Not read: JBIG2 and JPEG 2000, patterns, shadings, glyphs.
//
// All work is bounded; broken content is read as far as it goes.
package pdf
