// Command bonafide tells whether a message, a login or a change is really
// what it claims to be. See "bonafide --help".
package main

import (
	"os"

	"bonafide/internal/cli"
)

func main() {
	os.Exit(cli.Run(os.Args[1:], cli.Streams{In: os.Stdin, Out: os.Stdout, Err: os.Stderr}))
}
