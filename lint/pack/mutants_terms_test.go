package pack

import (
	"fmt"
	"slices"
	"strings"
)

// formulationTexts returns texts that hold set formulations, right and wrong.
func (s *subject) formulationTexts(m mutation) []string {
	switch m.path[0] {
	case "terms":
		return s.termTexts(m)
	case "quoted":
		return s.quotedTexts(m)
	case "series":
		return s.seriesTexts(m)
	case "verbs":
		return s.verbTexts(m)
	case "years":
		return s.yearTexts(m)
	case "titles":
		return s.titleTexts(m)
	case "bodies":
		return s.bodyTexts(m)
	}
	return among(m.what)
}

// among returns a phrase by itself and with other characters beside it, with which its
// first or last one may make a word.
func among(phrase string) []string {
	list := []string{phrase, "“" + phrase + "”", "坚持" + phrase + "，逐项落实。"}
	for _, beside := range strings.Split("一 不 大 中 人 上 下 在 有 新 全 各 行 法 性 员 的 了 力 心 化 者 工 作 会 家", " ") {
		list = append(list, beside+phrase+"。", phrase+beside+"。", beside+phrase+beside+"。")
	}
	return list
}

// nearMisses returns a term with one slip: a character lost, doubled, exchanged with its
// neighbour, or with one that is taken for it or has nothing to do with it.
func (s *subject) nearMisses(term string) []string {
	r := []rune(strings.NewReplacer("“", "", "”", "").Replace(term))
	var list []string
	for i := range r {
		cut := slices.Delete(slices.Clone(r), i, i+1)
		list = append(list, string(cut), string(slices.Insert(slices.Clone(r), i, r[i])))
		for _, w := range append(slices.Clone(s.slips[r[i]]), '甲') {
			other := slices.Clone(r)
			other[i] = w
			list = append(list, string(other))
		}
		if i > 0 {
			swapped := slices.Clone(r)
			swapped[i-1], swapped[i] = r[i], r[i-1]
			list = append(list, string(swapped))
		}
	}
	return list
}

func (s *subject) termTexts(m mutation) []string {
	term := m.path[1]
	forms := slices.Concat(textsAt(s.table, "terms", term, "wrong"), textsAt(s.table, "terms", term, "sure"), s.nearMisses(term), []string{term})
	with := append(textsAt(s.table, "terms", term, "with"), "")
	if len(m.path) == 4 {
		switch m.path[2] {
		case "with":
			with = []string{m.what}
		default:
			forms = append([]string{m.what}, s.nearMisses(m.what)...)
		}
	}
	var list []string
	for _, w := range with {
		for _, f := range forms {
			list = append(list, w+"，"+f+"。")
		}
	}
	for _, f := range forms {
		list = append(list, "“"+f+"”", "坚持"+f+"，逐项落实。")
	}
	if len(m.path) == 4 && m.path[2] != "with" {
		for _, w := range with {
			for _, f := range among(m.what) {
				list = append(list, w+"，"+f)
			}
		}
	}
	return list
}

func (s *subject) quotedTexts(m mutation) []string {
	q := m.path[1]
	tail, _ := at(s.table, "quoted", q).(map[string]any)["tail"].(string)
	with, next, prev := textsAt(s.table, "quoted", q, "with"), textsAt(s.table, "quoted", q, "next"), textsAt(s.table, "quoted", q, "prev")
	plain, after := textsAt(s.table, "quoted", q, "plain"), textsAt(s.table, "quoted", q, "after")
	var list []string
	say := func(before, behind string) {
		list = append(list, before+q+tail+behind+"甲处。")
		if r := []rune(q); len(r) > 2 {
			list = append(list, before+string(r[:2])+"“"+string(r[2:])+"”"+behind+"。")
		}
	}
	say("", "")
	for _, w := range with {
		say(w+"，", "")
	}
	for _, n := range next {
		say("", n)
	}
	for _, p := range prev {
		say(p, "")
	}
	witnesses := append(slices.Clone(with), "")
	for _, w := range witnesses {
		for _, x := range plain {
			say(w+"，", x)
			for _, p := range prev {
				say(p, x)
			}
		}
		for _, x := range after {
			say(w+"，"+x, "")
			for _, n := range next {
				say(x, n)
			}
		}
	}
	return list
}

// orders returns the members of a series in wrong orders, and all but one of them.
func orders(parts []string) [][]string {
	backwards := slices.Clone(parts)
	slices.Reverse(backwards)
	list := [][]string{backwards, parts}
	for i := range parts {
		if i > 0 {
			swapped := slices.Clone(parts)
			swapped[i-1], swapped[i] = parts[i], parts[i-1]
			list = append(list, swapped)
		}
		list = append(list, slices.Delete(slices.Clone(backwards), i, i+1))
	}
	return list
}

func (s *subject) seriesTexts(m mutation) []string {
	parts := textsAt(s.table, "series", m.path[1], "parts")
	var list []string
	for _, order := range orders(parts) {
		list = append(list, "坚持"+strings.Join(order, "、")+"。")
	}
	for _, or := range textsAt(s.table, "series", m.path[1], "or") {
		list = append(list, "坚持"+or+"。")
	}
	for _, f := range s.nearMisses(strings.Join(parts, "、")) {
		list = append(list, f+"。")
	}
	return list
}

func (s *subject) verbTexts(m mutation) []string {
	var list []string
	verbs := sortedEntries(s.table, "verbs")
	of := func(term string) string { v, _ := at(s.table, "verbs", term, "verb").(string); return v }
	for _, term := range verbs {
		for _, v := range slices.Concat(textsAt(s.table, "verbs", term, "wrong"), textsAt(s.table, "verbs", term, "lenient"), []string{of(term)}) {
			list = append(list, "班子自觉"+v+"“"+term+"”，抓好整改。")
			for _, other := range verbs {
				list = append(list, v+"“"+term+"”、"+of(other)+"“"+other+"”。", of(other)+"“"+other+"”、"+v+"“"+term+"”。")
			}
		}
	}
	return list
}

func (s *subject) yearTexts(m mutation) []string {
	term := m.path[1]
	var list []string
	for year := 2012; year <= 2028; year++ {
		line := "%d年度述职述廉报告\n一、履职情况\n深入学习贯彻%s，举办培训2期。\n"
		list = append(list, fmt.Sprintf(line, year, term))
		for _, u := range textsAt(s.table, "years", term, "unless") {
			list = append(list, fmt.Sprintf(line, year, term+"，宣讲"+u))
		}
	}
	return list
}

func (s *subject) titleTexts(m mutation) []string {
	title := m.path[1]
	names := slices.Concat(textsAt(s.table, "titles", title, "wrong"), []string{title, m.what}, textsAt(s.table, "titles", title, "short"))
	for _, short := range append(textsAt(s.table, "titles", title, "short"), title) {
		names = append(names, s.nearMisses(short)...)
	}
	for _, class := range []string{"条例", "准则", "规定", "规则", "办法", "细则", "意见"} {
		for _, other := range []string{"条例", "准则", "规定", "规则", "办法", "细则", "意见"} {
			if core, ok := strings.CutSuffix(title, class); ok && other != class {
				names = append(names, core+other)
			}
		}
	}
	var list []string
	for _, n := range names {
		list = append(list, "认真学习《"+n+"》。")
	}
	return list
}

func (s *subject) bodyTexts(m mutation) []string {
	word := m.path[1]
	offices, except := textsAt(s.table, "bodies", word, "offices"), textsAt(s.table, "bodies", word, "except")
	var list []string
	for _, next := range textsAt(s.table, "bodies", word, "next") {
		for _, office := range slices.Concat(offices, except) {
			list = append(list, office+word+next+"反映的事项已办结。")
			for _, u := range textsAt(s.table, "bodies", word, "unless") {
				list = append(list, u+"来人，"+office+word+next+"反映的事项已办结。")
			}
		}
	}
	return list
}
