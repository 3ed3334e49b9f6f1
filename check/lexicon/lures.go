package lexicon

import "bonafide/verdict"

// Lure is the trick by which a message tries to make its reader act. The value
// is stable and is printed in verdicts.
type Lure string

// The lures.
const (
	// AccountSuspended says that an account is locked, limited or about to be.
	AccountSuspended Lure = "account-suspended"
	// PaymentFailed says that a payment or a payment method did not work.
	PaymentFailed Lure = "payment-failed"
	// FakeOrder confirms a purchase that the reader never made.
	FakeOrder Lure = "fake-order"
	// Refund promises money back.
	Refund Lure = "refund"
	// DeliveryFee holds a parcel back for a fee, an address or a confirmation.
	DeliveryFee Lure = "delivery-fee"
	// Prize promises a win or a reward, often for a survey.
	Prize Lure = "prize"
	// GiftCard offers gift cards or asks the reader to buy them.
	GiftCard Lure = "gift-card"
	// SubscriptionRenewal says that a subscription ends or renews at a price.
	SubscriptionRenewal Lure = "subscription-renewal"
	// TechnicalSupport says that a device is infected or unprotected.
	TechnicalSupport Lure = "technical-support"
	// SellerViolation threatens a seller with loss of listings or account.
	SellerViolation Lure = "seller-violation"
	// PayoutProblem says that a seller's payout cannot be made.
	PayoutProblem Lure = "payout-problem"
	// Job offers work with pay that is too good.
	Job Lure = "job"
	// Investment promises profit from trading, tokens or cryptocurrency.
	Investment Lure = "investment"
	// CryptoWallet asks to validate, upgrade or rescue a wallet.
	CryptoWallet Lure = "crypto-wallet"
	// AdvanceFee promises an inheritance, donation, grant or fund transfer.
	AdvanceFee Lure = "advance-fee"
	// Extortion threatens to publish what it claims to have recorded.
	Extortion Lure = "extortion"
	// Romance offers acquaintance or sex.
	Romance Lure = "romance"
	// MiracleCure offers remedies: weight, joints, tinnitus, potency.
	MiracleCure Lure = "miracle-cure"
	// Loan offers credit.
	Loan Lure = "loan"
	// LeadHarvest collects contacts with offers of insurance, solar panels,
	// windows, energy tariffs, warranties and the like.
	LeadHarvest Lure = "lead-harvest"
	// LegalThreat threatens with court, police, debt collection or a fine.
	LegalThreat Lure = "legal-threat"
	// Tax speaks for a tax office: a refund or an irregularity.
	Tax Lure = "tax"
	// DocumentShare says that a document waits behind a link.
	DocumentShare Lure = "document-share"
	// Mailbox says that a mailbox is full, expires or holds messages back.
	Mailbox Lure = "mailbox"
	// UnusualLogin warns of a sign-in that the reader shall deny or confirm.
	UnusualLogin Lure = "unusual-login"
	// Gambling offers casino games and bonuses.
	Gambling Lure = "gambling"
	// UnreadMessage says that a voicemail, fax or private message waits.
	UnreadMessage Lure = "unread-message"
	// Invoice presents an invoice or order form to pay or open.
	Invoice Lure = "invoice"
	// CloudStorageFull says that photos and files will be deleted.
	CloudStorageFull Lure = "cloud-storage-full"
	// LoyaltyPoints says that points are about to expire.
	LoyaltyPoints Lure = "loyalty-points"
	// Bargain offers goods at prices that are too good.
	Bargain Lure = "bargain"
	// FamilyEmergency speaks for a child, parent or friend with a new number
	// who needs money.
	FamilyEmergency Lure = "family-emergency"
	// WrongNumber begins a chat as if by mistake.
	WrongNumber Lure = "wrong-number"
	// TollFee asks for an unpaid road toll or parking fee.
	TollFee Lure = "toll-fee"
	// FakeBuyer wants a card, a code or a fee from somebody who sells something:
	// the money is said to wait behind a link or with a courier.
	FakeBuyer Lure = "fake-buyer"
)

// Lures returns every lure.
func Lures() []Lure {
	return []Lure{
		AccountSuspended, PaymentFailed, FakeOrder, Refund, DeliveryFee, Prize,
		GiftCard, SubscriptionRenewal, TechnicalSupport, SellerViolation,
		PayoutProblem, Job, Investment, CryptoWallet, AdvanceFee, Extortion,
		Romance, MiracleCure, Loan, LeadHarvest, LegalThreat, Tax,
		DocumentShare, Mailbox, UnusualLogin, Gambling, UnreadMessage, Invoice,
		CloudStorageFull, LoyaltyPoints, Bargain, FamilyEmergency, WrongNumber,
		TollFee, FakeBuyer,
	}
}

// Category is the kind of shop message that the lure pretends to be, or
// verdict.CategoryOther.
func (l Lure) Category() verdict.Category {
	switch l {
	case AccountSuspended, PaymentFailed, SubscriptionRenewal, UnusualLogin:
		return verdict.CategoryAccount
	case SellerViolation, PayoutProblem:
		return verdict.CategorySeller
	case FakeOrder, DeliveryFee, Refund:
		return verdict.CategoryOrder
	case Prize, GiftCard, LoyaltyPoints, Bargain, Gambling, LeadHarvest, MiracleCure, Loan:
		return verdict.CategoryPromotion
	default:
		return verdict.CategoryOther
	}
}

// pressed tells the lures that grow stronger together with a deadline, a threat
// or a request for data, because honest notices of the kind seldom have them.
func (l Lure) pressed() bool {
	switch l {
	case AccountSuspended, PaymentFailed, SubscriptionRenewal, UnusualLogin,
		SellerViolation, PayoutProblem, DeliveryFee, Refund, Mailbox,
		CloudStorageFull, Tax, CryptoWallet, FakeOrder, LoyaltyPoints:
		return true
	default:
		return false
	}
}
