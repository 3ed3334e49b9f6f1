package mailbox

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"bonafide/message/attachment/compound/compoundtest"
)

// tree writes files below a new directory and returns it.
func tree(t *testing.T, pairs ...string) string {
	t.Helper()
	dir := t.TempDir()
	for i := 0; i+1 < len(pairs); i += 2 {
		path := filepath.Join(dir, filepath.FromSlash(pairs[i]))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(pairs[i+1]), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// walked reads below a directory; it gives paths relative to it, with the
// content, or with the error where there is one.
func walked(t *testing.T, dir string) (files []string, content map[string]string, failed map[string]error) {
	t.Helper()
	content, failed = map[string]string{}, map[string]error{}
	for item, err := range Read(context.Background(), []string{dir}, nil, Options{}) {
		name, relErr := filepath.Rel(dir, item.File)
		if relErr != nil {
			t.Fatal(relErr)
		}
		name = filepath.ToSlash(name)
		files = append(files, name)
		if err != nil {
			failed[name] = err
			continue
		}
		content[name] = string(item.Raw)
	}
	return files, content, failed
}

func zipped(t *testing.T, s string) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write([]byte(s)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

const twoMessages = fromLine + "A: 1\n\none\n\n" + fromLine + "A: 2\n\ntwo\n"

func TestDirectory(t *testing.T) {
	msg := compoundtest.Build(
		compoundtest.Stream{Path: "__properties_version1.0", Data: make([]byte, 32)},
		compoundtest.Stream{Path: "__substg1.0_1000001E", Data: []byte("hello")},
	)
	dir := tree(
		t,
		"b.eml", "B: 1\n\nb\n", "a.eml", "A: 1\n\na\n", ".hidden", "x", ".DS_Store", "x", "sub/c.EML", fromLine+"C: 1\n\nx\n\n"+fromLine+"D: 1\n\ny\n",
		"sub/.git/config", "x", "list.mbox", fromLine+"A: 1\n\none\n", "many", twoMessages, "single", fromLine+"A: 1\n\none\n",
		"z.msg", string(msg), "m.eml.gz", zipped(t, "G: 1\n\ng\n"), "m.mbox.gz", zipped(t, twoMessages), "empty.eml", "",
	)
	files, content, failed := walked(t, dir)
	want := []string{"a.eml", "b.eml", "empty.eml", "list.mbox#1", "m.eml.gz", "m.mbox.gz#1", "m.mbox.gz#2", "many#1", "many#2", "single", "sub/c.EML", "z.msg"}
	if !slices.Equal(files, want) || len(failed) != 0 {
		t.Errorf("files = %q, errors %v\nwant    %q", files, failed, want)
	}
	for name, want := range map[string]string{
		"a.eml": "A: 1\n\na\n", "m.eml.gz": "G: 1\n\ng\n", "m.mbox.gz#2": "A: 2\n\ntwo\n", "single": "A: 1\n\none\n",
		"sub/c.EML": "C: 1\n\nx\n\n" + fromLine + "D: 1\n\ny\n",
	} {
		if content[name] != want {
			t.Errorf("%s = %q, want %q", name, content[name], want)
		}
	}
	if !strings.HasPrefix(content["z.msg"], "X-Bonafide-Converted: msg\r\n") {
		t.Errorf("z.msg = %.60q", content["z.msg"])
	}
}

func TestMaildir(t *testing.T) {
	dir := tree(
		t,
		"box/cur/1.a:2,S", "A: 1\n\n", "box/cur/2.b:2,RS", fromLine+"A: 2\n\nx\n\n"+fromLine+"A: 3\n\n", "box/new/3.c", "A: 4\n\n", "box/tmp/4.d", "A: 5\n\n",
		"box/dovecot.index", "x", "box/cur/.nfs1", "x", "box/.Sent/cur/5.e:2,S", "A: 6\n\n", "box/.Sent/new/x", "A: 7\n\n", "box/.Sent/maildirfolder", "",
	)
	files, content, failed := walked(t, dir)
	want := []string{"box/.Sent/cur/5.e:2,S", "box/.Sent/new/x", "box/cur/1.a:2,S", "box/cur/2.b:2,RS", "box/new/3.c"}
	if !slices.Equal(files, want) || len(failed) != 0 {
		t.Errorf("files = %q, errors %v, want %q", files, failed, want)
	}
	if got, want := content["box/cur/2.b:2,RS"], "A: 2\n\nx\n\n"+fromLine+"A: 3\n\n"; got != want {
		t.Errorf("a message with a From_ line inside = %q, want %q", got, want)
	}
}

func TestLinks(t *testing.T) {
	dir := tree(t, "a/m.eml", "A: 1\n\n", "real.eml", "B: 1\n\n")
	for name, target := range map[string]string{"a/loop": "..", "a/self": "self", "c.eml": "real.eml", "d.eml": "gone.eml", "e": "a"} {
		if err := os.Symlink(target, filepath.Join(dir, filepath.FromSlash(name))); err != nil {
			t.Skip("no symbolic links here: ", err)
		}
	}
	files, _, failed := walked(t, dir)
	want := []string{"a/m.eml", "a/self", "c.eml", "d.eml", "real.eml"}
	if !slices.Equal(files, want) {
		t.Errorf("files = %q, want %q", files, want)
	}
	if len(failed) != 2 || failed["a/self"] == nil || !errors.Is(failed["d.eml"], fs.ErrNotExist) {
		t.Errorf("errors = %v, want those of a/self and d.eml", failed)
	}
}

func TestErrorsNameThePathAndTheWalkGoesOn(t *testing.T) {
	dir := tree(
		t,
		"broken.msg", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and nothing", "broken.eml.gz", "\x1f\x8b\x08 and nothing",
		"texts.jsonl", "{}", "z.eml", "A: 1\n\n",
	)
	_, content, failed := walked(t, dir)
	if len(content) != 1 || content["z.eml"] == "" {
		t.Errorf("%d messages, want that of z.eml", len(content))
	}
	if !errors.Is(failed["texts.jsonl#1"], ErrLine) {
		t.Errorf("texts.jsonl: %v, want ErrLine", failed["texts.jsonl#1"])
	}
	for _, name := range []string{"broken.msg", "broken.eml.gz", "texts.jsonl#1"} {
		err := failed[name]
		path, _, _ := strings.Cut(name, "#")
		if err == nil || strings.Count(err.Error(), filepath.Join(dir, path)) != 1 {
			t.Errorf("%s: error %v doesn't name the path once", name, err)
		}
	}
	for _, err := range Read(context.Background(), []string{filepath.Join(dir, "none")}, nil, Options{}) {
		if !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), "check the spelling") {
			t.Errorf("missing path: %v", err)
		}
	}
}

func TestGzipRatio(t *testing.T) {
	dir := tree(t, "bomb.mbox.gz", zipped(t, fromLine+"A: 1\n\n"+strings.Repeat("x\n", 34<<20)))
	_, _, failed := walked(t, dir)
	if !errors.Is(failed["bomb.mbox.gz"], ErrRatio) {
		t.Errorf("errors = %v, want ErrRatio", failed)
	}
}

func TestStop(t *testing.T) {
	dir := tree(t, "a.eml", "A: 1\n\n", "b.eml", "A: 1\n\n", "c.eml", "A: 1\n\n")
	for range Read(context.Background(), []string{dir}, nil, Options{}) {
		break // must not call again
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	var got []error
	for _, err := range Read(ctx, []string{dir, dir}, nil, Options{}) {
		got = append(got, err)
		cancel()
	}
	if len(got) != 2 || got[0] != nil || !errors.Is(got[1], context.Canceled) {
		t.Errorf("errors = %v, want none and then that of the context", got)
	}
}

func TestCount(t *testing.T) {
	plain := tree(t, "a.eml", fromLine+"A: 1\n\n", "b", "A: 1\n\n", "c.eml.gz", zipped(t, "A: 1\n\n"), "box/cur/1", fromLine+"A: 1\n\n", "box/new/.x", "")
	if n, known := Count([]string{plain}); n != 4 || !known {
		t.Errorf("Count = %d, %v, want 4, true", n, known)
	}
	mbox := tree(t, "a", twoMessages, "b.eml", "A: 1\n\n")
	for _, paths := range [][]string{{mbox}, {plain, Stdin}} {
		if n, known := Count(paths); known || n == 0 {
			t.Errorf("Count(%q) = %d, %v, want some and false", paths, n, known)
		}
	}
	if n, known := Count([]string{filepath.Join(plain, "none")}); n != 1 || !known {
		t.Errorf("Count of a missing path = %d, %v, want 1, true", n, known)
	}
}
