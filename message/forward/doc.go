// Package forward finds the message inside a message: what a person forwarded
// for somebody else to judge.
//
// It knows inline forwards, in which a mail client copies the text of a message
// below a block of localized fields ("From: … Sent: … To: … Subject: …"), and
// messages that are attached whole (message/rfc822 and .eml, .msg and
// winmail.dat files, which message/email has opened already). Redirects (RFC
// 5322 section 3.6.6) stay one message and are only named.
//
// An answer that quotes is no forward, nor is a mailing-list digest (RFC 2046
// section 5.1.5) or a delivery report (RFC 3462).
//
// The package decides nothing about honesty. A forward is a form that anybody
// can write, so it gives back both messages: the one inside and what its
// forwarder added, and nothing that a reader sees is in neither of them.
package forward
