package check

import (
	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// markLevels flags the first place where the order of levels is turned over.
func markLevels(p *lint.Pass) {
	found := false
	p.Doc.Body.Walk(func(s *doc.Section) bool {
		if found || s.Parent == nil || !numbered(s) || s.Mark.Number != 1 {
			return !found
		}
		for up := s.Parent; up.Parent != nil; up = up.Parent {
			if level(up) == 0 {
				continue
			}
			if found = level(s) > 0 && level(s) < level(up); found {
				p.Add(lint.Finding{Text: opening(s), Related: []lint.Note{{Text: opening(up), Message: "上一级"}},
					Message: lint.Expand("层次序数颠倒：“{up}”下面用了“{mark}”，依次应为“一、”“（一）”“1.”“（1）”。", "up", up.Mark.Text.String(), "mark", s.Mark.Text.String())})
			}
			break
		}
		return !found
	})
}

// level returns the rank of a mark in the standard's order, 0 for other marks.
func level(s *doc.Section) int {
	switch s.Mark.Form {
	case doc.Chinese:
		return 1
	case doc.ChineseParen:
		return 2
	case doc.Arabic:
		return 3
	case doc.ArabicParen:
		return 4
	}
	return 0
}

// markStyles flags marks that are alike throughout but not as the standard has them, once
// for each style.
func markStyles(p *lint.Pass) {
	type kind struct {
		level int
		style string
	}
	marks := map[kind][]doc.Text{}
	rights := map[kind][]string{}
	var order []kind
	p.Doc.Body.Walk(func(s *doc.Section) bool {
		k := kind{level(s), styleOf(s)}
		right := [...]string{"", "\x00、", "（\x00）", "\x00.", "（\x00）"}[k.level]
		if k.level == 0 || slipRight(s) != "" || k.style == right || k.style == "\x00．" {
			return true
		}
		if marks[k] == nil {
			order = append(order, k)
		}
		marks[k], rights[k] = append(marks[k], s.Mark.Text), append(rights[k], styled(right, s))
		return true
	})
	for _, k := range order {
		addOnce(p, "按公文格式，这一级序号写作“{right}”，不写作“{match}”。", marks[k], rights[k])
	}
}

// skippedLevels flags a level that is left out: 一、 followed by （1）, or by 1. though other
// parts have （一）.
func skippedLevels(p *lint.Pass) {
	hasParen := false
	p.Doc.Body.Walk(func(s *doc.Section) bool {
		hasParen = hasParen || s.Mark.Form == doc.ChineseParen && s.Parent.Mark.Form == doc.Chinese
		return true
	})
	p.Doc.Body.Walk(func(s *doc.Section) bool {
		if s.Parent == nil || level(s) == 0 || level(s.Parent) == 0 || s.Mark.Number != 1 {
			return true
		}
		if gap := level(s) - level(s.Parent); gap > 2 || gap == 2 && hasParen && s.Mark.Form == doc.Arabic {
			p.Flag(opening(s), "这里跳过了一级序数，与其他部分不一致，请核对层次。")
		}
		return true
	})
}
