package app

import (
	"io"
	"log/slog"
	"os"
	"runtime"

	"bonafide/internal/intake"
)

// Options say how the server runs. The zero value listens on the machine's
// own address, port 8080, and asks the live DNS.
type Options struct {
	// Listen is the address to listen on, host:port; port 0 takes a free one.
	// "" stands for 127.0.0.1:8080.
	Listen string
	// Demo offers example messages on the page.
	Demo bool
	// Offline asks no DNS.
	Offline bool
	// Zone is an RFC 1035 master file with recorded DNS answers that is asked
	// instead of the live DNS; "" for none.
	Zone string
	// Brands are files with further brand profiles.
	Brands []string
	// TrustedReceivers are the authserv-ids whose Authentication-Results count
	// without further signs; none for those of the evident receiver alone.
	TrustedReceivers []string
	// NoOCR reads no text in pictures, even if Tesseract is installed.
	NoOCR bool
	// Limits bound one request.
	intake.Limits
	// MaxMemory bounds the bodies of all requests that are being read or
	// judged; 0 stands for 256 MiB. Beyond it requests are told to come back.
	MaxMemory int64
	// MaxChecks bounds the messages that are judged at the same time; 0 stands
	// for eight for each processor, since most of them wait for DNS.
	MaxChecks int
	// Key seals the results that pages carry, at least 16 bytes; nil stands
	// for a random one. All nodes of one site need the same.
	Key []byte
	// Version is shown in the description of the API; "" stands for "dev".
	Version string
	// Stdout gets the server's address when it is ready; nil stands for
	// os.Stdout.
	Stdout io.Writer
	// Log gets one record for each request; nil stands for slog.Default.
	Log *slog.Logger
}

// withDefaults fills in what is not set.
func (o Options) withDefaults() Options {
	if o.Listen == "" {
		o.Listen = "127.0.0.1:8080"
	}
	o.Limits = o.WithDefaults()
	if o.MaxMemory <= 0 {
		o.MaxMemory = 256 << 20
	}
	if o.MaxChecks <= 0 {
		o.MaxChecks = 8 * runtime.GOMAXPROCS(0)
	}
	if o.Version == "" {
		o.Version = "dev"
	}
	if o.Stdout == nil {
		o.Stdout = os.Stdout
	}
	if o.Log == nil {
		o.Log = slog.Default()
	}
	return o
}
