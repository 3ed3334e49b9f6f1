package lexicon

// Codes of Reading.Urgency.
const (
	// UrgencyDeadline sets a time limit: "within 24 hours".
	UrgencyDeadline = "deadline"
	// UrgencyImmediate calls for action at once.
	UrgencyImmediate = "immediate"
	// UrgencyFinalNotice says that this is the last warning.
	UrgencyFinalNotice = "final-notice"
	// UrgencyMarketing is the haste of honest advertising: "ends tonight".
	UrgencyMarketing = "marketing"
)

// Codes of Reading.Threats.
const (
	// ThreatAccountLoss: the account will be closed, locked or deleted.
	ThreatAccountLoss = "account-loss"
	// ThreatDataLoss: messages, photos or files will be deleted.
	ThreatDataLoss = "data-loss"
	// ThreatCharge: money will be taken, fees will be added.
	ThreatCharge = "charge"
	// ThreatReturn: a parcel goes back, an order or service is canceled.
	ThreatReturn = "return"
	// ThreatLegal: court, police or debt collection.
	ThreatLegal = "legal"
	// ThreatExposure: something shameful will be published.
	ThreatExposure = "exposure"
)

// Codes of Reading.Requests.
const (
	// RequestPassword: a password or PIN.
	RequestPassword = "password"
	// RequestOneTimeCode: a code that was just sent to the reader.
	RequestOneTimeCode = "one-time-code"
	// RequestCard: card or bank data.
	RequestCard = "card"
	// RequestIdentityPapers: a passport, an identity card, a selfie.
	RequestIdentityPapers = "identity-papers"
	// RequestGiftCard: buy gift cards, read out their codes.
	RequestGiftCard = "gift-card"
	// RequestRemoteAccess: install a program for remote control.
	RequestRemoteAccess = "remote-access"
	// RequestPaymentElsewhere: pay by transfer, outside the shop.
	RequestPaymentElsewhere = "payment-elsewhere"
	// RequestCallNumber: call a number that stands in the message; the hit's
	// Number holds it.
	RequestCallNumber = "call-number"
	// RequestCrypto: send cryptocurrency, enter a wallet's recovery phrase.
	RequestCrypto = "crypto"
	// RequestDetails: verify or update personal data.
	RequestDetails = "details"
	// RequestOpenLink: follow a link or button to act.
	RequestOpenLink = "open-link"
	// RequestOpenAttachment: open what is attached.
	RequestOpenAttachment = "open-attachment"
	// RequestReply: answer by mail or messenger with personal data or at once.
	RequestReply = "reply"
	// RequestPressKey: press a key of the telephone.
	RequestPressKey = "press-key"
	// RequestSecrecy: stay on the line, tell nobody.
	RequestSecrecy = "secrecy"
)

// Place is the piece of the input that a hit stands in.
type Place string

// The places.
const (
	InSubject Place = "subject"
	InSender  Place = "sender"
	InText    Place = "text"
	InPlain   Place = "plain"
	InExtra   Place = "extra"
)

// Scores from which a hit counts as clear or strong. A score is between 0 and
// 1 and grows with each further phrase.
const (
	// ClearScore is reached by one phrase that honest senders write at times.
	ClearScore = 0.3
	// StrongScore is reached by one phrase that they hardly ever write.
	StrongScore = 0.6
)
