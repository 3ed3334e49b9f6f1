package cli

import (
	"errors"
	"fmt"
	"os"
	"time"

	"bonafide/brand"
	"bonafide/check"
	"bonafide/internal/dnsx"
	"bonafide/mailauth"
)

// ownBrands is the flag of every command that knows brands.
type ownBrands struct {
	Profiles []string `help:"Further brand profiles (repeatable)." type:"existingfile" sep:"none" placeholder:"FILE"`
}

// brands are the embedded profiles and those of the operator.
func (o *ownBrands) brands() (*brand.Set, error) {
	set, err := brand.Embedded()
	if err != nil {
		return nil, fmt.Errorf("read the embedded brand profiles: %w", err)
	}
	for _, name := range o.Profiles {
		if set, _, err = withProfile(set, name); err != nil {
			return nil, err
		}
	}
	return set, nil
}

// withProfile adds the profile of a file. A problem names that file.
func withProfile(set *brand.Set, name string) (*brand.Set, *brand.Profile, error) {
	f, err := os.Open(name) //nolint:gosec // the user names it
	if err != nil {
		return nil, nil, fmt.Errorf("read the brand profile: %w; check the path", err)
	}
	defer func() { _ = f.Close() }() // only read
	p, err := brand.Parse(name, f)
	if err != nil {
		return nil, nil, err //nolint:wrapcheck // each problem names file and line
	}
	bigger, err := set.With(p)
	if problems, ok := errors.AsType[brand.Problems](err); ok {
		for i := range problems {
			problems[i].File = name
		}
		return nil, nil, problems
	}
	return bigger, &p, err
}

// judging are the flags of every command that checks messages.
type judging struct {
	Offline  bool     `help:"Ask no name server; what needs one stays unknown." xor:"dns"`
	Zone     string   `help:"Take DNS answers from an RFC 1035 master file." type:"existingfile" placeholder:"FILE" xor:"dns"`
	Receiver []string `help:"Trust results recorded by this receiving server (repeatable)." sep:"none" placeholder:"NAME"`
	ownBrands
}

// resolver answers as the flags say. A machine without a name server is
// offline.
func (j *judging) resolver(streams Streams) (mailauth.Resolver, error) {
	switch {
	case j.Offline:
		return mailauth.Offline{}, nil
	case j.Zone != "":
		return recordedZone(j.Zone)
	}
	live, err := dnsx.New(dnsx.Config{Timeout: time.Second, Attempts: 2})
	switch {
	case errors.Is(err, dnsx.ErrNoServers):
		streams.note("no DNS server is configured: signatures and policies are not looked up (as with --offline)")
		return mailauth.Offline{}, nil
	case err != nil:
		return nil, fmt.Errorf("set up DNS: %w", err)
	}
	return dnsx.Patient{Resolver: live}, nil
}

func recordedZone(name string) (mailauth.Resolver, error) {
	f, err := os.Open(name) //nolint:gosec // the user names it
	if err != nil {
		return nil, fmt.Errorf("open the zone: %w", err)
	}
	defer func() { _ = f.Close() }() // only read
	zone, err := mailauth.ParseZone(f)
	if err != nil {
		return nil, fmt.Errorf("zone %s: %w", name, err)
	}
	return zone.Resolver(), nil
}

// checker makes the judge.
func (j *judging) checker(brands *brand.Set, resolver mailauth.Resolver, further ...check.Option) *check.Checker {
	options := append([]check.Option{check.WithResolver(resolver), check.WithReceivers(j.Receiver...)}, further...)
	return check.New(brands, options...)
}
