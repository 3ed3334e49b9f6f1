// Package textmodel scores the words of a message with a linear model that was
// learned from texts.
//
// It decides how likely a text with these words is a scam's rather than an
// honest sender's, where both are equally frequent, and whether it has any
// basis to say so: a text of too few words, in a language that the model was
// not trained in, or of words that it never saw gets no score. It never looks
// at senders, hosts, numbers or brand names (they are replaced before anything
// is learned or scored), never proves anything, keeps no text and learns
// nothing from what it scores. It is one piece of evidence among others.
//
// # The model
//
// Logistic regression over hashed features (Weinberger et al. 2009): single
// words, pairs of neighboring words, and the first five letters of longer words,
// which stand for all their endings. A feature counts once per distinct word or
// pair, and the sum is divided by the square root of their number, so that a
// long text weighs no more than a short one. The weights are fitted by internal/training and stored
// as 8-bit integers; docs/model-card-text.md tells from what and how good it is.
//
// # Standards
//
// Letters are folded with link/confusable (Unicode Technical Standard 39 and
// Unicode Standard Annex 15). Languages are BCP 47 tags (RFC 5646).
package textmodel
