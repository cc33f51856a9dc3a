package folder

import (
	"os"
	"path/filepath"
	"strings"
	"time"
)

// abandoned is the age from which on a temporary file is taken to belong to nobody. To
// write a file takes seconds, and a run that goes on for long writes all the time.
const abandoned = 24 * time.Hour

// Sweep removes the temporary files that runs which were killed have left in the folder
// where the file at path stands, or would stand, and returns how many. It keeps those that
// are not old: another run may be writing them.
func Sweep(path string) int {
	dir := filepath.Dir(path)
	if target, err := filepath.EvalSymlinks(path); err == nil {
		dir = filepath.Dir(target)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return 0
	}
	removed := 0
	for _, e := range entries {
		if !isTemporary(e.Name()) {
			continue
		}
		info, err := e.Info()
		if err != nil || !info.Mode().IsRegular() || time.Since(info.ModTime()) < abandoned {
			continue
		}
		if os.Remove(filepath.Join(dir, e.Name())) == nil {
			removed++
		}
	}
	return removed
}

// isTemporary reports whether a name is one that [Create] gives.
func isTemporary(name string) bool {
	head, tail, _ := strings.Cut(temporary, "*")
	number, ok := strings.CutPrefix(name, head)
	if !ok {
		return false
	}
	number, ok = strings.CutSuffix(number, tail)
	return ok && number != "" && strings.Trim(number, "0123456789") == ""
}
