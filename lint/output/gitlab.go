package output

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"

	"github.com/jiaogao/jiaogao/lint"
)

// gitlabWriter writes the code quality report of GitLab: an array of issues. GitLab shows
// one issue of those that share a fingerprint, so it must tell apart what a finding's own
// does not: the file, and equal findings within it.
type gitlabWriter struct{ jsonStream }

type gitlabIssue struct {
	Description string         `json:"description"`
	Check       string         `json:"check_name"`
	Fingerprint string         `json:"fingerprint"`
	Severity    string         `json:"severity"`
	Location    gitlabLocation `json:"location"`
}

type gitlabLocation struct {
	Path  string      `json:"path"`
	Lines gitlabLines `json:"lines"`
}

type gitlabLines struct {
	Begin int `json:"begin"`
	End   int `json:"end,omitempty"`
}

func newGitLab(w io.Writer, _ Options) Writer {
	return &gitlabWriter{jsonStream{w: bufio.NewWriter(w)}}
}

func (g *gitlabWriter) Begin() error { return g.put("[") }

func (g *gitlabWriter) File(r *lint.Record) error {
	seen := map[string]int{}
	for i := range r.Result.Findings {
		f := &r.Result.Findings[i]
		own := f.Fingerprint(r.Doc)
		seen[own]++
		lines := gitlabLines{r.Doc.Position(f.Span.Start).Line, r.Doc.Position(f.Span.End).Line}
		if err := g.element(gitlabIssue{f.Message, f.Rule, gitlabPrint(r.Path, own, seen[own]), gitlabSeverity(f.Severity), gitlabLocation{slashed(r.Path), lines}}); err != nil {
			return err
		}
	}
	for _, m := range remarks(r) {
		own := m.id + m.rule + m.text
		seen[own]++
		if err := g.remark(r.Path, m, gitlabPrint(r.Path, own, seen[own])); err != nil {
			return err
		}
	}
	return nil
}

func (g *gitlabWriter) remark(path string, m remark, fingerprint string) error {
	severity := "info"
	if m.grave {
		severity = "blocker"
	}
	return g.element(gitlabIssue{m.sentence(), m.id, fingerprint, severity, gitlabLocation{slashed(path), gitlabLines{Begin: 1}}})
}

func (g *gitlabWriter) End(s lint.Summary) error {
	if s.Interrupted {
		m := interruption()
		if err := g.remark("jiaogao", m, gitlabPrint("jiaogao", m.id, 1)); err != nil {
			return err
		}
	}
	return g.put("\n]\n")
}

func gitlabPrint(path, own string, n int) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%s\x00%d", slashed(path), own, n))
	return hex.EncodeToString(sum[:16])
}

func gitlabSeverity(s lint.Severity) string {
	switch s {
	case lint.Error:
		return "critical"
	case lint.Warning:
		return "major"
	case lint.Info:
		return "minor"
	}
	return "info"
}
