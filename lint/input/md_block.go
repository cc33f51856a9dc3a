package input

import (
	"strings"

	"github.com/jiaogao/jiaogao/lint/doc"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// blocks collects the blocks of source[start:]. The file is parsed in regions, so that
// the syntax tree of a large file never is in memory as a whole.
func (m *markdown) blocks(start int) {
	p := blockParser()
	source := normal(m.source)
	for _, r := range regions(source, start) {
		if r.plain {
			m.plain(r.Span, 1+strings.Count(source[:r.Start], "\n"))
			continue
		}
		root := p.Parse(text.NewReader([]byte(source[r.Start:r.End])))
		w := walker{m: m, base: r.Start}
		w.children(root, 0)
	}
}

// blockParser returns goldmark's block parser. It knows no inline markup, no link
// references and no tables: those are read here.
func blockParser() parser.Parser {
	return parser.NewParser(parser.WithBlockParsers(
		util.Prioritized(parser.NewSetextHeadingParser(), 100),
		util.Prioritized(parser.NewThematicBreakParser(), 200),
		util.Prioritized(parser.NewListParser(), 300),
		util.Prioritized(parser.NewListItemParser(), 400),
		util.Prioritized(parser.NewCodeBlockParser(), 500),
		util.Prioritized(parser.NewATXHeadingParser(), 600),
		util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
		util.Prioritized(parser.NewBlockquoteParser(), 800),
		util.Prioritized(parser.NewHTMLBlockParser(), 900),
		util.Prioritized(parser.NewParagraphParser(), 1000),
	))
}

// normal returns s with all line ends as line feeds, at the same offsets.
func normal(s string) string {
	if !strings.Contains(s, "\r") {
		return s
	}
	b := []byte(s)
	for i, c := range b {
		if c == '\r' {
			b[i] = '\n'
			if i+1 < len(b) && b[i+1] == '\n' {
				b[i] = ' '
			}
		}
	}
	return string(b)
}

// A walker collects the blocks of one region.
type walker struct {
	m     *markdown
	base  int
	opens bool // the next block opens a list item or an indented paragraph
}

// children collects what stands below n, in lists of the given depth.
func (w *walker) children(n ast.Node, depth int) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.List:
			w.children(c, depth+1)
		case *ast.ListItem:
			w.opens = true
			w.children(c, depth)
			w.opens = false
		case *ast.Heading:
			w.heading(c, depth)
		case *ast.HTMLBlock:
			w.html(c, depth)
		case *ast.Paragraph, *ast.TextBlock:
			w.paragraphs(w.spans(c.Lines()), depth)
		case *ast.CodeBlock:
			// Four spaces make no code here: reports indent their paragraphs so.
			for _, s := range w.spans(c.Lines()) {
				w.opens = true
				w.paragraphs([]doc.Span{s}, depth)
			}
		case *ast.FencedCodeBlock, *ast.ThematicBreak:
		default:
			w.children(c, depth)
		}
	}
}

// spans returns the lines of a block without their ends.
func (w *walker) spans(segments *text.Segments) []doc.Span {
	spans := make([]doc.Span, 0, segments.Len())
	for _, s := range segments.Sliced(0, segments.Len()) {
		start, end := w.base+s.Start, w.base+s.Stop
		spans = append(spans, doc.Span{Start: start, End: start + len(strings.TrimRight(w.m.source[start:end], "\r\n"))})
	}
	return spans
}

// heading adds a heading. Of an underlined one only the last line is the heading, and
// none if it reads like prose above a rule.
func (w *walker) heading(h *ast.Heading, depth int) {
	spans := w.spans(h.Lines())
	if len(spans) == 0 {
		return
	}
	last := len(spans) - 1
	l, _ := cut(w.m.source, spans[last].Start, spans[last].End)
	before := w.m.source[lineStart(w.m.source, spans[0].Start):spans[0].Start]
	if underlined := !strings.HasSuffix(strings.TrimRight(before, " \t"), "#"); underlined {
		if l.finished() || l.width > 2*minMargin {
			w.paragraphs(spans, depth)
			return
		}
		w.paragraphs(spans[:last], depth)
	}
	w.add(spans[last:], doc.Paragraph{Heading: h.Level, List: depth})
}

// html adds the text between tags. Comments are taken off with the tags; scripts and
// styles are left out.
func (w *walker) html(h *ast.HTMLBlock, depth int) {
	switch h.HTMLBlockType {
	case ast.HTMLBlockType2, ast.HTMLBlockType6, ast.HTMLBlockType7:
		spans := w.spans(h.Lines())
		if h.HasClosure() {
			closing := text.NewSegments()
			closing.Append(h.ClosureLine)
			spans = append(spans, w.spans(closing)...)
		}
		w.add(spans, doc.Paragraph{List: depth})
	}
}

// paragraphs adds lines of prose, among them tables, link references and headings that
// lack the space behind their #.
func (w *walker) paragraphs(spans []doc.Span, depth int) {
	source := w.m.source
	from := 0
	flush := func(to int) {
		if from < to {
			w.add(spans[from:to], doc.Paragraph{List: depth})
		}
	}
	for i := 0; i < len(spans); i++ {
		s := spans[i]
		if i+1 < len(spans) && tableStarts(source[s.Start:s.End], source[spans[i+1].Start:spans[i+1].End]) {
			flush(i)
			n := w.m.table(spans[i:])
			i += n - 1
			from = i + 1
		} else if label, ok := reference(source[s.Start:s.End]); ok {
			flush(i)
			w.m.refs[label] = true
			from = i + 1
		} else if level, start := tightHeading(source[s.Start:s.End]); level > 0 {
			flush(i)
			w.add([]doc.Span{{Start: s.Start + start, End: s.End}}, doc.Paragraph{Heading: level, List: depth})
			from = i + 1
		}
	}
	flush(len(spans))
}

// add adds a block. The first one in a list item takes its number.
func (w *walker) add(spans []doc.Span, about doc.Paragraph) {
	b := block{lines: spans, about: about, opens: w.opens}
	if w.opens {
		spans[0].Start += taskBox(w.m.source[spans[0].Start:spans[0].End])
		b.mark = itemNumber(w.m.source, spans[0].Start)
		w.opens = false
	}
	w.m.list = append(w.m.list, b)
}

// itemNumber returns the number that stands before the content of an ordered list item,
// with the white space behind it. A bullet gives an empty span.
func itemNumber(source string, content int) doc.Span {
	start := lineStart(source, content)
	head := strings.TrimRight(source[start:content], " \t")
	dot := len(head) - 1
	if dot < 1 || head[dot] != '.' && head[dot] != ')' {
		return doc.Span{}
	}
	digit := dot
	for digit > 0 && '0' <= head[digit-1] && head[digit-1] <= '9' {
		digit--
	}
	if digit == dot {
		return doc.Span{}
	}
	return doc.Span{Start: start + digit, End: content}
}

// taskBox returns the length of the box of a task at the start of an item.
func taskBox(s string) int {
	if hasAny(s, "[ ] ", "[x] ", "[X] ") {
		return len("[ ] ")
	}
	return 0
}

// tightHeading recognises a heading written without the space that Markdown wants behind
// the #. A number sign (#1机组) is none.
func tightHeading(s string) (level, start int) {
	level = len(s) - len(strings.TrimLeft(s, "#"))
	if level == 0 || level > 6 {
		return 0, 0
	}
	rest := s[level:]
	if l := (line{text: rest}); hasAny(rest, "（", "第") || l.first() >= 0x4E00 {
		return level, level
	}
	return 0, 0
}
