package check

import (
	"unicode/utf8"

	"github.com/jiaogao/jiaogao/lint"
)

// A maskRun is a run of one mask character in the prose.
type maskRun struct {
	s           string
	start, end  int
	mark        rune
	count       int
	left, right rune // the characters beside it, 0 at the ends of the text
	notes       footnotes
}

// footnotes tells by the number of stars which of them mark notes: where the first note
// mark behind a phrase stands, and where the first paragraph that they open.
type footnotes map[int]*[2]int

// see takes notice of a run of stars.
func (f footnotes) see(m *maskRun) {
	if m.mark != '*' && m.mark != '＊' {
		return
	}
	if f[m.count] == nil {
		f[m.count] = &[2]int{-1, -1}
	}
	place := &f[m.count][0]
	if startOfParagraph(m.s, m.start) {
		place = &f[m.count][1]
	} else if !endsPhrase(m.right) {
		return
	}
	if *place < 0 {
		*place = m.start
	}
}

// masks flags the signs that stand for names and numbers. Those of one date are one
// finding.
func masks(p *lint.Pass) {
	s := p.Doc.Text.String()
	start, end := -1, 0
	var runs []maskRun
	notes := footnotes{}
	for h := range p.Hits() {
		if n := len(runs); n == 0 || h.Text.Start() >= runs[n-1].end {
			m := runOf(s, h.Text.Start())
			m.notes = notes
			notes.see(&m)
			runs = append(runs, m)
		}
	}
	flush := func() {
		if start >= 0 {
			p.Flag(p.Doc.Text.Slice(start, end), "“{match}”是占位符号，应填写实际内容。")
		}
		start = -1
	}
	for _, m := range runs {
		if m.start < end || !m.masks() {
			continue
		}
		m.widen()
		if start < 0 || !oneDate(s, end, m.start) {
			flush()
			start = m.start
		}
		end = m.end
	}
	flush()
}

// oneDate reports whether two masks belong to one date: X月X日, 20XX年X月.
func oneDate(s string, end, start int) bool {
	return start == end+len("月") && isOneOf(runeAt(s, end), "年月")
}

// runOf returns the run of equal characters that starts at offset i.
func runOf(s string, i int) maskRun {
	m := maskRun{s: s, start: i, end: i, mark: runeAt(s, i)}
	for m.end < len(s) && runeAt(s, m.end) == m.mark {
		m.end += utf8.RuneLen(m.mark)
		m.count++
	}
	m.left, m.right = runeBefore(s, m.start), runeAt(s, m.end)
	return m
}

// masks reports whether the run stands for something that was left out.
func (m *maskRun) masks() bool {
	switch m.mark {
	case '*', '＊':
		return m.stars()
	case 'X', 'x', 'Ｘ', 'ｘ':
		return m.letters()
	case '×':
		return m.crosses()
	case '_', '＿':
		return m.lines()
	case '某':
		return m.someone()
	case '?', '？':
		return m.unitFollows() && !isDigit(m.left)
	case 'N':
		return m.count == 1 && (isHan(m.left) && m.left != '第') && m.unitFollows()
	case 'O':
		return m.placeFollows() && !isLetter(m.left)
	}
	if isHanNumeral(m.left) || isHanNumeral(m.right) {
		return false // a zero within 二○○二
	}
	return m.count > 1 || m.placeFollows() && isHan(m.left)
}

// stars judges a run of stars: footnote marks, multiplication signs and code are none.
func (m *maskRun) stars() bool {
	switch {
	case isLetter(m.left) || isLetter(m.right) || digitBefore(m.s, m.start) && digitAt(m.s[m.end:]):
		return false
	case m.footnote():
		return false
	case m.count > 1:
		return true
	case digitBefore(m.s, m.start):
		return m.right == '年'
	}
	return !startOfParagraph(m.s, m.start) && !isOneOf(m.left, "价数量长宽高厚率") && (m.placeFollows() || m.unitFollows() || m.dateFollows())
}

// footnote reports whether the stars mark a note: they end a phrase, or open a paragraph,
// and the text has the other half of the pair.
func (m *maskRun) footnote() bool {
	seen := m.notes[m.count]
	if startOfParagraph(m.s, m.start) {
		return m.count == 1 || seen[0] >= 0 && seen[0] < m.start
	}
	return endsPhrase(m.right) && m.count < 3 && (m.count == 1 || isDigit(m.left) || isOneOf(m.left, "%％") || seen[1] >= 0)
}

// endsPhrase reports whether r ends a piece of a sentence.
func endsPhrase(r rune) bool { return r == 0 || r == '\n' || isOneOf(r, points+",.;)）】|") }

// letters judges a run of X: model codes (XX-220), X光 and 1+X are none.
func (m *maskRun) letters() bool {
	wide := m.mark == 'Ｘ' || m.mark == 'ｘ'
	switch {
	case m.fraction() > 0:
		return !isLetter(m.left) && !isOneOf(m.left, "+＋-－/.@")
	case isLetter(m.left) || isLetter(m.right) || digitAt(m.s[m.end:]) || isOneOf(m.left, "+＋-－/.@") || isOneOf(m.right, "+＋/.@") && !wide:
		return false
	case isOneOf(m.right, "-－—") && (isLetter(runeAt(m.s, m.end+1)) || digitAt(m.s[ahead(m.s, m.end, 1):])):
		return false
	case digitBefore(m.s, m.start):
		return m.right == '年' && m.start-arabicBack(m.s, m.start) >= len("20")-m.count+1 || m.count > 1 && m.unitFollows()
	case m.count > 1:
		return !isBlankRune(m.right) || !isLetter(runeAt(m.s, skipBlanks(m.s, m.end)))
	}
	return m.left == '第' && isHan(m.right) || m.placeFollows() || m.unitFollows() || m.dateFollows()
}

// fraction returns the length of the point and the masks behind the run that belong to one
// number with it: the .X of XX.X万元.
func (m *maskRun) fraction() int {
	if m.right != '.' {
		return 0
	}
	tail := runOf(m.s, m.end+len("."))
	if tail.mark != m.mark || !tail.unitFollows() && !isOneOf(tail.right, "%％万亿") {
		return 0
	}
	return tail.end - m.end
}

// crosses judges a run of ×: the multiplication sign is none.
func (m *maskRun) crosses() bool {
	if digitAt(m.s[m.end:]) || isLetter(m.right) {
		return false
	}
	if m.count > 1 {
		return true
	}
	return m.left == '第' && isHan(m.right) || !digitBefore(m.s, m.start) && !isOneOf(m.left, "长宽高厚价量数") && (m.placeFollows() || m.dateFollows()) ||
		digitBefore(m.s, m.start) && m.right == '年' && m.start-arabicBack(m.s, m.start) == len("202")
}

// lines judges a run of underscores: those within code are none.
func (m *maskRun) lines() bool {
	switch {
	case (isLetter(m.left) || isDigit(m.left)) && (isLetter(m.right) || isDigit(m.right)):
		return false
	case m.count > 1 || m.mark == '＿':
		return true
	}
	return isHan(m.right) && !isHan(m.left) && !isLetter(m.left) && !isDigit(m.left)
}

// someone judges 某某: after a surname it hides a name on purpose.
func (m *maskRun) someone() bool {
	if m.count > 1 && m.placeFollows() || hasAny(m.s[m.end:], "单位", "公司", "学校", "医院", "社区", "街道", "项目", "部门", "中心") != "" {
		return true
	}
	return m.count > 1 && !isOneOf(m.left, surnames)
}

// surnames are the commonest family names.
const surnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"

// placeFollows reports whether a place or a unit follows the mask.
func (m *maskRun) placeFollows() bool {
	rest := m.s[m.end:]
	if isOneOf(m.right, "县市镇乡村局省州") {
		return true
	}
	return hasAny(rest, "区委", "区政", "区人", "区域", "区级", "区的", "区，", "区。", "区、", "单位", "公司", "同志", "书记", "街道", "社区", "小区", "学校", "中学", "小学", "医院", "部门",
		"项目", "企业", "委员", "党委", "党组", "支部", "集团", "主任", "局长", "村", "处长", "科长", "中心", "大队", "院校") != ""
}

// unitFollows reports whether a measure word follows the mask, as behind a number.
func (m *maskRun) unitFollows() bool {
	rest := m.s[m.end:]
	if hasAny(rest, "万元", "亿元", "万人", "万亩", "余万", "多万", "余人", "余次", "个百分点") != "" {
		return true
	}
	u := unitAt(rest)
	if u == "" || isOneOf(runeAt(u, 0), "级型号线段元表点站网道路层款字米角类种粒班组") && u != "元" {
		return false
	}
	return hasAny(rest, "次数", "人数", "户数", "人均", "户均", "家庭", "名称", "名单", "项目", "个人", "条件", "件数", "场所", "场地", "起重", "部分", "队伍", "天然", "份额", "倍数", "成本", "成分", "口岸") == ""
}

// dateFollows reports whether the mask stands for a part of a date.
func (m *maskRun) dateFollows() bool {
	return isOneOf(m.right, "年月日") && (isOneOf(m.left, "年月") || isDigit(m.left) || m.right != '日') && hasAny(m.s[m.end:], "月份牌", "日照", "日本") == ""
}

// widen takes the digits of a half-masked number (20XX) and its fraction into the run.
func (m *maskRun) widen() {
	m.end += m.fraction()
	if m.mark != '_' && m.mark != '＿' {
		m.start = arabicBack(m.s, m.start)
	}
}
