// Code generated from rules/*.toml by go generate; DO NOT EDIT.

//go:build !live

package pack

import (
	"github.com/jiaogao/jiaogao/lint"
)

func shippedcommon() *file {
	return &file{name: "common", title: "通用", extends: textscommon[0:5:5], severity: []change{{rule: "page-size", severity: lint.Off}, {rule: "page-margins", severity: lint.Off}, {rule: "title-font", severity: lint.Off}, {rule: "heading-font", severity: lint.Off}, {rule: "body-font", severity: lint.Off}, {rule: "line-pitch", severity: lint.Off}, {rule: "first-line-indent", severity: lint.Off}, {rule: "page-number", severity: lint.Off}}}
}

// textscommon is read only.
var textscommon = [...]string{"wording", "formulation", "typography", "content", "layout"}
