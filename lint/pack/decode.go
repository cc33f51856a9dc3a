package pack

import (
	"encoding"
	"fmt"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/BurntSushi/toml"
)

// decode fills the fields of the targets, pointers to structs, from one table and
// reports every key that none of them knows and every value that does not fit.
//
// It does not use the decoder of the TOML package, which stops at the first mistake,
// ignores the case of keys, and silently leaves a map empty when it is given no table.
func (s *source) decode(path []string, table map[string]any, targets ...any) {
	fields := map[string]reflect.Value{}
	var names []string
	for _, t := range targets {
		v := reflect.ValueOf(t).Elem()
		for _, f := range reflect.VisibleFields(v.Type()) {
			if name := key(f); name != "" {
				fields[name] = v.FieldByIndex(f.Index)
				names = append(names, name)
			}
		}
	}
	for _, k := range s.keys(path, table) {
		at := append(path[:len(path):len(path)], k)
		if f, ok := fields[k]; ok {
			s.value(at, table[k], f)
		} else {
			s.fault(at, "没有 %s 这个键%s", label([]string{k}), candidates(k, names))
		}
	}
}

// keys returns the keys of a table in the order of the file.
func (s *source) keys(path []string, table map[string]any) []string {
	var keys []string
	for _, k := range s.children(path...) {
		if _, ok := table[k]; ok {
			keys = append(keys, k)
		}
	}
	if len(keys) < len(table) {
		// The scanner and the parser read a key differently. Order is lost, no key is.
		keys = slices.Sorted(maps.Keys(table))
	}
	return keys
}

// key returns the TOML key of a struct field, or "" for one that has none.
func key(f reflect.StructField) string {
	if !f.IsExported() || f.Anonymous {
		return ""
	}
	name, option, _ := strings.Cut(f.Tag.Get("toml"), ",")
	switch {
	case name == "-", option == keyOption:
		return ""
	case name == "":
		return strings.ToLower(f.Name)
	}
	return name
}

// value fills v from the TOML value x at path.
func (s *source) value(path []string, x any, v reflect.Value) {
	if v.Kind() == reflect.Pointer {
		v.Set(reflect.New(v.Type().Elem()))
		v = v.Elem()
	}
	done, err := unmarshal(x, v)
	switch {
	case err != nil:
		s.fault(path, "%v", err)
	case !done && !s.convert(path, x, v):
		s.fault(path, "%s 应为%s，这里是%s", label(path[len(path)-1:]), wanted(v.Type()), given(x))
	}
}

// convert fills v of any kind, and reports whether x is of the type it needs.
func (s *source) convert(path []string, x any, v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Struct:
		table, ok := x.(map[string]any)
		if ok {
			s.decode(path, table, v.Addr().Interface())
		}
		return ok
	case reflect.Map:
		return s.mapping(path, x, v)
	case reflect.Slice:
		if f, ok := entryKey(v.Type().Elem()); ok {
			return s.tabulated(path, x, v, f.Index)
		}
		return s.slice(path, x, v)
	}
	_, text := v.Addr().Interface().(encoding.TextUnmarshaler)
	return !text && s.scalar(path, x, v)
}

// unmarshal lets types that decode themselves do so.
func unmarshal(x any, v reflect.Value) (bool, error) {
	if u, ok := v.Addr().Interface().(toml.Unmarshaler); ok {
		return true, u.UnmarshalTOML(x)
	}
	text, isText := x.(string)
	if u, ok := v.Addr().Interface().(encoding.TextUnmarshaler); ok && isText {
		return true, u.UnmarshalText([]byte(text))
	}
	return false, nil
}

func (s *source) mapping(path []string, x any, v reflect.Value) bool {
	table, ok := x.(map[string]any)
	if !ok {
		return false
	}
	v.Set(reflect.MakeMapWithSize(v.Type(), len(table)))
	for _, k := range s.keys(path, table) {
		at := append(path[:len(path):len(path)], k)
		if strings.TrimSpace(k) == "" {
			s.fault(at, "键不能是空的")
			continue
		}
		s.size(at, k)
		item := reflect.New(v.Type().Elem()).Elem()
		s.value(at, table[k], item)
		v.SetMapIndex(reflect.ValueOf(k).Convert(v.Type().Key()), item)
	}
	return true
}

func (s *source) slice(path []string, x any, v reflect.Value) bool {
	list := reflect.ValueOf(x)
	if list.Kind() != reflect.Slice {
		return false
	}
	if list.Len() == 0 {
		s.fault(path, "%s 是空的，请填写或删去", label(path[len(path)-1:]))
	}
	v.Set(reflect.MakeSlice(v.Type(), list.Len(), list.Len()))
	for i := range list.Len() {
		s.value(append(path[:len(path):len(path)], strconv.Itoa(i)), list.Index(i).Interface(), v.Index(i))
	}
	s.entries(path, list)
	return true
}

// entries reports texts in a list that are empty or stand there twice.
func (s *source) entries(path []string, list reflect.Value) {
	seen := map[string]bool{}
	for i := range list.Len() {
		at := append(path[:len(path):len(path)], strconv.Itoa(i))
		text, ok := list.Index(i).Interface().(string)
		switch {
		case ok && strings.TrimSpace(text) == "":
			s.fault(at, "这一项是空的，请填写或删去")
		case ok && seen[text]:
			s.fault(at, "“%s”重复", text)
		}
		seen[text] = true
	}
}

// scalar fills a string, a truth value or a number.
func (s *source) scalar(path []string, x any, v reflect.Value) bool {
	switch x := x.(type) {
	case string:
		return s.setText(path, x, v)
	case bool:
		if v.Kind() == reflect.Bool {
			v.SetBool(x)
			return true
		}
	case int64:
		return integer(x, v)
	case float64:
		if v.CanFloat() {
			v.SetFloat(x)
			return true
		}
	}
	return false
}

func (s *source) setText(path []string, x string, v reflect.Value) bool {
	if v.Kind() != reflect.String {
		return false
	}
	s.size(path, x)
	s.pattern(path, x)
	v.SetString(x)
	return true
}

func integer(x int64, v reflect.Value) bool {
	switch {
	case v.CanInt() && !v.OverflowInt(x):
		v.SetInt(x)
	case v.CanUint() && x >= 0 && !v.OverflowUint(uint64(x)):
		v.SetUint(uint64(x))
	case v.CanFloat():
		v.SetFloat(float64(x))
	default:
		return false
	}
	return true
}

// size reports a parameter that is too long. Texts for people may be longer.
func (s *source) size(path []string, text string) {
	if len(text) > maxValue && !slices.Contains([]string{"why", "flagged", "silent"}, path[min(2, len(path)-1)]) {
		s.fault(path, "%s 超过 %d 字节", label(path[len(path)-1:]), maxValue)
	}
}

// pattern judges a regular expression, which is what kinds call pattern, when or unless.
// One that matches nothing at all matches everywhere.
func (s *source) pattern(path []string, expr string) {
	if !slices.Contains([]string{"pattern", "when", "unless"}, path[len(path)-1]) {
		return
	}
	re, err := regexp.Compile(expr)
	switch {
	case err != nil:
		s.fault(path, "%s 不是有效的正则表达式：%v", path[len(path)-1], err)
	case re.MatchString(""):
		s.fault(path, "%s 连空文字也能匹配，处处都会匹配，请改写", path[len(path)-1])
	}
}

// wanted describes a type for the reader of a mistake.
func wanted(t reflect.Type) string {
	text := reflect.PointerTo(t).Implements(reflect.TypeFor[encoding.TextUnmarshaler]())
	switch {
	case text && t.Kind() == reflect.Struct:
		return "文字或表"
	case text, t.Kind() == reflect.String:
		return "加引号的文字"
	}
	kind := t.Kind()
	if kind == reflect.Slice {
		if _, ok := entryKey(t.Elem()); ok {
			kind = reflect.Map
		}
	}
	switch kind {
	case reflect.Bool:
		return " true 或 false"
	case reflect.Slice:
		return "方括号里的一列值，如 [\"甲\", \"乙\"]"
	case reflect.Map, reflect.Struct:
		return "一个表，如 { \"甲\" = … }"
	case reflect.Float32, reflect.Float64:
		return "数"
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return "非负整数"
	}
	return "整数"
}

// given describes a TOML value for the reader of a mistake.
func given(x any) string {
	switch x := x.(type) {
	case string:
		return fmt.Sprintf("文字 %q", x)
	case bool, int64, float64:
		return fmt.Sprintf(" %v", x)
	case map[string]any:
		return "一个表"
	case []any, []map[string]any:
		return "一列值"
	}
	return "日期或时间"
}
