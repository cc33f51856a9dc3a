package folder_test

import (
	"context"
	"io/fs"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/folder"
)

// archive is a file system with what a folder of reports may hold.
func archive() fs.FS {
	file := &fstest.MapFile{Data: []byte("全年巡查渠道42次。\n")}
	return fstest.MapFS{
		"b.txt": file, "a/2.md": file, "a/1.TXT": file, "a/~$1.txt": file, ".git/x.txt": file,
		"c（校稿意见）.docx": file, "d.xlsx": file, "管/道.txt": {Mode: fs.ModeNamedPipe}, "空/x.log": file,
	}
}

func TestWalkFS(t *testing.T) {
	for root, want := range map[string][]string{
		".":     {"a/1.TXT", "a/2.md", "b.txt", "管/道.txt special"},
		"a":     {"a/1.TXT", "a/2.md"},
		"b.txt": {"b.txt"},
		"空":     {"空 no-reports"},
		"没有":    {"没有 missing"},
	} {
		var got []string
		for e := range folder.WalkFS(archive(), root, all) {
			line := e.Path
			if e.Failure != nil {
				line += " " + e.Failure.Cause
			}
			got = append(got, line)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", root, diff)
		}
	}
	n := 0
	for range folder.WalkFS(archive(), ".", all) {
		if n++; n == 2 {
			break
		}
	}
	if n != 2 {
		t.Errorf("the walk went on: %d", n)
	}
}

func TestCheckFS(t *testing.T) {
	l, _ := linter(t)
	run := folder.Run{Linter: l, FS: archive()}
	found := 0
	err := run.Check(context.Background(), folder.WalkFS(archive(), "a", all), func(r *lint.Record) error {
		found += len(r.Result.Findings)
		return nil
	})
	if err != nil || found != 4 {
		t.Errorf("%d findings, %v", found, err)
	}
}
