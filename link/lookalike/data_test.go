package lookalike

import (
	"bufio"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// testTargets are a few brands with the domains that the tests need.
func testTargets() []Target {
	one := func(brand, official string, rest ...string) Target {
		return Target{Brand: brand, Name: brand, Official: strings.Fields(official), Words: rest}
	}
	common := func(t Target) Target { t.Common = true; return t }
	amazon := "amazon.com amazon.it amazon.de amazon.fr amazon.es amazon.co.uk amazon.co.jp amazon.in amazon.ca amazon.cn amazon.com.br " +
		"amazon.com.mx amazon.com.au amazon.nl amazon.jobs amazonpay.com amazonaws.com media-amazon.com images-amazon.com ssl-images-amazon.com " +
		"amazon-adsystem.com amazonses.com primevideo.com amzn.to a2z.com amazon.work amazonlocal.com amazon.dev amazonsupply.com aws.amazon.com"
	return []Target{
		{Brand: "amazon", Name: "amazon", Official: strings.Fields(amazon), Words: []string{"prime", "kindle", "aws", "kdp", "fba", "alexa"}, Not: []string{"amazon rainforest"}},
		{Brand: "amazon", Name: "amzn", Official: strings.Fields(amazon)},
		{Brand: "amazon", Name: "primevideo", Official: strings.Fields(amazon)},
		one("paypal", "paypal.com paypal.me paypalobjects.com paypal-community.com paypal-communications.com"),
		one("netflix", "netflix.com nflxext.com netflix.net"),
		one("ebay", "ebay.com ebay.it ebay.de ebay.fr ebay.es ebay.co.uk ebay.com.au ebay.ca ebay.in ebay.ie ebay.at ebay.be ebay.nl ebay.pl ebay.ch ebay.com.hk ebay.com.my ebay.ph ebay-kleinanzeigen.de ebaystatic.com ebayimg.com ebaydesc.com ebay-us.com"),
		one("microsoft", "microsoft.com microsoftonline.com microsoftstore.com microsoft-hohm.com microsofttranslator.com microsoftvirtualacademy.com microsoftonline-p.com"),
		one("office365", "office.com office365.com"),
		one("outlook", "outlook.com outlook.office.com"),
		one("google", "google.com googleapis.com googleusercontent.com"),
		one("facebook", "facebook.com facebook.net facebookmail.com"),
		one("instagram", "instagram.com"),
		one("whatsapp", "whatsapp.com whatsapp.net"),
		one("linkedin", "linkedin.com"),
		one("spotify", "spotify.com"),
		one("disneyplus", "disneyplus.com"),
		one("dropbox", "dropbox.com dropboxusercontent.com"),
		one("docusign", "docusign.com docusign.net"),
		one("coinbase", "coinbase.com"),
		one("binance", "binance.com"),
		one("metamask", "metamask.io"),
		one("trustwallet", "trustwallet.com"),
		one("klarna", "klarna.com"),
		one("revolut", "revolut.com"),
		one("zalando", "zalando.de zalando.it zalando.com zalando.fr zalando.es zalando.pl zalando.nl zalando.at zalando.ch zalando.be zalando.co.uk zalando.se zalando.fi zalando.dk zalando.no zalando-lounge.de"),
		one("aliexpress", "aliexpress.com aliexpress.ru"),
		one("walmart", "walmart.com walmart.ca walmart.com.mx walmart.com.br walmartstores.com walmartone.com"),
		one("dhl", "dhl.com dhl.de dhl.it dhl.fr dhl.es dhl.co.uk dhl-usa.com"),
		one("fedex", "fedex.com"),
		one("ups", "ups.com"),
		one("usps", "usps.com"),
		one("dpd", "dpd.com dpd.de dpd.co.uk"),
		one("hermes", "hermesworld.com myhermes.co.uk myhermes.de"),
		one("posteitaliane", "poste.it posteitaliane.it"),
		one("laposte", "laposte.fr laposte.net"),
		one("correos", "correos.es"),
		one("sparkasse", "sparkasse.de"),
		one("santander", "santander.com santander.co.uk santander.com.br santander.cl santander.com.mx santander.pt santander.de santandernet.com.br santanderconsumer.de"),
		one("wellsfargo", "wellsfargo.com wellsfargoadvisors.com wellsfargodealerservices.com wellsfargorewards.com"),
		one("bankofamerica", "bankofamerica.com"),
		one("americanexpress", "americanexpress.com"),
		one("mastercard", "mastercard.com mastercard.us"),
		one("unicredit", "unicredit.it unicreditbank.de unicreditgroup.eu"),
		one("intesasanpaolo", "intesasanpaolo.com"),
		one("itau", "itau.com.br itau.cl"),
		one("bradesco", "bradesco.com.br bradesco"),
		one("telekom", "telekom.de telekom.com t-online.de telekom.hu"),
		one("vodafone", "vodafone.com vodafone.it vodafone.de vodafone.co.uk vodafone.es vodafone.in"),
		one("booking", "booking.com"),
		one("airbnb", "airbnb.com airbnb.it airbnb.fr airbnb.de airbnb.es airbnb.co.uk airbnb.ca airbnb.com.au"),
		common(one("apple", "apple.com icloud.com")),
		one("icloud", "icloud.com apple.com"),
		one("chase", "chase.com").asCommon(),
		common(one("target", "target.com")),
		common(one("steam", "steampowered.com steamcommunity.com")),
		common(one("orange", "orange.fr orange.com")),
		common(one("adobe", "adobe.com")),
	}
}

func (t Target) asCommon() Target { t.Common = true; return t }

// readData reads a file of one domain a line from the folder of the variable
// BONAFIDE_DATA.
func readData(t testing.TB, name string) []string {
	t.Helper()
	dir := os.Getenv("BONAFIDE_DATA")
	if dir == "" {
		t.Skip("BONAFIDE_DATA is not set to the folder of the data sets")
	}
	f, err := os.Open(filepath.Join(dir, name))
	if err != nil {
		t.Skipf("data set is not there: %v", err)
	}
	defer f.Close()
	var lines []string
	for sc := bufio.NewScanner(f); sc.Scan(); {
		if s := strings.TrimSpace(sc.Text()); s != "" {
			lines = append(lines, s)
		}
	}
	return lines
}

// TestRecordedLookalikes measures how many reported imitations are found.
func TestRecordedLookalikes(t *testing.T) {
	domains := readData(t, "domains/amazon-lookalikes.txt")
	m := New(testTargets())
	missed := 0
	for _, d := range domains {
		got, ok := m.Match(d)
		if !ok || got.Brand != "amazon" {
			missed++
			t.Logf("missed %s (%v %v)", d, got.Brand, got.Kind)
		}
	}
	rate := 1 - float64(missed)/float64(len(domains))
	t.Logf("found %.1f %% of %d", rate*100, len(domains))
	if rate < 0.98 {
		t.Errorf("found %.1f %% of the reported imitations, want at least 98 %%", rate*100)
	}
}

func BenchmarkMatchPopular(b *testing.B) {
	domains := readData(b, "domains/popular.txt")
	m := New(testTargets())
	b.ReportAllocs()
	b.ResetTimer()
	for i := 0; b.Loop(); i++ {
		m.Match(domains[i%len(domains)])
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "domains/s")
}
