package main

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/folder/roster"
	"github.com/jiaogao/jiaogao/lint/output"
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

// tellRoster tells the problems of the list on the error stream, where none of the formats
// shows them.
func (p *program) tellRoster(o *checkOptions, r *lint.Roster) {
	shows := func(request string) bool {
		name, _, _ := strings.Cut(request, "=")
		return slices.Contains([]string{"text", "json", "jsonl", "xlsx", "html", "md"}, name)
	}
	if r == nil || len(o.formats) == 0 || slices.ContainsFunc(o.formats, shows) {
		return
	}
	for i := range r.Problems {
		fmt.Fprintf(p.stderr, "jiaogao：名单核对：%s\n", output.RosterLine(r, &r.Problems[i]))
	}
}

func sameFile(a, b string) bool {
	x, err := os.Stat(a)
	y, err2 := os.Stat(b)
	return err == nil && err2 == nil && os.SameFile(x, y)
}
