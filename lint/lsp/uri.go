package lsp

import (
	"net/url"
	"path/filepath"
	"slices"
	"strings"
)

// filePath returns the path of a file: URI; empty for others.
func filePath(uri string) string {
	u, err := url.Parse(uri)
	if err != nil || u.Scheme != "file" {
		return ""
	}
	path := u.Path
	// file:///c:/folder names c:\folder.
	if len(path) > 2 && path[0] == '/' && path[2] == ':' {
		path = path[1:]
	}
	if u.Host != "" && u.Host != "localhost" {
		path = "//" + u.Host + path
	}
	return filepath.FromSlash(path)
}

// reportName returns the name that tells how a document is read: its own, else one for its
// language; empty where it is no text that we read.
func reportName(uri, language string) string {
	name := uri
	if path := filePath(uri); path != "" {
		name = path
	}
	if slices.Contains([]string{".md", ".markdown", ".txt", ".text"}, strings.ToLower(filepath.Ext(name))) {
		return name
	}
	switch language {
	case "markdown":
		return name + ".md"
	case "plaintext", "text": // Vim and Emacs say "text"
		return name + ".txt"
	}
	return ""
}

// markdownName reports whether a name is that of a Markdown file.
func markdownName(name string) bool {
	ext := strings.ToLower(filepath.Ext(name))
	return ext == ".md" || ext == ".markdown"
}
