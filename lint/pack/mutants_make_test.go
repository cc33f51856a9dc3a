package pack

import (
	"fmt"
	"maps"
	"regexp/syntax"
	"slices"
	"strconv"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
)

// dropped is what a mutant is called that lacks the whole rule.
const dropped = "the whole rule"

// gone stands for a value that is taken away.
type gone struct{}

// plain returns the keys whose values do not decide what a rule finds: texts for people,
// how a flaw is shown and mended, and examples.
func plain() []string {
	return []string{"kind", "title", "why", "source", "message", "severity", "note", "right", "flagged", "silent", "now", "minor", "replace"}
}

// bundles returns the lists whose members hold several words, separated by blanks.
func bundles() []string {
	return []string{"boasts", "slogans", "fillers", "nouns", "vague", "things", "names", "phrases"}
}

// edit returns v with x in the place of what stands at the path. What v shares with it is
// not changed.
func edit(v any, path []string, x any) any {
	if len(path) == 0 {
		return x
	}
	switch v := v.(type) {
	case map[string]any:
		c := maps.Clone(v)
		if c[path[0]] = edit(v[path[0]], path[1:], x); c[path[0]] == (gone{}) {
			delete(c, path[0])
		}
		return c
	case []any:
		i, _ := strconv.Atoi(path[0])
		c := slices.Clone(v)
		if c[i] = edit(v[i], path[1:], x); c[i] == (gone{}) {
			c = slices.Delete(c, i, i+1)
		}
		return c
	}
	return v
}

// at returns what stands at the path.
func at(v any, path ...string) any {
	for _, key := range path {
		switch t := v.(type) {
		case map[string]any:
			v = t[key]
		case []any:
			i, _ := strconv.Atoi(key)
			v = t[i]
		}
	}
	return v
}

// textsAt returns the texts of the list at the path.
func textsAt(v any, path ...string) []string {
	list, _ := at(v, path...).([]any)
	var texts []string
	for _, x := range list {
		if text, ok := x.(string); ok {
			texts = append(texts, text)
		}
	}
	return texts
}

// A mutation is one change of a table.
type mutation struct {
	path []string       // of the value that is changed
	new  any            // what takes its place; gone: nothing
	what string         // what was taken away or altered
	word string         // the word that a text must hold, where that is known
	old  string         // the text that was there, if it was one
	only *syntax.Regexp // the way of a pattern that was taken away, by itself
}

// mutants returns the mutants of the rule.
func (s *subject) mutants() []*mutant {
	list := []*mutant{{rule: s.rule.ID, what: dropped, of: s, look: s.look(),
		packs: func() ([]lint.Pack, error) { return s.with(nil), nil }, texts: func() []string { return nil }}}
	s.walk(nil, s.table, func(m mutation) {
		m.old, _ = at(s.table, m.path...).(string)
		list = append(list, &mutant{rule: s.rule.ID, what: strings.Join(m.path, "/") + " " + m.what, word: m.word, of: s, look: s.look(),
			texts: func() []string { return s.texts(m) },
			packs: func() ([]lint.Pack, error) {
				r, err := s.decoded(m)
				if err != nil {
					return nil, err
				}
				return s.with(r), nil
			}})
	})
	return list
}

// walk calls emit with each change of the value at the path.
func (s *subject) walk(path []string, v any, emit func(mutation)) {
	switch v := v.(type) {
	case map[string]any:
		s.walkTable(path, v, emit)
	case []any:
		for i, x := range v {
			at := append(path[:len(path):len(path)], strconv.Itoa(i))
			text, _ := x.(string)
			switch {
			case len(path) == 1 && slices.Contains(bundles(), path[0]):
				s.walkWords(at, text, emit)
				continue
			case strings.Contains(text, "|"):
				s.walkSplit(at, text, "|", emit)
			}
			if slices.Index(v, x) == i {
				emit(mutation{path: at, new: gone{}, what: text, word: s.needed(at, text)})
			}
		}
	case string:
		s.walkText(path, v, emit)
	case bool:
		emit(mutation{path: path, new: !v, what: "flipped"})
	case int64:
		emit(mutation{path: path, new: v - max(1, v/5), what: "lower"})
		emit(mutation{path: path, new: v + max(1, v/4), what: "higher"})
	case float64:
		emit(mutation{path: path, new: v * 0.8, what: "lower"})
		emit(mutation{path: path, new: v * 1.25, what: "higher"})
	}
}

func (s *subject) walkTable(path []string, table map[string]any, emit func(mutation)) {
	for _, k := range slices.Sorted(maps.Keys(table)) {
		at := append(path[:len(path):len(path)], k)
		if slices.Contains(plain(), k) || k == "legal" && s.exemplary(path) {
			continue
		}
		if len(path) != 1 || path[0] != "slips" {
			emit(mutation{path: at, new: gone{}, what: "dropped", word: s.needed(at, k)})
		}
		s.walk(at, table[k], emit)
	}
}

// exemplary reports whether what an entry of words lists as legal is an example only: the
// segmenter or a condition keeps the rule silent there.
func (s *subject) exemplary(path []string) bool {
	return path[0] == "seams" || at(s.table, append(path[:len(path):len(path)], "when")...) != nil
}

// walkWords drops each of the words that stand in one text.
func (s *subject) walkWords(path []string, text string, emit func(mutation)) {
	s.walkSplit(path, text, " ", emit)
}

func (s *subject) walkSplit(path []string, text, separator string, emit func(mutation)) {
	words := strings.Split(text, separator)
	for i, w := range words {
		if w != "" {
			rest := strings.Join(slices.Delete(slices.Clone(words), i, i+1), separator)
			var x any = rest
			if rest == "" {
				x = gone{}
			}
			emit(mutation{path: path, new: x, what: w, word: s.needed(append(path[:len(path):len(path)], w), w)})
		}
	}
}

func (s *subject) walkText(path []string, text string, emit func(mutation)) {
	switch key := path[len(path)-1]; {
	case path[0] == "slips":
		s.walkWords(path, text, emit)
	case key == "when", key == "unless", key == "find" && s.rule.Kind == "pattern":
		for _, v := range branches(text) {
			emit(mutation{path: path, new: v.without, what: "without " + v.name, word: s.needed(path, ""), only: v.only})
		}
	case key == "doubled":
		for _, r := range text {
			emit(mutation{path: path, new: strings.ReplaceAll(text, string(r), ""), what: string(r), word: string(r) + string(r)})
		}
	}
}

// needed returns the word without which no text can show the change, where that is known.
func (s *subject) needed(path []string, word string) string {
	switch {
	case len(path) < 2, s.rule.Kind == "pairing" && len(path) == 2 && path[0] != "stop", path[0] == "idioms", path[0] == "in":
		return ""
	case s.rule.Kind == "wording" && (path[0] == "words" || path[0] == "seams"):
		return path[1]
	case s.rule.Kind == "formulation" && (len(path) == 2 && path[0] != "neighbours" || path[0] == "series" || path[0] == "titles" || len(path) == 3),
		s.rule.Kind == "enumeration", s.rule.Kind == "layout", s.rule.Kind == "pattern":
		return ""
	}
	return word
}

// learnSlips notes which characters the words of a rule take for which.
func (s *subject) learnSlips() {
	if s.rule.Kind != "wording" {
		return
	}
	note := func(right, wrong string) {
		a, b := []rune(right), []rune(wrong)
		if len(a) != len(b) {
			return
		}
		for i := range a {
			if a[i] != b[i] && !slices.Contains(s.slips[a[i]], b[i]) {
				s.slips[a[i]] = append(s.slips[a[i]], b[i])
			}
		}
	}
	for _, table := range []string{"words", "seams"} {
		entries, _ := s.table[table].(map[string]any)
		for _, wrong := range slices.Sorted(maps.Keys(entries)) {
			note(fmt.Sprint(rightOf(entries[wrong])), wrong)
		}
	}
	slips, _ := s.table["slips"].(map[string]any)
	for _, right := range slices.Sorted(maps.Keys(slips)) {
		for _, wrong := range strings.Fields(fmt.Sprint(slips[right])) {
			note(right, wrong)
		}
	}
}

// rightOf returns the right form that an entry of words names.
func rightOf(entry any) any {
	if table, ok := entry.(map[string]any); ok {
		return table["right"]
	}
	return entry
}
