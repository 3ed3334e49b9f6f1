package app

import (
	"errors"
	"fmt"
	"os"
	"time"

	"bonafide/internal/dnsx"
	"bonafide/mailauth"
)

// newResolver chooses who is asked for names: nobody, a recorded zone, or the
// live DNS, which live tells. A machine without a DNS server is offline.
func newResolver(opts Options) (r mailauth.Resolver, live bool, err error) {
	switch {
	case opts.Offline:
		return mailauth.Offline{}, false, nil
	case opts.Zone != "":
		r, err := recordedZone(opts.Zone)
		return r, false, err
	}
	resolver, err := dnsx.New(dnsx.Config{Timeout: time.Second, Attempts: 2})
	if errors.Is(err, dnsx.ErrNoServers) {
		opts.Log.Warn("no DNS server is configured: signatures and policies are not looked up")
		return mailauth.Offline{}, false, nil
	}
	if err != nil {
		return nil, false, fmt.Errorf("app: setting up DNS: %w", err)
	}
	return dnsx.Patient{Resolver: resolver}, true, nil
}

func recordedZone(name string) (mailauth.Resolver, error) {
	f, err := os.Open(name) //nolint:gosec // the operator names the file
	if err != nil {
		return nil, fmt.Errorf("app: opening the zone file: %w", err)
	}
	zone, err := mailauth.ParseZone(f)
	if err = errors.Join(err, f.Close()); err != nil {
		return nil, fmt.Errorf("app: reading the zone file %s: %w", name, err)
	}
	return zone.Resolver(), nil
}
