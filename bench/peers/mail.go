package main

import (
	"fmt"
	"os"
	"path/filepath"
)

// The folders of the data below email/.
const (
	scam       = "scam"
	genuine    = "genuine"
	genuineOld = "genuine-old"
)

// folders are in the order of the tables.
func folders() []string { return []string{scam, genuine, genuineOld} }

// message is one file and the folder in which it lies, which is its label.
type message struct{ file, folder string }

// find lists the messages in the order of their names.
func find(data string, every int) ([]message, error) {
	var out []message
	for _, folder := range folders() {
		dir := filepath.Join(data, "email", folder)
		entries, err := os.ReadDir(dir)
		if err != nil {
			return nil, fmt.Errorf("list the messages: %w; BONAFIDE_DATA must name the folder that holds email/", err)
		}
		n := 0
		for _, e := range entries {
			if !e.Type().IsRegular() {
				continue
			}
			if n++; (n-1)%max(every, 1) == 0 {
				out = append(out, message{filepath.Join(dir, e.Name()), folder})
			}
		}
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("no messages below %s", data)
	}
	return out, nil
}

// count is the number of messages in a folder.
func count(mail []message, folder string) int {
	n := 0
	for _, m := range mail {
		if m.folder == folder {
			n++
		}
	}
	return n
}
