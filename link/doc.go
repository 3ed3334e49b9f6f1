// Package link reads addresses of the web as people and programs write them.
//
// It decides how a string is to be understood as a URL (Parse), which part of
// a host was registered by somebody (Registrable, OrganizationalDomain), what
// the text of a URL says about where it leads in the end (Unwrap), what kind
// of service a host is (Classify) and whether a name looks generated
// (LooksGenerated). It also writes links so that nobody can follow them by
// accident (Defang). Package link/confusable compares characters by their
// looks, and package link/lookalike finds domains that imitate a brand.
//
// It never asks the network: no name is resolved, no page is fetched, and
// nothing here is a judgement of a message. Any input is answered in time
// linear in its length, and input beyond MaxLength is refused.
//
// Standards: the WHATWG URL Standard (parsing, host forms, IPv4 notations),
// RFC 3986 (generic syntax), RFC 3492 and UTS 46 (internationalized names),
// RFC 6068 (mailto), RFC 3966 (tel), and the Public Suffix List.
package link
