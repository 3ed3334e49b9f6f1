package cli

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	"bonafide/brand"
	"bonafide/explain"
)

// closedPipe is standard output after "| head -1" has seen enough.
type closedPipe struct{}

func (closedPipe) Write([]byte) (int, error) { return 0, syscall.EPIPE }

func TestClosedPipeEndsQuietly(t *testing.T) {
	for _, args := range [][]string{
		{"check", "--offline", "--json", "testdata/mail"},
		{"check", "--offline", "testdata/mail"},
		{"brand", "list"},
		{"brand", "show", "amazon"},
		{"version"},
	} {
		var errOut bytes.Buffer
		got := Run(args, Streams{Out: closedPipe{}, Err: &errOut})
		if got != exitFailed || errOut.Len() > 0 {
			t.Errorf("%v: status %d, standard error %q; want %d and nothing", args, got, errOut.String(), exitFailed)
		}
	}
}

// A read of standard input that never ends must not keep an interrupt waiting.
func TestInterruptEndsWaitingForInput(t *testing.T) {
	in, _ := io.Pipe()
	ctx, cancel := context.WithCancel(t.Context())
	c := &checkCommand{Paths: []string{"-"}, judging: judging{Offline: true}}
	ended := make(chan error, 1)
	go func() { ended <- c.Run(ctx, Streams{In: in, Out: io.Discard, Err: io.Discard}) }()
	cancel()
	select {
	case err := <-ended:
		if !errors.Is(err, context.Canceled) {
			t.Errorf("error %v, want that of the context", err)
		}
		var told bytes.Buffer
		if got := status(err, Streams{Err: &told}); got != exitInterrupted || told.String() != "bonafide: interrupted\n" {
			t.Errorf("status %d, told %q", got, told.String())
		}
	case <-time.After(time.Minute):
		t.Fatal("still waiting for standard input")
	}
}

func TestServe(t *testing.T) {
	cmd := exec.CommandContext(t.Context(), "bonafide", "serve", "--listen", "127.0.0.1:0", "--offline")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	if !lines.Scan() || !strings.HasPrefix(lines.Text(), "http://127.0.0.1:") {
		t.Fatalf("first line %q, want the address as a URL", lines.Text())
	}
	url := lines.Text()
	if body := get(t, url+"/healthz"); body != "ok\n" {
		t.Errorf("/healthz answers %q", body)
	}
	scam, err := os.ReadFile("testdata/mail/amazon-suspended.eml")
	if err != nil {
		t.Fatal(err)
	}
	answer, err := http.Post(url+"/v1/check", "message/rfc822", bytes.NewReader(scam))
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(answer.Body)
	_ = answer.Body.Close()
	if err != nil || !strings.Contains(string(body), `"verdict":"scam"`) {
		t.Errorf("/v1/check answers %s, %v", body, err)
	}
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err != nil {
		t.Errorf("after SIGTERM: %v, want exit status 0", err)
	}
}

func TestServeTellsThatThePortIsTaken(t *testing.T) {
	var errOut bytes.Buffer
	if got := Run([]string{"serve", "--offline", "--listen", "256.0.0.1:http"}, Streams{Out: io.Discard, Err: &errOut}); got != exitFailed {
		t.Errorf("status %d, want %d", got, exitFailed)
	}
	if !strings.Contains(errOut.String(), "choose another address to listen on") {
		t.Errorf("told %q", errOut.String())
	}
}

func get(t *testing.T, url string) string {
	t.Helper()
	answer, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

func TestReaderLanguage(t *testing.T) {
	brands, err := brand.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	words, err := explain.New(brands)
	if err != nil {
		t.Fatal(err)
	}
	type locale = map[string]string
	for _, tt := range []struct {
		name, flag string
		env        locale
		want       string // "" for an error
	}{
		{"nothing set", "", nil, "en"},
		{"flag beats locale", "en", locale{"LANG": "it_IT.UTF-8"}, "en"},
		{"flag keeps its country", "it-CH", nil, "it-CH"},
		{"locale keeps its country", "", locale{"LANG": "it_IT.UTF-8@euro"}, "it_IT.UTF-8"},
		{"LC_ALL beats LC_MESSAGES beats LANG", "", locale{"LC_ALL": "en_GB", "LC_MESSAGES": "it_IT", "LANG": "it_IT"}, "en_GB"},
		{"LC_MESSAGES beats LANG", "", locale{"LC_MESSAGES": "it_IT", "LANG": "en_GB"}, "it_IT"},
		{"no locale", "", locale{"LANG": "C.UTF-8"}, "en"},
		{"locale without texts", "", locale{"LANG": "ja_JP.UTF-8"}, "en"},
		{"flag without texts", "ja", nil, ""},
	} {
		got, err := readerLanguage(words, tt.flag, func(key string) string { return tt.env[key] })
		_, usage := errors.AsType[usageError](err)
		if got != tt.want || usage != (tt.want == "") {
			t.Errorf("%s: %q, %v; want %q", tt.name, got, err, tt.want)
		}
	}
}

func TestPrintable(t *testing.T) {
	for in, want := range map[string]string{
		"mail/è.eml":          "mail/è.eml",
		"a\x1b[31mred":        "a\ufffd[31mred",
		"gnp\u202eexe.eml":    "gnp\ufffdexe.eml",
		"line\nline\ttab\r\a": "line\nline\ttab\ufffd\ufffd",
		"c1 \u009b31m":        "c1 \ufffd31m",
	} {
		if got := printable(in); got != want {
			t.Errorf("printable(%q) = %q, want %q", in, got, want)
		}
	}
}
