// Package baseline keeps the findings that were there when a check was introduced, so
// that only new ones count.
//
// A baseline is a file of JSON lines: a head that names the version, then one line for
// each kind of finding in a file, in the order of paths, so that a version control system
// shows what changed and people can delete a line.
package baseline

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/jiaogao/jiaogao/lint"
)

// An Entry accepts findings of one rule in one file that read alike.
type Entry struct {
	Path        string `json:"path"` // with slashes, relative to the folder of the baseline
	Rule        string `json:"rule"`
	Fingerprint string `json:"fingerprint"`
	Count       int    `json:"count"` // how many there are, 1 or more
	Text        string `json:"text"`  // the beginning of what is flagged, for people
}

// A key is what a finding must have to be accepted by an entry.
type key struct{ path, rule, fingerprint string }

func (e *Entry) key() key { return key{e.Path, e.Rule, e.Fingerprint} }

// A Baseline holds entries and knows which of them a run has used. It serves one
// goroutine.
type Baseline struct {
	dir     string // the folder that paths are relative to, absolute
	entries map[key]*Entry
	used    map[key]int
	checked map[string]string // the paths of the files the run could check, by their paths here
}

// New returns an empty Baseline that is to be kept in the file name.
func New(name string) (*Baseline, error) {
	abs, err := filepath.Abs(name)
	if err != nil {
		return nil, fmt.Errorf("%s：路径不对，请核对", name)
	}
	return &Baseline{dir: filepath.Dir(abs), entries: map[key]*Entry{}, used: map[key]int{}, checked: map[string]string{}}, nil
}

// Len returns how many findings are accepted.
func (b *Baseline) Len() int {
	n := 0
	for _, e := range b.entries {
		n += e.Count
	}
	return n
}

// Add accepts the findings of a record.
func (b *Baseline) Add(r *lint.Record) {
	path := b.relative(r.Path)
	for i := range r.Result.Findings {
		for _, f := range r.Result.Findings[i].Members() {
			k := key{path, f.Rule, f.Fingerprint(r.Doc)}
			if b.entries[k] == nil {
				b.entries[k] = &Entry{path, f.Rule, k.fingerprint, 0, excerpt(f.Text.String())}
			}
			b.entries[k].Count++
		}
	}
}

// Accept leaves out of a record the findings that the baseline knows. Of findings that
// read alike the first are accepted, as many as there were; the others are new. One that
// stands for several is accepted where all of them are known.
func (b *Baseline) Accept(r *lint.Record) {
	if r.Failure != nil {
		return
	}
	path := b.relative(r.Path)
	b.checked[path] = r.Path
	r.AcceptIf(func(f *lint.Finding) bool {
		known := true
		for _, m := range f.Members() {
			known = b.use(key{path, m.Rule, m.Fingerprint(r.Doc)}) && known
		}
		return known
	})
}

// use reports whether an entry accepts one more finding, and notes that it did.
func (b *Baseline) use(k key) bool {
	e, ok := b.entries[k]
	if !ok || b.used[k] == e.Count {
		return false
	}
	b.used[k]++
	return true
}

// A Missing is an entry for which nothing, or too little, was found.
type Missing struct {
	Entry      // Count is how many findings are missing
	Gone  bool // the whole file is
}

// Stale returns what is missing, by path: of the files that were checked, where ran
// reports that the rule was applied to the file; and of other files that gone reports to
// be gone. Paths of entries that are not relative are not asked for: a file from a
// stranger must not make the program look at another machine.
func (b *Baseline) Stale(ran func(path, rule string) bool, gone func(path string) bool) []Missing {
	var stale []Missing
	lost := map[string]bool{}
	for k, e := range b.entries {
		path, checked := b.checked[k.path]
		if _, asked := lost[k.path]; !checked && !asked {
			file := filepath.FromSlash(k.path)
			lost[k.path] = near(file) && gone(filepath.Join(b.dir, file))
		}
		m := Missing{*e, lost[k.path]}
		if m.Count -= b.used[k]; m.Count > 0 && (m.Gone || checked && ran(path, k.rule)) {
			stale = append(stale, m)
		}
	}
	slices.SortFunc(stale, func(x, y Missing) int { return order(x.Entry, y.Entry) })
	return stale
}

// Remove takes off the entries what Stale returned.
func (b *Baseline) Remove(stale []Missing) {
	for i := range stale {
		k := stale[i].key()
		if e, ok := b.entries[k]; ok {
			if e.Count -= stale[i].Count; e.Count <= 0 {
				delete(b.entries, k)
			}
		}
	}
}

func order(a, b Entry) int {
	return cmp.Or(strings.Compare(a.Path, b.Path), strings.Compare(a.Rule, b.Rule), strings.Compare(a.Fingerprint, b.Fingerprint))
}

// relative returns the path of a file as entries write it.
func (b *Baseline) relative(path string) string {
	if path == "-" { // standard input is no file
		return path
	}
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
		if rel, err := filepath.Rel(b.dir, abs); err == nil {
			path = rel
		}
	}
	return valid(filepath.ToSlash(path))
}

// near reports whether a path leads from the folder of the baseline to a file.
func near(path string) bool {
	return path != "-" && !filepath.IsAbs(path) && filepath.VolumeName(path) == "" && !os.IsPathSeparator(path[0])
}

// valid writes the bytes of a file name that are no UTF-8 so that JSON can hold them.
func valid(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	var b strings.Builder
	for i, r := range s {
		if _, size := utf8.DecodeRuneInString(s[i:]); r == utf8.RuneError && size == 1 {
			fmt.Fprintf(&b, `\x%02x`, s[i])
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// excerptLength is how many characters of a text people see.
const excerptLength = 40

// excerpt returns the beginning of a text in one line.
func excerpt(s string) string {
	runes := []rune(strings.Join(strings.Fields(s), " "))
	if len(runes) > excerptLength {
		return string(runes[:excerptLength-1]) + "…"
	}
	return string(runes)
}
