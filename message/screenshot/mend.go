package screenshot

import (
	"regexp"
	"strings"
)

// What machines misread in addresses, mended where nothing else can be meant.
var misread = []struct {
	pattern *regexp.Regexp
	to      string
}{
	// "https: //", "https:/ /", "https:l/", "https//", "hitps://".
	{regexp.MustCompile(`(?i)\b(h[tli1]{1,2}ps?)\s?[:;]\s?(?:/\s?/|/[l1I]|[l1I]/)\s?`), "$1://"},
	{regexp.MustCompile(`(?i)\bhttp(s?)//`), "http$1://"},
	{regexp.MustCompile(`(?i)\bh(?:it|tl|ti|1t|lt|tt)p(s?)://`), "http$1://"},
	// "https:/Awww.example.com".
	{regexp.MustCompile(`(?i)\bhttp(s?):/?[a-z1/]www\.`), "http$1://www."},
	// "www,example" and "www. example".
	{regexp.MustCompile(`(?i)\bwww[.,]\s?`), "www."},
}

var (
	// commaHost is a host in which a dot was read as a comma.
	commaHost = regexp.MustCompile(`(?i)(://|\bwww\.)?([a-z0-9-]{2,}),([a-z]{2,6})(/\S*)?(\s|$)`)
	// commaSpace is one in which a space was read as well, after a scheme.
	commaSpace = regexp.MustCompile(`(?i)(://(?:[a-z0-9-]+\.)*[a-z0-9-]{2,})[,.] ([a-z]{2,6})(/\S*|$)`)
	// brokenMailbox is an address of a mailbox whose dot was not read.
	brokenMailbox = regexp.MustCompile(`(?i)([a-z0-9._+-]+@[a-z0-9-]{2,}) ((?:[a-z0-9-]+\.)+[a-z]{2,})$`)
	// spacedHost is a host with a space beside its dot, and a path or scheme
	// that tells that it is one.
	spacedHost = regexp.MustCompile(`(?i)([a-z0-9-]{3,})(?:\.\s|\s\.)([a-z]{2,6})(/\S+)`)
	// capitalHost is the host of an address.
	capitalHost = regexp.MustCompile(`(?i)(?:https?://)?(?:[a-z0-9-]+\.)+[a-z]{2,}`)
)

// mendWords corrects the addresses of a line.
func mendWords(line string) string {
	if !strings.ContainsAny(line, ".,/") {
		return line
	}
	for i := range misread {
		line = misread[i].pattern.ReplaceAllString(line, misread[i].to)
	}
	line = commaHost.ReplaceAllStringFunc(line, func(s string) string {
		m := commaHost.FindStringSubmatch(s)
		if m[1] == "" && m[4] == "" || !hasHost(m[2]+"."+m[3]) {
			return s // a comma without a space between words
		}
		return m[1] + m[2] + "." + m[3] + m[4] + m[5]
	})
	line = commaSpace.ReplaceAllString(line, "$1.$2$3")
	line = brokenMailbox.ReplaceAllString(line, "$1.$2")
	line = spacedHost.ReplaceAllStringFunc(line, func(s string) string {
		m := spacedHost.FindStringSubmatch(s)
		if !hasHost(m[1] + "." + m[2]) {
			return s
		}
		return m[1] + "." + m[2] + m[3]
	})
	return capitalHost.ReplaceAllStringFunc(line, smallHost)
}

// smallHost reads a capital I amid small letters of a host as the l that it
// looks like: devices show the hosts of links in small letters.
func smallHost(address string) string {
	start := 0
	if i := strings.Index(address, "://"); i >= 0 {
		start = i + 3
	}
	host := address[start:]
	capitals := 0
	for i := range len(host) {
		if host[i] >= 'A' && host[i] <= 'Z' && host[i] != 'I' {
			capitals++
		}
	}
	if capitals > 0 || !hasHost(host) {
		return address
	}
	return address[:start] + strings.ReplaceAll(host, "I", "l")
}
