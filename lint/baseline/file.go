package baseline

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"unicode/utf8"
)

// version is raised when older programs would misread a file.
const version = 1

// The limits of a file, which may come from a stranger.
const (
	maxBytes    = 256 << 20
	maxLine     = 64 << 10 // bytes
	maxMistakes = 20       // that are told
)

// head is the first line.
type head struct {
	Baseline int    `json:"baseline"`
	Tool     string `json:"tool"`
}

// Bytes returns the file. Equal baselines have equal files. The tool is the name and
// version of the program that writes.
func (b *Baseline) Bytes(tool string) ([]byte, error) {
	var file bytes.Buffer
	e := json.NewEncoder(&file)
	e.SetEscapeHTML(false)
	if err := e.Encode(head{version, tool}); err != nil {
		return nil, err
	}
	entries := slices.Collect(maps.Values(b.entries))
	slices.SortFunc(entries, func(x, y *Entry) int { return order(*x, *y) })
	for _, entry := range entries {
		if err := e.Encode(entry); err != nil {
			return nil, err
		}
	}
	return file.Bytes(), nil
}

// Open reads the baseline in the file name. Errors are Chinese sentences, a line each,
// that name the place as file:line:column.
func Open(name string) (*Baseline, error) {
	b, err := New(name)
	if err != nil {
		return nil, err
	}
	file, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("%s：%s", name, reason(err))
	}
	defer file.Close()
	if info, err := file.Stat(); err == nil && !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s：不是普通文件，基线应是 jiaogao baseline 生成的文件", name)
	}
	r := &reader{Baseline: b, name: name}
	r.read(file)
	return b, r.err()
}

func reason(err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "找不到这个基线文件，请核对路径；还没有的，先用 jiaogao baseline 生成"
	case errors.Is(err, fs.ErrPermission):
		return "没有读取这个基线文件的权限"
	}
	return err.Error()
}

// A reader fills a Baseline from a file and collects the mistakes.
type reader struct {
	*Baseline
	name     string
	line     int // the one being read
	mistakes []error
	broken   bool // the rest is not worth reading
}

func (r *reader) err() error { return errors.Join(r.mistakes...) }

// fault reports a mistake in the line being read, at a byte of it.
func (r *reader) fault(line []byte, at int, what string) {
	column := utf8.RuneCount(line[:min(at, len(line))]) + 1
	r.mistakes = append(r.mistakes, fmt.Errorf("%s:%d:%d: %s", r.name, r.line, column, what))
	r.broken = r.broken || len(r.mistakes) == maxMistakes
}

func (r *reader) read(file io.Reader) {
	limited := &io.LimitedReader{R: file, N: maxBytes + 1}
	lines := bufio.NewScanner(limited)
	lines.Buffer(nil, maxLine)
	for !r.broken && lines.Scan() {
		r.line++
		line := lines.Bytes()
		if r.line == 1 {
			line = bytes.TrimPrefix(line, []byte("\ufeff"))
			r.head(line)
		} else if len(bytes.TrimSpace(line)) > 0 {
			r.entry(line)
		}
	}
	r.line++
	switch err := lines.Err(); {
	case r.broken:
	case limited.N == 0:
		r.fault(nil, 0, fmt.Sprintf("基线文件超过%dMB，不予读取", maxBytes>>20))
	case errors.Is(err, bufio.ErrTooLong):
		r.fault(nil, 0, fmt.Sprintf("这一行超过%dKB，不是基线文件的写法", maxLine>>10))
	case err != nil:
		r.fault(nil, 0, "读取失败："+err.Error())
	case r.line == 1:
		r.fault(nil, 0, notOurs)
	}
}

const notOurs = "不是基线文件：请用 jiaogao baseline 生成"

// head reads the first line. What does not begin as a baseline is not read further.
func (r *reader) head(line []byte) {
	var h head
	err := json.Unmarshal(line, &h)
	switch {
	case err != nil || h.Baseline == 0:
		r.fault(line, 0, notOurs)
	case h.Baseline != version:
		r.fault(line, 0, fmt.Sprintf("这个基线文件是第%d版的，本程序只认第%d版，请用 jiaogao baseline 重新生成", h.Baseline, version))
	default:
		return
	}
	r.broken = true
}

// entry reads one line.
func (r *reader) entry(line []byte) {
	var e Entry
	d := json.NewDecoder(bytes.NewReader(line))
	d.DisallowUnknownFields()
	if err := d.Decode(&e); err != nil {
		at, what := explain(err)
		r.fault(line, at, what)
		return
	}
	if rest := bytes.TrimSpace(line[d.InputOffset():]); len(rest) > 0 {
		r.fault(line, int(d.InputOffset()), "一行只能写一项，后面有多余的文字")
		return
	}
	if what := e.wrong(); what != "" {
		r.fault(line, 0, what)
		return
	}
	if _, twice := r.entries[e.key()]; twice {
		r.fault(line, 0, "与前面的一项重复，请合为一项，把 count 相加")
		return
	}
	r.entries[e.key()] = &e
}

// wrong says what is wrong with an entry, or nothing.
func (e *Entry) wrong() string {
	hex := func(r rune) bool { return '0' <= r && r <= '9' || 'a' <= r && r <= 'f' }
	switch {
	case e.Path == "":
		return "缺少 path（文件的路径）"
	case e.Rule == "":
		return "缺少 rule（规则）"
	case e.Count < 1:
		return "count 应是1以上的整数"
	case len(e.Fingerprint) != 16 || strings.TrimFunc(e.Fingerprint, hex) != "":
		return "fingerprint 应是16位十六进制数，请用 jiaogao baseline 重新生成"
	}
	return ""
}

// explain says where in a line JSON went wrong, in bytes, and what is wrong.
func explain(err error) (at int, what string) {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	if name, unknown := strings.CutPrefix(err.Error(), "json: unknown field "); unknown {
		return 0, fmt.Sprintf("没有 %s 这个键，可用：path rule fingerprint count text", name)
	}
	switch {
	case errors.As(err, &syntax):
		at = int(syntax.Offset) - 1
	case errors.As(err, &kind) && kind.Field != "":
		return int(kind.Offset) - 1, fmt.Sprintf("%s 的值不对，应为%s", kind.Field, map[bool]string{true: "1以上的整数", false: "加引号的文字"}[kind.Field == "count"])
	}
	return max(at, 0), "这一行不是 JSON 对象；删去一项时，请删去整行"
}
