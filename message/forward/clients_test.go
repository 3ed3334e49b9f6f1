package forward

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"bonafide/message"
	"bonafide/message/email"
)

// The forwards below testdata are of one honest message, by client and
// language (gmail-it.eml). The names and words differ by language.
var written = map[string]struct{ name, subject, note, first, link, last string }{
	"en": {"Harbor Books", "Your order 20418 is on its way", "Is this one real?", "Hello Anna,", "Follow the parcel", "12 Quay Street"},
	"it": {"Libreria del Porto", "Il tuo ordine 20418 è in viaggio", "Secondo voi è vera?", "Ciao Anna,", "Segui il pacco", "via del Molo 12"},
	"de": {"Hafenbuchhandlung", "Ihre Bestellung 20418 ist unterwegs", "Ist die echt?", "Guten Tag Anna,", "Sendung verfolgen", "Kaistraße 12"},
	"fr": {"Librairie du Port", "Votre commande 20418 est en route", "Est-ce un vrai message ?", "Bonjour Anna,", "Suivre le colis", "12 quai Neuf"},
	"es": {"Librería del Puerto", "Tu pedido 20418 está en camino", "¿Esto es de verdad?", "Hola, Anna:", "Seguir el paquete", "calle del Muelle 12"},
	"pt": {"Livraria do Porto", "A sua encomenda 20418 está a caminho", "Isto é verdadeiro?", "Olá Anna,", "Seguir a encomenda", "rua do Cais 12"},
	"nl": {"Havenboekhandel", "Uw bestelling 20418 is onderweg", "Is deze echt?", "Beste Anna,", "Volg het pakket", "Kade 12"},
	"pl": {"Księgarnia Portowa", "Twoje zamówienie 20418 jest w drodze", "Czy to jest prawdziwe?", "Dzień dobry,", "Śledź paczkę", "ul. Nabrzeżna 12"},
	"sv": {"Hamnbokhandeln", "Din beställning 20418 är på väg", "Är det här äkta?", "Hej Anna,", "Följ paketet", "Kajgatan 12"},
	"da": {"Havneboghandlen", "Din ordre 20418 er på vej", "Er den her ægte?", "Hej Anna,", "Følg pakken", "Kajen 12"},
	"tr": {"Liman Kitabevi", "20418 numaralı siparişiniz yolda", "Bu gerçek mi?", "Merhaba Anna,", "Paketi takip edin", "Rıhtım Caddesi 12"},
}

func parse(t *testing.T, name string) *message.Message {
	t.Helper()
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return email.Parse(raw, email.DefaultLimits())
}

// plainOnly is the message as its plain text alone shows it.
func plainOnly(t *testing.T, m *message.Message) *message.Message {
	t.Helper()
	if !m.HTML {
		return m
	}
	var raw strings.Builder
	for _, f := range m.Header {
		if !strings.HasPrefix(f.Key, "content-") {
			raw.WriteString(f.Name + ": " + f.Value + "\r\n")
		}
	}
	raw.WriteString("Content-Type: text/plain; charset=utf-8\r\n\r\n" + m.Plain)
	return email.Parse([]byte(raw.String()), email.DefaultLimits())
}

func TestEveryClientInEveryLanguage(t *testing.T) {
	files, err := filepath.Glob("testdata/*-??.eml")
	if err != nil || len(files) < 90 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".eml")
		w, ok := written[name[len(name)-2:]]
		if !ok {
			t.Fatalf("%s: no such language", file)
		}
		m := parse(t, file)
		for form, m := range map[string]*message.Message{"shown": m, "plain": plainOnly(t, m)} {
			t.Run(name+" "+form, func(t *testing.T) {
				f, ok := Open(m)
				if !ok || f.Kind != Inline || len(f.Inner) != 1 {
					t.Fatalf("not taken for a forward: %q\n%q", m.Text, m.Quoted)
				}
				in := f.Inner[0]
				if len(in.From) != 1 || in.From[0].Addr != "orders@harbor.example" || in.From[0].Name != w.name || in.From[0].Domain != "harbor.example" {
					t.Errorf("From %+v, want %s <orders@harbor.example>", in.From, w.name)
				}
				if len(in.To) != 1 || in.To[0].Addr != "anna@home.example" {
					t.Errorf("To %+v", in.To)
				}
				if in.Subject != w.subject {
					t.Errorf("Subject %q, want %q", in.Subject, w.subject)
				}
				if !strings.HasPrefix(in.Text, w.first) || !strings.HasSuffix(in.Text, w.last) {
					t.Errorf("Text %q, want from %q to %q", in.Text, w.first, w.last)
				}
				if m.HTML && (!strings.HasPrefix(in.Plain, w.first) || !strings.HasSuffix(in.Plain, w.last)) {
					t.Errorf("Plain %q, want from %q to %q", in.Plain, w.first, w.last)
				}
				if got := webTargets(in.Links); !slices.Equal(got, []string{"https://harbor.example/track/20418"}) {
					t.Errorf("links of the message %v", in.Links)
				}
				if in.Header != nil || in.Raw != nil {
					t.Error("an inline forward has a header")
				}
				if !strings.HasPrefix(f.Wrapper.Text, w.note) || strings.Contains(f.Wrapper.Text, w.first) || len(webTargets(f.Wrapper.Links)) > 0 {
					t.Errorf("wrapper %q, links %v, want only %q", f.Wrapper.Text, f.Wrapper.Links, w.note)
				}
				if strings.Contains(f.Wrapper.Subject, "20418") {
					t.Errorf("wrapper keeps the subject %q", f.Wrapper.Subject)
				}
			})
		}
	}
}

func webTargets(links []message.Hyperlink) []string {
	var out []string
	for _, l := range links {
		if strings.HasPrefix(l.Target, "http") && !slices.Contains(out, l.Target) {
			out = append(out, l.Target)
		}
	}
	return out
}
