// Package check holds the kinds of checks, one file each.
//
// A kind is a struct whose exported fields are its parameters in a pack; the field's toml
// tag is the key, its doc tag says what to write, and its one tag which words it may be:
// manuals and schemas read them. Its manual page is the kind's Doc, which `jiaogao explain` prints.
package check

import "github.com/jiaogao/jiaogao/lint"

// A Kind is a kind of check.
type Kind struct {
	Name string            // "pairing", as packs write it
	Doc  string            // the manual page, in Chinese
	New  func() lint.Check // a check with the defaults filled in
}

// Kinds returns all kinds, in the order manuals list them.
func Kinds() []Kind {
	return []Kind{
		{"sections", sectionsDoc, func() lint.Check { return &Sections{} }},
		{"pairing", pairingDoc, func() lint.Check { return &Pairing{} }},
		{"concreteness", concretenessDoc, func() lint.Check { return &Concreteness{Min: 30, Share: 52} }},
		{"period", periodDoc, func() lint.Check { return &Period{} }},
		{"figures", figuresDoc, func() lint.Check { return &Figures{} }},
		{"repetition", repetitionDoc, func() lint.Check { return &Repetition{Min: 14} }},
		{"copying", copyingDoc, func() lint.Check { return &Copying{Min: 32, Like: 60, Common: 50, Most: 20} }},
		{"length", lengthDoc, func() lint.Check { return &Length{} }},
		{"layout", layoutDoc, func() lint.Check { return &Layout{Tolerance: 1} }},
		{"formulation", formulationDoc, func() lint.Check { return &Formulation{} }},
		{"wording", wordingDoc, func() lint.Check { return &Wording{} }},
		{"punctuation", punctuationDoc, func() lint.Check { return &Punctuation{} }},
		{"numerals", numeralsDoc, func() lint.Check { return &Numerals{} }},
		{"placeholder", placeholderDoc, func() lint.Check { return &Placeholder{} }},
		{"numbering", numberingDoc, func() lint.Check { return &Numbering{} }},
		{"enumeration", enumerationDoc, func() lint.Check { return &Enumeration{} }},
		{"pattern", patternDoc, func() lint.Check { return &Pattern{} }},
	}
}
