package output

import "github.com/jiaogao/jiaogao/lint"

// A style is an escape sequence that switches a look on.
type style string

const (
	plain  style = ""
	bold   style = "\x1b[1m"
	faint  style = "\x1b[2m"
	red    style = "\x1b[31m"
	green  style = "\x1b[32m"
	yellow style = "\x1b[33m"
	cyan   style = "\x1b[36m"
)

// painter puts styles around text, if the reader sees them.
type painter bool

func (p painter) paint(s style, text string) string {
	if !p || s == plain || text == "" {
		return text
	}
	return string(s) + text + "\x1b[0m"
}

func styleOf(s lint.Severity) style {
	switch s {
	case lint.Error:
		return red
	case lint.Warning:
		return yellow
	case lint.Info:
		return cyan
	}
	return faint
}

// Label returns the Chinese name of a severity, two characters wide.
func Label(s lint.Severity) string {
	switch s {
	case lint.Error:
		return "错误"
	case lint.Warning:
		return "警告"
	case lint.Info:
		return "建议"
	case lint.Hint:
		return "提示"
	}
	return "关闭"
}
