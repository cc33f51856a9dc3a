package folder

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/jiaogao/jiaogao/lint"
)

// IgnoreName is the name of the files that say what below their folder is no report to
// check. Their notation is that of .gitignore.
const IgnoreName = ".jiaogaoignore"

// The limits of an ignore file. It comes with the folder, perhaps from a stranger.
const (
	maxIgnoreFile = 256 << 10 // bytes
	maxIgnoreLine = 1 << 10   // bytes
	maxGlobs      = 1000      // each is tried on every file
)

// Left counts what a walk left out because of ignore files.
type Left struct{ Files, Folders int }

// A globList is what one ignore file says.
type globList struct {
	// A path relative to the folder that is walked becomes relative to that of the file
	// by losing the front lose, or by gaining the front gain.
	lose, gain string
	globs      []glob
}

// A glob is a line of an ignore file.
type glob struct {
	pattern string
	keep    bool // it began with !: what matches is checked after all
	folders bool // it ended with /: it is for folders alone
}

// verdict returns whether the list leaves out the path or keeps it; known is false where
// it says neither. The last line that matches decides.
func (l *globList) verdict(rel string, isFolder bool) (out, known bool) {
	rel = l.gain + strings.TrimPrefix(rel, l.lose)
	for _, g := range slices.Backward(l.globs) {
		if (isFolder || !g.folders) && doublestar.MatchUnvalidated(g.pattern, rel) {
			return !g.keep, true
		}
	}
	return false, false
}

// leavesOut reports whether ignore files leave out what is at a path. That of the nearest
// folder has the last word.
func (w *walker) leavesOut(rel string, isFolder bool) bool {
	for i := range slices.Backward(w.lists) {
		if out, known := w.lists[i].verdict(rel, isFolder); known {
			return out
		}
	}
	return false
}

// above reads the ignore files of the folders above the one that is walked.
func (w *walker) above(root string) bool {
	abs, err := filepath.Abs(root)
	if err != nil {
		return true
	}
	var lists []globList
	gain := ""
	for dir := filepath.Dir(abs); dir != abs; abs, dir = dir, filepath.Dir(dir) {
		gain = filepath.Base(abs) + "/" + gain
		l := globList{gain: gain}
		if !w.read(filepath.Join(dir, IgnoreName), &l) {
			return false
		}
		if len(l.globs) > 0 {
			lists = append(lists, l)
		}
	}
	slices.Reverse(lists)
	w.lists = lists
	return true
}

// read reads an ignore file into l. A mistake in it is an entry of its own: to pass over
// a line would check what should be left out, or the other way round, without a word.
func (w *walker) read(path string, l *globList) bool {
	text, err := readIgnore(path)
	switch {
	case os.IsNotExist(err):
		return true
	case err != nil:
		return w.emit(Entry{path, failure(err)})
	}
	what := ""
	if l.globs, what = parseIgnore(text); what != "" {
		return w.emit(Entry{path, &lint.Failure{Cause: "ignore-file", Message: what}})
	}
	return true
}

func readIgnore(path string) (string, error) {
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() { // a pipe would never end
		return "", os.ErrNotExist
	}
	file, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, maxIgnoreFile+1))
	return string(data), err
}

// parseIgnore returns the globs of an ignore file, and in Chinese what is wrong with it,
// each line with its number.
func parseIgnore(text string) (globs []glob, what string) {
	if len(text) > maxIgnoreFile {
		return nil, fmt.Sprintf("文件超过%dKB，请写得少一些：可以用通配符代替逐个列举", maxIgnoreFile>>10)
	}
	if !utf8.ValidString(text) {
		return nil, "文件不是 UTF-8 编码，请另存为 UTF-8"
	}
	var wrong []string
	n := 0
	for line := range strings.Lines(strings.TrimPrefix(text, "\ufeff")) {
		n++
		g, fault := parseGlob(strings.TrimRight(line, "\r\n"))
		switch {
		case fault != "":
			wrong = append(wrong, fmt.Sprintf("第%d行%s", n, fault))
		case g.pattern != "":
			globs = append(globs, g)
		}
	}
	if len(globs) > maxGlobs {
		return nil, fmt.Sprintf("超过%d项，请用通配符代替逐个列举", maxGlobs)
	}
	const shown = 5
	if len(wrong) > shown {
		wrong = append(wrong[:shown], fmt.Sprintf("共有%d行写错", len(wrong)))
	}
	return globs, strings.Join(wrong, "；")
}

// parseGlob reads one line. The glob of an empty line or a comment is empty.
func parseGlob(line string) (g glob, fault string) {
	line = strings.TrimRight(line, " \t　")
	if line == "" || strings.HasPrefix(line, "#") || strings.HasPrefix(line, "＃") {
		return g, ""
	}
	if len(line) > maxIgnoreLine {
		return g, fmt.Sprintf("超过%d字节", maxIgnoreLine)
	}
	p, keep := strings.CutPrefix(line, "!")
	p, folders := strings.CutSuffix(p, "/")
	// A glob with a slash starts at the folder of the file, one without matches anywhere.
	if strings.Contains(p, "/") {
		p = strings.TrimPrefix(p, "/")
	} else {
		p = "**/" + p
	}
	if p = literalBraces(p); p == "" || p == "**/" || !doublestar.ValidatePattern(p) {
		return g, "的通配符写法不对：* 表示一段名字，** 表示任意层文件夹，方括号要配对"
	}
	return glob{p, keep, folders}, ""
}

// literalBraces takes from braces the meaning that the library gives them and .gitignore
// does not. A row of alternatives can take it for ever to match.
func literalBraces(p string) string {
	var b strings.Builder
	for i := 0; i < len(p); i++ {
		switch {
		case p[i] == '\\' && i+1 < len(p):
			b.WriteByte(p[i])
			i++
		case p[i] == '{' || p[i] == '}':
			b.WriteByte('\\')
		}
		b.WriteByte(p[i])
	}
	return b.String()
}
