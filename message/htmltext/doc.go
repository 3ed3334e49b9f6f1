// Package htmltext reads hostile HTML as a mail client would show it: the text
// that a reader sees, the text that was hidden from them and how, what they
// quoted, and the links, images and forms.
//
// It decides only what is visible. It never judges, loads, resolves or executes
// anything, and it never fails: any octets give a [Page].
//
// It is a forgiving scanner of its own rather than a tree builder, because a
// message is to be read in microseconds. Tokens follow the WHATWG HTML standard,
// section 13.2.5 (attributes with slashes, "<!-->", bogus comments, RCDATA and
// raw text elements, character references of section 13.2.5.72); of the tree
// construction (section 13.2.6) it follows only what moves text from one style
// to another: implied end tags, scopes, and the depth limit of browsers. Of CSS
// it knows the declarations that hide text, in style attributes and in simple
// selectors (type, class, id) of style elements; conditional groups such as
// @media are passed over, so that the page is read as on a wide screen.
//
// Two things are shown here although they look hidden: mso-hide, which hides
// from one client only (the usual "bulletproof" button carries it), and
// noscript, since mail clients run no scripts; set [Options.Scripting] for a
// page that is opened in a browser.
//
// Text that a right-to-left override (UAX #9) shows backwards is put into the
// order in which it is read. [Plain] folds plain text in the same way, and
// [URLs] finds the addresses that stand in text.
//
// Time is linear in the input for a fixed depth limit, memory is bounded by
// [Options].
package htmltext
