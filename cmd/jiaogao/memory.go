package main

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"sync"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/cache"
	"github.com/jiaogao/jiaogao/lint/folder"
	"github.com/jiaogao/jiaogao/lint/output"
	"github.com/jiaogao/jiaogao/lint/pack"
	"github.com/spf13/pflag"
)

// cacheVariable is the environment variable that names another folder for the cache, or
// says that there is none.
const (
	cacheVariable = "JIAOGAO_CACHE"
	cacheOff      = "off"
)

// manyFiles is how many files must be named for the cache to pay for itself; a folder is
// taken to hold as many.
const manyFiles = 8

// cacheLimits bound the folder of the cache.
func cacheLimits() cache.Limits { return cache.Limits{Bytes: 512 << 20, Entries: 200_000} }

// A memory keeps for later runs what the outputs wrote of each report. It also spares the
// one goroutine that writes the outputs the work of making their parts.
type memory struct {
	store   *cache.Store // nil: nothing is kept
	outputs []output.Parter
	config  *pack.Config
	show    lint.Severity
	salt    func() (cache.Key, error) // of all that the parts depend on beside the report
}

// covered reports whether all options that were given are known to the digest of a run, or
// change nothing that is kept. A new option is neither until it is listed here.
func covered(f *pflag.FlagSet) bool {
	known := []string{"type", "pack", "rule", "skip", "format", "fail-on", "min-severity", "color", "revisions", "jobs", "timeout", "no-cache"}
	all := true
	f.Visit(func(x *pflag.Flag) { all = all && slices.Contains(known, x.Name) })
	return all
}

// remember returns the memory of a run; nil where an output cannot be made of parts, or
// where something is done to records after they were checked.
func remember(o *checkOptions, b *book, s *sinks, show lint.Severity, paths []string) *memory {
	if !o.covered {
		return nil
	}
	m := &memory{config: b.config, show: show}
	for _, k := range s.list {
		parter, ok := k.Writer.(output.Parter)
		if !ok {
			return nil
		}
		m.outputs = append(m.outputs, parter)
	}
	dir := cacheDir()
	if o.noCache || dir == "" || !many(paths) {
		return m
	}
	m.store = cache.Open(dir, cacheLimits())
	m.salt = sync.OnceValues(func() (cache.Key, error) {
		program, err := digestProgram()
		return digestRun(program, o, b, s, show), err
	})
	go m.salt() // while the first files are being found
	return m
}

// cacheDir returns the folder of the cache, "" if there is none.
func cacheDir() string {
	switch dir := os.Getenv(cacheVariable); dir {
	case "":
	case cacheOff:
		return ""
	default:
		return dir
	}
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "jiaogao", "results")
}

// many reports whether the paths promise many reports.
func many(paths []string) bool {
	for _, path := range paths {
		if info, err := os.Stat(path); err == nil && info.IsDir() {
			return true
		}
	}
	return len(paths) >= manyFiles
}

// digestProgram identifies the program by its very bytes: a version number would stay the
// same while the program is being worked on.
func digestProgram() (sum cache.Key, err error) {
	file, err := openProgram()
	if err != nil {
		return sum, err
	}
	defer file.Close()
	h := sha256.New()
	// Where the file was replaced since the start, this at least tells the two apart.
	if info, ok := debug.ReadBuildInfo(); ok {
		io.WriteString(h, info.String())
	}
	_, err = io.CopyBuffer(struct{ io.Writer }{h}, struct{ io.Reader }{file}, make([]byte, 256<<10))
	return cache.Key(h.Sum(nil)), err
}

// openProgram opens the file of the program: on Linux the very one that runs, even if
// another stands in its place by now.
func openProgram() (*os.File, error) {
	if file, err := os.Open("/proc/self/exe"); err == nil {
		return file, nil
	}
	path, err := os.Executable()
	if err != nil {
		return nil, err
	}
	return os.Open(path)
}

// digestRun identifies the program, the rules, and how reports are read and shown.
func digestRun(program cache.Key, o *checkOptions, b *book, s *sinks, show lint.Severity) cache.Key {
	h := sha256.New()
	fmt.Fprintf(h, "%x %x %x %q %q %q %q %d\n", program, b.digest, b.config.Digest(), b.reportType, o.rules, o.skip, o.revisions, show)
	for _, p := range b.packs {
		fmt.Fprintf(h, "%q\n", p.Title)
		for _, r := range p.Rules {
			fmt.Fprintf(h, "%q %d\n", r.ID, r.Severity)
		}
	}
	for _, k := range s.list {
		fmt.Fprintf(h, "%q %t\n", k.name, k.color)
	}
	return cache.Key(h.Sum(nil))
}

// key returns the key of what depends on all these, and on what the whole run depends on.
func (m *memory) key(parts ...[]byte) (key cache.Key, ok bool) {
	if m.store == nil {
		return key, false
	}
	salt, err := m.salt()
	h := sha256.New()
	h.Write(salt[:])
	for _, part := range parts {
		h.Write(binary.AppendUvarint(nil, uint64(len(part))))
		h.Write(part)
	}
	h.Sum(key[:0])
	return key, err == nil
}

// reportKey returns the key of a report.
func (m *memory) reportKey(path string, content, company folder.Digest) (key cache.Key, ok bool) {
	if path == folder.Stdin || len(m.config.Ignores(path)) > 0 {
		return key, false
	}
	return m.key([]byte(path), content[:], company[:])
}

// Recall implements [folder.Memory].
func (m *memory) Recall(path string, content, company folder.Digest) *lint.Record {
	key, ok := m.reportKey(path, content, company)
	if !ok {
		return nil
	}
	value, ok := m.store.Get(key)
	if !ok {
		return nil
	}
	return decodeRecord(path, value, len(m.outputs))
}

// Lasts implements [folder.Memory].
func (m *memory) Lasts() bool { return m.store != nil }

// RecallCompany implements [folder.Memory].
func (m *memory) RecallCompany(company folder.Digest) []byte {
	key, ok := m.key(company[:])
	if !ok {
		return nil
	}
	note, _ := m.store.Get(key)
	return note
}

// LearnCompany implements [folder.Memory].
func (m *memory) LearnCompany(company folder.Digest, note []byte) {
	if key, ok := m.key(company[:]); ok {
		m.store.Put(key, note)
	}
}

// Learn implements [folder.Memory].
func (m *memory) Learn(content, company folder.Digest, r *lint.Record) {
	if r.Failure != nil || len(m.config.Ignores(r.Path)) > 0 {
		return
	}
	r.Keep(m.show)
	for _, p := range m.outputs {
		part, err := p.Part(r)
		if err != nil {
			r.Parts = nil
			return
		}
		r.Parts = append(r.Parts, part)
	}
	if key, ok := m.reportKey(r.Path, content, company); ok {
		m.store.Put(key, encodeRecord(r))
	}
}
