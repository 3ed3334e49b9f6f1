package dnsx

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/miekg/dns"

	"bonafide/mailauth"
)

// server is a DNS server on the loopback interface, over UDP and TCP.
type server struct {
	address string
	asked   atomic.Int64
	mu      sync.Mutex
	answer  func(w dns.ResponseWriter, m *dns.Msg)
}

// listen takes a port that is free for UDP and TCP.
func listen(t *testing.T) (net.PacketConn, net.Listener) {
	t.Helper()
	var err error
	for range 20 { // somebody may hold the TCP port of the same number
		var packets net.PacketConn
		if packets, err = net.ListenPacket("udp", "127.0.0.1:0"); err != nil {
			break
		}
		var listener net.Listener
		if listener, err = net.Listen("tcp", packets.LocalAddr().String()); err == nil {
			return packets, listener
		}
		_ = packets.Close()
	}
	t.Fatal(err)
	return nil, nil
}

// serve starts a server that answers with answer until the test ends.
func serve(t *testing.T, answer func(w dns.ResponseWriter, m *dns.Msg)) *server {
	t.Helper()
	s := &server{answer: answer}
	handler := dns.HandlerFunc(func(w dns.ResponseWriter, m *dns.Msg) {
		s.asked.Add(1)
		s.mu.Lock()
		f := s.answer
		s.mu.Unlock()
		f(w, m)
	})
	packets, listener := listen(t)
	s.address = packets.LocalAddr().String()
	for _, d := range []*dns.Server{{PacketConn: packets, Handler: handler}, {Listener: listener, Handler: handler}} {
		started := make(chan struct{})
		d.NotifyStartedFunc = func() { close(started) }
		go func() { _ = d.ActivateAndServe() }()
		<-started
		t.Cleanup(func() { _ = d.Shutdown() })
	}
	return s
}

// records answers from lines of a master file; a name without records doesn't
// exist.
func records(t *testing.T, lines ...string) func(dns.ResponseWriter, *dns.Msg) {
	t.Helper()
	var all []dns.RR
	for _, l := range lines {
		rr, err := dns.NewRR(l)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, rr)
	}
	return func(w dns.ResponseWriter, m *dns.Msg) {
		r := new(dns.Msg)
		r.SetReply(m)
		exists := false
		for _, rr := range all {
			if !strings.EqualFold(rr.Header().Name, m.Question[0].Name) {
				continue
			}
			exists = true
			if t := rr.Header().Rrtype; t == m.Question[0].Qtype || t == dns.TypeCNAME {
				r.Answer = append(r.Answer, rr)
			}
		}
		if !exists {
			r.Rcode = dns.RcodeNameError
		}
		if _, udp := w.RemoteAddr().(*net.UDPAddr); udp {
			r.Truncate(512)
		}
		_ = w.WriteMsg(r)
	}
}

// resolver asks the given servers with short timeouts.
func resolver(t *testing.T, c Config, servers ...*server) *Resolver {
	t.Helper()
	for _, s := range servers {
		c.Servers = append(c.Servers, s.address)
	}
	if c.Timeout == 0 {
		c.Timeout = 2 * time.Second
	}
	r, err := New(c)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestAnswers(t *testing.T) {
	s := serve(t, records(t,
		`shop.example. 60 IN TXT "v=spf1 " "-all"`,
		"shop.example. 60 IN MX 20 b.shop.example.", "shop.example. 60 IN MX 10 a.shop.example.",
		"shop.example. 60 IN A 192.0.2.1", "shop.example. 60 IN AAAA 2001:db8::1",
		"only4.example. 60 IN A 192.0.2.4",
		"1.2.0.192.in-addr.arpa. 60 IN PTR shop.example."))
	r := resolver(t, Config{}, s)
	ctx := context.Background()
	if got, err := r.LookupTXT(ctx, "SHOP.example"); err != nil || len(got) != 1 || got[0] != "v=spf1 -all" {
		t.Errorf("TXT %q, %v", got, err)
	}
	if got, err := r.LookupMX(ctx, "shop.example"); err != nil || len(got) != 2 || got[0].Host != "a.shop.example." {
		t.Errorf("MX %v, %v", got, err)
	}
	if got, err := r.LookupIP(ctx, "shop.example"); err != nil || len(got) != 2 {
		t.Errorf("addresses %v, %v", got, err)
	}
	if got, err := r.LookupIP(ctx, "only4.example"); err != nil || len(got) != 1 {
		t.Errorf("addresses %v, %v", got, err)
	}
	if got, err := r.LookupPTR(ctx, netip.MustParseAddr("192.0.2.1")); err != nil || got[0] != "shop.example." {
		t.Errorf("PTR %v, %v", got, err)
	}
	if _, err := r.LookupTXT(ctx, "missing.example"); !errors.Is(err, mailauth.ErrNotFound) {
		t.Errorf("missing name: %v", err)
	}
	if _, err := r.LookupTXT(ctx, "only4.example"); !errors.Is(err, mailauth.ErrNoData) {
		t.Errorf("missing type: %v", err)
	}
	if _, err := r.LookupTXT(ctx, strings.Repeat("a", 300)); !errors.Is(err, mailauth.ErrNotFound) {
		t.Errorf("no name: %v", err)
	}
}

func TestLongAnswersComeOverTCP(t *testing.T) {
	var lines []string
	for i := range 40 {
		lines = append(lines, fmt.Sprintf("long.example. 60 IN TXT \"%d %s\"", i, strings.Repeat("x", 100)))
	}
	r := resolver(t, Config{}, serve(t, records(t, lines...)))
	if got, err := r.LookupTXT(context.Background(), "long.example"); err != nil || len(got) != 40 {
		t.Errorf("%d records, %v", len(got), err)
	}
}

func TestAliasesAreFollowedWithinTheAnswer(t *testing.T) {
	s := serve(t, func(w dns.ResponseWriter, m *dns.Msg) {
		r := new(dns.Msg)
		r.SetReply(m)
		for _, l := range []string{"key.example. 60 IN CNAME key.other.example.", `key.other.example. 60 IN TXT "mine"`, `stranger.example. 60 IN TXT "not mine"`} {
			rr, _ := dns.NewRR(l)
			r.Answer = append(r.Answer, rr)
		}
		_ = w.WriteMsg(r)
	})
	if got, err := resolver(t, Config{}, s).LookupTXT(context.Background(), "key.example"); err != nil || len(got) != 1 || got[0] != "mine" {
		t.Errorf("%q, %v", got, err)
	}
}

func TestNextServerIsAsked(t *testing.T) {
	broken := serve(t, func(w dns.ResponseWriter, m *dns.Msg) {
		r := new(dns.Msg)
		r.SetRcode(m, dns.RcodeServerFailure)
		_ = w.WriteMsg(r)
	})
	silent := serve(t, func(dns.ResponseWriter, *dns.Msg) {})
	good := serve(t, records(t, `shop.example. 60 IN TXT "x"`))
	r := resolver(t, Config{Timeout: 100 * time.Millisecond}, broken, silent, good)
	if got, err := r.LookupTXT(context.Background(), "shop.example"); err != nil || len(got) != 1 {
		t.Errorf("%q, %v", got, err)
	}
	r = resolver(t, Config{Timeout: 100 * time.Millisecond}, broken, silent)
	if _, err := r.LookupTXT(context.Background(), "shop.example"); !errors.Is(err, mailauth.ErrTemporary) {
		t.Errorf("no server answers: %v", err)
	}
}

func TestCache(t *testing.T) {
	now := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	clock := &now
	s := serve(t, records(t, `shop.example. 60 IN TXT "x"`))
	r := resolver(t, Config{Now: func() time.Time { return *clock }}, s)
	ask := func(name string) int64 {
		before := s.asked.Load()
		_, _ = r.LookupTXT(context.Background(), name)
		return s.asked.Load() - before
	}
	for _, c := range []struct {
		name  string
		after time.Duration
		want  int64
	}{
		{"shop.example", 0, 1},
		{"shop.example", 59 * time.Second, 0},
		{"shop.example", 2 * time.Second, 1},
		{"missing.example", 0, 1},
		{"missing.example", 59 * time.Second, 0},
		{"missing.example", 2 * time.Second, 1},
	} {
		now = now.Add(c.after)
		if got := ask(c.name); got != c.want {
			t.Errorf("%s after %s: asked %d times, want %d", c.name, c.after, got, c.want)
		}
	}
}

// kept is the number of answers in a cache.
func kept(c *cache) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.answers)
}

func TestCacheIsBounded(t *testing.T) {
	c := newCache(100)
	for i := range 10_000 {
		c.put(question{name: fmt.Sprint(i)}, answer{expires: time.Unix(int64(i), 0)})
	}
	if kept(c) != 100 {
		t.Errorf("%d answers are kept", kept(c))
	}
	if _, ok := newCache(-1).get(question{}, time.Now()); ok {
		t.Error("a cache without room holds an answer")
	}
}

func TestEqualQuestionsAreAskedOnce(t *testing.T) {
	release := make(chan struct{})
	answer := records(t, `shop.example. 60 IN TXT "x"`)
	s := serve(t, func(w dns.ResponseWriter, m *dns.Msg) { <-release; answer(w, m) })
	r := resolver(t, Config{Timeout: 10 * time.Second}, s)
	var all sync.WaitGroup
	for range 50 {
		all.Go(func() {
			if got, err := r.LookupTXT(context.Background(), "shop.example"); err != nil || len(got) != 1 {
				t.Errorf("%q, %v", got, err)
			}
		})
	}
	waitFor(t, func() bool { return r.flights.waitingFor("shop.example.") == 50 })
	close(release)
	all.Wait()
	if n := s.asked.Load(); n != 1 {
		t.Errorf("asked %d times", n)
	}
}

// waitingFor is how many wait for a name.
func (f *flights) waitingFor(name string) int {
	f.mu.Lock()
	defer f.mu.Unlock()
	if fl := f.under[question{name, dns.TypeTXT}]; fl != nil {
		return fl.waiting
	}
	return 0
}

func waitFor(t *testing.T, done func() bool) {
	t.Helper()
	for range 1000 {
		if done() {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
	t.Fatal("it didn't happen")
}

func TestCancelling(t *testing.T) {
	silent := serve(t, func(dns.ResponseWriter, *dns.Msg) {})
	r := resolver(t, Config{Timeout: time.Minute}, silent)
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error)
	go func() {
		_, err := r.LookupTXT(ctx, "shop.example")
		done <- err
	}()
	waitFor(t, func() bool { return r.flights.waitingFor("shop.example.") == 1 })
	cancel()
	if err := <-done; !errors.Is(err, context.Canceled) || !errors.Is(err, mailauth.ErrTemporary) {
		t.Errorf("%v", err)
	}
	waitFor(t, func() bool { return r.flights.waitingFor("shop.example.") == 0 })
	if kept(r.answers) != 0 {
		t.Error("a question that was given up is remembered")
	}
}

func TestQuestionsAtOnceAreBounded(t *testing.T) {
	var under, most atomic.Int64
	answer := records(t, `shop.example. 60 IN TXT "x"`)
	s := serve(t, func(w dns.ResponseWriter, m *dns.Msg) {
		if n := under.Add(1); n > most.Load() {
			most.Store(n)
		}
		time.Sleep(time.Millisecond)
		under.Add(-1)
		answer(w, m)
	})
	r := resolver(t, Config{Concurrent: 3, CacheSize: -1}, s)
	var all sync.WaitGroup
	for i := range 60 {
		all.Go(func() { _, _ = r.LookupTXT(context.Background(), fmt.Sprint(i, ".example")) })
	}
	all.Wait()
	if n := most.Load(); n > 3 {
		t.Errorf("%d at once", n)
	}
}

func TestAnswerToAnotherQuestionIsRefused(t *testing.T) {
	s := serve(t, func(w dns.ResponseWriter, m *dns.Msg) {
		r := new(dns.Msg)
		r.SetReply(m)
		r.Question[0].Name = "evil.example."
		rr, _ := dns.NewRR(`shop.example. 60 IN TXT "forged"`)
		r.Answer = []dns.RR{rr}
		_ = w.WriteMsg(r)
	})
	if _, err := resolver(t, Config{Timeout: 100 * time.Millisecond}, s).LookupTXT(context.Background(), "shop.example"); !errors.Is(err, mailauth.ErrTemporary) {
		t.Errorf("%v", err)
	}
}

func TestConfigErrors(t *testing.T) {
	if _, err := New(Config{Servers: []string{"ns.example"}}); err == nil || !strings.Contains(err.Error(), "write an IP address") {
		t.Errorf("%v", err)
	}
	for in, want := range map[string]string{"192.0.2.1": "192.0.2.1:53", "192.0.2.1:5353": "192.0.2.1:5353", "2001:db8::1": "[2001:db8::1]:53", "[2001:db8::1]:5353": "[2001:db8::1]:5353"} {
		if got, err := withPort(in); err != nil || got != want {
			t.Errorf("%s: %s, %v", in, got, err)
		}
	}
}

// BenchmarkCached measures an answer from the cache.
func BenchmarkCached(b *testing.B) {
	r, err := New(Config{Servers: []string{"127.0.0.1:1"}})
	if err != nil {
		b.Fatal(err)
	}
	r.answers.put(question{"shop.example.", dns.TypeTXT}, answer{text: []string{"x"}, expires: time.Now().Add(time.Hour)})
	b.ReportAllocs()
	for b.Loop() {
		if _, err := r.LookupTXT(context.Background(), "shop.example"); err != nil {
			b.Fatal(err)
		}
	}
}
