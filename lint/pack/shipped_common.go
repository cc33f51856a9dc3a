// Code generated from rules/*.toml by go generate; DO NOT EDIT.

//go:build !live

package pack

import ()

func shippedcommon() *file {
	return &file{name: "common", title: "通用", extends: textscommon[0:4:4]}
}

// textscommon is read only.
var textscommon = [...]string{"wording", "formulation", "typography", "content"}
