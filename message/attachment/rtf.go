package attachment

import (
	"bytes"
	"strings"
)

// rtf reads a Rich Text Format document as far as addresses and embedded
// objects go; its text is not needed.
func (in *inspection) rtf(data []byte) {
	data = data[:min(len(data), maxScan)]
	if bytes.Contains(data, []byte(`\objdata`)) || bytes.Contains(data, []byte(`\objemb`)) {
		in.trait(TraitEmbeddedFile)
	}
	if bytes.Contains(data, []byte(`\objautlink`)) || bytes.Contains(data, []byte(`\objupdate`)) {
		in.trait(TraitExternalTemplate)
	}
	if at := bytes.Index(data, []byte(`{\*\template`)); at >= 0 {
		target, _, _ := bytes.Cut(data[at+len(`{\*\template`):], []byte("}"))
		if s := strings.TrimSpace(string(target[:min(len(target), maxLink)])); strings.Contains(s, "://") || strings.HasPrefix(s, `\\`) {
			in.trait(TraitExternalTemplate)
			in.link(s)
		}
	}
	in.scan(data)
}
