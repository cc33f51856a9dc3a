package pack

import (
	"cmp"
	"fmt"
	"path"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
)

// A printer writes values as Go source. Lists of texts, and tables, are slices of arrays
// that the linker lays out: they cost nothing when the program starts.
type printer struct {
	strings.Builder
	array  string   // the name of the array of texts
	texts  []string // its elements
	tables []string // declarations of the arrays of tables
	static bool     // a table is being written: all must be constant
	err    error
}

// value writes v as it stands where the type is known from the context, as within a
// composite literal.
func (p *printer) value(v reflect.Value, elide bool) {
	switch v.Kind() {
	case reflect.String:
		p.WriteString(strconv.Quote(v.String()))
	case reflect.Bool:
		p.WriteString(strconv.FormatBool(v.Bool()))
	case reflect.Float32, reflect.Float64:
		p.WriteString(strconv.FormatFloat(v.Float(), 'g', -1, 64))
	case reflect.Interface:
		p.value(v.Elem(), false)
	case reflect.Pointer:
		if v.IsNil() {
			p.WriteString("nil")
			return
		}
		if !elide {
			p.WriteString("&")
		}
		p.value(v.Elem(), elide)
	case reflect.Struct:
		p.composite(v, elide, p.fields)
	case reflect.Slice:
		p.slice(v, elide)
	case reflect.Map:
		p.composite(v, elide, p.entries)
	default:
		p.number(v)
	}
}

func (p *printer) slice(v reflect.Value, elide bool) {
	_, table := entryKey(v.Type().Elem())
	switch {
	case table:
		p.table(v)
	case v.Type() == reflect.TypeFor[[]string]() && !p.static:
		p.list(v)
	default:
		p.composite(v, elide, p.elements)
	}
}

// table writes a table as an array of its own. It has no room, as the lists.
func (p *printer) table(v reflect.Value) {
	name := fmt.Sprintf("table%d%s", len(p.tables), strings.TrimPrefix(p.array, "texts"))
	q := &printer{static: true}
	for i := range v.Len() {
		q.value(v.Index(i), true)
		q.WriteString(", ")
	}
	p.err = cmp.Or(p.err, q.err)
	p.tables = append(p.tables, fmt.Sprintf("// %s is read only.\nvar %s = [...]%s{%s}\n", name, name, p.typeName(v.Type().Elem()), q))
	fmt.Fprintf(p, "%s[0:%d:%d]", name, v.Len(), v.Len())
}

func (p *printer) number(v reflect.Value) {
	switch {
	case v.Type() == reflect.TypeFor[lint.Severity]():
		name := lint.Severity(v.Int()).String()
		p.WriteString("lint." + strings.ToUpper(name[:1]) + name[1:])
	case v.CanInt():
		p.WriteString(strconv.FormatInt(v.Int(), 10))
	case v.CanUint():
		p.WriteString(strconv.FormatUint(v.Uint(), 10))
	default:
		p.err = fmt.Errorf("cannot write a %s", v.Type())
	}
}

func (p *printer) composite(v reflect.Value, elide bool, content func(reflect.Value)) {
	if !elide {
		p.WriteString(p.typeName(v.Type()))
	}
	p.WriteString("{")
	content(v)
	p.WriteString("}")
}

// fields writes the exported fields that are not zero. Others cannot be written; that
// they are zero is what makes the literal equal to what was decoded.
func (p *printer) fields(v reflect.Value) {
	first := true
	for i, f := range reflect.VisibleFields(v.Type()) {
		if v.FieldByIndex(f.Index).IsZero() || len(f.Index) > 1 {
			continue
		}
		if !f.IsExported() && v.Type().PkgPath() != reflect.TypeFor[file]().PkgPath() {
			p.err = fmt.Errorf("decoding must leave %s.%s alone", v.Type(), f.Name)
		}
		if !first {
			p.WriteString(", ")
		}
		first = false
		p.WriteString(f.Name + ": ")
		p.value(v.Field(i), false)
	}
}

// list writes a list of texts, which has no room, so that whoever appends to it copies it.
func (p *printer) list(v reflect.Value) {
	n := len(p.texts)
	for i := range v.Len() {
		p.texts = append(p.texts, v.Index(i).String())
	}
	fmt.Fprintf(p, "%s[%d:%d:%d]", p.array, n, len(p.texts), len(p.texts))
}

func (p *printer) elements(v reflect.Value) {
	// One rule a line: readable differences, yet short files.
	end := ", "
	if v.Type().Elem() == reflect.TypeFor[*lint.Rule]() || v.Type().Elem() == reflect.TypeFor[lint.Part]() {
		end = ",\n"
		p.WriteString("\n")
	}
	for i := range v.Len() {
		p.value(v.Index(i), true)
		if i < v.Len()-1 || end != ", " {
			p.WriteString(end)
		}
	}
}

func (p *printer) entries(v reflect.Value) {
	keys := v.MapKeys()
	slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
	for i, k := range keys {
		if i > 0 {
			p.WriteString(", ")
		}
		p.value(k, true)
		p.WriteString(": ")
		p.value(v.MapIndex(k), true)
	}
}

// typeName writes a type as package pack must.
func (p *printer) typeName(t reflect.Type) string {
	switch {
	case t.PkgPath() == reflect.TypeFor[file]().PkgPath():
		return t.Name()
	case t.Name() != "" && t.PkgPath() != "":
		if c := t.Name()[0]; c < 'A' || c > 'Z' {
			p.err = fmt.Errorf("type %s must be exported", t)
		}
		return path.Base(t.PkgPath()) + "." + t.Name()
	case t.Kind() == reflect.Slice:
		return "[]" + p.typeName(t.Elem())
	case t.Kind() == reflect.Map:
		return "map[" + p.typeName(t.Key()) + "]" + p.typeName(t.Elem())
	case t.Kind() == reflect.Pointer:
		return "*" + p.typeName(t.Elem())
	}
	return t.String()
}

// declaration writes the array of all lists.
func (p *printer) declaration() string {
	tables := strings.Join(p.tables, "\n")
	if len(p.texts) == 0 {
		return tables
	}
	quoted := make([]string, len(p.texts))
	for i, t := range p.texts {
		quoted[i] = strconv.Quote(t)
	}
	return tables + fmt.Sprintf("\n// %s is read only.\nvar %s = [...]string{%s}\n", p.array, p.array, strings.Join(quoted, ", "))
}
