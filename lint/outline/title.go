package outline

import (
	"strings"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// titleWithin is how many paragraphs from the top a title is sought in.
const titleWithin = 5

// findTitle returns the paragraph that is the title, or nil: the first line at the top
// that names a report, else the first heading of the markup without mark.
func findTitle(d *doc.Document) *doc.Paragraph {
	for i, p := range d.Paragraphs {
		s := p.Text.String()
		if i == titleWithin || p.Table != nil || readMark(p.Text, never).Form != doc.NoForm {
			break
		}
		if longer(s, longHeading) || has(s, "。；！？：") {
			continue
		}
		if i == 0 && p.Heading > 0 || namesReport(s) {
			return p
		}
	}
	if len(d.Paragraphs) > 1 {
		p := d.Paragraphs[0]
		s := p.Text.String()
		if !longer(s, 40) && !has(s, "。；！？：，") && p.List == 0 && p.Table == nil &&
			readMark(p.Text, never).Form == doc.NoForm && !endsInNoun(s) {
			return p
		}
	}
	return nil
}

// never says that no mark was seen before.
func never(doc.Form) int { return 0 }

// namesReport reports whether a short line is the title of a report.
func namesReport(s string) bool {
	if endsInNoun(s) && !strings.Contains(s, "报告") && !strings.Contains(s, "总结") && !strings.Contains(s, "工作情况") {
		return false
	}
	for _, word := range []string{"报告", "总结", "对照检查", "检视剖析", "发言提纲", "汇报", "述职", "述责", "述廉", "整改清单", "工作情况", "工作要点", "通报", "材料"} {
		if strings.Contains(s, word) {
			return true
		}
	}
	return false
}

// closingWithin is how many paragraphs from the end a closing is sought in.
const closingWithin = 8

// closingStart returns the index of the first paragraph that closes the report: a closing
// formula, signature, date or list of enclosures, with no heading behind it. It is
// len(paragraphs) if there is none.
func closingStart(paragraphs []*doc.Paragraph) int {
	start := len(paragraphs)
	for i := start - 1; i >= max(1, len(paragraphs)-closingWithin); i-- {
		p := paragraphs[i]
		if closes(p) {
			start = i
		} else if form := readMark(p.Text, never).Form; p.Heading > 0 || form == doc.Chinese || form == doc.ChineseParen {
			break
		}
	}
	return start
}

// closes reports whether p begins the closing of a report.
func closes(p *doc.Paragraph) bool {
	s := p.Text.String()
	if p.Table != nil || p.Heading > 0 || longer(s, 120) {
		return false
	}
	if prefix(s, "附件：", "附件:", "附件1", "附表：", "述职人", "述责人", "报告人", "汇报人", "检查人", "对照检查人", "联系人", "联系电话", "签名") > 0 {
		return true
	}
	if !longer(s, 60) || prefix(s, "以上", "特此", "综上") > 0 {
		for _, formula := range []string{"请予评议", "请予审议", "请审议", "请评议", "敬请评议", "批评指正", "批评帮助", "特此报告", "请予审查", "以上报告", "以上是我"} {
			if strings.Contains(s, formula) && readMark(p.Text, never).Form == doc.NoForm {
				return true
			}
		}
	}
	return !longer(s, 16) && isDate(s)
}

// isDate reports whether s is a date and nothing else; its month and day may be masked.
func isDate(s string) bool {
	return strings.Contains(s, "年") && strings.Contains(s, "月") && strings.HasSuffix(s, "日") && !has(s, "，。、；：")
}
