// Package rules holds the packs that ship with jiaogao. They are data: the package
// imports nothing but the means to embed them.
package rules

import "embed"

// Packs are the shipped packs, NAME.toml each.
//
//go:embed *.toml
var Packs embed.FS
