package check

import (
	"errors"
	"fmt"
	"iter"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// Words is a table of wrong forms, each with its [Word]. It is kept as a text with an index,
// a line a word. Fields are separated by tabs, the members of a list by bars within.
type Words lineTable

// newWords returns the table of lines.
func newWords(lines []string) Words {
	return Words(newLineTable(lines, func(line string) []string {
		wrong, _, _ := strings.Cut(line, wordField)
		return []string{wrong}
	}))
}

// A Word is what is known of a wrong form.
type Word struct {
	Right   string   `doc:"正确的写法；几种都可以时用“|”隔开；与 whole 同用时可写 $1、$2" alone:"true"` // what it should be; several forms are separated by "|"
	When    string   `doc:"正则表达式：它在本句中匹配到的内容包含这个词，才算错"`                          // a regexp; wrong only where it matches around the word, within the sentence
	Unless  string   `doc:"正则表达式：它匹配到的内容与这个词重叠，就不算错"`                            // a regexp; right where it matches around the word
	Whole   bool     `doc:"连同 when 匹配到的全部内容一起标出、一起改；when 里有分组 (?<it>…) 的，只标这一组"` // flag and replace all that When matches
	Note    string   `doc:"补充说明，附在提示之后"`                                         // why, for the message
	Legal   []string `doc:"正确的上下文，原样出现时不算错；也用于测试"`                               // contexts in which it is right
	Flagged []string `doc:"应当标出的例子，位置用【】括起；只用于测试"`                               // examples, each place marked by 【】
}

const (
	wordField  = "\t"
	wordList   = "\x1f"
	wordFields = 9
)

// UnmarshalTOML decodes a table whose values are right forms or tables of the fields of a
// [Word]. The interface wants any.
func (w *Words) UnmarshalTOML(value any) error {
	table, ok := value.(map[string]any)
	if !ok {
		return errors.New("应为“错 = 对”的表")
	}
	var lines []string
	var errs []error
	for _, wrong := range slices.Sorted(maps.Keys(table)) {
		var word Word
		if err := word.decode(table[wrong]); err != nil {
			errs = append(errs, fmt.Errorf("“%s”：%w", wrong, err))
		}
		lines = append(lines, word.line(wrong))
	}
	*w = newWords(lines)
	return errors.Join(errs...)
}

func (w *Word) decode(value any) error {
	if right, ok := value.(string); ok {
		w.Right = right
		return nil
	}
	table, ok := value.(map[string]any)
	if !ok {
		return errors.New("应为正确的写法，或一张小表")
	}
	fields := map[string]any{"right": &w.Right, "when": &w.When, "unless": &w.Unless, "whole": &w.Whole, "note": &w.Note, "legal": &w.Legal, "flagged": &w.Flagged}
	for _, key := range slices.Sorted(maps.Keys(table)) {
		field, ok := fields[key]
		if !ok {
			return fmt.Errorf("没有 %s 这个键，可写 right、when、unless、whole、note、legal、flagged", key)
		}
		if !setField(field, table[key]) {
			return fmt.Errorf("%s 的值类型不对", key)
		}
	}
	return nil
}

// setField sets what field points to, if the value fits.
func setField(field, value any) bool {
	ok := false
	switch field := field.(type) {
	case *string:
		*field, ok = value.(string)
	case *bool:
		*field, ok = value.(bool)
	case *[]string:
		var list []any
		if list, ok = value.([]any); !ok {
			return false
		}
		for _, member := range list {
			s, isText := member.(string)
			*field, ok = append(*field, s), ok && isText
		}
	}
	return ok
}

// line encodes a word. Empty fields at the end are left out.
func (w *Word) line(wrong string) string {
	whole := ""
	if w.Whole {
		whole = "whole"
	}
	fields := [wordFields]string{
		wrong, w.Right, strings.Join(w.Legal, wordList), w.When, conditionOf(wrong, w.When).field(), w.Unless, whole, w.Note, strings.Join(w.Flagged, wordList),
	}
	for i := range fields {
		fields[i] = strings.ReplaceAll(strings.ReplaceAll(fields[i], wordField, " "), "\n", " ")
	}
	return strings.TrimRight(strings.Join(fields[:], wordField), wordField)
}

// parseWord decodes a line. What a match of When needs is no part of the word.
func parseWord(line string) (wrong string, word Word, needs condition) {
	var fields [wordFields]string
	for i := range fields {
		fields[i], line, _ = strings.Cut(line, wordField)
	}
	return fields[0], Word{
		Right: fields[1], Legal: wordsOf(fields[2]), When: fields[3], Unless: fields[5],
		Whole: fields[6] != "", Note: fields[7], Flagged: wordsOf(fields[8]),
	}, parseCondition(fields[4])
}

func wordsOf(field string) []string {
	if field == "" {
		return nil
	}
	return strings.Split(field, wordList)
}

// All yields the words by their wrong forms.
func (w Words) All() iter.Seq2[string, Word] {
	return func(yield func(string, Word) bool) {
		for line := range strings.Lines(lineTable(w).open().text) {
			if wrong, word, _ := parseWord(strings.TrimSuffix(line, "\n")); !yield(wrong, word) {
				return
			}
		}
	}
}

// rights returns the right forms.
func (w *Word) rights() []string {
	if w.Right == "" {
		return nil
	}
	return strings.Split(w.Right, "|")
}

// verify reports what is wrong with a word.
func (w *Word) verify(wrong string) error {
	for _, expr := range []string{w.When, w.Unless} {
		if _, err := regexp.Compile(expr); err != nil {
			return fmt.Errorf("“%s”的正则表达式有误：%v", wrong, err)
		}
	}
	switch {
	case wrong == "":
		return errors.New("错误的写法不能是空的")
	case slices.Contains(w.rights(), wrong):
		return fmt.Errorf("“%s”的错误写法与正确写法相同", wrong)
	case w.Right == "" && w.Note == "":
		return fmt.Errorf("“%s”既没有正确写法 right，也没有说明 note", wrong)
	case w.Whole && w.When == "":
		return fmt.Errorf("“%s”写了 whole，却没有 when", wrong)
	case w.When != "" && len(w.Flagged) == 0:
		return fmt.Errorf("“%s”有 when，请用 flagged 举一个应当标出的例子", wrong)
	}
	for _, text := range w.Legal {
		if !strings.Contains(text, wrong) {
			return fmt.Errorf("“%s”的 legal “%s”里没有这个词", wrong, text)
		}
	}
	return nil
}
