//go:build live

package pack

import "github.com/jiaogao/jiaogao/rules"

// shipped reads the pack files themselves. Built with the tag live, the program knows
// what was just changed in rules/*.toml without go generate, at the cost of a slower
// start; and go generate itself must not depend on what it is about to replace.
func shipped() ([]*file, error) { return readShipped(rules.Packs) }
