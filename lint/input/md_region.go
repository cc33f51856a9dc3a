package input

import (
	"fmt"
	"strings"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// A region is a stretch of Markdown that is parsed by itself.
type region struct {
	doc.Span
	plain bool // nested too deeply for the parser: read as plain text
}

// The parser's time and memory grow with the product of nesting and length.
const (
	regionBytes = 256 << 10
	maxNesting  = 16
	maxIndent   = 64 // columns
)

// regions cuts source[start:], whose lines end in line feeds, at blank lines into
// stretches of bounded size.
func regions(source string, start int) []region {
	var list []region
	open := region{Span: doc.Span{Start: start, End: start}}
	fenced, blank, safe := false, true, start
	at := start
	flush := func(end int) {
		if open.End = end; open.Start < end {
			list = append(list, open)
		}
		open = region{Span: doc.Span{Start: end}}
	}
	for line := range strings.Lines(source[start:]) {
		text := strings.TrimLeft(line, " \t")
		empty := text == "" || text == "\n"
		if blank && !empty && len(text) == len(line) && !fenced {
			safe = at
			if open.plain || at-open.Start > regionBytes {
				flush(at)
			}
		}
		if fence := strings.Trim(text, "`~"); hasAny(text, "```", "~~~") && !strings.Contains(fence, "`") {
			fenced = !fenced
		}
		if !open.plain && deep(line) {
			flush(safe)
			open.plain = true
		}
		at += len(line)
		blank = empty
	}
	flush(len(source))
	return list
}

// deep reports whether a line opens more quotes and lists within each other than any
// report does.
func deep(line string) bool {
	nesting, indent := 0, 0
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case c == ' ':
			indent++
		case c == '\t':
			indent += 4
		case c == '>':
			nesting++
		case strings.IndexByte("-+*", c) >= 0 && i+1 < len(line) && (line[i+1] == ' ' || line[i+1] == '\t'):
			nesting++
		case '0' <= c && c <= '9' || (c == '.' || c == ')') && i > 0 && '0' <= line[i-1] && line[i-1] <= '9':
			if c == '.' || c == ')' {
				nesting++
			}
		default:
			return nesting > maxNesting
		}
		if nesting > maxNesting || nesting > 0 && indent > maxIndent {
			return true
		}
	}
	return false
}

// plain adds the lines of a region that is not parsed; it starts in the given line.
func (m *markdown) plain(s doc.Span, line int) {
	m.notes = append(m.notes, fmt.Sprintf("第%d行起有一段引用或列表嵌套过深，按纯文本读取", line))
	var spans []doc.Span
	for _, l := range split(m.source, s.Start, s.End) {
		start := l.end - len(strings.TrimLeft(l.text, ">-+* \t"))
		spans = append(spans, doc.Span{Start: start, End: l.end})
	}
	m.list = append(m.list, block{lines: spans})
}
