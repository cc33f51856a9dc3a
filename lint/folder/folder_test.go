package folder_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/folder"
)

func all(string) bool { return true }

// plant writes files of one sentence below a new folder; a name that ends in / is a folder.
func plant(t *testing.T, names ...string) string {
	t.Helper()
	root := t.TempDir()
	for _, name := range names {
		path := filepath.Join(root, filepath.FromSlash(name))
		dir := path
		if !strings.HasSuffix(name, "/") {
			dir = filepath.Dir(path)
		}
		if err := os.MkdirAll(dir, 0o755); err != nil {
			t.Fatal(err)
		}
		if dir == path || strings.HasSuffix(name, "/") {
			continue
		}
		if err := os.WriteFile(path, []byte("全年巡查渠道42次。\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

// walk returns the paths below root that a walk yields, with the cause where one failed.
func walk(root string, wanted func(string) bool, paths ...string) []string {
	var got []string
	for e := range folder.Walk(paths, wanted) {
		path := filepath.ToSlash(strings.TrimPrefix(e.Path, root+string(filepath.Separator)))
		if e.Failure != nil {
			path += " " + e.Failure.Cause
		}
		got = append(got, path)
	}
	return got
}

func TestWalk(t *testing.T) {
	root := plant(t, "b.txt", "a/2.md", "a/1.TXT", "a/~$1.txt", "a/~$1.docx", "a/.jiaogao-1.tmp", ".git/x.txt", "c.docx", "c（校稿意见）.docx", "a/旧稿/3.txt", "空/", "d.txt/4.txt")
	for name, c := range map[string]struct{ paths, want []string }{
		"folder":  {[]string{"."}, []string{"a/1.TXT", "a/2.md", "a/旧稿/3.txt", "b.txt", "c.docx", "d.txt/4.txt"}},
		"order":   {[]string{"b.txt", "a"}, []string{"b.txt", "a/1.TXT", "a/2.md", "a/旧稿/3.txt"}},
		"once":    {[]string{"a/2.md", "a", "./a/2.md"}, []string{"a/2.md", "a/1.TXT", "a/旧稿/3.txt"}},
		"missing": {[]string{"没有.txt", "b.txt"}, []string{"没有.txt missing", "b.txt"}},
		"barren":  {[]string{"空"}, []string{"空 no-reports"}},
		"named":   {[]string{"c.docx", "a/~$1.txt"}, []string{"c.docx", "a/~$1.txt"}},
	} {
		t.Run(name, func(t *testing.T) {
			for i, p := range c.paths {
				c.paths[i] = filepath.Join(root, p)
			}
			if diff := cmp.Diff(c.want, walk(root, all, c.paths...)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestWalkLinks(t *testing.T) {
	root := plant(t, "a/1.txt")
	for link, target := range map[string]string{"a/loop.txt": root, "a/again.txt": filepath.Join(root, "a", "1.txt"), "a/gone.txt": "nowhere", "to": "a"} {
		if err := os.Symlink(target, filepath.Join(root, link)); err != nil {
			t.Skip("links cannot be made here:", err)
		}
	}
	if diff := cmp.Diff([]string{"a/1.txt", "a/again.txt", "a/gone.txt"}, walk(root, all, root)); diff != "" {
		t.Errorf("a folder with links (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"to/1.txt", "to/again.txt", "to/gone.txt"}, walk(root, all, filepath.Join(root, "to"))); diff != "" {
		t.Errorf("a link that is named (-want +got):\n%s", diff)
	}
	if _, failed := folder.Read(filepath.Join(root, "a", "gone.txt"), nil); failed == nil || failed.Cause != "missing" {
		t.Errorf("a link to nowhere reads as %v", failed)
	}
}

func TestWalkWanted(t *testing.T) {
	root := plant(t, "1.txt", "旧/2.txt", "旧/3.txt")
	wanted := func(path string) bool { return filepath.Base(path) == "3.txt" }
	if diff := cmp.Diff([]string{"1.txt", "旧/3.txt"}, walk(root, wanted, filepath.Join(root, "1.txt"), root)); diff != "" {
		t.Errorf("what is named is always wanted (-want +got):\n%s", diff)
	}
}

// digits flags every digit and counts the documents that are being checked.
type digits struct{ now, most *atomic.Int32 }

func (*digits) Validate() error { return nil }

func (c *digits) Run(p *lint.Pass) {
	if n := c.now.Add(1); n > c.most.Load() {
		c.most.Store(n)
	}
	runtime.Gosched()
	for i, r := range p.Doc.Text.String() {
		if '0' <= r && r <= '9' {
			p.Flag(p.Doc.Text.Slice(i, i+1), "数字")
		}
	}
	c.now.Add(-1)
}

func linter(t *testing.T) (*lint.Linter, *digits) {
	check := &digits{new(atomic.Int32), new(atomic.Int32)}
	l, err := lint.New([]lint.Pack{{Rules: []*lint.Rule{{ID: "digit", Check: check}}}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return l, check
}

func TestCheckInOrder(t *testing.T) {
	var names []string
	for i := range 60 {
		names = append(names, fmt.Sprintf("%02d.txt", i))
	}
	root := plant(t, names...)
	for _, jobs := range []int{0, 1, 2, 8} {
		l, check := linter(t)
		var got []string
		run := folder.Run{Linter: l, Jobs: jobs}
		err := run.Check(context.Background(), folder.Walk([]string{root}, all), func(r *lint.Record) error {
			got = append(got, filepath.Base(r.Path))
			if len(r.Result.Findings) != 2 {
				t.Errorf("%s: %d findings", r.Path, len(r.Result.Findings))
			}
			return nil
		})
		if diff := cmp.Diff(names, got); err != nil || diff != "" {
			t.Errorf("jobs %d: %v (-want +got):\n%s", jobs, err, diff)
		}
		if most := int(check.most.Load()); jobs > 0 && most > jobs {
			t.Errorf("jobs %d: %d files were checked at a time", jobs, most)
		}
	}
}

func TestCheckStops(t *testing.T) {
	root := plant(t, "1.txt", "2.txt", "3.txt")
	l, _ := linter(t)
	full := errors.New("disk full")
	run := folder.Run{Linter: l, Jobs: 2}
	if err := run.Check(context.Background(), folder.Walk([]string{root}, all), func(*lint.Record) error { return full }); err != full {
		t.Errorf("an error of deliver comes back as %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	n := 0
	err := run.Check(ctx, folder.Walk([]string{root}, all), func(*lint.Record) error { n++; cancel(); return nil })
	if !errors.Is(err, context.Canceled) || n == 0 {
		t.Errorf("a cancelled run: %v after %d records", err, n)
	}
}

// A reader that hangs must not keep a cancelled run from ending.
func TestCheckStopsWhileReading(t *testing.T) {
	l, _ := linter(t)
	ctx, cancel := context.WithCancel(context.Background())
	pipe, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	cancel()
	run := folder.Run{Linter: l, Stdin: pipe}
	if err := run.Check(ctx, folder.Walk([]string{folder.Stdin}, all), func(*lint.Record) error { return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestRead(t *testing.T) {
	root := plant(t, "a.txt", "dir/")
	if d, failed := folder.Read(filepath.Join(root, "a.txt"), nil); failed != nil || !strings.Contains(d.Source, "渠道") {
		t.Errorf("a report reads as %v", failed)
	}
	if d, failed := folder.Read(folder.Stdin, strings.NewReader("全年下乡9次。")); failed != nil || d.Source != "全年下乡9次。" {
		t.Errorf("standard input reads as %v", failed)
	}
	for want, path := range map[string]string{"missing": "b.txt", "special": "dir"} {
		if _, failed := folder.Read(filepath.Join(root, path), nil); failed == nil || failed.Cause != want {
			t.Errorf("%s: %v", path, failed)
		}
	}
	if _, failed := folder.Read(folder.Stdin, iotest.ErrReader(errors.New("device gone"))); failed == nil || failed.Cause != "unreadable" || !strings.Contains(failed.Message, "device gone") {
		t.Errorf("a broken stream reads as %v", failed)
	}
}

func TestReadUnreadable(t *testing.T) {
	if os.Geteuid() == 0 || runtime.GOOS == "windows" {
		t.Skip("permissions do not bind here")
	}
	root := plant(t, "a.txt")
	path := filepath.Join(root, "a.txt")
	if err := os.Chmod(path, 0); err != nil {
		t.Fatal(err)
	}
	if _, failed := folder.Read(path, nil); failed == nil || failed.Cause != "permission" {
		t.Errorf("got %v", failed)
	}
}
