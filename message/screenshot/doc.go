// Package screenshot makes a message out of what a machine read in a picture:
// the screenshot of a text, a chat, an e-mail or a web page, or the photo of a
// letter.
//
// It decides which lines are the device's own (clock, battery, buttons), who
// is shown as the sender, what the reader wrote, which lines go on with one
// another, and where an address was cut or misread. It neither decodes
// pictures nor recognizes letters, never fails, and says nothing about what a
// message is worth.
package screenshot
