// Code generated from rules/*.toml by go generate; DO NOT EDIT.

//go:build !live

package pack

import ()

func shippedformulation() *file {
	return &file{name: "formulation", title: "规范表述"}
}
