package mailauth

import (
	"context"
	"errors"
	"net/netip"
)

// The errors of a Resolver. Any other error is taken as ErrTemporary.
var (
	// ErrNotFound means that the name does not exist (NXDOMAIN).
	ErrNotFound = errors.New("the name does not exist")
	// ErrNoData means that the name exists without a record of this type.
	ErrNoData = errors.New("the name has no record of this type")
	// ErrUnknown means that nobody was asked: the resolver is offline, or its
	// recorded zone doesn't hold the name. It never counts for or against.
	ErrUnknown = errors.New("no answer is recorded for the name")
	// ErrTemporary means that the question could not be answered now.
	ErrTemporary = errors.New("the name could not be looked up now")
)

// Resolver answers the questions that verification asks of the DNS. Names are
// ASCII, with or without a final dot. An implementation must be safe for
// concurrent use and return one of the errors above, wrapped or not; it returns
// at least one record when the error is nil.
type Resolver interface {
	// LookupTXT returns the TXT records of name, the strings of each joined.
	LookupTXT(ctx context.Context, name string) ([]string, error)
	// LookupIP returns the addresses of name from A and AAAA records.
	LookupIP(ctx context.Context, name string) ([]netip.Addr, error)
	// LookupMX returns the mail exchangers of name, the preferred first.
	LookupMX(ctx context.Context, name string) ([]MX, error)
	// LookupPTR returns the names that addr is mapped to.
	LookupPTR(ctx context.Context, addr netip.Addr) ([]string, error)
}

// MX is a mail exchanger.
type MX struct {
	Host       string
	Preference uint16
}

// Offline is a Resolver that asks nobody: every answer is ErrUnknown.
type Offline struct{}

// LookupTXT returns ErrUnknown.
func (Offline) LookupTXT(context.Context, string) ([]string, error) { return nil, ErrUnknown }

// LookupIP returns ErrUnknown.
func (Offline) LookupIP(context.Context, string) ([]netip.Addr, error) { return nil, ErrUnknown }

// LookupMX returns ErrUnknown.
func (Offline) LookupMX(context.Context, string) ([]MX, error) { return nil, ErrUnknown }

// LookupPTR returns ErrUnknown.
func (Offline) LookupPTR(context.Context, netip.Addr) ([]string, error) { return nil, ErrUnknown }

// absent tells whether err says for certain that there is no such record.
func absent(err error) bool { return errors.Is(err, ErrNotFound) || errors.Is(err, ErrNoData) }
