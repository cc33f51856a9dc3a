package check

import (
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// factual reports whether s, which has no figure or date, states another fact: it names a
// document, an owner or a person.
func factual(s string) bool {
	return namesDocument(s) || namesOwner(s) || namesPerson(s) || namesProgrammes(s)
}

// figured reports whether t, which is a paragraph, has a figure or a date.
func (c *Concreteness) figured(p *lint.Pass, t doc.Text) bool {
	all := quantitiesOf(p)
	first := sort.Search(len(all), func(i int) bool { return all[i].start >= t.Start() })
	s := p.Doc.Text.String()[:t.End()]
	for _, q := range all[first:] {
		if q.start >= t.End() {
			return false
		}
		if !q.quoted && (isDay(q) || c.counts(s, q)) {
			return true
		}
	}
	return false
}

// counts reports whether q is a number with a measure word that counts something and is no
// part of a name such as 三会一课.
func (c *Concreteness) counts(s string, q quantity) bool {
	switch q.unit {
	case "", "年", "月", "日", "号":
		return false
	}
	return (!q.han || countsSomething(s, q)) && !c.phrasebook.names(s, q.start)
}

// countsSomething reports whether a Han number and its measure word count things, as in
// 三次会议. 一个, 一项 and their like are mere articles, 一批 and 一系列 no numbers; 一次性,
// 第一次 and 五个方面 are none either.
func countsSomething(s string, q quantity) bool {
	before, after := s[:q.start], s[q.end:]
	if endsAny(before, "第", "每", "又", "再", "另", "同", "某", "任何", "统", "进") != "" || hasAny(after, "性", "方面", "一", "以贯") != "" {
		return false
	}
	if q.unit == "个" && hasAny(after, precepts()...) != "" {
		return false
	}
	return isCounter(q.unit) && (q.value != 1 || strings.Contains("名次户例", q.unit))
}

// precepts returns what follows 个 in the name of a set of precepts, which counts acts and
// not things: 四个不摘, 三个坚持.
func precepts() []string {
	return []string{"不", "坚持", "必须", "务必", "带头", "区分", "到位", "强化", "注重", "绝不", "毫不", "意识", "自信", "维护", "确立", "严禁", "转变", "提升", "确保", "聚焦", "突出", "更", "走在前", "做到", "始终", "服从"}
}

// isCounter reports whether a measure word makes a Han number a figure. All of several
// characters do.
func isCounter(unit string) bool {
	return utf8.RuneCountInString(unit) > 1 || strings.Contains("次名位家户项件起例场期份篇封张本册部台辆艘架座栋幢间处所亩吨元天轮条人个种成倍批遍趟回笔宗支组双对套堂门块口米%", unit)
}

// times returns the words that set a time without a date.
func times() []string {
	return []string{"每季度", "每月", "每周", "每天", "每日", "每半年", "每半月", "每两周", "每两月", "每两个月", "每学期", "每旬", "按月", "按季", "按周", "逐月", "逐季",
		"年内", "月内", "月底", "月末", "季末", "年底前", "年底之前", "年末", "季度", "上半年", "下半年", "周一", "周二", "周三", "周四", "周五", "周六", "周日", "星期",
		"当天", "当日", "当月", "次日", "节前", "汛前", "汛期前", "开学前"}
}

// setsTime reports whether s sets a time: a month or a day, or a word such as 每季度.
func setsTime(s string) bool {
	if containsAny(s, times()) {
		return true
	}
	for _, q := range quantities(s) {
		if !q.quoted && isDay(q) {
			return true
		}
	}
	return false
}

// isDay reports whether q is a month or a day.
func isDay(q quantity) bool {
	return q.unit == "月" && (!q.han || q.value > 1) || (q.unit == "日" || q.unit == "号") && !q.han
}

// namesOwner reports whether s says who is responsible: 牵头, 责任人：, 由 … 负责.
func namesOwner(s string) bool {
	if containsAny(s, []string{"牵头", "具体负责", "责任人：", "责任单位：", "责任部门：", "责任领导：", "责任人为", "责任单位为"}) {
		return true
	}
	for {
		_, rest, found := strings.Cut(s, "由")
		if !found {
			return false
		}
		s = rest
		clause := rest[:ahead(rest, 0, maxOwner)]
		if end := strings.IndexAny(clause, "，；：。！？\n"); end >= 0 {
			clause = clause[:end]
		}
		if hasAny(rest, "于", "此", "来", "衷", "浅", "表", "内", "外", "点", "小", "弱", "大", "低") == "" && containsAny(clause, tasks()) {
			return true
		}
	}
}

// maxOwner is how many characters behind 由 may name the owner and the task.
const maxOwner = 30

// tasks returns what an owner named behind 由 does.
func tasks() []string {
	return []string{"负责", "牵头", "承办", "承担", "督办", "审核", "把关", "包联", "逐", "组织", "具体", "实施", "验收", "检查", "抽查", "核对", "销号"}
}

// namesDocument reports whether s names a document: one in 《》 that is no textbook, or a
// document number.
func namesDocument(s string) bool {
	if strings.Contains(s, "〔") {
		return true
	}
	for {
		_, rest, found := strings.Cut(s, "《")
		if !found {
			return false
		}
		var title string
		title, s, _ = strings.Cut(rest, "》")
		if !containsAny(title, []string{"治国理政", "选读", "选编", "读本", "论述", "摘编", "文选", "著作", "学习纲要", "概论", "讲话", "简史"}) {
			return true
		}
	}
}

// namesProgrammes reports whether s refers to more than one programme of a named body:
// 省委“…”行动, 县委“…”活动. One alone is often a slogan.
func namesProgrammes(s string) bool {
	return strings.Count(s, "委“")+strings.Count(s, "政府“")+strings.Count(s, "局“") > 1
}

// namesPerson reports whether s names a person without giving the name away: 周某, 李某某.
func namesPerson(s string) bool {
	for i := strings.Index(s, "某"); i > 0; {
		if !isOneOf(runeBefore(s, i), "，。；：、的有在对为是到以个") && !isOneOf(runeAt(s, i+len("某")), "些种个项次") {
			return true
		}
		next := strings.Index(s[i+len("某"):], "某")
		if next < 0 {
			return false
		}
		i += len("某") + next
	}
	return false
}

// A placeName is what names of bodies or places end in, with the characters before and
// behind that make it another word.
type placeName struct{ suffix, before, behind string }

// placeNames returns the endings that tell the name of a body or a place: 县审计局, 石桥水库.
func placeNames() []placeName {
	return []placeName{
		{"局", "全我本各市县区省布格结当大顾时终整破变", "势面部限长党班机"},
		{"镇", "乡城村集各全我本", "村域街级"},
		{"村", "农乡全各驻本进下入到山", "振民干级庄务"},
		{"巷", "街小大", ""},
		{"街道", "各我全本", ""},
		{"检察院", "", ""}, {"法院", "各级我本全", ""}, {"医院", "各级我本全在到", ""},
		{"小学", "中各", "生"}, {"中学", "各在", "生"}, {"水库", "各座小大", ""}, {"水厂", "各我本全", ""},
		{"泵站", "各", ""}, {"大桥", "", ""}, {"支行", "各我本全", ""}, {"集团", "我本全", ""}, {"派出所", "各", ""},
		{"车间", "各我本全", ""}, {"片区", "各", ""}, {"作业区", "各", ""}, {"大厅", "各", ""}, {"窗口", "各", ""},
	}
}

// namesPlace reports whether a clause names a body or a place; 有温度的医院 is none by name.
func namesPlace(clause string) bool {
	for _, n := range placeNames() {
		if i := strings.Index(clause, n.suffix); i >= 2*len("县") && isHan(runeBefore(clause, i)) && runeBefore(clause, i) != '的' &&
			!isOneOf(runeBefore(clause, i), n.before) && !isOneOf(runeAt(clause, i+len(n.suffix)), n.behind) {
			return true
		}
	}
	return false
}
