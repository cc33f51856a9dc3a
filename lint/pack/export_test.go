package pack

import (
	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/rules"
)

// Fresh returns the shipped packs as rules/*.toml have them now.
func Fresh() ([]lint.Pack, error) {
	files, err := readShipped(rules.Packs)
	if err != nil {
		return nil, err
	}
	return builtin(files), nil
}
