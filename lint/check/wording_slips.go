package check

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Slips are the wrong forms that a slip makes of right words: in a pack a table of right
// words, each with its wrong forms separated by blanks. They are kept as [Words] are.
type Slips string

// UnmarshalTOML decodes the table. The interface wants any.
func (s *Slips) UnmarshalTOML(value any) error {
	table, ok := value.(map[string]any)
	if !ok {
		return errors.New("应为“对 = 错 错”的表")
	}
	rights := map[string]string{}
	for right, value := range table {
		wrongs, ok := value.(string)
		if !ok || right == "" {
			return fmt.Errorf("“%s”应写成“对 = 错 错”，几种错的写法用空格隔开", right)
		}
		for _, wrong := range strings.Fields(wrongs) {
			rights[wrong] = right
		}
	}
	var lines []string
	for _, wrong := range slices.Sorted(maps.Keys(rights)) {
		word := Word{Right: rights[wrong]}
		lines = append(lines, word.line(wrong))
	}
	*s = Slips(newWords(lines))
	return nil
}
