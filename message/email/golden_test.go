package email

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"bonafide/message"
)

var update = flag.Bool("update", false, "rewrite the golden files under testdata")

// Each testdata/NAME.eml is read into what testdata/NAME.json says.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.eml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no testdata/*.eml: %v", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			m := Parse(raw, DefaultLimits())
			checkInvariants(t, m)
			checkOffsets(t, m)
			got := describe(t, m)
			golden := strings.TrimSuffix(file, ".eml") + ".json"
			if *update {
				if err := os.WriteFile(golden, got, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, want) {
				t.Errorf("%s is read as\n%s\nwant\n%s\n(run with -update to accept)", file, got, want)
			}
		})
	}
}

// checkOffsets holds that the offsets of the fields cut the fields out of Raw.
func checkOffsets(t *testing.T, m *message.Message) {
	t.Helper()
	for _, f := range m.Header {
		if field := string(m.Raw[f.Start:f.End]); !strings.HasPrefix(field, f.Name) {
			t.Errorf("%q is at the offsets of %q", field, f.Name)
		}
	}
}

// describe writes what a message is read as, without empty values and without
// what is copied from the source.
func describe(t *testing.T, m *message.Message) []byte {
	t.Helper()
	b, err := json.Marshal(plainForm(reflect.ValueOf(m).Elem()))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := json.Indent(&out, b, "", "  "); err != nil {
		t.Fatal(err)
	}
	out.WriteByte('\n')
	return out.Bytes()
}

func plainForm(v reflect.Value) any {
	switch v.Kind() {
	case reflect.Pointer:
		return plainForm(v.Elem())
	case reflect.Slice:
		list := make([]any, v.Len())
		for i := range list {
			list[i] = plainForm(v.Index(i))
		}
		return list
	case reflect.Struct:
		if at, ok := reflect.TypeAssert[time.Time](v); ok {
			return at.Format(time.RFC3339)
		}
		fields := make(map[string]any)
		for i := range v.NumField() {
			name := v.Type().Field(i).Name
			switch f := v.Field(i); {
			case f.IsZero(), f.Kind() == reflect.Slice && f.Len() == 0, name == "Raw", name == "Data", name == "Channel":
			case name == "Header":
				fields[name] = f.Len()
			default:
				fields[name] = plainForm(f)
			}
		}
		return fields
	default:
		return v.Interface()
	}
}
