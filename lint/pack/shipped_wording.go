// Code generated from rules/*.toml by go generate; DO NOT EDIT.

//go:build !live

package pack

import ()

func shippedwording() *file {
	return &file{name: "wording", title: "用词"}
}
