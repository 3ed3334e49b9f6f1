package cli

import (
	"bytes"
	"crypto"
	"crypto/ed25519"
	"encoding/base64"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/emersion/go-msgauth/dkim"
	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write the golden files of the scripts anew")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"bonafide": func() {
			os.Exit(Run(os.Args[1:], Streams{In: os.Stdin, Out: os.Stdout, Err: os.Stderr}))
		},
	})
}

// TestScript runs the commands as people do; each script describes one.
func TestScript(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(env *testscript.Env) error {
			env.Setenv("ESC", "red\x1b[31m.eml")
			// Where bonafide lies alone, without the programs of this machine.
			bare, _, _ := strings.Cut(env.Getenv("PATH"), string(os.PathListSeparator))
			env.Setenv("BARE", bare)
			if err := os.CopyFS(env.WorkDir+"/shots", os.DirFS("../ocr/testdata/shots")); err != nil {
				return err
			}
			heic := append([]byte("\x00\x00\x00\x18ftypheic"), make([]byte, 64)...)
			if err := os.WriteFile(env.WorkDir+"/photo.heic", heic, 0o600); err != nil {
				return err
			}
			for _, folder := range []string{"mail", "profile"} {
				if err := os.CopyFS(env.WorkDir+"/"+folder, os.DirFS("testdata/"+folder)); err != nil {
					return err
				}
			}
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"sign": signCommand, "relay": relayCommand, "collection": collectionCommand,
			"fields": fieldsCommand, "status": statusCommand,
		},
		RequireExplicitExec: true, UpdateScripts: *update,
	})
}

// statusCommand is "status N ARGS...": it runs bonafide, which ends with this
// exit status.
func statusCommand(ts *testscript.TestScript, _ bool, args []string) {
	err := ts.Exec("bonafide", args[1:]...)
	got := 0
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if fmt.Sprint(got) != args[0] {
		ts.Fatalf("exit status %d, want %s", got, args[0])
	}
}

// signCommand is "sign DOMAIN IN OUT ZONE": it signs a message with a key made
// for the occasion and adds its public half to a zone file.
func signCommand(ts *testscript.TestScript, _ bool, args []string) {
	domain, in, out, zone := args[0], ts.ReadFile(args[1]), ts.MkAbs(args[2]), ts.MkAbs(args[3])
	public, private, err := ed25519.GenerateKey(nil)
	ts.Check(err)
	var signed bytes.Buffer
	ts.Check(dkim.Sign(&signed, strings.NewReader(crlf(in)), &dkim.SignOptions{
		Domain: domain, Selector: "s1", Signer: private, Hash: crypto.SHA256,
		HeaderCanonicalization: dkim.CanonicalizationRelaxed, BodyCanonicalization: dkim.CanonicalizationRelaxed,
		HeaderKeys: []string{"From", "To", "Subject", "Date", "Message-ID"},
	}))
	ts.Check(os.WriteFile(out, signed.Bytes(), 0o600))
	f, err := os.OpenFile(zone, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	ts.Check(err)
	_, err = fmt.Fprintf(f, "s1._domainkey.%s. 3600 IN TXT \"v=DKIM1; k=ed25519; p=%s\"\n",
		domain, base64.StdEncoding.EncodeToString(public))
	ts.Check(err)
	ts.Check(f.Close())
}

// relayCommand is "relay IN OUT": it sends a message through a mailing list
// that changes subject and body, and so breaks its signature.
func relayCommand(ts *testscript.TestScript, _ bool, args []string) {
	in := crlf(ts.ReadFile(args[0]))
	in = strings.Replace(in, "Subject: ", "Subject: [friends] ", 1)
	head := "Return-Path: <friends-bounces@lists.example.org>\r\n" +
		"Received: from lists.example.org (lists.example.org [198.51.100.40])\r\n by mx.example.com with ESMTP id 7; Wed, 11 Mar 2026 16:00:00 +0000\r\n" +
		"List-Id: Friends <friends.lists.example.org>\r\nList-Post: <mailto:friends@lists.example.org>\r\n" +
		"Sender: friends-bounces@lists.example.org\r\nPrecedence: list\r\n"
	foot := "\r\n_______________________________________________\r\nFriends mailing list\r\nhttps://lists.example.org/friends\r\n"
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(head+in+foot), 0o600))
}

// collectionCommand is "collection N TEMPLATE DIR": it writes N messages that
// differ in their number only.
func collectionCommand(ts *testscript.TestScript, _ bool, args []string) {
	var n int
	_, err := fmt.Sscan(args[0], &n)
	ts.Check(err)
	template, dir := ts.ReadFile(args[1]), ts.MkAbs(args[2])
	ts.Check(os.MkdirAll(dir, 0o700))
	for i := range n {
		text := strings.Replace(template, "Message-ID: <", fmt.Sprintf("Message-ID: <%d.", i), 1)
		ts.Check(os.WriteFile(fmt.Sprintf("%s/%04d.eml", dir, i), []byte(text), 0o600))
	}
}

// fieldsCommand is "fields FILE NAME...": each line of the file is a JSON
// object that has just these fields, in this order.
func fieldsCommand(ts *testscript.TestScript, _ bool, args []string) {
	want := strings.Join(args[1:], " ")
	for line := range strings.Lines(ts.ReadFile(args[0])) {
		d := json.NewDecoder(strings.NewReader(line))
		_, err := d.Token()
		ts.Check(err)
		var names []string
		for d.More() {
			name, err := d.Token()
			ts.Check(err)
			names = append(names, fmt.Sprint(name))
			var value json.RawMessage
			ts.Check(d.Decode(&value))
		}
		if got := strings.Join(names, " "); got != want {
			ts.Fatalf("fields %q, want %q", got, want)
		}
	}
}

func crlf(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\n", "\r\n")
}
