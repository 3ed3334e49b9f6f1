package dnsx

import (
	"context"
	"net/netip"
	"time"

	"bonafide/mailauth"
)

// Patience is how long one message should wait for DNS in all. What is not
// answered by then counts as not checked; there is a verdict anyway.
const Patience = 3 * time.Second

// deadlineKey is the key of the moment until which a check waits for DNS.
type deadlineKey struct{}

// Until names the moment until which a Patient resolver waits.
func Until(ctx context.Context, moment time.Time) context.Context {
	return context.WithValue(ctx, deadlineKey{}, moment)
}

// Patient asks a resolver until the moment that Until named; what isn't
// answered by then is mailauth.ErrTemporary. A context without a moment is
// asked with as it is.
type Patient struct{ mailauth.Resolver }

func lookUp[T any](ctx context.Context, ask func(context.Context) (T, error)) (T, error) {
	until, ok := ctx.Value(deadlineKey{}).(time.Time)
	if !ok {
		return ask(ctx)
	}
	limited, cancel := context.WithDeadline(ctx, until)
	defer cancel()
	answer, err := ask(limited)
	if err != nil && limited.Err() != nil && ctx.Err() == nil {
		err = mailauth.ErrTemporary
	}
	return answer, err
}

// LookupTXT asks for the TXT records of name.
func (p Patient) LookupTXT(ctx context.Context, name string) ([]string, error) {
	return lookUp(ctx, func(ctx context.Context) ([]string, error) { return p.Resolver.LookupTXT(ctx, name) })
}

// LookupIP asks for the addresses of name.
func (p Patient) LookupIP(ctx context.Context, name string) ([]netip.Addr, error) {
	return lookUp(ctx, func(ctx context.Context) ([]netip.Addr, error) { return p.Resolver.LookupIP(ctx, name) })
}

// LookupMX asks for the mail exchangers of name.
func (p Patient) LookupMX(ctx context.Context, name string) ([]mailauth.MX, error) {
	return lookUp(ctx, func(ctx context.Context) ([]mailauth.MX, error) { return p.Resolver.LookupMX(ctx, name) })
}

// LookupPTR asks for the names of addr.
func (p Patient) LookupPTR(ctx context.Context, addr netip.Addr) ([]string, error) {
	return lookUp(ctx, func(ctx context.Context) ([]string, error) { return p.Resolver.LookupPTR(ctx, addr) })
}
