package check

import (
	"strings"
	"unicode/utf8"

	"github.com/jiaogao/jiaogao/lint"
)

// blankSpaces flags places left empty: brackets, dates, and the room for a number.
func blankSpaces(p *lint.Pass) {
	s := p.Doc.Text.String()
	end := 0
	for h := range p.Hits() {
		i := h.Text.Start()
		if i < end {
			continue
		}
		switch h.Text.String() {
		case "年 ", "年　", "月 ", "月　":
			end = blankDate(p, s, i)
		case "00月", "00日":
			if !digitBefore(s, i) {
				p.Flag(h.Text, "“{match}”是没有填写的日期，应填写实际日期。")
			}
		case "…万元", "…亿元", "…人次", "…个百分点", "…平方米", "…公里":
			p.Flag(h.Text, "“{match}”没有填写数字。")
		case "  ", "　　":
			end = roomForNumber(p, s, i)
		default:
			end = emptyBrackets(p, s, i)
		}
	}
}

// blankDate flags a date whose month or day is blank: 2023年 月 日, 3月 日.
func blankDate(p *lint.Pass, s string, i int) int {
	end, blanks := i, 0
	for _, unit := range []string{"年", "月", "日"} {
		rest := skipBlanks(s, end)
		if strings.HasPrefix(s[rest:], unit) {
			if rest > end {
				blanks++
			}
			end = rest + len(unit)
		} else if end > i {
			break
		}
	}
	if blanks == 0 || !strings.HasPrefix(s[end-len("日"):], "日") || blanks < 2 && isHan(runeAt(s, end)) && runeAt(s, end) != '前' {
		return i
	}
	start := arabicBack(s, skipBlanksBack(s, i))
	if head, ok := strings.CutSuffix(s[:start], "年"); ok {
		start = arabicBack(s, len(head))
	}
	p.Flag(p.Doc.Text.Slice(start, end), "“{match}”的月、日没有填写，应填写实际日期。")
	return end
}

// roomForNumber flags blanks between Chinese and a measure word: 发放资金   万元.
func roomForNumber(p *lint.Pass, s string, i int) int {
	end := skipBlanks(s, i)
	unit := hasAny(s[end:], "万元", "亿元", "人次", "万人", "万亩", "平方米", "公里", "个百分点")
	if unit == "" {
		if unit = unitAt(s[end:]); unit == "" || !endsPhrase(runeAt(s, end+len(unit))) || !isHan(runeAt(unit, 0)) {
			return end
		}
	}
	if l := runeBefore(s, i); !isHan(l) || isOneOf(l, hanDigits+hanUnits) {
		return end
	}
	p.Flag(p.Doc.Text.Slice(i, end+len(unit)), "这里空着，没有填写数字。")
	return end
}

// emptyBrackets flags a pair of brackets with nothing in it.
func emptyBrackets(p *lint.Pass, s string, i int) int {
	open := runeAt(s, i)
	start := i + utf8.RuneLen(open)
	end := skipBlanks(s, start)
	if !isOneOf(runeAt(s, end), "）)】》”〕") || isLetter(runeBefore(s, i)) {
		return i
	}
	if open == '“' && isOneOf(runeBefore(s, i), "号为是用成") {
		return i // the marks themselves are spoken of
	}
	end = ahead(s, end, 1)
	p.Flag(p.Doc.Text.Slice(i, end), "“{match}”里面是空的，应填写内容，或删去。")
	return end
}

// noteAnchors are words that notes to the author are written with.
func noteAnchors() []string {
	return []string{"略", "待填", "待补", "待核实", "待完善", "待确认", "待更新", "待写", "此处", "在此", "填写", "请填", "请补", "请插入", "插入", "补充", "替换", "根据实际", "自行", "TBD", "TODO", "单击", "点击",
		"【姓名", "【单位", "【日期", "【年份", "【时间", "【地点", "【数字", "【数据", "【数量", "【金额", "【职务", "【部门", "【人数", "【具体", "[姓名", "[单位", "[日期", "[年份", "[数字", "[数据", "（单位名称", "(单位名称", "{", "｛", "【图片", "【表格", "【照片", "待核"}
}

// notes flags instructions and notes to the author.
func notes(p *lint.Pass) {
	s := p.Doc.Text.String()
	end := 0
	for h := range p.Hits() {
		i := h.Text.Start()
		if i < end {
			continue
		}
		start, stop := bracketAround(s, i)
		switch word := h.Text.String(); {
		case start >= 0 && instructs(s[start:stop]):
		case word == "TBD" || word == "TODO":
			start, stop = i, h.Text.End()
			if isLetter(runeBefore(s, i)) || isLetter(runeAt(s, stop)) {
				continue
			}
		case strings.HasPrefix(word, "待"):
			start, stop = i, pendingEnd(s, i)
		default:
			start, stop = i, commandEnd(s, i)
		}
		if stop > start {
			p.Flag(p.Doc.Text.Slice(start, stop), "“{match}”是提示语，应填写实际内容，或删去。")
			end = stop
		}
	}
}

// bracketAround returns the bracket that holds offset i, its marks included; -1 if there is
// none of at most some forty characters.
func bracketAround(s string, i int) (start, end int) {
	line := back(s, i, 50)
	start = strings.LastIndexAny(s[line:ahead(s, i, 1)], "（(【[［｛{〔）)】]］\n")
	if start < 0 || !isOneOf(runeAt(s, line+start), "（(【[［｛{〔") {
		return -1, 0
	}
	start += line
	n := strings.IndexAny(s[i:ahead(s, i, 50)], "）)】]］｝}〕\n")
	if n < 0 || s[i+n] == '\n' {
		return -1, 0
	}
	return start, ahead(s, i+n, 1)
}

// instructs reports whether a bracket holds an instruction or says that its content was
// left out.
func instructs(bracket string) bool {
	open := runeAt(bracket, 0)
	inside := strings.Trim(bracket, "（(【[［｛{〔）)】]］｝}〕 　")
	if left, ok := strings.CutSuffix(inside, "略"); ok {
		return utf8.RuneCountInString(left) <= 6 && endsAny(left, "附件", "附表", "名单", "图", "表", "忽", "简", "粗", "战", "策", "大", "从", "概", "谋") == ""
	}
	if hasAny(inside, "省略", "此处", "在此处", "请填", "请补", "请插入", "请根据", "待填", "待补", "待核实", "待完善", "待确认", "待更新", "填写本", "填写具体", "填写单位", "填写姓名", "填入", "根据实际情况", "自行补充", "自行填", "插入", "补充数据", "补充事例", "补充内容", "补充具体", "补充完整", "补充典型") != "" {
		return true
	}
	if endsAny(inside, "待补充", "待核", "待核实", "待确认", "待填写", "待填", "待补", "自行填写", "自行补充") != "" {
		return true
	}
	if isOneOf(open, "{｛") {
		return inside != "" && utf8.RuneCountInString(inside) <= 12
	}
	if !isOneOf(open, "【[［") {
		return inside == "单位名称"
	}
	for _, verb := range []string{"填写", "补充", "替换", "此处", "根据实际"} {
		if strings.Contains(inside, verb) {
			return true
		}
	}
	return fieldName(inside)
}

// fieldName reports whether s is the name of a field of a form and nothing else.
func fieldName(s string) bool {
	s = strings.TrimPrefix(s, "具体")
	switch s {
	case "姓名", "单位", "单位名称", "部门", "部门名称", "日期", "年份", "时间", "地点", "数字", "数据", "数量", "金额", "职务", "人数", "内容", "事例", "案例名称", "项目名称", "图片", "表格", "照片":
		return true
	}
	return false
}

// pendingEnd returns the end of 待填 and the like at offset i where they stand for content
// of their own: behind a colon or as the whole paragraph or cell. 待补充的药品 is text.
func pendingEnd(s string, i int) int {
	word := hasAny(s[i:], "待填写", "待填", "待补充", "待补", "待核实", "待完善", "待确认", "待更新", "待写")
	end := i + len(word)
	l := runeBefore(s, skipBlanksBack(s, i))
	if r := runeAt(s, skipBlanks(s, end)); !endsPhrase(r) {
		return i
	}
	if l == 0 || l == '\n' || isOneOf(l, "：:，（(|") || isHan(l) && (word == "待填" || word == "待填写") {
		return end
	}
	return i
}

// commandEnd returns the end of an instruction outside brackets at offset i, i if it is
// none.
func commandEnd(s string, i int) int {
	w := hasAny(s[i:], "此处省略", "此处填写", "此处插入", "此处补充", "此处填", "此处待", "此处需补", "此处需要补", "此处需核", "此处加", "此处写", "此处缺", "在此处填写", "在此填写", "在此处键入", "在此处输入", "单击此处", "单击或点击此处", "点击此处输入", "点击此处添加", "点击或单击此处")
	return i + len(w)
}
