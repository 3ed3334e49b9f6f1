package mailauth

import (
	"strings"
	"testing"
	"time"
)

func TestParseReceived(t *testing.T) {
	for _, c := range []struct {
		form, value string
		want        Hop
		ip          string
	}{
		{
			"Postfix", "from helo.example (mail.shop.example [203.0.113.7]) (using TLSv1.3 with cipher X (256/256 bits)) (No client certificate requested) by mx.rcpt.example (Postfix) with ESMTPS id 4R4Fkf5dbv for <a@rcpt.example>; Mon, 23 Nov 2026 08:34:50 +0000 (UTC)",
			Hop{From: "helo.example", HELO: "helo.example", RDNS: "mail.shop.example", Verified: true, By: "mx.rcpt.example", With: "ESMTPS", ID: "4R4Fkf5dbv"},
			"203.0.113.7",
		},
		{
			"Postfix, no reverse name", "from helo.example (unknown [203.0.113.7]) by mx.rcpt.example (Postfix) with ESMTP id 1; Mon, 23 Nov 2026 08:34:50 +0000",
			Hop{From: "helo.example", HELO: "helo.example", By: "mx.rcpt.example", With: "ESMTP", ID: "1"},
			"203.0.113.7",
		},
		{
			"Postfix, logged in", "from laptop (unknown [203.0.113.7]) (Authenticated sender: anna) by mx.rcpt.example (Postfix) with ESMTPSA id 1; Mon, 23 Nov 2026 08:34:50 +0000",
			Hop{From: "laptop", HELO: "laptop", By: "mx.rcpt.example", With: "ESMTPSA", ID: "1", Submitted: true},
			"203.0.113.7",
		},
		{
			"Postfix, local user", "by web1.host.example (Postfix, from userid 33) id 1DC075C4E; Mon, 23 Nov 2026 08:34:50 +0000",
			Hop{By: "web1.host.example", ID: "1DC075C4E", Submitted: true},
			"",
		},
		{
			"Sendmail", "from helo.example (ident@mail.shop.example [203.0.113.7]) by mx.rcpt.example (8.18.1/8.18.1) with ESMTPS id 5A3HX4Mq011151 (version=TLSv1.3 verify=NO) for <a@rcpt.example>; Mon, 23 Nov 2026 08:34:50 GMT (envelope-from b@shop.example)",
			Hop{From: "helo.example", HELO: "helo.example", RDNS: "mail.shop.example", Verified: true, By: "mx.rcpt.example", With: "ESMTPS", ID: "5A3HX4Mq011151"},
			"203.0.113.7",
		},
		{
			"Sendmail, forged name", "from helo.example (mail.shop.example [203.0.113.7] (may be forged)) by mx.rcpt.example with ESMTP id 5A3HX4Mq011151; Mon, 23 Nov 2026 08:34:50 GMT",
			Hop{From: "helo.example", HELO: "helo.example", RDNS: "mail.shop.example", By: "mx.rcpt.example", With: "ESMTP", ID: "5A3HX4Mq011151"},
			"203.0.113.7",
		},
		{
			"Exim", "from mail.shop.example ([203.0.113.7]:4711 helo=helo.example) by mx.rcpt.example with esmtps (Exim 4.97) (envelope-from <b@shop.example>) id 1abcde-000001-AB for a@rcpt.example; Mon, 23 Nov 2026 08:34:50 +0000",
			Hop{From: "mail.shop.example", HELO: "helo.example", RDNS: "mail.shop.example", Verified: true, By: "mx.rcpt.example", With: "ESMTPS", ID: "1abcde-000001-AB"},
			"203.0.113.7",
		},
		{
			"Exim, no reverse name", "from [203.0.113.7] (helo=helo.example) by mx.rcpt.example with esmtp (Exim 4.97) id 1abcde-000001-AB; Mon, 23 Nov 2026 08:34:50 +0000",
			Hop{From: "203.0.113.7", HELO: "helo.example", By: "mx.rcpt.example", With: "ESMTP", ID: "1abcde-000001-AB"},
			"203.0.113.7",
		},
		{
			"qmail", "from mail.shop.example (HELO helo.example) (ident@203.0.113.7) by mx.rcpt.example with SMTP; 23 Nov 2026 08:34:50 -0000",
			Hop{From: "mail.shop.example", HELO: "helo.example", RDNS: "mail.shop.example", By: "mx.rcpt.example", With: "SMTP"},
			"203.0.113.7",
		},
		{
			"Exchange", "from helo.example (203.0.113.7) by FT032.mail.protection.outlook.com (10.152.4.55) with Microsoft SMTP Server (version=TLS1_2, cipher=X) id 15.20.6086.24 via Frontend Transport; Mon, 23 Nov 2026 08:34:50 +0000",
			Hop{From: "helo.example", HELO: "helo.example", By: "ft032.mail.protection.outlook.com", With: "ESMTP", ID: "15.20.6086.24"},
			"203.0.113.7",
		},
		{
			"Gmail", "from helo.example (mail.shop.example. [203.0.113.7]) by mx.google.com with ESMTPS id d2e1a72fcca58-74.117.2026.11.23.00.34.50 for <a@gmail.com> (version=TLS1_2 cipher=X bits=128/128); Mon, 23 Nov 2026 00:34:50 -0800 (PST)",
			Hop{From: "helo.example", HELO: "helo.example", RDNS: "mail.shop.example", Verified: true, By: "mx.google.com", With: "ESMTPS", ID: "d2e1a72fcca58-74.117.2026.11.23.00.34.50"},
			"203.0.113.7",
		},
		{
			"Gmail, inside", "by 2002:a05:7208:31d5:b0:b1:251d:5e41 with SMTP id e4csp175734rba; Mon, 23 Nov 2026 00:34:50 -0800 (PST)",
			Hop{By: "2002:a05:7208:31d5:b0:b1:251d:5e41", With: "SMTP", ID: "e4csp175734rba"},
			"",
		},
		{
			"Yahoo", "from 127.0.0.1 (EHLO helo.example) (203.0.113.7) by 10.253.229.80 with SMTPs (version=TLS1_2 cipher=X); Mon, 23 Nov 2026 08:34:50 +0000",
			Hop{From: "127.0.0.1", HELO: "helo.example", By: "10.253.229.80", With: "SMTPS"},
			"203.0.113.7",
		},
		{
			"Amazon SES", "from helo.example (mail.shop.example [203.0.113.7]) by inbound-smtp.us-east-1.amazonaws.com with SMTP id abc123 for a@rcpt.example; Mon, 23 Nov 2026 08:34:50 +0000 (UTC)",
			Hop{From: "helo.example", HELO: "helo.example", RDNS: "mail.shop.example", Verified: true, By: "inbound-smtp.us-east-1.amazonaws.com", With: "SMTP", ID: "abc123"},
			"203.0.113.7",
		},
		{
			"iCloud", "from mail.shop.example (mail.shop.example [203.0.113.7]) by p00-icloudmta-smtpin-20 (Postfix) with ESMTPS id 00AA for <a@icloud.com>; Mon, 23 Nov 2026 08:34:50 +0000 (UTC)",
			Hop{From: "mail.shop.example", HELO: "mail.shop.example", RDNS: "mail.shop.example", Verified: true, By: "p00-icloudmta-smtpin-20", With: "ESMTPS", ID: "00AA"},
			"203.0.113.7",
		},
		{
			"IPv6 literal", "from helo.example (mail.shop.example [IPv6:2001:db8::7]) by mx.rcpt.example with LMTP id x; Mon, 23 Nov 2026 08:34:50 +0000",
			Hop{From: "helo.example", HELO: "helo.example", RDNS: "mail.shop.example", Verified: true, By: "mx.rcpt.example", With: "LMTP", ID: "x"},
			"2001:db8::7",
		},
		{
			"GMX", "from mail.shop.example ([203.0.113.7]) by mx-ha.gmx.net (mxgmx017 [212.227.15.9]) with ESMTPS (Nemesis) id 1MwAx for <a@gmx.net>; Mon, 23 Nov 2026 08:34:50 +0000",
			Hop{From: "mail.shop.example", HELO: "mail.shop.example", By: "mx-ha.gmx.net", With: "ESMTPS", ID: "1MwAx"},
			"203.0.113.7",
		},
	} {
		t.Run(c.form, func(t *testing.T) {
			got := ParseReceived(c.value)
			if want := time.Date(2026, 11, 23, 8, 34, 50, 0, time.UTC); !got.Time.Equal(want) {
				t.Errorf("time %s, want %s", got.Time, want)
			}
			ip := ""
			if got.IP.IsValid() {
				ip = got.IP.String()
			}
			if ip != c.ip {
				t.Errorf("address %q, want %q", ip, c.ip)
			}
			got.Time, got.IP, got.confirms = c.want.Time, c.want.IP, c.want.confirms
			if got != c.want {
				t.Errorf("\n got %+v\nwant %+v", got, c.want)
			}
		})
	}
}

func TestReceivedWithoutSense(t *testing.T) {
	for _, value := range []string{"", ";", "from", "from by with id for", "((((", "from (", "from x (", strings.Repeat("(", 100000), "by\x00by", "from [", "from [[[]"} {
		ParseReceived(value) // must return
	}
}

func TestBoundary(t *testing.T) {
	const day = "; Mon, 23 Nov 2026 08:34:50 +0000"
	for _, c := range []struct {
		name     string
		received []string
		org      string
		ip       string // "" none
		boundary int    // -1 none
	}{
		{"one hop", []string{"from m.shop.example (m.shop.example [203.0.113.7]) by mx.rcpt.example with ESMTP id 1"}, "rcpt.example", "203.0.113.7", 0},
		{"Gmail", []string{"by 2002:a05:1 with SMTP id 1", "from m.shop.example (m.shop.example. [203.0.113.7]) by mx.google.com with ESMTPS id 1"}, "google.com", "203.0.113.7", 1},
		{"Gmail to Gmail ends at the inbound server", []string{"by 2002:a05:1 with SMTP id 1", "from mail-sor-f41.google.com (mail-sor-f41.google.com. [209.85.220.41]) by mx.google.com with SMTPS id 1", "from evil (evil [203.0.113.9]) by mx.google.com with ESMTP id 2"}, "google.com", "209.85.220.41", 1},
		{"Outlook", []string{
			"from A.namprd19.prod.outlook.com (::1) by B.namprd19.prod.outlook.com with HTTPS",
			"from C.eurprd05.prod.outlook.com (2603:10a6:20b:56::21) by A.namprd19.prod.outlook.com (2603:10b6::18) with Microsoft SMTP Server id 1",
			"from D.eop-eur06.prod.protection.outlook.com (2603:10a6:20b:56:cafe::6e) by C.outlook.office365.com (2603:10a6::21) with Microsoft SMTP Server id 1",
			"from m.shop.example (203.0.113.7) by D.mail.protection.outlook.com (10.13.6.196) with Microsoft SMTP Server id 1",
		}, "outlook.com", "203.0.113.7", 3},
		{"Outlook, client names itself Outlook", []string{
			"from D.eop-eur06.prod.protection.outlook.com (203.0.113.7) by D.mail.protection.outlook.com (10.13.6.196) with Microsoft SMTP Server id 1",
			"from m.shop.example (203.0.113.8) by D.mail.protection.outlook.com (10.13.6.196) with Microsoft SMTP Server id 1",
		}, "outlook.com", "203.0.113.7", 0},
		{"Fastmail", []string{
			"from compute5.internal (compute5.nyi.internal [10.202.2.45]) by sloti53n25 (Cyrus 3.9) with LMTPA",
			"from mx1 ([10.202.2.200]) by compute5.internal (LMTPProxy)",
			"from mx1.messagingengine.com (localhost [127.0.0.1]) by mailmx.nyi.internal (Postfix) with ESMTP id A3",
			"from mailmx.nyi.internal (localhost [127.0.0.1]) by mx1.messagingengine.com (Authentication Milter) with ESMTP id 79",
			"from m.shop.example (m.shop.example [203.0.113.7]) by mx1.messagingengine.com (Postfix) with ESMTPS id 1",
		}, "fastmail.com", "203.0.113.7", 4},
		{"second server of the receiver, name looked up", []string{
			"from in.rcpt.example (in.rcpt.example [203.0.113.1]) by store.rcpt.example (Postfix) with ESMTP id 1",
			"from m.shop.example (m.shop.example [203.0.113.7]) by in.rcpt.example with ESMTP id 1",
		}, "rcpt.example", "203.0.113.7", 1},
		{"client names itself like the receiver", []string{
			"from in.rcpt.example (unknown [203.0.113.9]) by store.rcpt.example with ESMTP id 1",
			"from m.shop.example (m.shop.example [203.0.113.7]) by in.rcpt.example with ESMTP id 1",
		}, "rcpt.example", "203.0.113.9", 0},
		{"client's name may be forged", []string{
			"from in.rcpt.example (in.rcpt.example [203.0.113.9] (may be forged)) by store.rcpt.example with ESMTP id 1",
			"from m.shop.example (m.shop.example [203.0.113.7]) by in.rcpt.example with ESMTP id 1",
		}, "rcpt.example", "203.0.113.9", 0},
		{"a customer's line of the receiver's own network", []string{
			"from pc (dsl-203-0-113-9.rcpt.example [203.0.113.9]) by mx.rcpt.example with ESMTP id 1",
			"from m.shop.example (m.shop.example [203.0.113.7]) by mx.rcpt.example with ESMTP id 1",
		}, "rcpt.example", "203.0.113.9", 0},
		{"another customer logged in at the receiver", []string{
			"from out.rcpt.example (out.rcpt.example [203.0.113.2]) by mx.rcpt.example (Postfix) with ESMTP id 1",
			"from pc (pc.dsl.example [203.0.113.9]) by out.rcpt.example with ESMTPSA id 1",
			"from m.shop.example (m.shop.example [203.0.113.7]) by mx.rcpt.example with ESMTP id 1",
		}, "rcpt.example", "203.0.113.9", 1},
		{"a program on the receiver's web server", []string{
			"from web.rcpt.example (web.rcpt.example [203.0.113.2]) by mx.rcpt.example (Postfix) with ESMTP id 1",
			"by web.rcpt.example (Postfix, from userid 33) id 1",
			"from m.shop.example (m.shop.example [203.0.113.7]) by mx.rcpt.example with ESMTP id 1",
		}, "rcpt.example", "", 1},
		{"a server that may not check the names it writes", []string{
			"from in.rcpt.example (in.rcpt.example [203.0.113.9]) by store.rcpt.example (SMTPD) with ESMTP id 1",
			"from m.shop.example (m.shop.example [203.0.113.7]) by in.rcpt.example with ESMTP id 1",
		}, "rcpt.example", "203.0.113.9", 0},
		{"a machine that the receiver lets", []string{
			"from x (vps-1a2b3c4d.vps.rcpt.example [203.0.113.9]) by mx.rcpt.example (Postfix) with ESMTP id 1",
			"from m.shop.example (m.shop.example [203.0.113.7]) by mx.rcpt.example with ESMTP id 1",
		}, "rcpt.example", "203.0.113.9", 0},
		{"a customer's line with an IPv6 address", []string{
			"from x (2001-db8-5a-17--9.v6.rcpt.example [IPv6:2001:db8:5a:17::9]) by mx.rcpt.example (Postfix) with ESMTP id 1",
			"from m.shop.example (m.shop.example [203.0.113.7]) by mx.rcpt.example with ESMTP id 1",
		}, "rcpt.example", "2001:db8:5a:17::9", 0},
		{"Gmail, client calls itself the loopback address", []string{
			"from [127.0.0.1] (m.evil.example. [203.0.113.9]) by mx.google.com with ESMTPS id 1",
			"from m.shop.example (m.shop.example. [203.0.113.7]) by mx.google.com with ESMTPS id 1",
		}, "google.com", "203.0.113.9", 0},
		{"Exim, client calls itself the loopback address", []string{
			"from [203.0.113.9] (helo=[127.0.0.1]) by mx.rcpt.example with esmtp (Exim 4.97) id 1",
			"from m.shop.example ([203.0.113.7]) by mx.rcpt.example with esmtp (Exim 4.97) id 1",
		}, "rcpt.example", "203.0.113.9", 0},
		{"qmail, client calls itself the loopback address", []string{
			"from unknown (HELO [127.0.0.1]) (203.0.113.9) by mx.rcpt.example with SMTP",
			"from m.shop.example (HELO m.shop.example) (203.0.113.7) by mx.rcpt.example with SMTP",
		}, "rcpt.example", "203.0.113.9", 0},
		{"Sendmail, a service of the client names the loopback address", []string{
			"from x ([127.0.0.1]@m.evil.example [203.0.113.9]) by mx.rcpt.example (8.18.1/8.18.1) with ESMTP id 1",
			"from m.shop.example (m.shop.example [203.0.113.7]) by mx.rcpt.example with ESMTP id 1",
		}, "rcpt.example", "203.0.113.9", 0},
		{"client calls itself by a keyword", []string{
			"from by (m.evil.example [203.0.113.9]) by mx.rcpt.example (Postfix) with ESMTP id 1",
			"from m.shop.example (m.shop.example [203.0.113.7]) by mx.rcpt.example with ESMTP id 1",
		}, "rcpt.example", "203.0.113.9", 0},
		{"Outlook, client in the same cloud", []string{
			"from D.eop-eur06.prod.protection.outlook.com (2603:1020:201:5::9) by D.mail.protection.outlook.com (10.13.6.196) with Microsoft SMTP Server id 1",
			"from m.shop.example (203.0.113.8) by D.mail.protection.outlook.com (10.13.6.196) with Microsoft SMTP Server id 1",
		}, "outlook.com", "2603:1020:201:5::9", 0},
		{"a stranger behind a proxy", []string{
			"from m.shop.example (m.shop.example [10.0.0.2]) by mx.rcpt.example with ESMTP id 1",
			"from m.bank.example (m.bank.example [203.0.113.7]) by mx.rcpt.example with ESMTP id 1",
		}, "rcpt.example", "", 0},
		{"fetched from a mailbox", []string{
			"from pop.rcpt.example [203.0.113.5] by localhost with POP3 (fetchmail-6.4.27) for <a@localhost>",
			"from m.shop.example (m.shop.example [203.0.113.7]) by mx.rcpt.example with ESMTP id 1",
		}, "rcpt.example", "203.0.113.7", 1},
		{"no trace", nil, "", "", -1},
	} {
		t.Run(c.name, func(t *testing.T) {
			raw := ""
			for _, r := range c.received {
				raw += "Received: " + r + day + "\r\n"
			}
			tr := readTrace(parse(raw + "From: a@b.example\r\n\r\n").Header)
			rec := tr.receiver()
			ip := ""
			if rec.ClientIP.IsValid() {
				ip = rec.ClientIP.String()
			}
			if tr.boundary != c.boundary || rec.Org != c.org || ip != c.ip {
				t.Errorf("boundary %d, org %q, client %q; want %d, %q, %q", tr.boundary, rec.Org, ip, c.boundary, c.org, c.ip)
			}
		})
	}
}

func FuzzReceived(f *testing.F) {
	f.Add("from a (b [1.2.3.4]) by c with ESMTP id d for <e@f>; Mon, 23 Nov 2026 08:34:50 +0000")
	f.Add("from [::1] (helo=x) by y (z) via w; 1 Jan 99 1:2 EST")
	f.Fuzz(func(t *testing.T, value string) {
		h := ParseReceived(value)
		if h.Verified && h.RDNS == "" {
			t.Fatalf("a name was verified that there isn't: %+v", h)
		}
		if strings.ToLower(h.By) != h.By || strings.ToLower(h.From) != h.From {
			t.Fatalf("hosts in upper case: %+v", h)
		}
		readTrace(parse("Received: " + value + "\r\nReceived: " + value + "\r\n\r\n").Header)
	})
}
