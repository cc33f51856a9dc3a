package pack

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/check"
)

// A Param is a key of a table in a pack or in jiaogao.toml, as manuals and schemas tell
// it. All is read off the struct that the table is decoded into: the type of the field
// and its tags, `doc` for the description and `one` for the words that may be written.
type Param struct {
	Key     string
	Doc     string   // what it is for, in Chinese
	Default string   // as TOML writes it; empty where a table without the key says nothing
	Values  []string // the words that may be written; nil: any
	Entries []Param  // the keys of the tables that are its value, or the entries of it

	kind  reflect.Type // of the value as packs write it
	index []int        // of the field
}

// Type names in Chinese what is to be written.
func (p *Param) Type() string { return shape(p.kind) }

// Value returns what the parameter is set to in the struct that it was read off.
func (p *Param) Value(of reflect.Value) reflect.Value { return of.FieldByIndex(p.index) }

// KindParams returns the parameters of a kind, without those that every rule has.
func KindParams(k check.Kind) []Param { return params(reflect.ValueOf(k.New()).Elem()) }

// RuleParams returns the keys that every rule has.
func RuleParams() []Param {
	list := paramsOf(reflect.TypeFor[lint.Rule]())
	for i := range list {
		switch list[i].Key {
		case "kind":
			for _, k := range check.Kinds() {
				list[i].Values = append(list[i].Values, k.Name)
			}
		case "severity":
			list[i].Default = fmt.Sprintf("%q", lint.Warning)
		}
	}
	return list
}

// PartParams returns the keys of a part of a report.
func PartParams() []Param {
	topics := Param{Key: "topics", Doc: topicsDoc, kind: reflect.TypeFor[map[string]lint.Topic]()}
	topics.Entries = paramsOf(reflect.TypeFor[lint.Topic]())
	return append(paramsOf(reflect.TypeFor[lint.Part]()), topics)
}

// topicsDoc describes the one key of a part that is decoded apart.
const topicsDoc = "这一部分必须写到的事项，各起一个名字：[part.名字.topics.事项]"

// HeadParams returns the keys of the table [pack].
func HeadParams() []Param { return paramsOf(reflect.TypeFor[packHead]()) }

// GradeParams returns the keys of the table [grade].
func GradeParams() []Param { return params(reflect.ValueOf(gradeHead{Full: defaultFull})) }

// ConfigParams returns the keys of jiaogao.toml.
func ConfigParams() []Param { return paramsOf(reflect.TypeFor[configFile]()) }

func paramsOf(t reflect.Type) []Param { return params(reflect.Zero(t)) }

// params reads the parameters off a struct whose fields hold the defaults.
func params(v reflect.Value) []Param {
	var list []Param
	for _, f := range reflect.VisibleFields(v.Type()) {
		name := key(f)
		if name == "" {
			continue
		}
		p := Param{Key: name, Doc: f.Tag.Get("doc"), kind: written(f.Type), index: f.Index}
		if one := f.Tag.Get("one"); one != "" {
			p.Values = strings.Fields(one)
		}
		if field := v.FieldByIndex(f.Index); !field.IsZero() {
			p.Default = fmt.Sprint(field.Interface())
		}
		if isSeverity(p.kind) {
			p.Values = severityNames()
		}
		if t := tableWithin(p.kind); t != nil {
			p.Entries = paramsOf(t)
		}
		list = append(list, p)
	}
	return list
}

// isSeverity reports whether the names of severities are to be written.
func isSeverity(t reflect.Type) bool {
	return t == reflect.TypeFor[lint.Severity]() || t.Kind() == reflect.Map && isSeverity(t.Elem())
}

// severityNames lists the severities, the gravest first.
func severityNames() []string {
	var names []string
	for s := lint.Error; s >= lint.Off; s-- {
		names = append(names, s.String())
	}
	return names
}

// written returns the type of what a pack writes for a field.
func written(t reflect.Type) reflect.Type {
	if n, ok := reflect.Zero(t).Interface().(interface{ Notation() any }); ok {
		return reflect.TypeOf(n.Notation())
	}
	return t
}

// tableWithin returns the struct that the tables of a type are decoded into, or nil.
func tableWithin(t reflect.Type) reflect.Type {
	switch t.Kind() {
	case reflect.Struct:
		return t
	case reflect.Map, reflect.Slice, reflect.Pointer:
		return tableWithin(t.Elem())
	}
	return nil
}

// shape names in Chinese what is written for a type.
func shape(t reflect.Type) string {
	switch t.Kind() {
	case reflect.Bool:
		return "true 或 false"
	case reflect.String:
		return "文字"
	case reflect.Float32, reflect.Float64:
		return "数"
	case reflect.Struct:
		return "表"
	case reflect.Map:
		return "表，每项是" + shape(t.Elem())
	case reflect.Slice:
		if _, ok := entryKey(t.Elem()); ok {
			return "表，每项是" + shape(t.Elem())
		}
		return "一列" + shape(t.Elem())
	}
	if t == reflect.TypeFor[lint.Severity]() {
		return "级别"
	}
	return "整数"
}
