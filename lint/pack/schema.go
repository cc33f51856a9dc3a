package pack

import (
	"encoding/json"
	"reflect"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/check"
)

// draft is the version of JSON Schema that the editors for TOML understand.
const draft = "http://json-schema.org/draft-07/schema#"

// A schema is a node of a JSON Schema. Maps are encoded with sorted keys, so the same
// structs give the same bytes.
type schema map[string]any

// PackSchema returns the JSON Schema of pack files, for editors that complete and check
// TOML. It is read off the same structs that packs are decoded into.
func PackSchema() ([]byte, error) {
	s := schema{
		"$schema": draft, "title": "校稿规则包", "type": "object", "additionalProperties": false,
		"required": []string{"pack"},
		"properties": schema{
			"pack":     required(table("这个规则包是什么、适用于哪些报告", HeadParams()), "title"),
			"part":     entries("报告的各个部分，名字自定，按应有的次序写", required(table("报告的一个部分", PartParams()), "name")),
			"rule":     entries("规则，名字自定，说明毛病是什么", ruleSchema()),
			"grade":    table("怎样打分、定等次", GradeParams()),
			"severity": withDoc("改变引入的规则的级别；off 为关闭", schemaOf(reflect.TypeFor[map[string]lint.Severity]())),
		},
		"definitions": ruleSchemas(),
	}
	return encode(s)
}

// ConfigSchema returns the JSON Schema of jiaogao.toml.
func ConfigSchema() ([]byte, error) {
	s := table("校稿的设置", ConfigParams())
	s["$schema"], s["title"] = draft, ConfigName
	return encode(s)
}

func encode(s schema) ([]byte, error) {
	data, err := json.MarshalIndent(s, "", " ")
	return append(data, '\n'), err
}

// ruleSchema describes a rule: the keys of all kinds, for editors that complete keys, and
// for each kind the condition that a rule of it has its keys only. A plain choice between
// the kinds would do for a validator, but a slip would be told as "none of the kinds".
func ruleSchema() schema {
	s := table("一条规则", RuleParams())
	properties := s["properties"].(schema)
	var conditions []schema
	for _, k := range check.Kinds() {
		for _, p := range KindParams(k) {
			line := k.Name + "：" + p.Doc
			if known, ok := properties[p.Key].(schema); ok {
				line = known["description"].(string) + "\n" + line
			}
			properties[p.Key] = schema{"description": line}
		}
		kind := schema{"properties": schema{"kind": schema{"const": k.Name}}, "required": []string{"kind"}}
		conditions = append(conditions, schema{"if": kind, "then": schema{"$ref": "#/definitions/" + k.Name}})
	}
	s["allOf"] = conditions
	return required(s, "kind")
}

// ruleSchemas describes the rules of each kind: what every rule has, and its own.
func ruleSchemas() schema {
	all := schema{}
	for _, k := range check.Kinds() {
		first, _, _ := strings.Cut(k.Doc, "\n")
		s := table(first, append(RuleParams(), KindParams(k)...))
		s["properties"].(schema)["kind"] = schema{"const": k.Name, "description": first}
		all[k.Name] = required(s, "kind")
	}
	return all
}

// table describes a table with these keys and no others.
func table(doc string, list []Param) schema {
	properties := schema{}
	for i := range list {
		properties[list[i].Key] = list[i].schema()
	}
	return schema{"type": "object", "description": doc, "additionalProperties": false, "properties": properties}
}

func required(s schema, keys ...string) schema {
	s["required"] = keys
	return s
}

// entries describes a table of entries whose names are free, as rules and parts have them.
func entries(doc string, entry schema) schema {
	return schema{
		"type": "object", "description": doc, "additionalProperties": entry,
		"propertyNames": schema{"pattern": `^[^\sA-Z_.-]([^\sA-Z_.]*[^\sA-Z_.-])?$`, "maxLength": 64},
	}
}

func withDoc(doc string, s schema) schema {
	s["description"] = doc
	return s
}

// schema describes the value of a key.
func (p *Param) schema() schema {
	s := withDoc(p.Doc, schemaOf(p.kind))
	if p.Values != nil && s["type"] == "string" {
		s["enum"] = p.Values
	}
	if p.Default != "" {
		s["default"] = json.RawMessage(p.Default)
	}
	return s
}

// schemaOf describes a value of a type.
func schemaOf(t reflect.Type) schema {
	switch {
	case isSeverity(t) && t.Kind() != reflect.Map:
		return schema{"type": "string", "enum": severityNames()}
	case t.Kind() == reflect.Map || keyed(t):
		return schema{"type": "object", "additionalProperties": schemaOf(t.Elem())}
	case t.Kind() == reflect.Slice:
		return schema{"type": "array", "items": entryOf(t.Elem()), "minItems": 1, "uniqueItems": true}
	case t.Kind() == reflect.Struct:
		return structSchema(t)
	case t.Kind() == reflect.String:
		return schema{"type": "string"}
	case t.Kind() == reflect.Bool:
		return schema{"type": "boolean"}
	case t.Kind() == reflect.Float64:
		return schema{"type": "number"}
	}
	return schema{"type": "integer"}
}

// keyed reports whether a list is written as a table, its entries under their keys.
func keyed(t reflect.Type) bool {
	if t.Kind() != reflect.Slice {
		return false
	}
	_, ok := entryKey(t.Elem())
	return ok
}

// entryOf describes an entry of a list, which must say something.
func entryOf(t reflect.Type) schema {
	s := schemaOf(t)
	if t.Kind() == reflect.String {
		s["pattern"] = `\S`
	}
	return s
}

// structSchema describes a table; where one of its fields may stand for all of it, also
// the value of that one.
func structSchema(t reflect.Type) schema {
	s := table("", paramsOf(t))
	delete(s, "description")
	for _, f := range reflect.VisibleFields(t) {
		if f.Tag.Get("alone") != "" {
			return schema{"anyOf": []schema{withDoc(f.Tag.Get("doc"), schemaOf(f.Type)), s}}
		}
	}
	return s
}
