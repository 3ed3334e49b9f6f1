// Package lexicon reads what a message says: which lure it uses, how it
// presses, what it asks for, whom it greets, what kind of message it is and in
// which language.
//
// It reads with tables of phrases, one file per language (folder data), that
// were written for this program from general knowledge of scams and of the mail
// that honest shops send. All tables are compiled into one automaton over
// words, so a text is read once however many phrases there are.
//
// The package decides nothing. A lure that it finds is a form of words, not a
// scam: honest shops also write "your payment failed". Strength says how rarely
// they do. It never looks at senders, links or signatures, keeps no text and
// learns nothing from what it reads.
//
// Tables in the folder data/topics name what a message is about and what kind
// of message it is. Their words are no marks of a scam ("voucher", "parcel"):
// they decide which lure a message that was found to be a scam uses, together
// with the sender's name, and never whether it is one.
//
// Tables in the folder data/texts hold what is said in texts and calls only:
// they are read when Input.Spoken is set, and leave the reading of e-mail as
// it is.
//
// # Standards
//
// Languages are named by BCP 47 tags (RFC 5646), "und" when unknown. Letters
// are folded by compatibility decomposition (Unicode Standard Annex 15) and by
// a subset of the confusables of Unicode Technical Standard 39.
//
// # The form of a table
//
// A table is UTF-8 text, read line by line. "#" at the start of a line begins a
// comment, "[kind code]" a section, and every other line is a phrase or, as
// "@name = word word", a class of words:
//
//	@account = account accounts profile
//	[lure account-suspended]
//	3 your @account (has been|was) (suspended|locked)
//	1 unlock* your @account
//
// A phrase begins with its strength, from 1 (honest senders write it too) to 3
// (they hardly ever do). Its elements are words; "verif*" for words that begin
// so and "*konto" for words that end so; "(a|b c|)" for alternatives, of which
// one may be empty; "word?" for a word that may be missing; "@name" for any
// word of a class; "*" for up to three words between; "<n>" for a number, "<m>"
// for an amount of money, "<p>" for a percentage. Case, accents and punctuation
// don't matter. A phrase never reaches across the end of a sentence, and a gap
// never skips a word of negation.
//
// The kinds are lure, topic (with the codes of lures), urgency, threat, request,
// category, promotion, warning and adult for phrases; negation, condition,
// salutation, audience and currency for lists of words; misspelling for key
// words whose misspellings are found.
package lexicon
