package check

import (
	"cmp"
	"slices"

	"bonafide/check/lexicon"
	"bonafide/verdict"
)

// lure is the trick that the message uses. A proved message uses none, and in
// an honest one what looks like a lure is its subject. Whether it is a scam has
// been decided by then; this only names what it is about.
func (x *examination) lure(o verdict.Outcome) string {
	flagged := o == verdict.Scam || o == verdict.Suspicious
	if o == verdict.Genuine || !flagged && x.reading.Lure(lexicon.ClearScore) == "" {
		return ""
	}
	if !x.byMail() {
		// The words of a text are few, and all of them name its trick.
		least := lexicon.StrongScore
		if flagged {
			least = faintLure
		}
		if l := x.reading.Lure(least); l != "" || !flagged {
			return string(l)
		}
	}
	topics := x.topics()
	switch {
	case len(topics) > 0 && (flagged && topics[0].Score >= faintLure || topics[0].Score >= plainLure):
		return string(topics[0].Lure)
	case flagged:
		return string(x.likelyLure())
	default:
		return ""
	}
}

// Scores from which a topic names the lure: of a flagged message, and of one
// that nothing speaks against.
const (
	faintLure = 0.1
	plainLure = 0.8
)

// likelyLure is what a message without words of its own is probably about: the
// trick that the claimed brand's name is mostly misused for, or the goods that
// it advertises.
func (x *examination) likelyLure() lexicon.Lure {
	if p := x.claim.profile; p != nil {
		if h := habit(p.Sector); len(h) == 1 {
			return h[0]
		}
		return ""
	}
	if x.byMail() && len(x.reading.Promotions) > 0 {
		return lexicon.Bargain
	}
	return ""
}

// topics are the lures that the message is about, the likeliest first: by its
// words, by what the claimed brand's name is mostly misused for, and the
// particular before the general.
func (x *examination) topics() []lexicon.Topic {
	topics := slices.Clone(x.reading.Topics)
	var habits []lexicon.Lure
	if p := x.claim.profile; p != nil {
		habits = habit(p.Sector)
	}
	for i := range topics {
		t := &topics[i]
		if slices.Contains(habits, t.Lure) {
			t.Score = 1 - (1-t.Score)*(1-habitual)
		}
		if wrapping(t.Lure) {
			t.Score *= wrapped
		}
	}
	slices.SortStableFunc(topics, func(a, b lexicon.Topic) int { return cmp.Compare(b.Score, a.Score) })
	if len(topics) > 0 {
		for i := 1; i < len(topics); i++ {
			if topics[i].Score >= particular(topics[i].Lure, topics[0].Lure) {
				topics[0], topics[i] = topics[i], topics[0]
				break
			}
		}
	}
	return topics
}

// particular is the score from which a lure names a message better than a more
// general one that its words speak for more: a voucher is also a prize, a fund
// in a box also a parcel. It is above 1 where neither holds the other.
func particular(l, general lexicon.Lure) float64 {
	switch l {
	case lexicon.GiftCard:
		switch general {
		case lexicon.Prize:
			return 0.5
		case lexicon.AccountSuspended:
			return 0.7
		default:
		}
	case lexicon.CryptoWallet:
		switch general {
		case lexicon.Prize, lexicon.GiftCard, lexicon.AccountSuspended, lexicon.Bargain, lexicon.LoyaltyPoints:
			return 0.6
		case lexicon.Investment:
			return 0.8
		default:
		}
	case lexicon.AdvanceFee:
		switch general {
		case lexicon.Investment, lexicon.Prize, lexicon.DeliveryFee, lexicon.Loan, lexicon.Refund, lexicon.Invoice:
			return 0.75
		default:
		}
	case lexicon.Tax:
		if general == lexicon.AccountSuspended || general == lexicon.LegalThreat {
			return 0.7
		}
	case lexicon.LegalThreat:
		if general == lexicon.AccountSuspended {
			return 0.6
		}
	case lexicon.PaymentFailed:
		if general == lexicon.AccountSuspended || general == lexicon.SubscriptionRenewal {
			return 0.75
		}
	case lexicon.Prize:
		switch general {
		case lexicon.AccountSuspended, lexicon.LeadHarvest:
			return 0.8
		case lexicon.DeliveryFee: // goods that wait to be sent
			return 0.6
		default:
		}
	case lexicon.Investment:
		if general == lexicon.AccountSuspended {
			return 0.6
		}
	case lexicon.LoyaltyPoints, lexicon.Mailbox, lexicon.CloudStorageFull:
		if general == lexicon.AccountSuspended || general == lexicon.Invoice {
			return 0.6
		}
	default:
	}
	return 2
}

// wrapping tells the lures that are often but the wrapping of another: the
// file in which it comes, the haste with which it is sold.
func wrapping(l lexicon.Lure) bool {
	switch l {
	case lexicon.DocumentShare, lexicon.Invoice, lexicon.UnreadMessage, lexicon.Bargain, lexicon.LeadHarvest:
		return true
	default:
		return false
	}
}

// wrapped is the share that counts of a lure that may be but a wrapping.
const wrapped = 0.9

// habitual is what a brand's sector adds to the lure that its name is mostly
// misused for, where the words already hint at it.
const habitual = 0.35

// habit are the lures that the names of a sector's brands are mostly misused
// for.
func habit(sector string) []lexicon.Lure {
	switch sector {
	case "carrier":
		return []lexicon.Lure{lexicon.DeliveryFee}
	case "crypto":
		return []lexicon.Lure{lexicon.CryptoWallet}
	case "retail":
		return []lexicon.Lure{lexicon.Prize, lexicon.GiftCard}
	case "bank", "payments":
		return []lexicon.Lure{lexicon.AccountSuspended}
	case "streaming":
		return []lexicon.Lure{lexicon.PaymentFailed}
	case "security":
		return []lexicon.Lure{lexicon.SubscriptionRenewal}
	case "insurance", "energy":
		return []lexicon.Lure{lexicon.LeadHarvest}
	case "mail":
		return []lexicon.Lure{lexicon.Mailbox}
	case "government":
		return []lexicon.Lure{lexicon.Tax, lexicon.LegalThreat}
	default:
		return nil
	}
}
