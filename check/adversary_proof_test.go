package check_test

import (
	"crypto/rand"
	"crypto/rsa"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-msgauth/dkim"

	"bonafide/brand"
	"bonafide/check"
	"bonafide/mailauth"
	"bonafide/message/email"
	"bonafide/verdict"
)

// TestProofsCount shows that honest mail gets its "genuine": a suite in which
// nothing ever is would pass every attack below.
func TestProofsCount(t *testing.T) {
	l := newLab(t)
	signed := l.sign(t, "amazon.com", letter(amazonFrom, "Your Amazon.com order", orderText))
	attacks := []attack{
		{name: "a signature that verifies", raw: signed, want: verdict.Genuine},
		{name: "offline nothing is known of a bare signature", raw: signed, never: neitherEnd, offline: true},
		{name: "urgent words and a failed payment", raw: l.sign(t, "amazon.com", letter("Amazon.com <no-reply@amazon.com>", "URGENT: your payment failed", failedText)), want: verdict.Genuine},
		{name: "another marketplace", raw: l.sign(t, "amazon.it", letter("Amazon.it <conferma-ordine@amazon.it>", "Il tuo ordine", orderText)), want: verdict.Genuine},
		{name: "a subdomain that signs for its parent", raw: l.sign(t, "email.amazon.com", letter(amazonFrom, "Your order", orderText)), want: verdict.Genuine},
		{name: "capitals in the address", raw: l.sign(t, "amazon.com", letter("Amazon <Auto-Confirm@AMAZON.COM>", "Your order", orderText)), want: verdict.Genuine},
		{name: "a second signature of the platform", raw: l.sign(t, "amazonses.com", signed), want: verdict.Genuine},
		{name: "the reader's address was replaced above the signature", raw: fields("Received: from a.amazonses.com (a.amazonses.com [54.240.0.1]) by mx.rcpt.example (Postfix) with ESMTPS id 1"+stamp, "Delivered-To: someone@example.com") + signed, want: verdict.Genuine},
	}
	for _, r := range receivers {
		want, offline := verdict.Outcome(""), verdict.Outcome("")
		if r.proves {
			want = verdict.Genuine
		}
		if r.proves || r.plausible {
			offline = verdict.Genuine
		}
		// Somebody altered the footer afterwards: only the receiver's word is left.
		altered := r.trace("a.amazonses.com", passes) + strings.Replace(signed, "again soon", "again", 1)
		attacks = append(attacks,
			attack{name: r.name, raw: r.trace("a.amazonses.com", passes) + signed, want: verdict.Genuine},
			attack{name: r.name + ", altered", raw: altered, want: want, never: neverScam},
			attack{name: r.name + ", offline", raw: r.trace("a.amazonses.com", passes) + signed, want: offline, never: neverScam, offline: true},
		)
	}
	run(t, l, attacks)
}

// TestForgedResults puts what a receiver would record where a sender can write.
func TestForgedResults(t *testing.T) {
	l := newLab(t)
	lure := letter(amazonFrom, "Your account was suspended", lureText)
	fake := fields("DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=amazon.com; s=s1; h=from:to:subject:date; bh=" + strings.Repeat("A", 43) + "=; b=" + strings.Repeat("B", 172))
	ar := func(server string) string { return "Authentication-Results: " + server + "; " + passes }
	var attacks []attack
	add := func(name, raw string) {
		attacks = append(attacks, attack{name: name, raw: raw, never: neverGenuine}, attack{name: name + ", offline", raw: raw, never: neverGenuine, offline: true})
	}
	add("no trace", fields(ar("mx.google.com"))+fake+lure)
	add("no trace, sealed", fields("ARC-Authentication-Results: i=1; mx.google.com; "+passes)+fake+lure)
	add("signature alone", fake+lure)
	ids := []string{"mx.rcpt.example", "mx.google.com", "gmx.net", "mail.protonmail.ch", "mx.microsoft.com", "amazon.com", "rcpt.example", "anna", `"mx.google.com"`, "MX.GOOGLE.COM", "mx.google.com 1"}
	for _, r := range receivers {
		for _, id := range ids {
			for i, field := range []string{ar(id), "ARC-Authentication-Results: i=1; " + id + "; " + passes, "X-Original-Authentication-Results: " + id + "; " + passes} {
				raw := r.trace("evil.example", fails) + fields(field) + fake + lure
				attacks = append(attacks, attack{name: fmt.Sprint(r.name, " ", id, " ", i), raw: raw, never: neverGenuine, offline: i == 0},
					attack{name: fmt.Sprint(r.name, " ", id, " behind ", i), raw: r.trace("evil.example", fails) + fields("X-Mailer: x", field) + fake + lure, never: neverGenuine, offline: true})
			}
		}
		add(r.name+", pass in the name of the sender only", r.trace("evil.example", "spf=pass smtp.mailfrom=amazon.com; dkim=pass header.d=evil.example; dmarc=none header.from=amazon.com")+fake+lure)
		add(r.name+", SPF pass forged", r.trace("evil.example", fails)+fields("Received-SPF: pass (google.com: domain of a@amazon.com designates 203.0.113.7 as permitted sender) client-ip=203.0.113.7; envelope-from=a@amazon.com")+fake+lure)
		add(r.name+", results of another author", r.trace("evil.example", "dkim=pass header.d=evil.example; dmarc=pass header.from=evil.example")+fake+lure)
	}
	silent := fields("Received: from m.evil.example (m.evil.example [203.0.113.9]) by mx.rcpt.example (Postfix) with ESMTPS id 4R4Fkf5dbv" + stamp)
	add("Postfix that records nothing, another name", silent+fields(ar("rcpt.example"))+fake+lure)
	add("Postfix that records nothing, its exact name", silent+fields(ar("mx.rcpt.example"))+fake+lure)
	for name, words := range map[string]string{
		"comment":                 `dkim=pass (x) header.d=evil.example; spf=none (dkim=pass header.d=amazon.com; dmarc=pass header.from=amazon.com)`,
		"comment with a quote":    `spf=pass (domain of "a); dmarc=pass header.from=amazon.com; x=y (b"@evil.example) smtp.mailfrom=evil.example`,
		"quoted value":            `spf=pass smtp.mailfrom="x; dmarc=pass header.from=amazon.com; dkim=pass header.d=amazon.com"@evil.example`,
		"local part with spaces":  `spf=pass smtp.mailfrom=x dmarc=pass header.from=amazon.com dkim=pass header.d=amazon.com @evil.example`,
		"local part with a pair":  `spf=pass smtp.mailfrom="a\" ; dmarc=pass header.from=amazon.com"@evil.example; dmarc=fail header.from=amazon.com`,
		"reason":                  `dkim=fail reason="x; dmarc=pass header.from=amazon.com" header.d=evil.example`,
		"open comment":            `spf=none (x; dmarc=pass header.from=amazon.com`,
		"folded":                  "spf=none smtp.mailfrom=x\r\n\t(y\r\n\tdmarc=pass header.from=amazon.com)",
		"encoded word":            `spf=none; =?utf-8?Q?dmarc=3Dpass?= header.from=amazon.com`,
		"selector of evil":        `dkim=pass header.d=evil.example header.i=@amazon.com; dmarc=fail header.from=amazon.com`,
		"identity only":           `dkim=pass header.i=@amazon.com.evil.example; dmarc=fail header.from=amazon.com`,
		"suffix":                  `dmarc=pass header.from=xamazon.com; dkim=pass header.d=com`,
		"result with a suffix":    `dmarc=passed header.from=amazon.com; dkim=pass-not header.d=amazon.com`,
		"parent":                  `dkim=pass header.d=com; dmarc=fail header.from=amazon.com`,
		"about no signature here": `dkim=pass header.d=amazon.com header.b=zzzzzzzz; dmarc=none header.from=amazon.com`,
	} {
		for _, r := range receivers {
			add(r.name+", smuggled: "+name, r.trace("evil.example", words)+fake+lure)
		}
	}
	run(t, l, attacks)
}

// TestForgedTraces makes the receiver's own field look like a hop inside it, so
// that what the sender wrote below seems to be the receiver's.
func TestForgedTraces(t *testing.T) {
	l := newLab(t)
	lure := letter(amazonFrom, "Your account was suspended", lureText)
	signature := fields("DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=amazon.com; s=s1; h=from:to:subject:date; bh=" + strings.Repeat("A", 43) + "=; b=" + strings.Repeat("B", 172))
	var attacks []attack
	for name, c := range map[string]struct{ top, by string }{
		"Gmail, loopback literal":        {"from [127.0.0.1] (m.evil.example. [203.0.113.9]) by mx.google.com with ESMTPS id 1", "mx.google.com"},
		"Gmail, private literal":         {"from [10.0.0.1] (m.evil.example. [203.0.113.9]) by mx.google.com with ESMTPS id 1", "mx.google.com"},
		"Gmail, name of a server":        {"from mail-sor-f41.google.com (m.evil.example. [203.0.113.9]) by mx.google.com with ESMTPS id 1", "mx.google.com"},
		"Gmail, keyword":                 {"from by (m.evil.example. [203.0.113.9]) by mx.google.com with ESMTPS id 1", "mx.google.com"},
		"Outlook, literal":               {"from [127.0.0.1] (203.0.113.9) by FT1.mail.protection.outlook.com (10.1.1.1) with Microsoft SMTP Server id 1", "FT1.mail.protection.outlook.com"},
		"Outlook, name of a server":      {"from A.eurprd05.prod.outlook.com (203.0.113.9) by FT1.mail.protection.outlook.com (10.1.1.1) with Microsoft SMTP Server id 1", "FT1.mail.protection.outlook.com"},
		"Outlook, rented machine":        {"from A.eurprd05.prod.outlook.com (2603:1020:201:5::9) by FT1.mail.protection.outlook.com (10.1.1.1) with Microsoft SMTP Server id 1", "FT1.mail.protection.outlook.com"},
		"Postfix, loopback literal":      {"from [127.0.0.1] (unknown [203.0.113.9]) by mx.rcpt.example (Postfix) with ESMTPS id 1", "mx.rcpt.example"},
		"Postfix, localhost":             {"from localhost (unknown [203.0.113.9]) by mx.rcpt.example (Postfix) with ESMTPS id 1", "mx.rcpt.example"},
		"Postfix, own name":              {"from mx.rcpt.example (unknown [203.0.113.9]) by mx.rcpt.example (Postfix) with ESMTPS id 1", "mx.rcpt.example"},
		"Postfix, keyword":               {"from with (unknown [203.0.113.9]) by mx.rcpt.example (Postfix) with ESMTPS id 1", "mx.rcpt.example"},
		"Postfix, customer's machine":    {"from mx (vps-1a2b3c4d.vps.rcpt.example [203.0.113.9]) by mx.rcpt.example (Postfix) with ESMTPS id 1", "mx.rcpt.example"},
		"Postfix, customer's IPv6 line":  {"from mx (2001-db8-5a-17--9.rcpt.example [IPv6:2001:db8:5a:17::9]) by mx.rcpt.example (Postfix) with ESMTPS id 1", "mx.rcpt.example"},
		"sendmail, name may be forged":   {"from mx.rcpt.example (mx.rcpt.example [203.0.113.9] (may be forged)) by mx.rcpt.example (8.18.1/8.18.1) with ESMTPS id 5A3HX4Mq011151", "mx.rcpt.example"},
		"sendmail, ident":                {"from x ([127.0.0.1]@m.evil.example [203.0.113.9]) by mx.rcpt.example (8.18.1/8.18.1) with ESMTPS id 5A3HX4Mq011151", "mx.rcpt.example"},
		"Exim, loopback literal":         {"from [203.0.113.9] (helo=[127.0.0.1]) by mx.rcpt.example with esmtp (Exim 4.97) id 1", "mx.rcpt.example"},
		"Exim, with a name":              {"from m.evil.example ([203.0.113.9] helo=[127.0.0.1] ident=[10.0.0.1]) by mx.rcpt.example with esmtp (Exim 4.97) id 1", "mx.rcpt.example"},
		"qmail, loopback literal":        {"from unknown (HELO [127.0.0.1]) (203.0.113.9) by mx.rcpt.example with SMTP", "mx.rcpt.example"},
		"Yahoo, loopback literal":        {"from 203.0.113.9 (EHLO [127.0.0.1]) by 10.253.229.80 with SMTPs", "10.253.229.80"},
		"names that nobody checked":      {"from x (in.rcpt.example [203.0.113.9]) by mx.rcpt.example (SMTPD) with ESMTP id 1", "in.rcpt.example"},
		"POP3 in the name of the client": {"from POP3 (unknown [203.0.113.9]) by mx.rcpt.example (Postfix) with ESMTP id 1", "mx.rcpt.example"},
		"Docker, clients behind a proxy": {"from localhost (gateway [172.17.0.1]) by mx.rcpt.example (Postfix) with ESMTP id 1", "mx.rcpt.example"},
	} {
		top := fields("Received: " + c.top + stamp)
		if strings.HasPrefix(name, "Gmail") { // it records its results in every message
			top += fields("Authentication-Results: mx.google.com; " + fails)
		}
		forged := fields("Received: from a.amazonses.com (a.amazonses.com [54.240.0.1]) by "+c.by+" (Postfix) with ESMTPS id 2"+stamp, "Authentication-Results: "+c.by+"; "+passes)
		for place, block := range map[string]string{
			"above": fields("Authentication-Results: "+c.by+"; "+passes) + forged, "below": forged,
		} {
			attacks = append(attacks, attack{name: name + " " + place, raw: top + block + signature + lure, never: neverGenuine})
		}
	}
	run(t, l, attacks)
}

// TestSignatureTricks replays, stretches and weakens signatures.
func TestSignatureTricks(t *testing.T) {
	l := newLab(t)
	honest := letter(amazonFrom, "Your Amazon.com order", orderText)
	signed := l.sign(t, "amazon.com", honest)
	keys := func(names ...string) func(*dkim.SignOptions) {
		return func(o *dkim.SignOptions) { o.HeaderKeys = names }
	}
	few := l.sign(t, "amazon.com", honest, keys("From", "Date", "Message-ID"))
	gmail := func(raw string) string { return receivers[0].trace("evil.example", replayed) + raw }
	cut := func(raw string) string { // l= as the sender set it, so that the signature stays whole
		return strings.Replace(raw, "c=relaxed/relaxed;", "c=relaxed/relaxed; l=10;", 1)
	}
	attacks := []attack{
		{name: "body altered", raw: strings.Replace(signed, "amazon.com/your-orders", "evil.example/your-orders", 1), never: neitherEnd},
		{name: "text added", raw: signed + lureText, never: neverGenuine},
		{name: "second From on top", raw: "From: Amazon <x@evil.example>\r\n" + signed, never: neverGenuine},
		{name: "second From on top, official", raw: "From: Amazon <x@amazon.com>\r\n" + signed, never: neverGenuine},
		{name: "second From below", raw: strings.Replace(signed, "\r\n\r\n", "\r\nFrom: Amazon <x@evil.example>\r\n\r\n", 1), never: neverGenuine},
		{name: "From with a space before its colon", raw: "X: y\r\nFrom : Amazon <x@evil.example>\r\n" + signed, never: neverGenuine},
		{name: "From with a space before its colon, first line", raw: "From : Amazon <x@evil.example>\r\n" + signed, never: neverGenuine},
		{name: "second Subject on top", raw: "Subject: Call +1 888 555 0143 now\r\n" + signed, never: neverGenuine},
		{name: "second Subject on top, the receiver says pass", raw: gmail("Subject: Call +1 888 555 0143 now\r\n" + signed), never: neverGenuine},
		{name: "Subject replaced that wasn't signed", raw: strings.Replace(few, "Your Amazon.com order", "Your account is closed", 1), never: neverGenuine},
		{name: "the same, the receiver says pass", raw: gmail(strings.Replace(few, "Your Amazon.com order", "Your account is closed", 1)), never: neverGenuine},
		{name: "Reply-To added that wasn't signed", raw: "Reply-To: help@evil.example\r\n" + signed, never: neverGenuine},
		{name: "the same, the receiver says pass", raw: gmail("Reply-To: help@evil.example\r\n" + signed), never: neverGenuine},
		{name: "Content-Type replaced on top", raw: "Content-Type: text/html\r\n" + signed, never: neverGenuine},
		{name: "l=, the receiver says pass", raw: gmail(cut(signed) + lureText), never: neverGenuine},
		{name: "l=0, the receiver says pass", raw: gmail(strings.Replace(signed, "c=relaxed/relaxed;", "c=relaxed/relaxed; l=0;", 1) + lureText), never: neverGenuine},
		{name: "rsa-sha1", raw: strings.Replace(signed, "a=rsa-sha256", "a=rsa-sha1", 1), never: neverGenuine},
		{name: "rsa-sha1, the receiver says pass", raw: gmail(strings.Replace(signed, "a=rsa-sha256", "a=rsa-sha1", 1)), never: neverGenuine},
		{name: "pass of DMARC by SPF alone", raw: receivers[0].trace("evil.example", "spf=pass smtp.mailfrom=amazon.com; dmarc=pass header.from=amazon.com") + honest, want: verdict.Genuine},
		{name: "pass of DMARC by SPF alone, offline", raw: receivers[0].trace("evil.example", "spf=pass smtp.mailfrom=amazon.com; dmarc=pass header.from=amazon.com") + honest, want: verdict.Genuine, offline: true},
		{name: "pass of SPF alone", raw: receivers[0].trace("evil.example", "spf=pass smtp.mailfrom=amazon.com") + honest, never: neitherEnd},
		{name: "a key that isn't published", raw: l.sign(t, "amazon.com", honest, func(o *dkim.SignOptions) { o.Selector = "other" }), never: neverGenuine},
		{name: "i= of somebody else", raw: strings.Replace(signed, "d=amazon.com;", "d=amazon.com; i=@evil.example;", 1), never: neverGenuine},
		{name: "two d=", raw: strings.Replace(signed, "d=amazon.com;", "d=evil.example; d=amazon.com;", 1), never: neverGenuine},
		{name: "of the top-level domain", raw: l.sign(t, "com", honest), never: neverGenuine},
		{name: "of the suffix", raw: l.sign(t, "com.be", letter("Amazon <a@amazon.com.be>", "Order", orderText)), never: neverGenuine},
		{name: "of a neighbor under the suffix", raw: l.sign(t, "evil.com.be", letter("Amazon <a@amazon.com.be>", "Order", orderText)), never: neverGenuine},
		{name: "of the mail platform", raw: l.sign(t, "amazonses.com", honest), never: neverGenuine},
		{name: "of the cloud", raw: l.sign(t, "amazonaws.com", honest), never: neverGenuine},
		{name: "of the cloud, in its own name", raw: l.sign(t, "amazonaws.com", letter("Amazon <x@amazonaws.com>", "Order", orderText)), never: neverGenuine},
		{name: "of the attacker", raw: l.sign(t, "evil.example", honest), never: neverGenuine},
		{name: "of a subdomain of the attacker", raw: l.sign(t, "amazon.evil.example", letter("Amazon <x@amazon.evil.example>", "Your Amazon account", lureText)), want: verdict.Scam},
		{name: "of a place where buyers write", raw: l.sign(t, "marketplace.amazon.it", letter("Amazon <x@amazon.it>", "Order", lureText)), never: neverGenuine},
		{name: "of customers' mailboxes, for a place of the staff", raw: l.sign(t, "aruba.it", letter("Aruba <comunicazioni@staff.aruba.it>", "Rinnovo del dominio", "Gentile cliente, rinnova il dominio.")), never: neverGenuine},
		{name: "of customers' mailboxes, for another service", raw: l.sign(t, "free.fr", letter("Free Mobile <facture@mobile.free.fr>", "Votre facture Free", "Bonjour, votre facture.")), never: neverGenuine},
	}
	run(t, l, attacks)
	t.Run("expired", func(t *testing.T) { expired(t, l, honest) })
	t.Run("key of 512 bits", func(t *testing.T) { weakKey(t, honest) })
}

// expired replays a signature two hours after its end.
func expired(t *testing.T, l *lab, honest string) {
	raw := l.sign(t, "amazon.com", honest, func(o *dkim.SignOptions) { o.Expiration = attackDay.Add(time.Hour) })
	if v := l.judge(t, raw, false); v.Outcome != verdict.Genuine {
		t.Fatalf("%s before its end: the test shows nothing", v.Outcome)
	}
	late := "; " + attackDay.Add(3*time.Hour).Format(time.RFC1123Z)
	for name, trace := range map[string]string{
		"bare":                   fields("Received: from m.evil.example (unknown [203.0.113.9]) by mx.rcpt.example (Postfix) with ESMTP id 1" + stamp),
		"the receiver says pass": receivers[0].trace("evil.example", replayed),
	} {
		if v := l.judge(t, strings.ReplaceAll(trace, stamp, late)+raw, false); v.Outcome == verdict.Genuine {
			t.Errorf("%s: %s", name, v.Outcome)
		}
	}
}

// weakKey signs with a key that anybody can break.
func weakKey(t *testing.T, honest string) {
	t.Setenv("GODEBUG", "rsa1024min=0")
	key, err := rsa.GenerateKey(rand.Reader, 512)
	if err != nil {
		t.Skipf("no key of 512 bits can be made here: %v", err)
	}
	z, err := mailauth.ParseZone(strings.NewReader("s1._domainkey.amazon.com. 3600 IN TXT " + published(t, &key.PublicKey) + "\n"))
	if err != nil {
		t.Fatal(err)
	}
	brands, err := brand.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	l := &lab{key: key}
	c := check.New(brands, check.WithResolver(z.Resolver()))
	for name, trace := range map[string]string{"bare": "", "the receiver says pass": receivers[0].trace("evil.example", replayed)} {
		v, err := c.Check(t.Context(), email.Parse([]byte(trace+l.sign(t, "amazon.com", honest)), email.DefaultLimits()))
		if err != nil || v.Outcome == verdict.Genuine {
			t.Errorf("%s: %s, %v", name, v.Outcome, err)
		}
	}
}

// TestAuthors writes brands into every corner of From. The attacker signs as
// evil.example, and the receiver says so.
func TestAuthors(t *testing.T) {
	l := newLab(t)
	var attacks []attack
	for _, from := range []string{
		"Amazon <a@amazon.com>, x@evil.example", "x@evil.example, Amazon <a@amazon.com>", "Amazon: x@evil.example;", "a@amazon.com: x@evil.example;",
		"Amazon: a@amazon.com, x@evil.example;", `"service@amazon.com" <x@evil.example>`, "amazon.com <x@evil.example>", "a@amazon.com <x@evil.example>",
		"Amazon <a@amazon.com> <x@evil.example>", "Amazon <x@evil.example> <a@amazon.com>", `"a@amazon.com"@evil.example`, `"Amazon <a@amazon.com>" <x@evil.example>`,
		"Amazon <a@amazon.com@evil.example>", "Amazon <a@amazon.com.evil.example>", "Amazon <a@amazon%2ecom>", "Amazon <x%amazon.com@evil.example>",
		"Amazon <@amazon.com:x@evil.example>", "Amazon <x@evil.example> (a@amazon.com)", "(Amazon a@amazon.com) x@evil.example", "Amazon <x@EVIL.example.>",
		"=?utf-8?Q?Amazon_<a=40amazon.com>?= <x@evil.example>", "Amazon <x@[203.0.113.9]>", "Amazon <>", "<>", "Amazon", "Amazon <a@amazon.com\x00@evil.example>",
		"Amazon <x@evil.example>,", ", Amazon <a@amazon.com>, <x@evil.example>", "Amazon <a@amazon.com>" + strings.Repeat(", b@amazon.com", 300) + ", x@evil.example",
	} {
		for name, raw := range map[string]string{
			"zone":     l.sign(t, "evil.example", letter(from, "Your Amazon account", lureText)),
			"receiver": receivers[0].trace("evil.example", "dkim=pass header.d=evil.example; spf=pass smtp.mailfrom=evil.example; dmarc=pass header.from=evil.example") + l.sign(t, "evil.example", letter(from, "Your Amazon account", lureText)),
		} {
			attacks = append(attacks, attack{name: from[:min(len(from), 60)] + " " + name, raw: raw, never: neverGenuine})
		}
	}
	attacks = append(attacks,
		attack{name: "Sender of the brand", raw: l.sign(t, "evil.example", letter("Amazon <x@evil.example>", "Your Amazon account", lureText, "Sender: auto-confirm@amazon.com", "Return-Path: <bounce@amazon.com>")), want: verdict.Scam},
		attack{name: "null sender", raw: receivers[0].trace("evil.example", fails) + letter(amazonFrom, "Your account", lureText, "Return-Path: <>"), never: neverGenuine},
		attack{name: "dot at the end", raw: l.sign(t, "evil.example", letter("Amazon <a@amazon.com.>", "Your account", lureText)), never: neverGenuine},
		attack{name: "letters of another script", raw: l.sign(t, "xn--mazon-3ve.com", letter("Amazon <a@\u0430mazon.com>", "Your Amazon account", lureText)), want: verdict.Scam},
		attack{name: "the same in its ASCII form", raw: l.sign(t, "xn--mazon-3ve.com", letter("Amazon <a@xn--mazon-3ve.com>", "Your Amazon account", lureText)), want: verdict.Scam},
		attack{name: "look-alike, honest text", raw: l.sign(t, "amaz0n-billing.com", letter("Amazon.com <a@amaz0n-billing.com>", "Your Amazon.com order", orderText)), never: []verdict.Outcome{verdict.Genuine, verdict.Unverified}},
		attack{name: "stranger, honest text and official links", raw: l.sign(t, "evil.example", letter("Amazon.com <a@evil.example>", "Your Amazon.com order", orderText)), never: neverGenuine},
	)
	run(t, l, attacks)
}
