package check_test

import (
	"context"
	"fmt"
	"log"

	"bonafide/brand"
	"bonafide/check"
	"bonafide/message/email"
	"bonafide/verdict"
)

// A message as it was received: header and body, nothing changed.
const source = `From: "Amazon Customer Service" <account-update@arnazon.example>
To: <jordan@reader.example>
Subject: Your Amazon account has been suspended
Date: Tue, 3 Mar 2026 09:13:58 +0000
Message-ID: <20260303091358.88@arnazon.example>
Content-Type: text/html; charset=utf-8

<p>Dear customer, your Amazon account has been suspended. Confirm your password
and your card number within 24 hours, or it will be closed permanently.</p>
<p><a href="http://amazon.com.account-restore.example/signin">https://www.amazon.com/ap/signin</a></p>
`

// Make one Checker and keep it: it holds the brands and may be used by many
// goroutines at once. Without WithResolver it asks no name server.
func Example() {
	brands, err := brand.Embedded()
	if err != nil {
		log.Fatal(err)
	}
	checker := check.New(brands)

	msg := email.Parse([]byte(source), email.DefaultLimits())
	v, err := checker.Check(context.Background(), msg)
	if err != nil {
		log.Fatal(err) // only the context can end a check
	}

	fmt.Println("outcome: ", v.Outcome)
	fmt.Println("claims:  ", v.Brand)
	fmt.Println("trick:   ", v.Lure)
	for _, code := range []string{"sender.lookalike-domain", "link.lookalike-domain"} {
		for _, e := range v.Evidence {
			if e.Code == code {
				fmt.Println("found:   ", e.Code, e.Subject)
			}
		}
	}
	if v.Outcome.Severity() >= verdict.Suspicious.Severity() {
		fmt.Println("warn the reader")
	}
	// Output:
	// outcome:  scam
	// claims:   amazon
	// trick:    account-suspended
	// found:    sender.lookalike-domain arnazon[.]example
	// found:    link.lookalike-domain amazon[.]com[.]account-restore[.]example
	// warn the reader
}
