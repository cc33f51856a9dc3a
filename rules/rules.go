// Package rules holds the packs that ship with jiaogao. They are data: the package
// imports nothing but the means to embed them.
//
// The program does not parse them when it starts: go generate ./lint/pack turns them into
// Go source, and a test fails where that was forgotten. While you work on a pack, build
// with -tags live, which reads the files of this folder as they are.
package rules

import "embed"

// Packs are the shipped packs, NAME.toml each.
//
//go:embed *.toml
var Packs embed.FS
