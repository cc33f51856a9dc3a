package pack

import (
	"fmt"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// The limits of a file. Packs may come from strangers, and the TOML parser spends
// memory and stack without bound on some inputs, so they hold before it sees the file.
const (
	maxFile  = 1 << 20 // bytes
	maxLine  = 4 << 10 // bytes
	maxDots  = 32      // in one key
	maxDepth = 32      // of arrays and inline tables in each other
	maxRules = 5000
	maxValue = 2 << 10 // bytes of a parameter, such as a pattern
)

// A source is the text of a TOML file and the places of its keys, which the TOML parser
// does not tell.
type source struct {
	name     string
	text     string
	lines    []int // offset of each line
	nodes    map[string]*node
	mistakes Mistakes
}

// A node is a key of a source.
type node struct {
	at       int      // offset
	children []string // in the order of the file
	defined  bool     // it was written itself, not only as the front of another key
}

// join makes a path the key of a map.
func join(path []string) string {
	if len(path) == 0 {
		return ""
	}
	return "\x00" + strings.Join(path, "\x00")
}

// newSource returns the source of a file. Its mistakes are those for which the file must
// not be parsed at all.
func newSource(name, text string) *source {
	s := &source{name: name, text: strings.TrimPrefix(text, "\ufeff"), lines: []int{0}, nodes: map[string]*node{"": {}}}
	if len(s.text) > maxFile {
		s.whole("文件超过 %d KiB，不予读取", maxFile>>10)
		s.text = ""
	}
	at := 0
	for line := range strings.Lines(s.text) {
		s.line(at, line)
		at += len(line)
		s.lines = append(s.lines, at)
	}
	return s
}

// line judges one line.
func (s *source) line(at int, line string) {
	if len(s.mistakes) == 0 && !utf8.ValidString(line) { // once: the whole file is in another encoding
		s.add(at, "这一行不是有效的 UTF-8 文字，请把文件另存为 UTF-8 编码")
	}
	if len(line) > maxLine {
		s.add(at, "这一行超过 %d 字节，请分成几行写", maxLine)
	}
}

// add reports a mistake at an offset.
func (s *source) add(at int, format string, args ...any) {
	s.mistakes = append(s.mistakes, Mistake{s.name, s.position(at), fmt.Sprintf(format, args...)})
}

// whole reports a mistake of the file as a whole.
func (s *source) whole(format string, args ...any) {
	s.mistakes = append(s.mistakes, Mistake{File: s.name, What: fmt.Sprintf(format, args...)})
}

// fault reports a mistake at a key; where the key was not written, at the table it
// belongs to.
func (s *source) fault(path []string, format string, args ...any) {
	s.add(s.offset(path), format, args...)
}

func (s *source) offset(path []string) int {
	for n := len(path); n > 0; n-- {
		if k, ok := s.nodes[join(path[:n])]; ok {
			return k.at
		}
	}
	return 0
}

func (s *source) position(at int) doc.Position {
	at = max(0, min(at, len(s.text)))
	line := sort.SearchInts(s.lines, at+1)
	return doc.Position{Line: line, Column: utf8.RuneCountInString(s.text[s.lines[line-1]:at]) + 1}
}

// children returns the keys directly under a path, in the order of the file.
func (s *source) children(path ...string) []string {
	if n, ok := s.nodes[join(path)]; ok {
		return n.children
	}
	return nil
}

// has reports whether a table has a key.
func (s *source) has(table []string, key string) bool {
	_, ok := s.nodes[join(append(table[:len(table):len(table)], key))]
	return ok
}

// define notes that a key stands at an offset, and reports it if it was there before.
func (s *source) define(path []string, at int) {
	n := s.reach(path, at)
	if n.defined {
		s.add(at, "%s 重复：第%d行已经写过", label(path), s.position(n.at).Line)
		return
	}
	n.defined, n.at = true, at
}

// reach returns the node of a path, made where it does not exist.
func (s *source) reach(path []string, at int) *node {
	key := join(path)
	if n, ok := s.nodes[key]; ok {
		return n
	}
	n := &node{at: at}
	s.nodes[key] = n
	if len(path) > 0 {
		last := len(path) - 1
		parent := s.reach(path[:last], at)
		parent.children = append(parent.children, path[last])
	}
	return n
}

// label writes a path as TOML does.
func label(path []string) string {
	parts := make([]string, len(path))
	for i, p := range path {
		parts[i] = p
		if p == "" || strings.IndexFunc(p, func(r rune) bool { return !bare(r) }) >= 0 {
			parts[i] = `"` + p + `"`
		}
	}
	return strings.Join(parts, ".")
}

// bare reports whether a key may hold r without quotation marks.
func bare(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '_' || r == '-'
}
