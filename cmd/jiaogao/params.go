package main

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/check"
	"github.com/jiaogao/jiaogao/lint/output"
	"github.com/jiaogao/jiaogao/lint/pack"
)

// paramManual lists the parameters of a kind, those of its tables indented below them.
func paramManual(k *check.Kind) string {
	rows := paramRows(pack.KindParams(*k), "  ")
	if len(rows) == 0 {
		return ""
	}
	return "\n参数\n" + table(rows)
}

func paramRows(list []pack.Param, indent string) [][]string {
	var rows [][]string
	for _, q := range list {
		rows = append(rows, []string{indent + q.Key, describe(&q)})
		rows = append(rows, paramRows(q.Entries, indent+"  ")...)
	}
	return rows
}

// describe says in one line what is to be written for a parameter.
func describe(q *pack.Param) string {
	s := q.Doc + "（" + q.Type()
	if q.Default != "" {
		s += "，默认 " + q.Default
	}
	if q.Values != nil {
		s += "：" + strings.Join(q.Values, "、")
	}
	return s + "）"
}

// settingColumns is how wide the line of a parameter is at most.
const settingColumns = 90

// fewValues is how many entries of a list an explanation shows.
const fewValues = 8

// settings tells the parameters that a rule has, long lists by their length.
func settings(r *lint.Rule) string {
	k := kindOf(r.Kind)
	if k == nil {
		return ""
	}
	v := reflect.ValueOf(r.Check).Elem()
	var lines []string
	for _, q := range pack.KindParams(*k) {
		if text := setting(q.Value(v)); text != "" {
			lines = append(lines, output.Shorten(q.Key+" = "+text, settingColumns))
		}
	}
	return strings.Join(lines, "\n")
}

// setting writes a value as TOML does, or says how much there is of it.
func setting(v reflect.Value) string {
	switch {
	case v.IsZero():
		return ""
	case v.Kind() == reflect.Map || v.Kind() == reflect.Slice && (v.Len() > fewValues || v.Type().Elem().Kind() != reflect.String):
		return fmt.Sprintf("……（%d项）", v.Len())
	case v.Kind() == reflect.Slice:
		return "[" + strings.Join(quoted(v), ", ") + "]"
	case v.Type() != reflect.TypeFor[string]() && v.Kind() == reflect.String:
		return "……（词表）"
	case v.Kind() == reflect.String:
		return fmt.Sprintf("%q", v.String())
	}
	return fmt.Sprint(v.Interface())
}

func quoted(v reflect.Value) []string {
	list := make([]string, v.Len())
	for i := range list {
		list[i] = fmt.Sprintf("%q", v.Index(i).String())
	}
	return list
}
