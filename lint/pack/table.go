package pack

import (
	"maps"
	"reflect"
	"slices"
)

// keyOption marks the field of a struct that takes the key of an entry, where a table of
// structs is decoded into a list of them. A list of thousands lies in the program as it is;
// a map would be built at every start.
const keyOption = "key"

// entryKey returns the field that takes the key of an entry, if entries of a table can be
// of the type.
func entryKey(t reflect.Type) (reflect.StructField, bool) {
	if t.Kind() == reflect.Struct {
		for _, f := range reflect.VisibleFields(t) {
			if f.Tag.Get("toml") == ","+keyOption {
				return f, true
			}
		}
	}
	return reflect.StructField{}, false
}

// tabulated fills a list of structs from a table: each takes its key in the field at index.
func (s *source) tabulated(path []string, x any, v reflect.Value, index []int) bool {
	entries := reflect.New(reflect.MapOf(reflect.TypeFor[string](), v.Type().Elem())).Elem()
	if !s.mapping(path, x, entries) {
		return false
	}
	v.Set(reflect.MakeSlice(v.Type(), 0, entries.Len()))
	for _, k := range slices.Sorted(maps.Keys(x.(map[string]any))) {
		if found := entries.MapIndex(reflect.ValueOf(k)); found.IsValid() {
			v.Set(reflect.Append(v, found))
			v.Index(v.Len() - 1).FieldByIndex(index).SetString(k)
		}
	}
	return true
}
