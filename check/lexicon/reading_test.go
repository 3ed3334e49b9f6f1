package lexicon

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bonafide/verdict"
)

// TestRequests reads pairs of sentences: one asks, the other only warns.
func TestRequests(t *testing.T) {
	lex := lexiconOf(t)
	for _, c := range []struct{ code, asks, warns string }{
		{RequestPassword, "Please enter your password.", "We will never ask you to enter your password."},
		{RequestPassword, "If you do not confirm your password today, you lose access.", "Do not send us your password."},
		{RequestOneTimeCode, "Send us the verification code that you received.", "Never share this code with anyone."},
		{RequestOneTimeCode, "Tell me the code we sent.", "Don't give the code to anyone."},
		{RequestCard, "Please confirm your credit card number.", "Nobody at the bank will ask you to confirm your credit card number."},
		{RequestGiftCard, "I need you to buy me some gift cards.", "We do not ask anyone to buy some gift cards for us."},
		{RequestIdentityPapers, "Send a copy of your passport.", "Never send a copy of your passport by e-mail."},
		{RequestRemoteAccess, "Download and install AnyDesk.", "Never install AnyDesk for a stranger."},
		{RequestCrypto, "Enter your recovery phrase.", "Never enter your recovery phrase on a website."},
		{RequestPassword, "Inserisci la tua password.", "Non comunicare la password a nessuno."},
		{RequestOneTimeCode, "Comunicaci il codice che hai ricevuto.", "Non comunicare a nessuno il codice."},
		{RequestCard, "Inserisci i dati della carta.", "Non inserire mai i dati della carta."},
		{RequestPassword, "Geben Sie Ihr Passwort ein.", "Geben Sie Ihr Passwort niemals weiter."},
		{RequestOneTimeCode, "Nennen Sie uns den Code.", "Nennen Sie niemandem den Code."},
		{RequestPassword, "Saisissez votre mot de passe.", "Ne communiquez jamais votre mot de passe."},
		{RequestOneTimeCode, "Communiquez le code reçu.", "Ne communiquez le code à personne."},
		{RequestPassword, "Introduzca su contraseña.", "Nunca introduzca su contraseña fuera de nuestra web."},
		{RequestOneTimeCode, "Envíenos el código.", "No comparta el código con nadie."},
		{RequestPassword, "Digite sua senha.", "Nunca informe sua senha."},
		{RequestOneTimeCode, "Envie o código que recebeu.", "Não compartilhe o código com ninguém."},
		{RequestPassword, "Voer uw wachtwoord in.", "Geef uw wachtwoord nooit aan anderen."},
		{RequestOneTimeCode, "Stuur ons de code.", "Deel deze code nooit."},
		{RequestPassword, "Podaj swoje hasło.", "Nigdy nie podaj hasła."},
		{RequestPassword, "Ange ditt lösenord.", "Ange aldrig ditt lösenord."},
		{RequestPassword, "Indtast din adgangskode.", "Indtast aldrig din adgangskode."},
		{RequestPassword, "Introduceți parola.", "Nu introduceți niciodată parola."},
	} {
		r := lex.Read(Input{Text: c.asks})
		if score(r.Requests, c.code) < ClearScore {
			t.Errorf("%q: no %s (language %s)", c.asks, c.code, r.Language)
		}
		r = lex.Read(Input{Text: c.warns})
		if s := score(r.Requests, c.code); s > 0 {
			t.Errorf("%q: %s scores %.2f", c.warns, c.code, s)
		}
	}
}

func TestConditionalNegation(t *testing.T) {
	r := lexiconOf(t).Read(Input{Text: "If you did not ask for it, never share the code with anyone. If you do not verify your account, your account will be closed."})
	if score(r.Requests, RequestOneTimeCode) > 0 {
		t.Error("a condition before a comma cancels the warning after it")
	}
	if score(r.Requests, RequestDetails) < ClearScore {
		t.Error("a condition must not deny the request")
	}
	if score(r.Threats, ThreatAccountLoss) < StrongScore {
		t.Error("no threat found")
	}
	r = lexiconOf(t).Read(Input{Text: "Your account will not be closed."})
	if len(r.Threats) > 0 {
		t.Errorf("denied threat counts: %+v", r.Threats)
	}
}

func TestPressure(t *testing.T) {
	lex := lexiconOf(t)
	for _, c := range []struct{ code, text string }{
		{UrgencyDeadline, "Please act within 24 hours or lose it."},
		{UrgencyDeadline, "Entro 48 ore."},
		{UrgencyDeadline, "Innerhalb von 24 Stunden."},
		{UrgencyDeadline, "Sous 48 heures."},
		{UrgencyDeadline, "En un plazo de 24 horas."},
		{UrgencyDeadline, "No prazo de 24 horas."},
		{UrgencyDeadline, "Binnen 24 uur."},
		{UrgencyFinalNotice, "This is the final notice."},
		{UrgencyImmediate, "Immediate action required."},
	} {
		if r := lex.Read(Input{Text: c.text}); score(r.Urgency, c.code) < ClearScore {
			t.Errorf("%q: no %s: %+v", c.text, c.code, r.Urgency)
		}
	}
	r := lex.Read(Input{Text: "Last chance! The sale ends tonight, while supplies last."})
	if score(r.Urgency, UrgencyMarketing) == 0 {
		t.Error("the haste of advertising isn't seen")
	}
	for _, h := range r.Urgency {
		if h.Code != UrgencyMarketing && h.Score >= ClearScore {
			t.Errorf("advertising counts as %s", h.Code)
		}
	}
}

// TestDisguise reads one sentence in many disguises.
func TestDisguise(t *testing.T) {
	lex := lexiconOf(t)
	for name, text := range map[string]string{
		"plain":       "Your account has been suspended.",
		"capitals":    "YOUR ACCOUNT HAS BEEN SUSPENDED!!!",
		"zero width":  "Your acc\u200bount has been sus\u200dpen\u00added.",
		"Cyrillic":    "Y\u043eur \u0430cc\u043eunt has b\u0435\u0435n susp\u0435nd\u0435d.",
		"Greek":       "Y\u03bfur acc\u03bfunt has been suspended.",
		"bold":        "\U0001d418\U0001d428\U0001d42e\U0001d42b \U0001d41a\U0001d41c\U0001d41c\U0001d428\U0001d42e\U0001d427\U0001d42d has been suspended.",
		"full width":  "\uff39\uff4f\uff55\uff52 account has been \uff53\uff55\uff53\uff50\uff45\uff4e\uff44\uff45\uff44.",
		"small caps":  "Your \u1d00\u1d04\u1d04\u1d0f\u1d1c\u0274\u1d1b has been suspended.",
		"spaced":      "Your a c c o u n t has been s u s p e n d e d.",
		"dots":        "Your a.c.c.o.u.n.t has been suspended.",
		"digits":      "Your acc0unt has been su5pended.",
		"accents":     "Y\u00f4ur \u00e0cco\u00fbnt has been suspended.",
		"combining":   "Your acco\u0301unt has been suspended.",
		"line breaks": "Your account\nhas been\nsuspended.",
		"circled":     "Your \u24d0\u24d2\u24d2\u24de\u24e4\u24dd\u24e3 has been suspended.",
	} {
		r := lex.Read(Input{Text: text})
		if score(r.Lures, string(AccountSuspended)) < StrongScore {
			t.Errorf("%s: %q isn't read: %+v", name, text, r.Lures)
		}
	}
	c := lex.Read(Input{Text: "Y\u043eur acc\u200bount \uff53\uff55\uff53pended s u s p e n d e d"}).Counts
	if c.MixedScript != 1 || c.Invisible != 1 || c.Styled != 3 || c.Spaced != 1 {
		t.Errorf("counts of disguises: %+v", c)
	}
}

func TestHitPlace(t *testing.T) {
	text := "Hello. Your acc\u200bount has been suspended."
	r := lexiconOf(t).Read(Input{Text: text})
	if len(r.Lures) == 0 {
		t.Fatal("nothing found")
	}
	h := r.Lures[0]
	if got := text[h.Start:h.End]; got != h.Phrase || !strings.HasPrefix(got, "Your acc") || h.Place != InText {
		t.Errorf("hit %+v points at %q", h, got)
	}
	long := strings.Repeat("filler words go here. ", 4000) + "Your account has been suspended."
	r = lexiconOf(t).Read(Input{Text: long})
	if len(r.Lures) == 0 || !r.Counts.Cut {
		t.Fatal("the end of a long text isn't read")
	}
	if h := r.Lures[0]; long[h.Start:h.End] != h.Phrase {
		t.Errorf("hit in a long text points at %q, phrase %q", long[h.Start:h.End], h.Phrase)
	}
	sub := lexiconOf(t).Read(Input{Subject: "Your account has been suspended"})
	if sub.Lures[0].Score <= h.Score || sub.Lures[0].Place != InSubject {
		t.Error("the subject doesn't count more")
	}
}

func TestGreeting(t *testing.T) {
	lex := lexiconOf(t)
	for _, c := range []struct {
		in   Input
		kind GreetingKind
	}{
		{Input{Text: "Dear Customer,\nyour order"}, GenericGreeting},
		{Input{Text: "Gentile cliente, la informiamo"}, GenericGreeting},
		{Input{Text: "Sehr geehrter Kunde,\nwir"}, GenericGreeting},
		{Input{Text: "Chère cliente, cher client,\nnous"}, GenericGreeting},
		{Input{Text: "Estimado cliente:\nle"}, GenericGreeting},
		{Input{Text: "Prezado cliente,\nseu"}, GenericGreeting},
		{Input{Text: "Beste klant,\nuw"}, GenericGreeting},
		{Input{Text: "Hello,\nplease"}, GenericGreeting},
		{Input{Text: "Hi there, how are you"}, GenericGreeting},
		{Input{Text: "Hi john.smith@example.com, your"}, AddressGreeting},
		{Input{Text: "Dear jsmith77,\nyour", RecipientAddress: "jsmith77@example.com"}, AddressGreeting},
		{Input{Text: "Hello Anna,\nyour order"}, NameGreeting},
		{Input{Text: "Dear Mr. Smith,\nyour order"}, NameGreeting},
		{Input{Text: "Ciao José, ecco", RecipientName: "Jose Rossi"}, NameGreeting},
		{Input{Text: "The order is on its way."}, NoGreeting},
	} {
		g := lex.Read(c.in).Greeting
		if g.Kind != c.kind {
			t.Errorf("%q: greeting %+v, want %s", c.in.Text, g, c.kind)
		}
	}
	if g := lex.Read(Input{Text: "Ciao José, ecco", RecipientName: "Jose Rossi"}).Greeting; !g.Right || g.Wrong {
		t.Errorf("the right name isn't seen: %+v", g)
	}
	if g := lex.Read(Input{Text: "Ciao Marco, ecco", RecipientName: "Anna Rossi"}).Greeting; g.Right || !g.Wrong {
		t.Errorf("the wrong name isn't seen: %+v", g)
	}
}

func TestCategory(t *testing.T) {
	lex := lexiconOf(t)
	for _, c := range []struct {
		subject, text string
		want          verdict.Category
	}{
		{"Your verification code", "Your one-time code is 123456.", verdict.CategoryAccount},
		{"Reset your password", "Somebody asked to change your password.", verdict.CategoryAccount},
		{"Your order has shipped", "Track your package. Estimated delivery Monday.", verdict.CategoryOrder},
		{"Il tuo ordine è stato spedito", "Il pacco arriva domani, ecco il tracciamento.", verdict.CategoryOrder},
		{"Ihre Bestellung wurde versandt", "Das Paket ist unterwegs.", verdict.CategoryOrder},
		{"Your listing was removed", "Seller Central: account health and payout.", verdict.CategorySeller},
		{"50% off everything", "Shop now, free shipping, promo code SAVE. Unsubscribe", verdict.CategoryPromotion},
		{"Lunch on Friday?", "Shall we meet at noon?", verdict.CategoryOther},
	} {
		r := lex.Read(Input{Subject: c.subject, Text: c.text})
		if r.Category != c.want {
			t.Errorf("%q: %s (%.2f), want %s", c.subject, r.Category, r.CategoryConfidence, c.want)
		}
	}
}

func TestPhoneNumbers(t *testing.T) {
	lex := lexiconOf(t)
	for _, c := range []struct{ text, want string }{
		{"Call +1 (808) 555-1234 now", "+1 (808) 555-1234"},
		{"Call us at 1-888-555-0199", "1-888-555-0199"},
		{"Call (888) 555-0199", "(888) 555-0199"},
		{"Call \U0001d7ed 888 555 0199", "\U0001d7ed 888 555 0199"},
		{"Chiama lo 02 1234 5678", "02 1234 5678"},
		{"Order 112-1234567-1234567 of 12.11.2025", ""},
		{"Total 1.299,00 EUR", ""},
		{"On 2025-11-12 at 10:30", ""},
	} {
		got := strings.Join(lex.Read(Input{Text: c.text}).PhoneNumbers, "|")
		if got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
	r := lex.Read(Input{Text: "If you did not make this purchase, call our helpline at 1-888-555-0199."})
	if score(r.Requests, RequestCallNumber) < ClearScore {
		t.Errorf("no request to call: %+v", r.Requests)
	}
	if r := lex.Read(Input{Text: "Call us about the meeting."}); len(r.Requests) > 0 {
		t.Errorf("a call without a number: %+v", r.Requests)
	}
}

func TestMisspellings(t *testing.T) {
	lex := lexiconOf(t)
	r := lex.Read(Input{Text: "We have suspendend your accouunt, please verifiy your pasword as soon as you can."})
	if got := strings.Join(r.Misspellings, " "); got != "suspendend accouunt verifiy pasword" {
		t.Errorf("misspellings %q (language %s)", got, r.Language)
	}
	r = lex.Read(Input{Text: "We have suspended your account, please verify your password and your payments as soon as you can."})
	if len(r.Misspellings) > 0 {
		t.Errorf("right words count as misspelled: %q", r.Misspellings)
	}
}

func TestGibberish(t *testing.T) {
	lex := lexiconOf(t)
	for _, text := range []string{
		"Your order has been shipped and will arrive on Monday between nine and twelve.",
		"Die Bestellung wurde versandt und kommt am Montag zwischen neun und zwölf Uhr an.",
		"Il tuo ordine è stato spedito e arriva lunedì mattina tra le nove e mezzogiorno.",
		"one two three",
	} {
		if g := lex.Gibberish(text); g > 0.2 {
			t.Errorf("%q: %.2f", text, g)
		}
	}
	for _, text := range []string{
		"xkqjz wvbnrt qpzxkc hgfdtr zzxqwv jkhgfq bvcxwq",
		"a8f3k2j9x7 q4w8e1r5t2 z9x8c7v6b5 m1n2b3v4c5 p0o9i8u7y6",
	} {
		if g := lex.Gibberish(text); g < 0.6 {
			t.Errorf("%q: %.2f", text, g)
		}
	}
}

// TestLanguages names the language of the sentences in testdata/languages, none
// of which is in a profile. At least 95 of 100 must be right.
func TestLanguages(t *testing.T) {
	lex := lexiconOf(t)
	files, err := filepath.Glob("testdata/languages/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no sentences: %v", err)
	}
	all, right := 0, 0
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		want := strings.TrimSuffix(filepath.Base(file), ".txt")
		for line := range strings.Lines(string(text)) {
			all++
			r := lex.Read(Input{Text: strings.TrimSpace(line)})
			if r.Language == want {
				right++
			} else {
				t.Logf("%s taken for %s (%.2f): %s", want, r.Language, r.LanguageConfidence, line)
			}
		}
	}
	t.Logf("%d of %d right", right, all)
	if 100*right < 95*all {
		t.Errorf("%d of %d right, want 95%%", right, all)
	}
}

func TestBoundedText(t *testing.T) {
	lex := lexiconOf(t)
	for name, unit := range map[string]string{
		"words": "your ", "letters": "a ", "at": "a@", "dots": "a.", "digits": "1-", "money": "$ 1 ",
		"invisible": "\u200b", "brackets": "(((", "phrases": "your account will be suspended ",
	} {
		r := lex.Read(Input{Subject: strings.Repeat(unit, 1000), Text: strings.Repeat(unit, 50000)})
		if !r.Counts.Cut {
			t.Errorf("%s: a long text is read whole", name)
		}
	}
}
