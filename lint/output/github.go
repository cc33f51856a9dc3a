package output

import (
	"bufio"
	"io"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
)

// githubWriter writes the commands by which a step of GitHub Actions marks lines. The log
// is read by people too: what steers a terminal becomes visible.
type githubWriter struct {
	w       *bufio.Writer
	options Options
	left    lint.Record // counts what is not shown
}

func newGitHub(w io.Writer, o Options) Writer {
	return &githubWriter{w: bufio.NewWriter(w), options: o}
}

func (g *githubWriter) Begin() error { return nil }

func (g *githubWriter) File(r *lint.Record) error {
	g.left.Hidden += r.Hidden
	g.left.Accepted += r.Accepted
	for i := range r.Result.Findings {
		g.finding(r, &r.Result.Findings[i])
	}
	for _, m := range remarks(r) {
		g.remark(slashed(r.Path), m)
	}
	return g.w.Flush()
}

func (g *githubWriter) finding(r *lint.Record, f *lint.Finding) {
	start, end := r.Doc.Position(f.Span.Start), r.Doc.Position(f.Span.End)
	properties := []string{"file", slashed(r.Path), "line", number(start.Line), "endLine", number(end.Line)}
	if start.Line == end.Line {
		properties = append(properties, "col", number(start.Column), "endColumn", number(end.Column))
	}
	title := joined("，", g.options.rule(r.Result.Type, f.Rule).Title, f.Rule)
	g.command(githubLevel(f.Severity), f.Message, append(properties, "title", title)...)
}

func (g *githubWriter) remark(file string, m remark) {
	level := "notice"
	if m.grave {
		level = "error"
	}
	g.command(level, m.sentence(), "file", file, "title", m.label)
}

// command writes one command. Properties are names and values in turn, without empty ones.
func (g *githubWriter) command(level, message string, properties ...string) {
	g.w.WriteString("::" + level)
	separator := " "
	for i := 0; i+1 < len(properties); i += 2 {
		if properties[i+1] != "" {
			g.w.WriteString(separator + properties[i] + "=" + githubProperty(properties[i+1]))
			separator = ","
		}
	}
	g.w.WriteString("::" + githubData(message) + "\n")
}

// End writes the counts as a line of the log. It starts with words of our own, so it is no
// command.
func (g *githubWriter) End(s lint.Summary) error {
	if s.Interrupted {
		g.remark("", interruption())
	}
	g.w.WriteString(strings.TrimSuffix(total(s), "。") + leftOut(&g.left) + "。\n")
	return g.w.Flush()
}

func githubLevel(s lint.Severity) string {
	switch s {
	case lint.Error:
		return "error"
	case lint.Warning:
		return "warning"
	}
	return "notice"
}

// githubData escapes what would end a message. A line end of a report does not become one
// of the log.
func githubData(s string) string { return strings.ReplaceAll(Visible(s), "%", "%25") }

// githubProperty escapes what would end a property, so that a file is found by its name.
func githubProperty(s string) string {
	return Visible(strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C").Replace(s))
}
