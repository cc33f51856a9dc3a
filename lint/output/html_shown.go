package output

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// shown is text that a page may show: what steers or hides is visible in it. The views of
// the page hold foreign text as this type only; it is escaped where it is drawn.
type shown string

// String returns the text, for [markup.Writer].
func (s shown) String() string { return string(s) }

func show(s string) shown { return shown(Visible(s)) }

// showText keeps the line breaks within a paragraph.
func showText(s string) shown {
	if !strings.Contains(s, "\n") {
		return show(s)
	}
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = Visible(lines[i])
	}
	return shown(strings.Join(lines, "\n"))
}

// headed returns the paragraphs that are headings by the outline, by where they start, and
// their levels; the title is level 0. Of a heading that is run in it returns where it ends.
func headed(d *doc.Document) (levels, ends map[int]int) {
	levels, ends = map[int]int{}, map[int]int{}
	d.Body.Walk(func(s *doc.Section) bool {
		switch {
		case s.Level == 0 || s.Label:
		case s.RunIn:
			ends[s.Text.Start()] = s.Heading.End()
		default:
			levels[s.Text.Start()] = s.Level
		}
		return true
	})
	if d.Title.Len() > 0 {
		levels[d.Title.Start()] = 0
	}
	return levels, ends
}

// anchorOf returns the name by which a page links to the report at path.
func anchorOf(path string) string {
	sum := sha256.Sum256([]byte(path))
	return "f-" + hex.EncodeToString(sum[:6])
}
