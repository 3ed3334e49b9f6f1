package dnsx

import (
	"context"
	"errors"
	"testing"
	"time"

	"bonafide/mailauth"
)

// silent never answers.
type silent struct{ mailauth.Resolver }

func (silent) LookupTXT(ctx context.Context, _ string) ([]string, error) {
	<-ctx.Done()
	return nil, ctx.Err()
}

func TestPatienceEnds(t *testing.T) {
	over := Until(t.Context(), time.Unix(0, 0))
	if _, err := (Patient{silent{}}).LookupTXT(over, "example.org"); !errors.Is(err, mailauth.ErrTemporary) {
		t.Errorf("error %v, want ErrTemporary: the message counts as not checked", err)
	}
	ctx, cancel := context.WithCancel(Until(t.Context(), time.Now().Add(time.Hour)))
	cancel()
	if _, err := (Patient{silent{}}).LookupTXT(ctx, "example.org"); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want that of the interrupt", err)
	}
}
