package ooxml

// A space is a namespace that matters here. The namespaces of transitional and of strict
// documents are one.
type space int8

const (
	none   space = iota // no namespace
	other               // one that does not matter
	word                // WordprocessingML
	rel                 // relationships, as attributes name them
	compat              // markup compatibility: AlternateContent
	math                // formulas
	w14                 // Word 2010: paraId
	w15                 // Word 2013: commentEx
)

// spaceOf returns the space that a namespace name stands for.
func spaceOf(uri string) space {
	switch uri {
	case "":
		return none
	case wordNS, wordStrictNS:
		return word
	case "http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships":
		return rel
	case "http://schemas.openxmlformats.org/markup-compatibility/2006":
		return compat
	case "http://schemas.openxmlformats.org/officeDocument/2006/math", "http://purl.oclc.org/ooxml/officeDocument/math":
		return math
	case "http://schemas.microsoft.com/office/word/2010/wordml":
		return w14
	case "http://schemas.microsoft.com/office/word/2012/wordml":
		return w15
	}
	return other
}

const (
	wordNS       = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	wordStrictNS = "http://purl.oclc.org/ooxml/wordprocessingml/main"
)
