package mailauth

import (
	"net/netip"
	"time"
)

// Result is the outcome of one check (RFC 8601 section 2.7).
type Result string

// The results.
const (
	Pass      Result = "pass"
	Fail      Result = "fail"
	SoftFail  Result = "softfail"
	Neutral   Result = "neutral"
	None      Result = "none"
	TempError Result = "temperror"
	PermError Result = "permerror"
	// Unknown means that it could not be checked because a DNS answer isn't to
	// be had. It never counts for or against.
	Unknown Result = "unknown"
)

// Report is everything that is known of the origin of a message.
type Report struct {
	// FromDomain is the domain of the first mailbox in From, lower case, ""
	// if there is none. OrgDomain is its organizational domain.
	FromDomain, OrgDomain string
	// FromDomains are all distinct domains of the mailboxes in From.
	FromDomains []string

	// Hops are the Received fields that could be read, the topmost first.
	Hops []Hop
	// Receiver is the organization that received the message.
	Receiver Receiver

	// Signatures are the DKIM signatures in the order of the header.
	Signatures []Signature
	// BodyHashMismatch tells that no signature's body hash fits although there
	// is one: the body was altered after it was signed, by a sender, a mailing
	// list, a forwarder, or whoever saved it.
	BodyHashMismatch bool

	SPF   SPF
	DMARC DMARC
	ARC   ARC
	BIMI  BIMI

	// Stated are the results that the receiver recorded, StatedUntrusted those
	// that the sender could have written.
	Stated, StatedUntrusted []AuthResult
	// Forged are the fields by which the sender pretends to be a receiver.
	Forged []Forgery

	// List tells whether a mailing list sent it on, Forwarded whether somebody
	// forwarded it automatically; both break signatures.
	List      List
	Forwarded bool
	// ForwardMarks say by what the forwarding was recognized, such as
	// "x-forwarded-to" or "srs".
	ForwardMarks []string

	// Proven are the domains from which the message provably comes: the aligned
	// ones first, and among them signatures before dmarc and dkim results that
	// the receiver recorded, and SPF last.
	Proven []Origin
	// Plausible are domains for which a field speaks that bears the exact name
	// of the server at the boundary and stands directly below it, where the
	// sender could have written it, too. They prove nothing.
	Plausible []Origin
}

// Receiver is the organization that took the message over from outside.
type Receiver struct {
	// Evident tells that the trace shows who received the message.
	Evident bool
	// Host is the server at the boundary, Org its organization (registrable
	// domain, or the group that runs several), "" if it bears no public name.
	Host, Org string
	// ClientIP is the address that handed the message over, the zero Addr when
	// the trace doesn't tell. HELO is how that client named itself, RDNS the
	// name that the receiver looked up, "" if none or unverified.
	ClientIP   netip.Addr
	HELO, RDNS string
	// Time is when the message was received, zero if unknown.
	Time time.Time
}

// Origin is a domain from which the message provably comes.
type Origin struct {
	Domain string
	// By is BySignature, ByReceiver or BySealer.
	By string
	// Method is what proved it: "dkim", "spf" or "dmarc".
	Method string
	// Aligned tells that the domain belongs with every domain in From.
	Aligned bool
	// Receiver is the organization that recorded the result, if By is
	// ByReceiver or BySealer.
	Receiver string
}

// How an origin is proved.
const (
	// BySignature means that a DKIM signature verified here.
	BySignature = "signature"
	// ByReceiver means that the receiver recorded it, or that the address that
	// the receiver recorded is permitted by the domain's SPF record.
	ByReceiver = "receiver"
	// BySealer means that a trusted sealer of a valid ARC chain recorded it.
	BySealer = "sealer"
)

// SPF is the result of RFC 7208 for the envelope sender.
type SPF struct {
	Result Result
	// Domain is the domain of the envelope sender, or of HELO if it is empty.
	Domain string
	// IP is the client's address, zero if unknown.
	IP netip.Addr
	// Source is SourceOurs or SourceReceiver, "" if nothing is known.
	Source  string
	Aligned bool
}

// Who found a result.
const (
	SourceOurs     = "ours"
	SourceReceiver = "receiver"
)

// DMARC is the result of RFC 9989.
type DMARC struct {
	// Result is Pass, Fail, None (no policy), TempError or Unknown.
	Result Result
	// Policy is what the domain asks receivers to do: none, quarantine,
	// reject; "" if unknown.
	Policy string
	// Domain is where the policy was found.
	Domain string
	// Source is SourceOurs or SourceReceiver, "" if nothing is known.
	Source string
	// Testing tells that the domain only tests its policy (t=y); Policy is
	// then already one step milder.
	Testing bool
	// StrictDKIM and StrictSPF tell that names must be identical to align.
	StrictDKIM, StrictSPF bool
}

// BIMI is the assertion record of the sender, and what the receiver made of it.
type BIMI struct {
	// Result is Pass if a record was found, or if the receiver recorded pass;
	// None if there is none; Unknown otherwise.
	Result Result
	// Domain is where the record was found.
	Domain string
	// Location is the address of the picture, Authority that of the mark
	// certificate. They are never fetched.
	Location, Authority string
	// Certified tells that the receiver recorded a valid mark certificate.
	Certified bool
	// Source is SourceOurs or SourceReceiver, "" if nothing is known.
	Source string
}

// Forgery is a field that pretends to have been written by a receiver.
type Forgery struct {
	// Server is the authserv-id in whose name it speaks.
	Server string
	// Claims are the results that it claims, such as "dkim=pass amazon.com".
	Claims []string
}
