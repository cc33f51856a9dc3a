package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/jiaogao/jiaogao/lint/folder/roster"
)

// openRoster opens the list that the options name; nil if they name none. No output may
// take its place.
func (o *checkOptions) openRoster(b *book) (*roster.List, error) {
	if o.roster == "" {
		return nil, nil
	}
	for _, request := range o.formats {
		if _, path, ok := strings.Cut(request, "="); ok && sameFile(path, o.roster) {
			return nil, fmt.Errorf("%s 是名单，不能用来存放结果，请换一个文件名", path)
		}
	}
	return roster.Open(o.roster, b.packs)
}

func sameFile(a, b string) bool {
	x, err := os.Stat(a)
	y, err2 := os.Stat(b)
	return err == nil && err2 == nil && os.SameFile(x, y)
}
