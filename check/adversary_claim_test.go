package check_test

import (
	"strings"
	"testing"

	"bonafide/verdict"
)

// TestServicesAsVehicles sends strangers' words through a brand's own service
// or from a place where anybody can have an address.
func TestServicesAsVehicles(t *testing.T) {
	l := newLab(t)
	mail := func(signer, from, subject, text string) string { return l.sign(t, signer, letter(from, subject, text)) }
	crypto := "Someone shared a document with you.\n\nYour bitcoin wallet holds 1.2 BTC. To withdraw, send your wallet recovery phrase to claim your " +
		"cryptocurrency payout: https://docs.google.com/document/d/1\n\nGoogle LLC\n"
	run(t, l, []attack{
		{name: "a gmail user as Google", raw: mail("gmail.com", "Google <google.security@gmail.com>", "Google account suspended", strings.ReplaceAll(lureText, "Amazon", "Google")), want: verdict.Scam},
		{name: "an outlook.com user as Microsoft", raw: mail("outlook.com", "Microsoft account team <ms-team@outlook.com>", "Microsoft account suspended", strings.ReplaceAll(lureText, "Amazon", "Microsoft")), want: verdict.Scam},
		{name: "a tenant as Microsoft", raw: mail("evil.onmicrosoft.com", "Microsoft <billing@evil.onmicrosoft.com>", "Your Microsoft subscription", strings.ReplaceAll(lureText, "Amazon", "Microsoft")), never: neverGenuine},
		{name: "a buyer through the marketplace", raw: mail("marketplace.amazon.it", "Amazon <x1y2@marketplace.amazon.it>", "Amazon: problema con l'account", lureText), never: neverGenuine},
		{name: "a buyer through the marketplace, signed by the parent", raw: mail("amazon.it", "Amazon <x1y2@marketplace.amazon.it>", "Amazon: problema con l'account", lureText), never: neverGenuine},
		{name: "a mailbox of the marketplace elsewhere", raw: mail("relay.walmart.com", "Walmart <x1y2@relay.walmart.com>", "Your Walmart order", lureText), never: neverGenuine},
		{name: "a masked address of a marketplace", raw: mail("allegromail.pl", "Allegro <x1y2@allegromail.pl>", "Allegro", lureText), never: neverGenuine},
		{name: "a certified mailbox of a customer", raw: mail("postecert.it", "Poste Italiane <x@postecert.it>", "Poste Italiane", lureText), never: neverGenuine},
		{name: "an invoice of PayPal with a number to call", raw: mail("paypal.com", "service@paypal.com <service@paypal.com>", "Invoice from Norton Support (0042)", callText), want: verdict.Suspicious},
		{name: "a receipt of PayPal", raw: mail("paypal.com", "service@paypal.com <service@paypal.com>", "Receipt for your payment to TechShop", "Hello Anna,\n\nyou sent a payment of EUR 12.00 to TechShop.\n\nhttps://www.paypal.com/myaccount/activities\n\nPayPal\n"), want: verdict.Genuine},
		{name: "a shared document with a lure", raw: mail("google.com", "Wallet (via Google Docs) <drive-shares-dm-noreply@google.com>", "Document shared with you: BTC payout", crypto), want: verdict.Suspicious},
		{name: "an envelope of DocuSign with a number to call", raw: mail("docusign.net", "Norton via DocuSign <dse_na4@docusign.net>", "Complete with DocuSign: Norton invoice", callText), want: verdict.Suspicious},
		{name: "a calendar invitation with a number to call", raw: mail("email.apple.com", "Norton via iCloud <noreply@email.apple.com>", "Invitation: purchase invoice", callText), want: verdict.Suspicious},
		{name: "a notice of full storage from the same address", raw: mail("email.apple.com", "iCloud <noreply@email.apple.com>", "Your iCloud storage is almost full",
			"Dear Anna,\n\nyour iCloud storage is almost full. You have 0.2 GB remaining of 5 GB. When it is full, your photos will no longer be backed up. Upgrade your storage: https://www.icloud.com/settings\n\nApple Inc. All rights reserved.\n"), want: verdict.Genuine},
		{name: "an alert of the cloud with a number to call", raw: mail("microsoft.com", "Microsoft Azure <azure-noreply@microsoft.com>", "Alert: billing rule", callText), want: verdict.Suspicious},
		{name: "a notice of an automation with a number to call", raw: mail("google.com", "Google <noreply-application-integration@google.com>", "New task", callText), want: verdict.Suspicious},
	})
}

// TestAlteredOnTheWay takes honest mail through what breaks or hides its proof.
func TestAlteredOnTheWay(t *testing.T) {
	l := newLab(t)
	signed := l.sign(t, "amazon.com", letter(amazonFrom, "Your Amazon.com order", orderText))
	list := fields("List-Id: <family.lists.example>", "List-Post: <mailto:family@lists.example>", "Precedence: list")
	received := fields("Received: from lists.example (lists.example [203.0.113.5]) by mx.rcpt.example (Postfix) with ESMTPS id 4R4Fkf5dbv" + stamp)
	forwarded := "Look what I bought!\n\n---------- Forwarded message ---------\nFrom: " + amazonFrom + "\nSubject: Your Amazon.com order\n\n" + orderText
	run(t, l, []attack{
		{name: "list footer", raw: received + list + signed + "--\r\nfamily mailing list\r\n", want: verdict.Unverified},
		{name: "list footer, author rewritten", raw: received + list + l.sign(t, "lists.example", letter(`"Amazon.com via family" <family@lists.example>`, "[family] Your Amazon.com order", orderText)), never: neitherEnd},
		{name: "forwarded by a person", raw: l.sign(t, "gmail.com", letter("Maria Rossi <maria.rossi@gmail.com>", "Fwd: Your Amazon.com order", forwarded)), never: neitherEnd},
		{name: "forwarded by a rule", raw: fields("Received: from mail.uni.example (mail.uni.example [203.0.113.5]) by mx.rcpt.example (Postfix) with ESMTPS id 1"+stamp, "X-Forwarded-To: anna@rcpt.example", "Authentication-Results: mx.rcpt.example; "+fails) + strings.Replace(signed, "again soon", "again", 1), never: neitherEnd},
		{name: "saved without its fields", raw: letter(amazonFrom, "Your Amazon.com order", orderText), want: verdict.Unverified},
		{name: "addresses replaced in the copy", raw: strings.ReplaceAll(signed, "anna@rcpt.example", "someone@example.com"), never: neitherEnd},
		{name: "failed payment, copy without proof", raw: letter("Amazon.com <no-reply@amazon.com>", "Your payment failed", failedText), never: neitherEnd},
		// Fields of a list and of a forwarder are anybody's to write.
		{name: "a scam dressed as a list", raw: list + l.sign(t, "evil.example", letter("Amazon.com <a@evil.example>", "Your Amazon account was suspended", lureText)), want: verdict.Scam},
		{name: "a calm message dressed as a list", raw: list + l.sign(t, "evil.example", letter("Amazon.com <a@evil.example>", "Your Amazon.com order", strings.Replace(orderText, "www.amazon.com/your-orders", "evil.example/your-orders", 1))), never: []verdict.Outcome{verdict.Genuine, verdict.Unverified}},
		{name: "a calm message dressed as forwarded", raw: fields("X-Forwarded-To: anna@rcpt.example") + l.sign(t, "evil.example", letter("Amazon.com <a@evil.example>", "Your Amazon.com order", strings.Replace(orderText, "www.amazon.com/your-orders", "evil.example/your-orders", 1))), never: []verdict.Outcome{verdict.Genuine, verdict.Unverified}},
		{name: "a calm message of another origin", raw: l.sign(t, "evil.example", letter("Amazon.com <a@evil.example>", "Your Amazon.com order", strings.Replace(orderText, "www.amazon.com/your-orders", "evil.example/your-orders", 1))), want: verdict.Scam},
		{name: "a scam dressed as forwarded", raw: fields("X-Forwarded-To: anna@rcpt.example") + l.sign(t, "evil.example", letter("Amazon.com <a@evil.example>", "Your Amazon account was suspended", lureText)), want: verdict.Scam},
		{name: "a scam that says Re:", raw: l.sign(t, "evil.example", letter("Amazon.com <a@evil.example>", "Re: Your Amazon account was suspended", lureText, "In-Reply-To: <1@amazon.com>")), want: verdict.Scam},
	})
}

// TestLinksOfDecoys puts official names where a link doesn't lead. The message
// is a stranger's that claims Amazon, so none may pass.
func TestLinksOfDecoys(t *testing.T) {
	l := newLab(t)
	var attacks []attack
	for _, u := range []string{
		"https://amazon.com@evil.example/", "https://www.amazon.com:443@evil.example/login", "https://amazon.com%2f@evil.example/", "https://evil.example/amazon.com/login",
		"https://evil.example/?u=https://amazon.com", "https://evil.example/#amazon.com", "https://amazon.com.evil.example/", "https://amazon-com.evil.example/",
		"https://www.amazon.com/gp/redirect.html?location=https://evil.example/", `https://evil.example\@amazon.com/`, "https:evil.example/amazon.com",
		"https://arnazon.com/", "https://amaz0n.com/", "https://amazon-account-verify.com/", "https://amazon.security-check.net/", "https://amazonn.com/", "https://xn--mazon-3ve.com/",
		"https://\u0430mazon.com/", "https://amazon.com.de.top/", "https://s3.amazonaws.com/login-amazon/index.html", "https://amazon.page.link/x",
		"http://203.0.113.9/amazon.com", "https://evil.example/signin?openid.return_to=https%3A%2F%2Fwww.amazon.com%2F",
	} {
		text := strings.Replace(strings.Replace(lureText, "https://evil.example/login", u, 1), "The Amazon team", "The Amazon team\nhttps://www.amazon.com/help", 1)
		attacks = append(attacks,
			attack{name: "stranger " + u, raw: l.sign(t, "evil.example", letter("Amazon.com <a@evil.example>", "Your Amazon account", text)), want: verdict.Scam},
			attack{name: "unsigned " + u, raw: letter(amazonFrom, "Your Amazon account", text), never: neverGenuine})
	}
	attacks = append(attacks, attack{
		name: "another origin whose every link is official",
		raw:  l.sign(t, "shop.example", letter("Amazon.com <hello@shop.example>", "Your Amazon.com order", orderText)), never: neverGenuine,
	})
	run(t, l, attacks)
}

// TestHonestMentions names brands without speaking for them.
func TestHonestMentions(t *testing.T) {
	l := newLab(t)
	mail := func(signer, from, subject, text string) string { return l.sign(t, signer, letter(from, subject, text)) }
	var attacks []attack
	for name, raw := range map[string]string{
		"newsletter": mail("news.example", "Tech Weekly <news@news.example>", "Amazon, Apple and Google report earnings",
			"This week Amazon opened a new warehouse. Apple showed a laptop.\n\nRead more: https://news.example/amazon-warehouse\nUnsubscribe: https://news.example/u\n"),
		"amazing deals": mail("shop.example", "Shop <deals@shop.example>", "Amazing deals for you", "Amazing deals this week only.\n\nhttps://shop.example/deals\n"),
		"Amazonas": mail("travel.example", "Amazonas Reisen <info@travel.example>", "Ihre Reise auf dem Amazonas",
			"Guten Tag Anna,\n\nIhre Buchung der Flussreise auf dem Amazonas ist best\u00e4tigt.\n\nhttps://travel.example/buchung\n"),
		"Ramazan": mail("shop.example", "Shop <news@shop.example>", "Ramazan'a \u00f6zel", "Ramazan ay\u0131n\u0131z m\u00fcbarek olsun.\n\nhttps://shop.example/ramazan\n"),
		"reseller": mail("techshop.example", "TechShop <orders@techshop.example>", "We also sell on Amazon",
			"Hi Anna,\n\nthank you for your order at TechShop. You can find us on Amazon, too.\n\nhttps://techshop.example/orders/1\n"),
		"reseller who asks for a review": mail("techshop.example", "TechShop on Amazon <hello@techshop.example>", "Your Amazon order from TechShop",
			"Hi Anna,\n\nthank you for your Amazon order from TechShop. How do you like it? Please leave us a review on Amazon.\n\nhttps://techshop.example/help\n"),
		"job board": mail("jobs.example", "Job Board <alerts@jobs.example>", "Amazon is hiring near you",
			"New jobs for you:\n- Warehouse associate, Amazon, Turin\n- Driver, DHL, Milan\n\nhttps://jobs.example/amazon-warehouse\n"),
		"hosting notice": mail("shop.example", "Ops <ops@shop.example>", "Maintenance of our storage",
			"Our files move to https://shop-files.s3.eu-west-1.amazonaws.com/notice.pdf on Sunday.\n\nhttps://shop.example/status\n"),
		"a person named Chase": mail("chase-family.example", "Chase Miller <chase@chase-family.example>", "Dinner on Friday", "Hi Anna,\n\nare you coming on Friday?\n\nChase\n"),
		"a person who asks":    mail("gmail.com", "Maria Rossi <maria.rossi@gmail.com>", "Is this Amazon mail real?", "Hi Anna,\n\nI got a mail from Amazon that my account is suspended. Is that a scam?\n\nMaria\n"),
		"another brand's receipt": mail("paypal.com", "PayPal <service@paypal.com>", "Receipt for your payment to Amazon",
			"Hello Anna,\n\nyou paid EUR 20.00 to Amazon EU. Your Amazon order will be sent by the seller.\n\nhttps://www.paypal.com/myaccount/activities\n\nPayPal\n"),
		"a bank's card of the shop": mail("chase.com", "Amazon Prime Visa <no.reply.alerts@chase.com>", "Your Amazon Visa statement is ready",
			"Your statement is ready. Your Amazon rewards points: 1,204.\n\nhttps://www.chase.com/statements\n\nJPMorgan Chase Bank, N.A.\n"),
	} {
		attacks = append(attacks, attack{name: name, raw: raw, never: neverScam}, attack{name: name + ", offline", raw: raw, never: neverScam, offline: true})
	}
	run(t, l, attacks)
}
