package attachment

import "strings"

// sniffScript tells whether a text is a program that a desktop system runs on
// a double click: by its name where the text has a mark of the language, and
// without a name only by marks that nothing else has.
func sniffScript(ext, mediaType, lower string) bool {
	if strings.HasPrefix(lower, "#!") {
		return true
	}
	switch ext {
	case "vbs", "vbe", "wsf", "wsh", "sct", "ps1", "psm1", "psd1", "bat", "cmd", "jse", "command", "sh", "applescript", "scpt", "js":
		return true
	}
	switch mediaType {
	case "application/x-msdos-batch", "application/x-bat", "application/x-vbs", "text/vbscript", "application/x-powershell",
		"application/x-sh", "text/x-sh", "text/x-shellscript":
		return true
	}
	if strings.HasPrefix(lower, "@echo off") || strings.HasPrefix(lower, "on error resume next") {
		return true
	}
	marks := 0
	for _, mark := range [...]string{
		"wscript.", "createobject(", "new activexobject", "powershell", "-encodedcommand", "invoke-expression",
		"downloadstring(", "frombase64string(", "iex(", "start-process", "shell.application", "adodb.stream",
	} {
		if strings.Contains(lower, mark) {
			marks++
		}
	}
	return marks >= 2 && !strings.Contains(lower, "<")
}
