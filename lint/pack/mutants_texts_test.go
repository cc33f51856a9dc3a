package pack

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

// texts returns texts in which a change of the rule may show, made of its own data. They
// need make no sense: the rule as it ships says what is right.
func (s *subject) texts(m mutation) []string {
	switch s.rule.Kind {
	case "wording":
		return s.wordingTexts(m)
	case "pattern":
		return s.patternTexts(m)
	case "formulation":
		return s.formulationTexts(m)
	case "concreteness":
		return concretenessTexts(m)
	case "pairing":
		return s.pairingTexts(m)
	case "repetition":
		return repetitionTexts(m)
	case "enumeration":
		return s.setTexts(m)
	case "numerals":
		return []string{m.word + "。", "学习" + m.word + "，落实到人。"}
	}
	return nil
}

func (s *subject) wordingTexts(m mutation) []string {
	switch key := m.path[len(m.path)-1]; {
	case m.path[0] == "idioms":
		return s.misspelled(m.what)
	case m.path[0] == "doubled":
		return framed(m.what + m.what)
	case key == "when" || key == "unless":
		entry, _ := at(s.table, m.path[:2]...).(map[string]any)
		when, _ := entry["when"].(string)
		return append(around(m, when, m.path[1]), framed(m.path[1])...)
	case m.word != "" && len(m.path) == 2:
		return append(framed(m.word), textsAt(s.table, m.path[0], m.path[1], "flagged")...)
	}
	return []string{m.what, m.what + "。", "认真" + m.what + "，逐项落实。"}
}

// framed returns a word by itself and in some sentences. What is called a comrade may be a
// name to a rule that looks for near misses, not to one that knows the word.
func framed(word string) []string {
	return []string{word, word + "同志", "他们，" + word + "，有始有终。", "把材料" + word + "楼上。", "群众" + word + "同意。", "这里" + word + "一样。", "今年" + word + "三月办理。"}
}

// misspelled returns a phrase with one character written for another.
func (s *subject) misspelled(phrase string) []string {
	var list []string
	right := []rune(phrase)
	for i, r := range right {
		for _, w := range s.slips[r] {
			wrong := slices.Clone(right)
			wrong[i] = w
			list = append(list, string(wrong))
		}
	}
	return list
}

// around returns texts for a pattern that must match around a word, or must not.
func around(m mutation, when, word string) []string {
	list := matching(m.old)
	if m.only != nil {
		list = matched(m.only)
	}
	if key := m.path[len(m.path)-1]; key != "unless" {
		return ended(append(list, "我们"+list[0], "为了"+list[0]))
	}
	if when == "" {
		return ended(list)
	}
	overlaps := slices.Clone(list)
	for _, v := range branches(when) {
		for _, w := range append(matched(v.only), matching(when)...) {
			for _, u := range overlaps {
				list = append(list, w+u, u+w)
				if word != "" {
					before, after, _ := strings.Cut(w, word)
					list = append(list, before+u, u+after, before+u+after, strings.Replace(u, word, w, 1))
				}
			}
		}
	}
	return ended(list)
}

// ended returns the texts with a full stop.
func ended(list []string) []string {
	for i := range list {
		list[i] += "。"
	}
	return list
}

func (s *subject) patternTexts(m mutation) []string {
	find, _ := s.table["find"].(string)
	if m.path[0] == "near" {
		var list []string
		for _, v := range branches(find) {
			list = append(list, matched(v.only)...)
		}
		return ended(list)
	}
	return around(m, find, "")
}

// padding stands for a word that no list knows.
const padding = "亍"

// hollow is a passage that states nothing.
const hollow = "坚持以更高标准、更严要求抓好各项工作，凝心聚力、攻坚克难，推动全站面貌焕然一新，各项事业迈上新台阶。"

// concretenessTexts returns passages in which the word decides whether clauses are empty.
func concretenessTexts(m mutation) []string {
	word, n := m.what, utf8.RuneCountInString(m.what)
	list := []string{word + "，" + hollow, hollow + word + "。"}
	for k := 0; k <= 2*n+1; k++ {
		clause := word + strings.Repeat(padding, k)
		list = append(list, strings.Repeat(clause+"，", 1+60/(n+k))+clause+"。")
		if k > 0 {
			list = append(list, "坚持"+strings.Repeat(clause, 1+60/(n+k))+"。")
		}
	}
	for empty := 10; empty <= 60; empty += 5 {
		clause := strings.Repeat(padding, 6) + word
		list = append(list, strings.Repeat("奋发有为，", empty/4)+strings.Repeat(clause+"，", (100-empty)/(6+n))+clause+"。")
	}
	return list
}

// repetitionTexts returns sentences that are repeated, with the phrase in them.
func repetitionTexts(m mutation) []string {
	var list []string
	for k := range 14 {
		line := m.what + "泵站逐日巡查闸门水位渗漏振动"[:3*k] + "。"
		list = append(list, "2023年度工作总结\n全年检修水泵六台，"+line+"\n更换闸门两扇。\n巡查河道三十公里，"+line+"\n", "2023年度工作总结\n"+line+"\n更换闸门两扇。\n"+line+"\n")
	}
	return list
}

// setTexts returns enumerations of a set with members left out and written otherwise.
func (s *subject) setTexts(m mutation) []string {
	if m.path[0] != "sets" {
		return nil
	}
	name := m.path[1]
	var list []string
	members := textsAt(s.table, "sets", name)
	say := func(members []string) {
		all := strings.Join(members, "、")
		list = append(list, "牢固树立“"+name+"”，即"+all+"，自觉服从安排。", "落实“"+name+"”（"+all+"）制度，逐项上会。")
	}
	first := make([]string, len(members))
	for i, text := range members {
		first[i], _, _ = strings.Cut(text, "|")
	}
	for i, text := range members {
		for _, form := range strings.Split(text, "|") {
			all := slices.Clone(first)
			all[i] = form
			say(all)
		}
		all := slices.Clone(first)
		all[i] = "甲丙庚辛"
		say(all)
		say(slices.Delete(slices.Clone(first), i, i+1))
	}
	return list
}

// pairingTexts returns reports in which a word decides which measure answers a problem.
func (s *subject) pairingTexts(m mutation) []string {
	switch {
	case m.path[0] == "stop":
		return []string{paired(m.what+"亍亍", m.what+"囗囗囗"), paired("夜校"+m.what+"亍亍", m.what+"囗囗囗")}
	case m.path[0] == "actions":
		return []string{paired("亍丂亐", m.what+"囗囡囝"), insideReport(m.what)}
	case m.path[0] == "lead":
		return []string{
			"河湾镇镇长2023年度述责述廉报告\n一、履行职责情况\n检修水泵。\n二、存在问题及改进措施\n1.食堂饭菜偏凉。" + m.what + "每周公布菜谱。\n2.库房账目不清。" + m.what + "按月盘点。\n",
			"河湾镇镇长2023年度述责述廉报告\n一、履行职责情况\n检修水泵。\n二、存在问题及改进措施\n1.食堂饭菜偏凉的问题，" + m.what + "，每周公布菜谱。\n2.库房账目不清的问题，" + m.what + "，按月盘点。\n",
		}
	case len(m.path) < 2:
		return []string{insideReport("修订")}
	}
	var list []string
	others := textsAt(s.table, m.path[0], m.path[1])
	if len(m.path) == 2 {
		for i := range others {
			list = append(list, paired(others[i]+"亍亍", others[(i+len(others)/2)%len(others)]+"囗囗囗"))
		}
		return list
	}
	for _, o := range others {
		if o != m.what && !strings.Contains(o, m.what) && !strings.Contains(m.what, o) && len(list) < 12 {
			list = append(list, paired(m.what+"亍亍", o+"囗囗囗"), paired(o+"亍亍", m.what+"囗囗囗"))
		}
	}
	return list
}

// paired returns a report with a problem and a measure among others.
func paired(problem, measure string) string {
	return fmt.Sprintf("河湾镇镇长2023年度述责述廉报告\n一、履行职责情况\n检修水泵六台。\n二、存在的不足\n1.食堂饭菜偏凉。职工反映菜品单调。\n2.%s。\n三、今后打算\n1.每周公布食堂菜谱，饭菜留样。\n2.%s。\n", problem, measure)
}

// insideReport returns a report whose items are named after problems.
func insideReport(act string) string {
	return "河湾镇2023年度整改情况报告\n一、整改落实情况\n1.关于食堂饭菜偏凉的问题\n" + act + "囗囡囝。\n2.关于库房账目不清的问题\n按月盘点。\n二、下一步打算\n每季度走访一轮。\n"
}

// sortedEntries returns the keys of the table at a path.
func sortedEntries(v any, path ...string) []string {
	table, _ := at(v, path...).(map[string]any)
	return slices.Sorted(maps.Keys(table))
}
