package link

import "strings"

// Class is what a host is known to be; several can be true. The lists behind it
// are in link/data, one file for each field, each entry under the reason for it.
type Class struct {
	// Shortener hosts give short addresses for any page, to anybody.
	Shortener bool
	// FreeMail domains give mailboxes to anybody. Hosts below them do not count.
	FreeMail bool
	// DisposableMail domains give mailboxes that vanish. Hosts below them do not
	// count.
	DisposableMail bool
	// Storage hosts serve files that anybody uploads.
	Storage bool
	// FileShare hosts show documents that anybody shares.
	FileShare bool
	// SiteBuilder hosts carry pages that anybody makes without a server.
	SiteBuilder bool
	// AppHosting hosts run programs and static sites of anybody.
	AppHosting bool
	// Forms hosts carry questionnaires of anybody.
	Forms bool
	// CloudTenant domains are given to every customer of a mail or office
	// service, such as onmicrosoft.com.
	CloudTenant bool
	// MailPlatform domains send mail for many companies (DKIM d=, Return-Path,
	// Received, click tracking).
	MailPlatform bool
	// Messenger hosts open a conversation.
	Messenger bool
	// DynamicDNS domains point to anybody's own machine.
	DynamicDNS bool
	// Tunnel hosts lead to a program on anybody's own machine.
	Tunnel bool
	// LinkGateway hosts are mail-security services that rewrite links.
	LinkGateway bool
	// Social hosts carry profiles and posts of anybody.
	Social bool
	// RiskyTLD marks top-level domains with much abuse for their size. It is
	// weak evidence: most of their domains are honest.
	RiskyTLD bool
}

// UserContent tells whether the host carries what strangers publish: that a
// page is there says nothing about the owner of the domain.
func (c Class) UserContent() bool {
	return c.Storage || c.FileShare || c.SiteBuilder || c.AppHosting || c.Forms ||
		c.DynamicDNS || c.Tunnel || c.Social
}

// Classify tells what host is known to be, by its own name or by a domain that
// it lies under; what both are counts. host is ASCII and in lower case. The
// cost is one look-up for each label.
func Classify(host string) Class {
	table := classes()
	host = trimDot(host)
	var found classSet
	for rest := host; ; {
		more := table[rest]
		if len(rest) != len(host) {
			// A provider's own hosts lie below the domain of its mailboxes.
			more &^= isFreeMail | isDisposableMail
		}
		found |= more
		i := strings.IndexByte(rest, '.')
		if i < 0 {
			break
		}
		rest = rest[i+1:]
	}
	switch host {
	case "maps.app.goo.gl", "photos.app.goo.gl":
		// Google alone makes these, for its maps and albums; other names below
		// app.goo.gl were anybody's.
		found &^= isShortener
	}
	if strings.HasSuffix(host, ".amazonaws.com") || strings.HasSuffix(host, ".amazonaws.com.cn") {
		found |= classifyAWS(host)
	}
	if i := strings.LastIndexByte(host, '.'); i >= 0 {
		found |= table[host[i:]] & isRiskyTLD
	}
	return found.expand()
}

// Class is Classify for the host of u, and for services that share a host with
// others it goes by the path as well (docs.google.com/forms).
func (u *URL) Class() Class {
	c := Classify(u.Host)
	switch u.Host {
	case "docs.google.com":
		if strings.HasPrefix(u.Path, "/forms") {
			c.Forms = true
		} else {
			c.FileShare = true
		}
	case "script.google.com":
		c.AppHosting = true
	}
	if u.Scheme == "whatsapp" || u.Scheme == "tg" {
		c.Messenger = true
	}
	return c
}

// classifyAWS tells the services of amazonaws.com apart by their labels.
func classifyAWS(host string) classSet {
	for label := range strings.SplitSeq(host, ".") {
		switch {
		case label == "s3", strings.HasPrefix(label, "s3-"):
			return isStorage
		case label == "elb", label == "execute-api", strings.HasPrefix(label, "compute"),
			label == "elasticbeanstalk", strings.HasPrefix(label, "ec2-"):
			return isAppHosting
		case label == "awsapps":
			return isCloudTenant
		}
	}
	return 0
}
