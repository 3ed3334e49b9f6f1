package link

import (
	"embed"
	"io/fs"
	"strings"
	"sync"
)

// classSet is a Class in bits.
type classSet uint32

const (
	isShortener classSet = 1 << iota
	isFreeMail
	isDisposableMail
	isStorage
	isFileShare
	isSiteBuilder
	isAppHosting
	isForms
	isCloudTenant
	isMailPlatform
	isMessenger
	isDynamicDNS
	isTunnel
	isLinkGateway
	isSocial
	isRiskyTLD
)

func (s classSet) expand() Class {
	if s == 0 {
		return Class{}
	}
	return Class{
		Shortener:      s&isShortener != 0,
		FreeMail:       s&isFreeMail != 0,
		DisposableMail: s&isDisposableMail != 0,
		Storage:        s&isStorage != 0,
		FileShare:      s&isFileShare != 0,
		SiteBuilder:    s&isSiteBuilder != 0,
		AppHosting:     s&isAppHosting != 0,
		Forms:          s&isForms != 0,
		CloudTenant:    s&isCloudTenant != 0,
		MailPlatform:   s&isMailPlatform != 0,
		Messenger:      s&isMessenger != 0,
		DynamicDNS:     s&isDynamicDNS != 0,
		Tunnel:         s&isTunnel != 0,
		LinkGateway:    s&isLinkGateway != 0,
		Social:         s&isSocial != 0,
		RiskyTLD:       s&isRiskyTLD != 0,
	}
}

//go:embed data/*.txt
var classData embed.FS

// classFile says which file of link/data holds which class.
type classFile struct {
	name  string
	class classSet
}

func classFiles() []classFile {
	return []classFile{
		{"shortener", isShortener},
		{"free-mail", isFreeMail},
		{"disposable-mail", isDisposableMail},
		{"cloud-storage", isStorage},
		{"file-share", isFileShare},
		{"site-builder", isSiteBuilder},
		{"app-hosting", isAppHosting},
		{"form-builder", isForms},
		{"cloud-tenant", isCloudTenant},
		{"mail-platform", isMailPlatform},
		{"messenger", isMessenger},
		{"dynamic-dns", isDynamicDNS},
		{"tunnel", isTunnel},
		{"link-gateway", isLinkGateway},
		{"social-media", isSocial},
		{"risky-tld", isRiskyTLD},
	}
}

// classes is the table of all lists, read once when it is first needed. Top-
// level domains are kept with their dot, apart from hosts.
var classes = sync.OnceValue(func() map[string]classSet {
	table := make(map[string]classSet, 4096)
	for _, f := range classFiles() {
		for _, name := range entries(f.name) {
			table[name] |= f.class
		}
	}
	return table
})

// entries reads a list: names separated by space; "#" begins a comment.
func entries(name string) []string {
	b, err := fs.ReadFile(classData, "data/"+name+".txt")
	if err != nil {
		return nil // a test sees to it that all lists are there
	}
	var names []string
	for line := range strings.Lines(string(b)) {
		line, _, _ = strings.Cut(line, "#")
		names = append(names, strings.Fields(line)...)
	}
	return names
}
