package app

import (
	"embed"
	"fmt"

	"bonafide/internal/intake"
	"bonafide/internal/web"
	"bonafide/message"
	"bonafide/message/text"
)

//go:embed demo/*.eml
var demoFiles embed.FS

// demoExamples are the messages that --demo offers. They were written for this
// purpose; nobody sent them.
func demoExamples() ([]web.Example, error) {
	examples := []web.Example{
		{ID: "account-suspended", Titles: map[string]string{"en": "“Your account is suspended”", "it": "«Il tuo account è sospeso» (in inglese)"}},
		{ID: "consegna", Titles: map[string]string{"en": "“Pay the delivery fee” (in Italian)", "it": "«Paga la spesa di consegna»"}},
		{ID: "order-confirmation", Titles: map[string]string{"en": "An order confirmation without proof", "it": "Una conferma d’ordine senza prove (in inglese)"}},
		{ID: "newsletter", Titles: map[string]string{"en": "A harmless newsletter", "it": "Una newsletter innocua (in inglese)"}},
	}
	for i := range examples {
		name := "demo/" + examples[i].ID + ".eml"
		source, err := demoFiles.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("app: reading the example %s: %w", name, err)
		}
		examples[i].Input = intake.Input{Channel: message.Email, Raw: source}
	}
	return append(examples, demoTexts()...), nil
}

// demoTexts are examples of texts and calls.
func demoTexts() []web.Example {
	return []web.Example{
		{
			ID: "text-parcel", Titles: map[string]string{"en": "“Your parcel is on hold”", "it": "«Il tuo pacco è fermo» (in inglese)"},
			Input: intake.Input{Channel: message.SMS, Text: text.Input{
				Sender: "+63 912 345 6789",
				Text:   "Amazon: your parcel is on hold because the address is incomplete. Confirm it within 24 hours: https://amazon-delivery-help.example-parcel.top/c/7Kd2",
			}},
		},
		{
			ID: "text-code", Titles: map[string]string{"en": "A sign-in code", "it": "Un codice di accesso"},
			Input: intake.Input{Channel: message.SMS, Text: text.Input{
				Sender: "262966", Text: "204417 is your Amazon security code. Don't share it with anyone.",
			}},
		},
		{
			ID: "call-order", Titles: map[string]string{"en": "“Somebody ordered a phone on your account”", "it": "«Qualcuno ha ordinato un telefono con il tuo account»"},
			Input: intake.Input{Channel: message.Call, Text: text.Input{Answers: &message.Answers{
				Caller: "Amazon", Number: message.NumberWithheld, About: message.AboutOrder,
				Wanted: []message.CallWish{message.WantsCode, message.WantsAccess}, Done: []message.CallDeed{message.DidNothing},
			}}},
		},
		{
			ID: "call-bank", Titles: map[string]string{"en": "The bank: “call the number on your card”", "it": "La banca: «chiami il numero sulla carta»"},
			Input: intake.Input{Channel: message.Call, Text: text.Input{Answers: &message.Answers{
				Caller: "Wells Fargo", About: message.AboutBank,
				Wanted: []message.CallWish{message.WantsOwnWay}, Done: []message.CallDeed{message.DidNothing},
			}}},
		},
	}
}
