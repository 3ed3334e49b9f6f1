package explain

// Lures lists the codes of the tricks that have texts here. They are those of
// the lexicon that recognizes them; a test of package check compares the two.
func Lures() []string {
	return []string{
		"account-suspended", "payment-failed", "fake-order", "refund", "delivery-fee",
		"prize", "gift-card", "subscription-renewal", "technical-support",
		"seller-violation", "payout-problem", "job", "investment", "crypto-wallet",
		"advance-fee", "extortion", "romance", "miracle-cure", "loan", "lead-harvest",
		"legal-threat", "tax", "document-share", "mailbox", "unusual-login",
		"gambling", "unread-message", "invoice", "cloud-storage-full",
		"loyalty-points", "bargain", "family-emergency", "wrong-number", "toll-fee",
		"fake-buyer",
	}
}

// channels lists the codes of message.Channel.
func channels() []string {
	return []string{"email", "sms", "chat", "call", "link", "image"}
}
