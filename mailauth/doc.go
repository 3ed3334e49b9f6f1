// Package mailauth decides whom an e-mail provably comes from.
//
// It reads the trace of a message, finds the server that received it, verifies
// signatures and sender policies with the answers of a Resolver, reads what the
// receiving server recorded, and reports the domains that are proved
// (Report.Proven). It never fetches anything but DNS records, and those only
// through the Resolver that it is given; it never judges whether a proved
// domain is honest, and it never takes an answer that is missing as an answer
// for or against.
//
// # What a sender can write
//
// A sender writes everything below the Received field with which the receiving
// organization took the message over: the boundary. Other Received fields,
// Authentication-Results, Received-SPF, ARC sets and Return-Path fields below
// it may all be invented. Only what stands above the boundary was written by
// the receiving organization, whatever name it bears. The boundary is found
// from the top: hops inside one organization are skipped while the receiving
// server itself vouches for that (a private or loopback address, or a name that
// it looked up and confirmed, unless networks give such names to their
// customers), never because the client named itself so: neither its HELO nor an
// address literal in it counts.
//
// Some receivers write their results directly below the boundary. Those count
// as evidence that a sender could not have written in two cases only: the
// receiver is known to write such a field into every message, so that the first
// one is its own; or the block repeats the queue identifier of the boundary
// Received (DKIM-Filter, DMARC-Filter), which a sender can hardly guess. Other
// results directly below the boundary that bear the exact name of the server
// there are Plausible, not proved: a server that adds no results of its own
// does not remove invented ones either. An operator who knows the receiver
// names it in Verifier.TrustedReceivers.
//
// A recorded pass proves what the receiver saw, so the message itself must fit:
// a dkim result needs the signature that it is about, and one that covers the
// body, the subject and a Reply-To that leads elsewhere; a dmarc result without
// an aligned signature rests on SPF and is an origin of method spf.
//
// A message without any Received field, with results on top, may have been
// written by whoever made the file: its results are kept as untrusted. So may a
// file whose whole trace is invented; offline, and without a signature that
// verifies, that cannot be told from a real one. Whoever accepts uploads should
// treat the receiver's results as the word of the uploader.
//
// # Standards
//
// DKIM: RFC 6376, RFC 8301 (no rsa-sha1, keys of at least 1024 bits) and
// RFC 8463 (Ed25519). SPF: RFC 7208. DMARC: RFC 9989 with its DNS Tree Walk
// (section 4.10). ARC: RFC 8617. Authentication-Results: RFC 8601 and the forms
// that large receivers really write. Received: RFC 5321 section 4.4. BIMI: the
// assertion record of draft-brand-indicators-for-message-identification.
package mailauth
