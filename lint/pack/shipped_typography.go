// Code generated from rules/*.toml by go generate; DO NOT EDIT.

//go:build !live

package pack

import ()

func shippedtypography() *file {
	return &file{name: "typography", title: "标点数字序号"}
}
