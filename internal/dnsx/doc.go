// Package dnsx answers the questions of mailauth.Resolver from the live DNS.
//
// It decides nothing about messages: it asks recursive servers over UDP, over
// TCP where an answer is truncated, tries the next server when one doesn't
// answer, and keeps answers, negative ones too, for as long as their time to
// live says (RFC 1035, RFC 2308), within bounds of time and memory. Equal
// questions that are asked at once are asked once. It never follows what
// records point to, except aliases that the server sends along.
package dnsx
