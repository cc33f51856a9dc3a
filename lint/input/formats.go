// Package input reads reports.
package input

import (
	"github.com/jiaogao/jiaogao/lint/doc"
	"github.com/jiaogao/jiaogao/lint/outline"
)

// Read reads a report.
func Read(name string, data []byte) (*doc.Document, error) {
	d := readTxt(name, string(data))
	outline.Build(d)
	return d, nil
}
