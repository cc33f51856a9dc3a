package ooxml

import "strings"

// fields are the open fields, outermost first. A field has an instruction, which is not
// shown, and a result, which is; that of a table of contents repeats the headings.
type fields struct{ open []field }

type field struct {
	instruction string
	result      bool // the result has begun
}

// maxInstruction is how much of an instruction is looked at, in bytes.
const maxInstruction = 64

// char reads the border of a field: begin, separate or end.
func (f *fields) char(kind string) {
	n := len(f.open)
	switch {
	case kind == "begin" && n < maxDepth:
		f.open = append(f.open, field{})
	case kind == "separate" && n > 0:
		f.open[n-1].result = true
	case kind == "end" && n > 0:
		f.open = f.open[:n-1]
	}
}

// instruct adds to the instruction of the innermost field.
func (f *fields) instruct(text string) {
	if n := len(f.open); n > 0 && len(f.open[n-1].instruction) < maxInstruction {
		f.open[n-1].instruction += text[:min(len(text), maxInstruction)]
	}
}

// hide reports whether text at this place is not shown, or shown a second time. Text that
// stands before the result of a field is the result of another one within the
// instruction; a field that has no instruction is broken, and hides nothing.
func (f *fields) hide(contents bool) bool {
	for _, o := range f.open {
		if !o.result && o.instruction != "" || o.result && !contents && isContents(o.instruction) {
			return true
		}
	}
	return false
}

// paragraph ends the fields that began in the paragraph and whose instruction has not ended
// with it: they are broken.
func (f *fields) paragraph() {
	n := len(f.open)
	for n > 0 && !f.open[n-1].result {
		n--
	}
	f.open = f.open[:n]
}

// toc reports whether a table of contents is open.
func (f *fields) toc() bool {
	for _, o := range f.open {
		if isContents(o.instruction) {
			return true
		}
	}
	return false
}

// isContents reports whether an instruction makes a table of contents.
func isContents(instruction string) bool {
	name, _, _ := strings.Cut(strings.TrimSpace(instruction), " ")
	return strings.EqualFold(name, "TOC")
}
