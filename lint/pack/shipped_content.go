// Code generated from rules/*.toml by go generate; DO NOT EDIT.

//go:build !live

package pack

import ()

func shippedcontent() *file {
	return &file{name: "content", title: "内容核对"}
}
