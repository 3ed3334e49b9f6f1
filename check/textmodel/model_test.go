package textmodel

import (
	"math"
	"strings"
	"testing"
)

// load reads the embedded model.
func load(t testing.TB) *Model {
	t.Helper()
	m, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// pairs are a scam and an honest message about the same thing in each language,
// in words that the corpus doesn't have.
func pairs() map[string][2]string {
	return map[string][2]string{
		"en": {
			"Your profile is blocked since we saw strange activity. Confirm your identity within a day or it will be removed for good: http://a.example/x",
			"Your parcel was left next door this morning. You find the proof of delivery in the app. Have a nice day.",
		},
		"de": {
			"Ihr Zugang wurde aus Sicherheitsgründen gesperrt. Bestätigen Sie sofort Ihre Daten, sonst wird das Konto endgültig gelöscht.",
			"Wir haben Ihre Bestellung heute verschickt. Den Stand der Lieferung sehen Sie jederzeit in Ihrem Kundenkonto.",
		},
		"it": {
			"La tua carta è stata bloccata per motivi di sicurezza. Verifica subito i tuoi dati per evitare la chiusura del conto.",
			"Il tuo ordine è stato spedito e arriva domani. Trovi i dettagli nel tuo account, non devi fare nulla.",
		},
		"fr": {
			"Votre compte est bloqué pour des raisons de sécurité. Confirmez vos informations sous 24 heures ou il sera supprimé.",
			"Votre commande a été expédiée aujourd'hui. Vous pouvez suivre la livraison dans votre espace client.",
		},
		"es": {
			"Su tarjeta ha sido bloqueada por seguridad. Verifique sus datos de inmediato o la cuenta será cancelada definitivamente.",
			"Hemos enviado tu pedido y llega mañana. Puedes ver los detalles en tu cuenta, no tienes que hacer nada.",
		},
		"pt": {
			"Sua conta foi bloqueada por atividade suspeita. Confirme seus dados imediatamente ou o acesso será cancelado.",
			"Seu pedido foi enviado e chega amanhã. Você pode ver os detalhes na sua conta quando quiser.",
		},
		"nl": {
			"Uw rekening is geblokkeerd wegens verdachte activiteit. Bevestig direct uw gegevens, anders wordt uw account verwijderd.",
			"Je bestelling is vandaag verzonden. In je account zie je wanneer het pakket bezorgd wordt.",
		},
	}
}

func TestScamsScoreAboveHonestMessages(t *testing.T) {
	m := load(t)
	for language, pair := range pairs() {
		scam, ok := m.Score(Text{Body: pair[0], Language: language})
		if !ok {
			t.Errorf("%s: no basis for the scam", language)
		}
		honest, ok := m.Score(Text{Body: pair[1], Language: language})
		if !ok {
			t.Errorf("%s: no basis for the honest message", language)
		}
		if scam < 0.6 || honest > 0.4 {
			t.Errorf("%s: scam %.2f, honest %.2f; want at least 0.6 and at most 0.4", language, scam, honest)
		}
	}
}

func TestNoBasisNoScore(t *testing.T) {
	m := load(t)
	for _, c := range []struct{ name, text, language string }{
		{"empty", "", ""},
		{"too short", "Your account is suspended", "en"},
		{"repeated", strings.Repeat("account ", 50), "en"},
		{"numbers only", "1 22 333 4444 55555 666666 12.30 http://a.example/ 7 8 9", "en"},
		{"language not trained", "Your account was suspended, verify your data now or lose it", "pl"},
		{"language not trained, not told", "Wasze konto zostanie wkrótce zablokowane, prosimy niezwłocznie potwierdzić tożsamość użytkownika", ""},
		{"another script", "Ваша учетная запись заблокирована, подтвердите данные немедленно сейчас", ""},
		{"gibberish", "xqzzt blorfgh wnnkqe pprtuw zzyxq qwlkj vvbnm hjkpq", "en"},
	} {
		if p, ok := m.Score(Text{Body: c.text, Language: c.language}); ok || p != 0.5 {
			t.Errorf("%s: got %.2f, %t; want 0.5, false", c.name, p, ok)
		}
	}
}

func TestWhatMustNotBeLearnedChangesNothing(t *testing.T) {
	m := load(t)
	base := "Your %s account was suspended. Confirm it at %s or write to %s before you lose %s with code %s."
	score := func(values ...string) float64 {
		text := base
		for _, v := range values {
			text = strings.Replace(text, "%s", v, 1)
		}
		p, ok := m.Score(Text{Body: text, Language: "en"})
		if !ok {
			t.Fatalf("no basis for %q", text)
		}
		return p
	}
	want := score("Netflix", "https://one.example/path", "a@one.example", "$12.50", "1234")
	for _, values := range [][]string{
		{"PayPal", "https://one.example/path", "a@one.example", "$12.50", "1234"},
		{"Netflix", "http://other.example/quite/another", "a@one.example", "$12.50", "1234"},
		{"Netflix", "other.example/quite", "a@one.example", "$12.50", "1234"},
		{"Netflix", "https://one.example/path", "someone.else@other.example", "$12.50", "1234"},
		{"Netflix", "https://one.example/path", "a@one.example", "$980", "1234"},
		{"Netflix", "https://one.example/path", "a@one.example", "\u20ac980", "1234"},
		{"Netflix", "https://one.example/path", "a@one.example", "$12.50", "9871"},
	} {
		if got := score(values...); got != want {
			t.Errorf("%v: %.4f, want %.4f", values, got, want)
		}
	}
}

func TestLooksCountNotCodePoints(t *testing.T) {
	m := load(t)
	plain := "Your account has been suspended. Please verify your identity within two days."
	want, ok := m.Score(Text{Body: plain, Language: "en"})
	if !ok {
		t.Fatal("no basis")
	}
	for name, disguised := range map[string]string{
		"case":       strings.ToUpper(plain),
		"Cyrillic":   strings.NewReplacer("a", "\u0430", "e", "\u0435", "o", "\u043e").Replace(plain),
		"zero width": strings.ReplaceAll(plain, "count", "co\u200bunt"),
		"full width": strings.ReplaceAll(plain, "verify", "\uff56\uff45\uff52\uff49\uff46\uff59"),
		"math bold":  strings.ReplaceAll(plain, "verify", "\U0001d42f\U0001d41e\U0001d42b\U0001d422\U0001d41f\U0001d432"),
		"soft":       strings.ReplaceAll(plain, "identity", "iden\u00adtity"),
	} {
		if got, _ := m.Score(Text{Body: disguised, Language: "en"}); math.Abs(got-want) > 1e-9 {
			t.Errorf("%s: %.4f, want %.4f", name, got, want)
		}
	}
}

func TestLongTextIsReadAtBothEnds(t *testing.T) {
	m := load(t)
	filler := strings.Repeat("the meeting is moved to another day as discussed and the notes are attached for everybody ", 400)
	ends := "your account was suspended, click the link below to verify your identity immediately or lose access forever"
	plain, _ := m.Score(Text{Body: filler, Language: "en"})
	end, _ := m.Score(Text{Body: filler + ends, Language: "en"})
	if end <= plain {
		t.Errorf("a scam at the end changes %.3f to %.3f; want more", plain, end)
	}
}

func TestForms(t *testing.T) {
	for words, want := range map[int]Form{0: Short, 30: Short, 31: Medium, 120: Medium, 121: Long, 5000: Long} {
		if got := FormOf(words); got != want {
			t.Errorf("FormOf(%d) = %d, want %d", words, got, want)
		}
	}
}
