package mailbox

import (
	"bufio"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// found is a file that a walk came upon, or what kept it from going there.
type found struct {
	path   string
	single bool // in a Maildir, one file is one message
	err    error
}

// walk visits a file, or the files below a directory in the order of their
// names, until visit returns false. A path that the user named is opened
// whatever it is; below a directory only regular files and links to them are.
func walk(path string, visit func(found) bool) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		visit(found{path: path, err: withoutPath(err)})
	case info.IsDir():
		walkFolder(path, visit)
	default:
		visit(found{path: path})
	}
}

// walkFolder visits what is in a directory. Links to directories are not
// followed, so that it ends and visits nothing twice.
func walkFolder(path string, visit func(found) bool) bool {
	entries, err := os.ReadDir(path)
	if err != nil && !visit(found{path: path, err: withoutPath(err)}) {
		return false
	}
	maildir := isMaildir(entries)
	for _, e := range entries {
		name, inner := e.Name(), filepath.Join(path, e.Name())
		goOn := true
		switch {
		case maildir:
			goOn = walkMaildir(inner, e, visit)
		case skipped(name):
		case e.IsDir():
			goOn = walkFolder(inner, visit)
		default:
			goOn = walkEntry(inner, e, false, visit)
		}
		if !goOn {
			return false
		}
	}
	return true
}

// isMaildir tells whether a directory is a Maildir: it has cur and new.
func isMaildir(entries []fs.DirEntry) bool {
	parts := 0
	for _, e := range entries {
		if e.IsDir() && (e.Name() == "cur" || e.Name() == "new") {
			parts++
		}
	}
	return parts == 2
}

// walkMaildir visits one entry of a Maildir: its messages are in cur and new,
// its folders begin with a dot (Maildir++) or are directories; files beside
// them are a server's own.
func walkMaildir(path string, e fs.DirEntry, visit func(found) bool) bool {
	if !e.IsDir() {
		return true
	}
	switch e.Name() {
	case "tmp":
		return true
	case "cur", "new":
	default:
		return walkFolder(path, visit)
	}
	entries, err := os.ReadDir(path)
	if err != nil && !visit(found{path: path, err: withoutPath(err)}) {
		return false
	}
	for _, message := range entries {
		if message.IsDir() || skipped(message.Name()) {
			continue
		}
		if !walkEntry(filepath.Join(path, message.Name()), message, true, visit) {
			return false
		}
	}
	return true
}

// walkEntry visits a file, or a link to one.
func walkEntry(path string, e fs.DirEntry, single bool, visit func(found) bool) bool {
	if e.Type()&fs.ModeSymlink != 0 {
		info, err := os.Stat(path)
		if err != nil {
			return visit(found{path: path, err: withoutPath(err)})
		}
		if !info.Mode().IsRegular() {
			return true
		}
	} else if !e.Type().IsRegular() {
		return true
	}
	return visit(found{path: path, single: single})
}

// skipped tells the names that hold no messages.
func skipped(name string) bool {
	return strings.HasPrefix(name, ".") || name == "Thumbs.db" || name == "desktop.ini"
}

// Count tells how many messages Read would give for these paths. known is
// false when that can't be told without reading them through: standard input,
// mbox files, and compressed files; n then counts the rest.
func Count(paths []string) (n int, known bool) {
	known = true
	for _, path := range paths {
		if path == Stdin {
			known = false
			continue
		}
		walk(path, func(f found) bool {
			if f.err == nil && holdsMany(f) {
				known = false
			} else {
				n++
			}
			return true
		})
	}
	return n, known
}

// holdsMany tells whether a file may hold more than one message.
func holdsMany(f found) bool {
	if f.single || hasExtension(f.path, ".eml") || hasExtension(f.path, ".msg") {
		return false
	}
	info, err := os.Stat(f.path)
	if err != nil {
		return false // one error is one item
	}
	if !info.Mode().IsRegular() {
		return true // opening a pipe would take from it
	}
	if hasExtension(f.path, ".jsonl") {
		return true
	}
	file, err := os.Open(f.path)
	if err != nil {
		return false
	}
	defer func() { _ = file.Close() }() // only read from
	b := bufio.NewReaderSize(file, 1024)
	return startsMbox(b) || isGzip(b) && !hasExtension(f.path, ".eml.gz")
}
