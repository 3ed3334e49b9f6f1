package explain_test

import (
	"fmt"

	"bonafide/explain"
	"bonafide/verdict"
)

func Example() {
	x, err := explain.New(nil) // with a brand.Set, steps name the address to type
	if err != nil {
		fmt.Println(err)
		return
	}
	v := verdict.Verdict{
		Outcome: verdict.Scam, Risk: 0.97, Brand: "my-shop", Lure: "account-suspended",
		Evidence: []verdict.Evidence{{
			Code: "sender.lookalike-domain", Direction: verdict.Against, Weight: 4,
			Args: map[string]string{"domain": "rny-shop.example", "official": "my-shop.example"},
		}},
	}
	card := x.Card(v, x.Match("", "it_IT.UTF-8"), explain.NothingYet)
	fmt.Println(card.Headline())
	fmt.Println(card.Reasons[0].Text)
	for i, step := range card.Steps {
		fmt.Printf("%d. %s\n", i+1, step)
	}
	for _, span := range card.Reasons[0].Highlight {
		if span.Differs {
			fmt.Println("differs:", span.Text)
		}
	}
	// Output:
	// Truffa — ha chiari segni di truffa, e nulla indica che venga davvero da My Shop.
	// L'indirizzo del mittente sembra my-shop.example, ma è rny-shop[.]example.
	// 1. Non usare il link e non comunicare password, codici o dati della carta.
	// 2. Apri tu l'app di My Shop: se c'è davvero un problema, lo vedi anche lì.
	// 3. Segnalalo come spam o phishing, poi eliminalo.
	// differs: rn
}
