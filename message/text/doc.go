// Package text reads what reaches people outside e-mail: text messages, chat
// messages, transcripts or notes of calls, and bare links.
//
// It decides who the sender seems to be (a telephone number, a short code, a
// name, an e-mail address), which words are the message where somebody passed
// it on, and where in the text addresses of the web stand, also those that
// were broken up to escape filters. It never fails on hostile input, it
// records defects instead, and it says nothing about what a message is worth.
//
// Standards: ITU-T E.164 (telephone numbers and country codes), the North
// American Numbering Plan (NANP), 3GPP TS 23.040 section 9.1.2.5
// (alphanumeric senders), RFC 3986 and the Public Suffix List as package link
// implements them. Carriers' "7726" forwards have no standard; the labels that
// gateways write (FRM, SUBJ, MSG) are read.
package text
