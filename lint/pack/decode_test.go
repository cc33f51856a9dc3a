package pack

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// An amount decodes itself from its short form, a text.
type amount struct {
	Right string
	When  string
}

func (a *amount) UnmarshalText(text []byte) error {
	if string(text) == "错" {
		return errors.New("不可用")
	}
	a.Right = string(text)
	return nil
}

// An own value decodes itself from anything.
type own struct{ value any }

func (o *own) UnmarshalTOML(x any) error {
	o.value = x
	return nil
}

// Shared fields are those of an embedded struct.
type Shared struct{ Min int }

type parameters struct {
	Shared
	Words  map[string]amount
	List   []amount
	Share  float64
	Count  uint8
	Named  string `toml:"other-name"`
	Hidden string `toml:"-"`
	Own    own
	Point  *amount
	secret int
}

func decodeText(text string) (parameters, string) {
	var p parameters
	s := newSource("p", text)
	if tables, ok := s.parse(); ok {
		s.decode(nil, tables, &p)
	}
	if err := s.mistakes.err(); err != nil {
		return p, err.Error()
	}
	return p, ""
}

func TestDecode(t *testing.T) {
	got, mistakes := decodeText(`
min = 3
share = 2
count = 255
other-name = "n"
own = [1]
point = "p"
list = ["a", { right = "b", when = "c" }]
[words]
"布署" = "部署"
"截止".right = "截至"
["words"."GDP"]
right = "x"
`)
	if mistakes != "" {
		t.Fatal(mistakes)
	}
	want := parameters{
		Shared: Shared{3}, Share: 2, Count: 255, Named: "n", Point: &amount{Right: "p"}, Own: own{[]any{int64(1)}},
		List:  []amount{{Right: "a"}, {"b", "c"}},
		Words: map[string]amount{"布署": {Right: "部署"}, "截止": {Right: "截至"}, "GDP": {Right: "x"}},
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(parameters{}, own{})); diff != "" {
		t.Error(diff)
	}
}

func TestDecodeMistakes(t *testing.T) {
	for text, want := range map[string]string{
		`hidden = "x"`:                      "p:1:1: 没有 hidden 这个键，可用：min words list share count other-name own point",
		`secret = 1`:                        "p:1:1: 没有 secret 这个键，可用：min words list share count other-name own point",
		`words = "x"`:                       "p:1:1: words 应为一个表，如 { \"甲\" = … }，这里是文字 \"x\"",
		`words = { "甲" = { rigth = "x" } }`: "p:1:19: 没有 rigth 这个键，是不是想写 right？",
		`words = { "甲" = { Right = "x" } }`: "p:1:19: 没有 Right 这个键，是不是想写 right？",
		`words = { "甲" = 3, "乙" = [], "丙" = "错" }`:     "p:1:11: \"甲\" 应为文字或表，这里是 3\np:1:20: \"乙\" 应为文字或表，这里是一列值\np:1:30: 不可用",
		`words = { "" = "x", " " = "y" }`:              "p:1:11: 键不能是空的\np:1:21: 键不能是空的",
		`list = ["a", { x = 1 }]`:                      "p:1:16: 没有 x 这个键，可用：right when",
		`list = { a = 1 }`:                             "p:1:1: list 应为方括号里的一列值，如 [\"甲\", \"乙\"]，这里是一个表",
		`min = 1.5`:                                    "p:1:1: min 应为整数，这里是 1.5",
		`count = 256`:                                  "p:1:1: count 应为非负整数，这里是 256",
		`count = -1`:                                   "p:1:1: count 应为非负整数，这里是 -1",
		`share = "1"`:                                  "p:1:1: share 应为数，这里是文字 \"1\"",
		`other-name = 2023-01-01`:                      "p:1:1: other-name 应为加引号的文字，这里是日期或时间",
		`words = { "甲" = { right = "x", when = "(" }}`: "p:1:32: when 不是有效的正则表达式：error parsing regexp: missing closing ): `(`",
		`point = { when = "甲*" }`:                      "p:1:11: when 连空文字也能匹配，处处都会匹配，请改写",
		"point = { when = \"" + strings.Repeat("甲", 700) + "\" }": "p:1:11: when 超过 2048 字节",
	} {
		if _, got := decodeText(text); got != want {
			t.Errorf("%s\ngot  %s\nwant %s", text, got, want)
		}
	}
}
