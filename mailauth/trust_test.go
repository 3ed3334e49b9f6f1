package mailauth

import (
	"context"
	"strings"
	"testing"
)

// The parts of the traces below: a hand-over from the shop or from a stranger.
const (
	day       = "; Mon, 23 Nov 2026 08:34:50 +0000\r\n"
	signature = "DKIM-Signature: v=1; a=rsa-sha256; d=shop.example; s=s1; h=from:subject; bh=AAAA; b=abcdefghABCD\r\n"
	author    = "From: Shop <a@shop.example>\r\nSubject: x\r\n\r\nHello\r\n"
	inside    = "Received: by 2002:a05:1 with SMTP id 1" + day
	toGmail   = "Received: from m.x.example (m.x.example. [203.0.113.7]) by mx.google.com with ESMTPS id abc" + day
	toOutlook = "Received: from m.x.example (203.0.113.7) by FT1.mail.protection.outlook.com (10.1.1.1) with Microsoft SMTP Server id 1" + day
	noted     = "DKIM-Filter: OpenDKIM Filter v2.11.0 mx.rcpt.example 5ABM5xp3123786\r\nDMARC-Filter: OpenDMARC Filter v1.4.2 mx.rcpt.example 5ABM5xp3123786\r\n"
	toServer  = "Received: from m.x.example (m.x.example [203.0.113.7]) by mx.rcpt.example (8.1/8.1) with ESMTP id 5ABM5xp3123786" + day
)

// results writes a field with passes for shop.example.
func results(name, server string) string {
	if server != "" {
		server += "; "
	}
	return name + ": " + server + "dkim=pass header.d=shop.example; spf=pass smtp.mailfrom=bounce.shop.example; dmarc=pass header.from=shop.example\r\n"
}

func TestWhoseResultsCount(t *testing.T) {
	const ar = "Authentication-Results"
	for _, c := range []struct {
		name, raw string
		proven    bool // aligned with shop.example
		plausible bool
		forged    bool
		stated    int
	}{
		{"Gmail, below its Received", inside + toGmail + "Received-SPF: pass (google.com: domain of a@bounce.shop.example designates 203.0.113.7 as permitted sender) client-ip=203.0.113.7;\r\n" + results(ar, "mx.google.com") + signature + author, true, false, false, 3},
		{"Gmail, sealed on top", inside + "ARC-Authentication-Results: i=1; mx.google.com; dmarc=pass header.from=shop.example\r\n" + toGmail + signature + author, true, false, false, 1},
		{"Gmail, second field below its own", inside + toGmail + ar + ": mx.google.com; spf=none\r\n" + results(ar, "mx.google.com") + signature + author, false, false, true, 1},
		{"Gmail, sealed fail, sender claims pass", inside + "ARC-Authentication-Results: i=1; mx.google.com; dmarc=fail header.from=shop.example\r\n" + toGmail + results(ar, "mx.google.com") + signature + author, false, false, true, 1},
		{"Gmail, behind the sender's fields", inside + toGmail + "Message-ID: <1@x>\r\n" + results(ar, "mx.google.com") + signature + author, false, false, true, 0},
		{"Outlook, above its Received", results(ar, "") + toOutlook + signature + author, true, false, false, 3},
		{"Outlook, sender's own below", ar + ": spf=fail smtp.mailfrom=x.example; dmarc=fail action=oreject header.from=shop.example\r\n" + toOutlook + results(ar, "") + signature + author, false, false, false, 2},
		{"Outlook, sender claims Gmail", ar + ": spf=none; dmarc=none action=none header.from=shop.example\r\n" + toOutlook + results(ar, "mx.google.com") + signature + author, false, false, true, 2},
		{"Outlook, forwarded by Gmail", ar + ": spf=none; dmarc=none action=none header.from=shop.example\r\n" + toOutlook + toGmail + results(ar, "mx.google.com") + signature + author, false, false, false, 2},
		{"own server, above its Received", results(ar, "mx.rcpt.example") + toServer + signature + author, true, false, false, 3},
		{"own server, above, name of a filter", results(ar, "OpenDMARC") + toServer + signature + author, true, false, false, 3},
		{"own server, below, noted by the filters", toServer + noted + results(ar, "mx.rcpt.example") + signature + author, true, false, false, 3},
		{"own server, below, noted by the filters under another name of it", toServer + noted + results(ar, "rcpt.example") + signature + author, false, false, false, 0},
		{"own server, below, noted by one filter that doesn't speak on DMARC", toServer + noted[:strings.Index(noted, "DMARC")] + ar + ": mx.rcpt.example; dmarc=pass header.from=shop.example\r\n" + signature + author, false, true, false, 0},
		{"own server, below, its fail and then the sender's pass", toServer + noted + ar + ": mx.rcpt.example; dkim=none; dmarc=fail header.from=shop.example\r\n" + results(ar, "mx.rcpt.example") + signature + author, false, false, false, 2},
		{"own server, below, not noted, its fail and then the sender's pass", toServer + ar + ": mx.rcpt.example; dkim=none; dmarc=fail header.from=shop.example\r\n" + results(ar, "mx.rcpt.example") + signature + author, false, false, false, 0},
		{"own server, below, note with another identifier", toServer + "DKIM-Filter: OpenDKIM Filter v2.11.0 mx.rcpt.example 5ABM5xp3129999\r\n" + results(ar, "mx.rcpt.example") + signature + author, false, true, false, 0},
		{"own server, below, nothing vouches for it", toServer + results(ar, "mx.rcpt.example") + signature + author, false, true, false, 0},
		{"own server, below, another server of it", toServer + results(ar, "in.rcpt.example") + signature + author, false, false, false, 0},
		{"own server, below, another name", toServer + results(ar, "mx.other.example") + signature + author, false, false, false, 0},
		{"own server, behind the sender's fields", toServer + "Message-ID: <1@x>\r\n" + results(ar, "mx.rcpt.example") + signature + author, false, false, false, 0},
		{"own server recorded fail, sender claims pass", ar + ": mx.rcpt.example; dmarc=fail header.from=shop.example\r\n" + toServer + results(ar, "mx.rcpt.example") + signature + author, false, false, true, 1},
		{"renamed by the receiver", ar + ": mx.rcpt.example; dmarc=fail header.from=shop.example\r\n" + results(ar+"-Original", "mx.rcpt.example") + toServer + signature + author, false, false, false, 1},
		{"no trace at all", results(ar, "mx.google.com") + signature + author, false, false, false, 0},
		{"result about a signature that isn't there", ar + ": mx.rcpt.example; dkim=pass header.d=shop.example\r\n" + toServer + author, false, false, false, 1},
		{"result about another signature of the domain", ar + ": mx.rcpt.example; dkim=pass header.d=shop.example header.b=zzzzzzzz\r\n" + toServer + signature + author, false, false, false, 1},
		{"text smuggled into a comment", ar + ": mx.rcpt.example; spf=pass (domain of \"a); dkim=pass header.d=shop.example; spf=pass (b\"@x.example ok)\r\n" + toServer + signature + author, false, false, false, 2},
		{"envelope of another domain", ar + ": mx.rcpt.example; spf=pass smtp.mailfrom=x.example; dmarc=fail header.from=shop.example\r\n" + toServer + author, false, false, false, 2},
		{"policy of another author", ar + ": mx.rcpt.example; dmarc=pass header.from=x.example\r\n" + toServer + author, false, false, false, 1},
		{"Outlook's guess is no pass", ar + ": dmarc=bestguesspass action=none header.from=shop.example\r\n" + toOutlook + author, false, false, false, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			rep := Verify(context.Background(), parse(c.raw), Offline{}, at())
			if got := len(rep.Proven) > 0 && rep.Proven[0].Aligned; got != c.proven {
				t.Errorf("proven %+v", rep.Proven)
			}
			if got := len(rep.Plausible) > 0; got != c.plausible {
				t.Errorf("plausible %+v", rep.Plausible)
			}
			if got := len(rep.Forged) > 0; got != c.forged {
				t.Errorf("forged %+v", rep.Forged)
			}
			if len(rep.Stated) != c.stated {
				t.Errorf("stated %s", short(rep.Stated))
			}
			if c.proven && rep.Proven[0].Receiver == "" {
				t.Error("the receiver isn't named")
			}
		})
	}
}

func TestTrustedReceivers(t *testing.T) {
	below := toServer + results("Authentication-Results", "mx.rcpt.example") + signature + author
	top := results("Authentication-Results", "mx.rcpt.example") + toServer + signature + author
	late := toServer + "Message-ID: <1@x>\r\n" + results("Authentication-Results", "mx.rcpt.example") + signature + author
	bare := results("Authentication-Results", "mx.rcpt.example") + signature + author
	outlook := results("Authentication-Results", "") + toOutlook + signature + author
	for _, c := range []struct {
		name, raw string
		trusted   []string
		proven    bool
	}{
		{"below, vouched for", below, []string{"rcpt.example"}, true},
		{"without a trace, vouched for", bare, []string{"mx.rcpt.example"}, true},
		{"behind the sender's fields, vouched for", late, []string{"rcpt.example"}, false},
		{"on top, another is trusted", top, []string{"other.example"}, false},
		{"a name that only ends alike", top, []string{"t.example"}, false},
		{"Outlook, vouched for", outlook, []string{"outlook.com"}, true},
		{"Outlook, another is trusted", outlook, []string{"rcpt.example"}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := Verifier{TrustedReceivers: c.trusted}
			rep := v.Verify(context.Background(), parse(c.raw), at())
			if got := len(rep.Proven) > 0; got != c.proven {
				t.Errorf("proven %+v", rep.Proven)
			}
		})
	}
}

func TestAcceptPlausible(t *testing.T) {
	m := parse(toServer + results("Authentication-Results", "mx.rcpt.example") + signature + author)
	v := Verifier{AcceptPlausible: true}
	if rep := v.Verify(context.Background(), m, at()); len(rep.Proven) == 0 || !rep.Proven[0].Aligned {
		t.Errorf("proven %+v", rep.Proven)
	}
}

func TestReceiverResultsFillTheReport(t *testing.T) {
	raw := "Authentication-Results: mx.rcpt.example; spf=softfail smtp.mailfrom=x.example; dmarc=fail (p=reject dis=none) header.from=shop.example; bimi=pass header.d=shop.example policy.authority=pass\r\n" + toServer + author
	rep := Verify(context.Background(), parse(raw), Offline{}, at())
	if rep.SPF.Result != SoftFail || rep.SPF.Source != SourceReceiver || rep.SPF.Domain != "x.example" || rep.SPF.Aligned {
		t.Errorf("spf %+v", rep.SPF)
	}
	if rep.DMARC.Result != Fail || rep.DMARC.Policy != "reject" || rep.DMARC.Source != SourceReceiver {
		t.Errorf("dmarc %+v", rep.DMARC)
	}
	if rep.BIMI.Result != Pass || !rep.BIMI.Certified {
		t.Errorf("bimi %+v", rep.BIMI)
	}
	if rep.Receiver.Host != "mx.rcpt.example" || rep.Receiver.ClientIP.String() != "203.0.113.7" || rep.Receiver.RDNS != "m.x.example" {
		t.Errorf("receiver %+v", rep.Receiver)
	}
}

func TestReceiverWithoutPublicNameIsNamedByItsResults(t *testing.T) {
	raw := results("Authentication-Results", "atlas1.mail.yahoo.com") +
		"Received: from 127.0.0.1 (EHLO m.x.example) (203.0.113.7) by 10.253.229.80 with SMTPs" + day + signature + author
	rep := Verify(context.Background(), parse(raw), Offline{}, at())
	if rep.Receiver.Org != "yahoo.com" || len(rep.Proven) == 0 || rep.Proven[0].Receiver != "yahoo.com" {
		t.Errorf("receiver %+v, proven %+v", rep.Receiver, rep.Proven)
	}
}

func TestManyFieldsAreBounded(t *testing.T) {
	raw := strings.Repeat(results("Authentication-Results", "mx.rcpt.example"), 5000) + strings.Repeat(toServer, 5000) + author
	rep := Verify(context.Background(), parse(raw), Offline{}, at())
	if len(rep.Hops) > maxHops || len(rep.Stated)+len(rep.StatedUntrusted) > maxResults+maxMethodResults {
		t.Errorf("%d hops, %d results", len(rep.Hops), len(rep.Stated)+len(rep.StatedUntrusted))
	}
}

func TestForwarding(t *testing.T) {
	for _, c := range []struct {
		raw, mark string
	}{
		{"Return-Path: <SRS0=ab=cd=shop.example=a@fwd.example>\r\n" + author, "srs"},
		{"Return-Path: <me+caf_=you=rcpt.example@gmail.com>\r\n" + author, "caf"},
		{"X-Forwarded-To: b@rcpt.example\r\n" + author, "x-forwarded-to"},
		{"Resent-From: b@rcpt.example\r\n" + author, "resent-from"},
		{author, ""},
	} {
		rep := Verify(context.Background(), parse(c.raw), Offline{}, at())
		if got := strings.Join(rep.ForwardMarks, " "); got != c.mark || rep.Forwarded != (c.mark != "") {
			t.Errorf("%q: marks %q, forwarded %v", c.raw, got, rep.Forwarded)
		}
	}
}

func TestNewsletterIsNoMailingList(t *testing.T) {
	raw := "List-Id: <news.shop.example>\r\nList-Unsubscribe: <https://shop.example/u>\r\nPrecedence: bulk\r\n" + author
	rep := Verify(context.Background(), parse(raw), Offline{}, at())
	if rep.List.Redistributed || rep.List.ID != "news.shop.example" {
		t.Errorf("%+v", rep.List)
	}
}
