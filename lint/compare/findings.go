package compare

import (
	"fmt"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// Findings returns what document n, which is d, shares with others, for [lint.Linter.Extend].
// The function script returns the script of a document, nil where that cannot be read any
// more, and name what the reader knows it by.
func (x *Index) Findings(n int, d *doc.Document, script func(int) *Script, name func(int) string) []lint.Finding {
	if x.Alone(n) {
		return nil
	}
	var found []lint.Finding
	if twins := x.Twins(n); len(twins) > 0 {
		found = append(found, twin(d, name(twins[0]), len(twins)-1))
	}
	for _, p := range x.Passages(n, x.Script(d), script) {
		found = append(found, p.finding(name(p.Document)))
	}
	return found
}

// Together compares documents with each other. It returns the findings of each.
func Together(want lint.Comparison, phrases []string, documents []*doc.Document) [][]lint.Finding {
	x := NewIndex(len(documents), want, phrases)
	for _, d := range documents {
		x.Add(x.Sample(x.Script(d)))
	}
	x.Seal()
	found := make([][]lint.Finding, len(documents))
	for n, d := range documents {
		script := func(n int) *Script { return x.Script(documents[n]) }
		found[n] = x.Findings(n, d, script, func(n int) string { return documents[n].Name })
	}
	return found
}

// twin is the finding of a document whose text is that of another file, and of some more.
func twin(d *doc.Document, name string, more int) lint.Finding {
	text := d.Title
	if text.Len() == 0 {
		text = d.Paragraphs[0].Text
	}
	message := fmt.Sprintf("与 %s 内容完全相同%s，请核实是不是同一份报告重复报送，或者整份照抄。", name, others(more, "份与此相同"))
	return lint.Finding{Text: text, Message: message, Related: []lint.Note{{Path: name, Message: "同样的文件"}}}
}

// finding makes a finding of a passage that a document of this name has too.
func (p *Passage) finding(name string) lint.Finding {
	how := fmt.Sprintf("大部分相同（%d字中有%d字相同", p.All, p.Same)
	switch p.Alike {
	case Verbatim:
		how = fmt.Sprintf("完全相同（%d字", p.All)
	case Numbered:
		how = fmt.Sprintf("只有数字不同（%d字", p.All)
	}
	return lint.Finding{
		Text: p.Text,
		Message: fmt.Sprintf("这段文字与 %s 第%d行起的文字%s%s）。如系照抄，请按本人本单位的实际改写。",
			name, p.Line, how, others(p.Further, "份报告也有")),
		Related: []lint.Note{{Path: name, Text: p.Other, Span: p.Other.Span(), Message: fmt.Sprintf("第%d行", p.Line)}},
	}
}

// others counts further documents in words.
func others(n int, what string) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("，另有%d%s", n, what)
}
