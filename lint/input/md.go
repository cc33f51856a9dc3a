package input

import (
	"strings"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// readMarkdown reads Markdown. Its blocks are goldmark's; the lines within them are laid
// out like those of plain text, since many a Chinese Markdown file is plain text that
// got another name, and inline markup is read in one pass that knows masks (中共**县**局)
// from emphasis.
func readMarkdown(f *File) (*doc.Document, error) {
	source, err := f.Text()
	if err != nil {
		return nil, err
	}
	m := &markdown{source: source, refs: map[string]bool{}}
	m.blocks(frontMatter(source))
	var lines []line
	for i := range m.list {
		lines = append(lines, m.lines(&m.list[i])...)
	}
	b := doc.NewBuilder(f.Name, source)
	m.write(b, join(lines))
	d := b.Document()
	d.Notes = m.notes
	readIgnores(d)
	return d, nil
}

// A markdown is one file being read.
type markdown struct {
	source string
	list   []block
	refs   map[string]bool // the labels of link references
	notes  []string
}

// A block holds the lines of one paragraph, item, heading or cell, its block markup taken
// off.
type block struct {
	lines []doc.Span
	opens bool     // the block opens a list item or an indented paragraph
	mark  doc.Span // the number of the item, as written
	about doc.Paragraph
}

// write makes paragraphs of the lines.
func (m *markdown) write(b *doc.Builder, lines []line) {
	var pieces []piece
	for i := range lines {
		l := &lines[i]
		if l.joined {
			if g := glue(&lines[i-1], l); g != "" {
				pieces = append(pieces, piece{start: lines[i-1].end, end: l.start, prose: g})
			}
		}
		pieces = append(pieces, l.pieces...)
		if i+1 < len(lines) && lines[i+1].joined {
			continue
		}
		about := *l.about
		pieces, about.Bold = m.emphasis(pieces)
		for _, p := range pieces {
			if p.prose != "" {
				b.Replaced(p.prose, p.start, p.end)
			} else {
				b.Source(p.start, p.end)
			}
		}
		b.End(about)
		pieces = pieces[:0]
	}
}

// likeMarkdown reports whether a text has headings or a table of Markdown.
func likeMarkdown(text string) bool {
	before := ""
	for line := range strings.Lines(text) {
		hashes := strings.TrimLeft(line, "#")
		if n := len(line) - len(hashes); n > 0 && n <= 6 && strings.HasPrefix(hashes, " ") && hasHan(hashes) {
			return true
		}
		if strings.Contains(before, "|") && delimiterRow(line) {
			return true
		}
		before = line
	}
	return false
}

// frontMatter returns the offset behind the front matter of a file: lines of settings
// between lines of --- or +++ at its start. The byte order mark is passed over too.
func frontMatter(source string) int {
	at := len(source) - len(strings.TrimPrefix(source, "\ufeff"))
	fence, size, settings := "", 0, false
	for line := range strings.Lines(source[at:]) {
		size += len(line)
		text := strings.TrimRight(line, " \t\r\n")
		switch {
		case fence == "":
			if text != "---" && text != "+++" {
				return at
			}
			fence = text
		case text == fence || text == "..." && fence == "---":
			if settings {
				return at + size
			}
			return at
		case size > 64<<10:
			return at
		default:
			settings = settings || strings.ContainsAny(text, ":=：")
		}
	}
	return at
}
