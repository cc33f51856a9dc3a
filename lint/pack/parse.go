package pack

import (
	"errors"
	"strings"

	"github.com/BurntSushi/toml"
)

// parse returns the tables of a file. Where the notation is wrong it returns false, and
// the source knows the mistakes.
func (s *source) parse() (map[string]any, bool) {
	if len(s.mistakes) > 0 {
		return nil, false
	}
	front, lost := s.scan()
	var tables map[string]any
	_, err := toml.Decode(front, &tables)
	var syntax toml.ParseError
	switch {
	case errors.As(err, &syntax):
		s.syntax(syntax)
	case err != nil:
		s.whole("%v", err)
	case lost && len(s.mistakes) == 0:
		s.add(strings.LastIndexByte(front[:len(front)-1], '\n')+1, "这一行的写法看不懂，请按 键 = 值 的形式写")
	}
	return tables, len(s.mistakes) == 0
}

// syntax reports what the parser found, unless the scanner had a better word for that
// line.
func (s *source) syntax(err toml.ParseError) {
	line := s.position(err.Position.Start).Line
	for _, m := range s.mistakes {
		if m.Position.Line == line {
			return
		}
	}
	s.add(err.Position.Start, "%s", translate(err.Message))
}

// translate puts the parser's commonest complaints into Chinese.
func translate(message string) string {
	for _, t := range [][2]string{
		{"expected '.' or '='", "键的后面应有等号 ="},
		{"unexpected EOF", "文件没有写完，缺少引号、括号或值"},
		{"strings cannot contain newlines", "引号没有在本行内配对"},
		{"expected value but found", "等号后面应有值，文字要加英文引号"},
		{"expected a comma", "两项之间应有半角逗号，末尾应有右括号"},
		{"unexpected comma", "多了一个逗号"},
		{"invalid escape", `双引号里的反斜杠要写两次（\\），或者改用英文单引号`},
		{"expected a top-level item to end", "一行只能写一个键值，值的后面有多余的文字"},
		{"expected '.' or ']'", "表名的后面应有右方括号 ]"},
		{"unexpected end of table name", "方括号里没有表名"},
		{"has already been defined", "键或表重复"},
		{"was already created", "同一个键不能既是值又是表"},
		{"TOML files cannot contain control characters", "文件里有控制字符"},
		{"Invalid integer", "整数的写法不对"},
		{"is out of range", "数值过大"},
	} {
		if strings.Contains(message, t[0]) {
			return t[1] + "（" + message + "）"
		}
	}
	return "写法不合 TOML 规定（" + message + "）"
}
