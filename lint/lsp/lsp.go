// Package lsp checks reports while they are written: a language server over the calls that
// the command line uses.
//
// The framing and the dozen messages are written by hand. The libraries for them either
// bring several megabytes of other packages and start-up work, or end the connection at the
// first malformed message and allocate whatever length a header claims.
package lsp

import (
	"io"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/pack"
)

// A Book is what the documents of one folder are checked with.
type Book struct {
	Config *pack.Config
	// Linter returns the linter for a file and the report type that is demanded for it, if
	// any.
	Linter func(path string) (*lint.Linter, string)
	// Rule returns a rule as the pack for a report type has it, or nil.
	Rule func(reportType, id string) *lint.Rule
	// RoleName returns the name of a part.
	RoleName func(reportType, role string) string
	Show     lint.Severity // the least grave findings that are shown
}

// Settings are what an editor may set. Empty ones say nothing.
type Settings struct {
	Type        string   `json:"type"`        // the report type all are checked as; empty: by title
	Packs       []string `json:"packs"`       // further pack files; relative to the folder that is open
	Skip        []string `json:"skip"`        // the ids of rules that are not used
	MinSeverity string   `json:"minSeverity"` // the least grave findings that are shown
}

// A Server answers one editor.
type Server struct {
	// Version is the version of the program, for the editor's list of servers.
	Version string
	// Load loads the rules for the files of a folder; an empty one has no configuration
	// file. The error is told to the author, in Chinese.
	Load func(dir string, s Settings) (*Book, error)
}

// Serve reads messages from in and writes answers to out until the editor takes its leave
// or in ends. It reports whether the editor asked to shut down before, as the protocol
// wants it.
func (s *Server) Serve(in io.Reader, out io.Writer) bool {
	c := newSession(s, out)
	defer c.close()
	return c.loop(newReader(in))
}
