package cache_test

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jiaogao/jiaogao/lint/cache"
)

func wide() cache.Limits { return cache.Limits{Bytes: 1 << 30, Entries: 1 << 20} }

func keyOf(s string) cache.Key { return sha256.Sum256([]byte(s)) }

// valueOf returns a value that is long, and different for each name.
func valueOf(name string) []byte { return bytes.Repeat([]byte("巡查渠道"+name), 50) }

// put keeps the values of names in one run.
func put(dir string, limits cache.Limits, names ...string) {
	s := cache.Open(dir, limits)
	for _, name := range names {
		s.Put(keyOf(name), valueOf(name))
	}
	s.Close()
}

// known returns those of the names whose values are there. A wrong value is an error.
func known(t *testing.T, dir string, names ...string) []string {
	t.Helper()
	s := cache.Open(dir, wide())
	defer s.Close()
	var found []string
	for _, name := range names {
		value, ok := s.Get(keyOf(name))
		if ok && !bytes.Equal(value, valueOf(name)) {
			t.Errorf("%s has a wrong value", name)
		}
		if ok {
			found = append(found, name)
		}
	}
	return found
}

func names(n int) []string {
	var names []string
	for i := range n {
		names = append(names, fmt.Sprint("报告", i))
	}
	return names
}

func files(t *testing.T, dir string) []string {
	t.Helper()
	list, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func TestKeeps(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "cache")
	all := names(200)
	put(dir, wide(), all[:120]...)
	put(dir, wide(), all[120:199]...)
	if got := known(t, dir, all...); len(got) != 199 {
		t.Errorf("%d of 199 values are there", len(got))
	}
	var none *cache.Store
	none.Put(keyOf("x"), nil)
	if _, ok := none.Get(keyOf("x")); ok {
		t.Error("a nil store knows something")
	}
	none.Close()
}

// What cannot be compressed, and what is empty, is kept too.
func TestKeepsAnything(t *testing.T) {
	noise := make([]byte, 0, 64<<10)
	for i := 0; len(noise) < cap(noise); i++ {
		sum := sha256.Sum256([]byte(fmt.Sprint(i)))
		noise = append(noise, sum[:]...)
	}
	dir := t.TempDir()
	for _, value := range [][]byte{{}, {7}, noise, bytes.Repeat(noise, 40), bytes.Repeat([]byte("号"), 1<<20)} {
		key := cache.Key(sha256.Sum256(value))
		s := cache.Open(dir, wide())
		s.Put(key, value)
		s.Close()
		s = cache.Open(dir, wide())
		if got, ok := s.Get(key); !ok || !bytes.Equal(got, value) {
			t.Errorf("a value of %d bytes is lost", len(value))
		}
		s.Close()
	}
	s := cache.Open(dir, wide())
	s.Put(keyOf("long"), make([]byte, 9<<20))
	s.Close()
	s = cache.Open(dir, wide())
	defer s.Close()
	if _, ok := s.Get(keyOf("long")); ok {
		t.Error("a value beyond the limit is kept")
	}
}

func TestHidesWhatItHolds(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "cache")
	put(dir, wide(), names(20)...)
	for _, name := range files(t, dir) {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if key := keyOf("报告0"); bytes.Contains(data, []byte("渠道")) || bytes.Contains(data, key[16:]) {
			t.Errorf("%s holds plain text or a key", name)
		}
	}
	if runtime.GOOS == "windows" {
		return
	}
	want := map[string]fs.FileMode{dir: 0o700}
	for _, name := range files(t, dir) {
		want[name] = 0o600
	}
	for name, mode := range want {
		if info, err := os.Stat(name); err != nil || info.Mode().Perm() != mode {
			t.Errorf("%s has mode %v: %v", name, info.Mode(), err)
		}
	}
}

// Whatever happens to a file, a value is right or unknown.
func TestDamaged(t *testing.T) {
	dir := t.TempDir()
	put(dir, wide(), "甲", "乙")
	name := files(t, dir)[0]
	whole, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for i := range whole {
		for _, damaged := range [][]byte{whole[:i], append(append(bytes.Clone(whole[:i]), whole[i]^0x41), whole[i+1:]...)} {
			if err := os.WriteFile(name, damaged, 0o600); err != nil {
				t.Fatal(err)
			}
			known(t, dir, "甲", "乙")
		}
	}
}

func FuzzSegment(f *testing.F) {
	dir := f.TempDir()
	put(dir, wide(), "甲", "乙")
	list, _ := filepath.Glob(filepath.Join(dir, "*"))
	whole, err := os.ReadFile(list[0])
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole)
	f.Add([]byte("\xff\xff\xff\xff\xff\xff\xff\xffjiaogao\x01"))
	f.Fuzz(func(t *testing.T, data []byte) {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "segment-1.segment"), data, 0o600); err != nil {
			t.Fatal(err)
		}
		known(t, dir, "甲", "乙", "丙")
	})
}

func TestUnusableFolders(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, []byte("no folder"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{file, filepath.Join(file, "below"), "\x00"} {
		put(dir, wide(), "甲")
		if got := known(t, dir, "甲"); len(got) > 0 {
			t.Errorf("%q keeps something", dir)
		}
	}
}

func TestManyAtATime(t *testing.T) {
	dir := t.TempDir()
	all := names(300)
	var runs sync.WaitGroup
	for i := range 6 {
		runs.Go(func() {
			s := cache.Open(dir, wide())
			var workers sync.WaitGroup
			for j := range 4 {
				workers.Go(func() {
					for k := j; k < 200; k += 4 {
						name := all[(k+20*i)%len(all)]
						if value, ok := s.Get(keyOf(name)); ok && !bytes.Equal(value, valueOf(name)) {
							t.Errorf("%s has a wrong value", name)
						}
						s.Put(keyOf(name), valueOf(name))
					}
				})
			}
			workers.Wait()
			s.Close()
		})
	}
	runs.Wait()
	if got := known(t, dir, all...); len(got) != len(all) {
		t.Errorf("%d of %d values are there", len(got), len(all))
	}
}

// A run that was stopped ends before its workers do.
func TestLate(t *testing.T) {
	dir := t.TempDir()
	s := cache.Open(dir, wide())
	s.Put(keyOf("甲"), valueOf("甲"))
	s.Close()
	s.Put(keyOf("乙"), valueOf("乙"))
	s.Get(keyOf("甲"))
	if list := files(t, dir); len(list) != 1 || !strings.HasSuffix(list[0], ".segment") {
		t.Errorf("what is left: %v", list)
	}
}

// age makes the files of a folder look as if they were of use some hours ago.
func age(t *testing.T, dir string, hours int) {
	t.Helper()
	when := time.Now().Add(-time.Duration(hours) * time.Hour)
	for _, name := range files(t, dir) {
		if info, err := os.Stat(name); err == nil && time.Since(info.ModTime()) < time.Hour {
			if err := os.Chtimes(name, when, when); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func TestLimits(t *testing.T) {
	sample := t.TempDir()
	put(sample, wide(), names(10)...)
	info, err := os.Stat(files(t, sample)[0])
	if err != nil {
		t.Fatal(err)
	}
	for name, limits := range map[string]cache.Limits{
		"bytes":   {Bytes: info.Size() * 5 / 2, Entries: 1000},
		"entries": {Bytes: 1 << 20, Entries: 25},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			all := names(60)
			put(dir, limits, all[:10]...)
			age(t, dir, 3)
			put(dir, limits, all[10:20]...)
			age(t, dir, 2)
			known(t, dir, all[0]) // now the first ten were of use last
			put(dir, limits, all[20:30]...)
			if got := known(t, dir, all[10:20]...); len(got) > 0 {
				t.Errorf("%d of the oldest are still there", len(got))
			}
			if got := known(t, dir, append(all[20:30:30], all[:10]...)...); len(got) != 20 {
				t.Errorf("%d of the 20 that were of use last are there", len(got))
			}
		})
	}
}

func TestFewFiles(t *testing.T) {
	dir := t.TempDir()
	all := names(100)
	for _, name := range all {
		put(dir, wide(), name)
	}
	if n := len(files(t, dir)); n > 20 {
		t.Errorf("%d files for %d runs", n, len(all))
	}
	if got := known(t, dir, all...); len(got) != len(all) {
		t.Errorf("%d of %d values are there", len(got), len(all))
	}
}

func TestLeftovers(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"segment-old.tmp", "other.txt", "segment-new.tmp"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
		if name != "segment-new.tmp" {
			age(t, dir, 48)
		}
	}
	put(dir, wide(), "甲")
	got := strings.Join(files(t, dir), " ")
	if strings.Contains(got, "segment-old.tmp") || !strings.Contains(got, "segment-new.tmp") || !strings.Contains(got, "other.txt") {
		t.Errorf("what is left: %s", got)
	}
}

func BenchmarkGet(b *testing.B) {
	dir := b.TempDir()
	all := names(1000)
	put(dir, wide(), all...)
	s := cache.Open(dir, wide())
	defer s.Close()
	keys := make([]cache.Key, len(all))
	for i := range all {
		keys[i] = keyOf(all[i])
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if _, ok := s.Get(keys[i%len(keys)]); !ok {
			b.Fatal("missing")
		}
	}
}
