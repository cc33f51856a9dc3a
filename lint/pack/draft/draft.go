// Package draft writes the first version of a pack: from a template, from a notice that
// says what reports must contain, or from a report that serves as a model. A clerk edits
// it; so it is full of Chinese comments, and it brings examples that hold.
//
//	d, err := input.Read("模板.docx", data)
//	draft, err := draft.New(d, "值班报告")
//	os.WriteFile("值班报告.toml", []byte(draft.TOML()), 0o644)
package draft

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// A Draft is what was read of a template, a notice or a model report.
type Draft struct {
	Title    string    // of the report type: 值班报告
	Match    []string  // what titles of such reports contain
	File     string    // the name of the file it goes to, for its comments; may be empty
	From     string    // the name of the file it was read from; empty: of none
	Notice   bool      // that file says what reports must contain
	Sections []Section // in the order of the report
	Min, Max int       // Han characters of the whole report; 0: no limit
	Share    int       // percentage that the problems must fill; 0: none
	Deadline bool      // measures must set a time
	Owner    bool      // measures must name who is responsible
}

// A Section is a heading that reports must have. It holds several parts where it treats
// several matters (存在问题及原因).
type Section struct {
	Heading string // without mark, year and brackets
	Parts   []Part

	full string // the heading as it stands
}

// A Part is a part of a report as a pack defines it.
type Part struct {
	Role          string
	Name          string
	Match, Except []string
	Topics        []Topic
}

// A Topic is a matter that a part must treat.
type Topic struct{ Name, Match string }

// The most that is taken over: a document with more is no template.
const (
	maxSections = 20
	maxTopics   = 12 // of a section
	maxHeading  = 30 // characters
)

// New reads a draft off a document. An empty title is taken from that of the document.
// Errors are Chinese sentences that say what to do.
func New(d *doc.Document, title string) (*Draft, error) {
	own := plain(d.Title.String())
	w := &Draft{From: plain(filepath.Base(d.Name)), Notice: containsAny(own, "通知", "的函", "要求", "须知", "说明")}
	w.Title = plain(title)
	if w.Title == "" {
		w.Title = typeOf(own, w.Notice)
	}
	if w.Title == "" {
		return nil, errors.New("看不出是哪一类报告，请用 --type 写明名称，如 --type 值班报告")
	}
	w.Match = []string{w.Title}
	if !w.Notice && !strings.Contains(own, w.Title) {
		if t := typeOf(own, false); t != "" {
			w.Match = append(w.Match, t)
		}
	}
	if w.Notice {
		w.readNotice(d)
	} else {
		w.readTemplate(d)
	}
	if len(w.Sections) == 0 {
		return nil, w.nothing()
	}
	w.distinguish()
	return w, nil
}

// nothing says that no parts were found, and what to do.
func (w *Draft) nothing() error {
	if w.Notice {
		return errors.New("通知里没有找到列出报告内容的条目，如“报告应包括以下内容：（一）……（二）……”。请用 jiaogao outline 看看读出的结构，或改用模板、范文")
	}
	return errors.New("没有认出标题，不知道报告分哪几个部分。请用 jiaogao outline 看看读出的结构；标题前要有“一、”这样的序号，或用 Word 的标题样式")
}

// typeOf takes the name of a type of report from a title: 河湾镇2024年度值班报告（模板） is a
// 值班报告, a notice 关于报送2024年度值班报告的通知 asks for one.
func typeOf(title string, notice bool) string {
	if _, rest, ok := strings.Cut(title, "《"); ok && notice {
		title, _, _ = strings.Cut(rest, "》")
	}
	if i := strings.IndexAny(title, "（("); i > 0 {
		title = title[:i]
	}
	if notice {
		for _, end := range []string{"的通知", "的函", "通知", "工作要求"} {
			title = strings.TrimSuffix(title, end)
		}
		for _, end := range []string{"报送工作", "撰写工作", "有关事项", "工作"} {
			title = strings.TrimSuffix(title, end)
		}
		title = afterAny(title, "关于", "报送", "提交", "撰写", "做好", "上报", "开展", "规范")
	}
	for _, join := range []string{"暨", "和20", "及20"} {
		title, _, _ = strings.Cut(title, join)
	}
	title = afterAny(title, "年度", "年", "同志", "关于")
	title = strings.Trim(title, "的 　—－-·“”《》")
	if n := len([]rune(title)); n < 2 || n > maxHeading {
		return ""
	}
	return title
}

// afterAny returns what stands behind the last occurrence of each of the words in turn.
func afterAny(s string, words ...string) string {
	for _, w := range words {
		if i := strings.LastIndex(s, w); i >= 0 && i+len(w) < len(s) {
			s = s[i+len(w):]
		}
	}
	return s
}

func containsAny(s string, words ...string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(s, w) })
}

// parts returns the parts of all sections, in order.
func (w *Draft) parts() []*Part {
	var list []*Part
	for i := range w.Sections {
		for j := range w.Sections[i].Parts {
			list = append(list, &w.Sections[i].Parts[j])
		}
	}
	return list
}

// has reports whether some part plays the role.
func (w *Draft) has(role string) bool {
	return slices.ContainsFunc(w.parts(), func(p *Part) bool { return p.Role == role })
}
