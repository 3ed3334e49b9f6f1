package app

import (
	"embed"
	"fmt"

	"bonafide/internal/web"
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
		examples[i].Source = source
	}
	return examples, nil
}
