package check

import (
	"strings"
	"unicode/utf8"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// cells returns the mentions in tables: the row says what is counted, the column when.
func (l *ledger) cells() []mention {
	var list []mention
	for _, par := range l.pass.Doc.Paragraphs {
		if par.Table == nil || par.Column < 2 || par.Row < 2 {
			continue
		}
		head := header(par)
		year := yearIn(head)
		if year > 0 && year != l.pass.Doc.Year || containsAny(head, []string{"上年", "去年", "目标", "计划", "任务", "同期", "基数"}) {
			continue
		}
		q, name, ok := cell(par, head)
		if ok && utf8.RuneCountInString(name) >= keyLength {
			current := year > 0 || containsAny(head, []string{"本年", "今年", "全年", "完成", "实际", "实绩"})
			list = append(list, mention{quantity: q, name: name, sentence: -par.Number, current: current})
		}
	}
	return list
}

// cell reads the number that a cell consists of, and its name from the first cell of the
// row. Its measure word may stand there, or in the head of the column: 客运量（万人次）.
func cell(par *doc.Paragraph, head string) (q quantity, name string, ok bool) {
	s, first := par.Text.String(), par.Table.Rows[par.Row-1][0].String()
	list := quantities(s)
	if len(list) != 1 || list[0].start != 0 || list[0].end != len(s) || list[0].vague {
		return q, "", false
	}
	q = list[0]
	name, measure := bracketed(first)
	if q.unit == "" {
		if measure == "" {
			_, measure = bracketed(head)
		}
		size := scale(&q, measure)
		if q.unit = unitAt(measure[size:]); q.unit == "" {
			return q, "", false
		}
	}
	q.start, q.number, q.end = q.start+par.Text.Start(), q.number+par.Text.Start(), q.end+par.Text.Start()
	return q, name, true
}

// bracketed splits 客运量（万人次） into the name and what stands in the brackets.
func bracketed(s string) (name, inside string) {
	at := strings.IndexAny(s, "（(")
	if at < 0 {
		return s, ""
	}
	return strings.TrimSpace(s[:at]), strings.Trim(s[at:], "（）() ")
}

// yearIn returns the year that a head names, 0 if it names none.
func yearIn(head string) int {
	at := strings.Index(head, "20")
	if at < 0 {
		return 0
	}
	if year, size := doc.ArabicNumeral(head[at:]); size == len("2023") {
		return year
	}
	return 0
}
