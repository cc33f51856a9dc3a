package main

import (
	"encoding/binary"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/output"
)

// join writes a record whose parts were made ahead.
func (s *sinks) join(r *lint.Record) error {
	i := -1
	return s.each(func(k sink) error {
		i++
		return k.Writer.(output.Parter).Join(r, r.Parts[i])
	})
}

// encodeRecord writes what is kept of a record: the severities of its findings, its grade
// and its parts. The text of the report is in it as far as the outputs quote it.
func encodeRecord(r *lint.Record) []byte {
	value := binary.AppendUvarint(nil, uint64(len(r.Result.Findings)))
	for _, f := range r.Result.Findings {
		value = append(value, byte(f.Severity))
	}
	grade := encodeGrade(&r.Result.Grade)
	value = binary.AppendUvarint(value, uint64(len(grade)))
	value = append(value, grade...)
	for _, part := range r.Parts {
		value = binary.AppendUvarint(value, uint64(len(part)))
		value = append(value, part...)
	}
	return value
}

// decodeRecord is the inverse of encodeRecord. It returns nil where the value is none of a
// record for this many outputs.
func decodeRecord(path string, value []byte, outputs int) *lint.Record {
	severities, value, ok := field(value)
	if !ok {
		return nil
	}
	r := &lint.Record{Path: path, Result: lint.Result{Findings: make([]lint.Finding, len(severities))}, Parts: make([][]byte, outputs)}
	for i, s := range severities {
		r.Result.Findings[i].Severity = lint.Severity(s)
	}
	grade, value, ok := field(value)
	if !ok {
		return nil
	}
	r.Result.Grade = decodeGrade(string(grade))
	for i := range r.Parts {
		if r.Parts[i], value, ok = field(value); !ok {
			return nil
		}
	}
	if len(value) > 0 {
		return nil
	}
	return r
}

// encodeGrade writes of a grade what a summary counts: its name, and all names that the
// formula gives.
func encodeGrade(g *lint.Grade) string {
	if g.Grading == nil {
		return ""
	}
	names := []string{g.Name}
	for _, level := range g.Grading.Levels {
		names = append(names, level.Name)
	}
	return strings.Join(names, "\x00")
}

func decodeGrade(s string) lint.Grade {
	if s == "" {
		return lint.Grade{}
	}
	names := strings.Split(s, "\x00")
	grading := &lint.Grading{}
	for _, name := range names[1:] {
		grading.Levels = append(grading.Levels, lint.Level{Name: name})
	}
	return lint.Grade{Grading: grading, Name: names[0]}
}

// field cuts the bytes that a number announces from the start of a value.
func field(value []byte) (bytes, rest []byte, ok bool) {
	n, size := binary.Uvarint(value)
	if size <= 0 || n > uint64(len(value)-size) {
		return nil, nil, false
	}
	end := size + int(n)
	return value[size:end:end], value[end:], true
}
