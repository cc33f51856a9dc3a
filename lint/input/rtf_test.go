package input_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/jiaogao/jiaogao/lint/input"
)

// hexed writes a text in GBK as rich text spells bytes.
func hexed(t testing.TB, s string) string {
	var b strings.Builder
	for _, c := range gbk(t, s) {
		if c < 0x80 {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, `\'%02x`, c)
		}
	}
	return b.String()
}

func TestRTF(t *testing.T) {
	const head = `{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset134 \'cb\'ce\'cc\'e5;}{\f2\fcharset2 Symbol;}}{\colortbl;\red0;}{\*\generator x;}` + "\r\n"
	for name, c := range map[string]struct{ body, want string }{
		"GBK":            {`\pard ` + hexed(t, "全年巡查渠道42次。") + `\par}`, "全年巡查渠道42次。\n"},
		"raw bytes":      {string(gbk(t, "全年巡查渠道42次。")) + `\par}`, "全年巡查渠道42次。\n"},
		"escaped bytes":  {`\'81\\\par}`, "乗\n"},
		"Unicode":        {`\uc1\u20840?\uc2\u24180\'c4\'ea\uc0\u-10179 \u-8704 ab}`, "全年😀ab\n"},
		"fallback group": {`\u20840{}\u24180?}`, "全年\n"},
		"signs":          {`a\~b\_c\-d\{e\}\emdash\tab\ldblquote x\rdblquote}`, "a\u00a0b-cd{e}—\t“x”\n"},
		"lines":          {"甲\\line 乙\\\n丙\\page 丁}", "甲乙\n丙\n丁\n"},
		"pictures":       {`a{\*\shppict{\pict\pngblip 89504e47}}{\nonshppict{\pict 00}}{\pict\bin4 {{{{}b}`, "ab\n"},
		"deleted":        {`a{\deleted\revauth1 x}{\revised b}{\v y}\v z\v0 c}`, "abc\n"},
		"fields":         {`{\field{\*\fldinst { HYPERLINK "x" }}{\fldrslt a}}{\field{\*\fldinst TOC \\o "1-3"}{\fldrslt x\par {\field{\*\fldinst PAGEREF}{\fldrslt 3}}\par}}b}`, "ab\n"},
		"notes":          {`a{\super\chftn{\footnote\pard x\par}}b\par{\header h}{\annotation n}}`, "ab\nx\n"},
		"text box":       {`a{\shp{\*\shpinst\shpleft0{\sp{\sn fLine}{\sv 0}}{\shptxt\pard x\par}}{\shprslt y}}b\par}`, "ab\nx\n"},
		"symbol font":    {`{\f2\'b7}a}`, "a\n"},
		"marks":          {`\pard{\listtext 1.\tab}a\par\pard{\pntext\f2\'b7\tab}b\par\pard{\listtext ` + hexed(t, "第二章") + `}c\par}`, "1.a\nb\n第二章 c\n"},
		"unclosed":       {`{\b a{\i b`, "ab\n"},
		"closed twice":   {`a}}}b`, "a\n"},
	} {
		body := c.body
		if name == "lines" {
			body = strings.NewReplacer("甲", hexed(t, "甲"), "乙", hexed(t, "乙"), "丙", hexed(t, "丙"), "丁", hexed(t, "丁")).Replace(body)
		}
		d, err := input.Read("a.doc", []byte(head+body))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		checkPlaces(t, d)
		if got := d.Text.String(); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	d, err := input.Read("a.rtf", []byte(`{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset134 x;}}\f0 `+hexed(t, "全年巡查渠道42次")+`.}`))
	if err != nil || d.Text.String() != "全年巡查渠道42次.\n" {
		t.Errorf("Chinese in a Western font: %v", err)
	}
}

func hostileRTF() []string {
	return []string{"{", "}", "\\", "\\'", "\\'b", "\\u1?", "\\u-10179", "\\bin9999999999 ", "\\cell", "\\row", "\\cellx1", "{\\footnote ", "{\\*\\shpinst{\\shptxt a", "{\\listtext 1}", "\\uc99999999999999 ", "\\f1{\\fonttbl\\f1\\fcharset134}", "a\\par", "\x00"}
}

func TestHostileRTF(t *testing.T) {
	for _, s := range hostileRTF() {
		_, err := input.Read("a.rtf", []byte(`{\rtf1 a\par `+strings.Repeat(s, 256<<10/len(s))))
		if e, ok := err.(*input.Error); err != nil && (!ok || e.Cause != input.Damaged && e.Cause != input.TooLarge) {
			t.Errorf("%q: %v", s, err)
		}
	}
}

func FuzzRTF(f *testing.F) {
	data, err := os.ReadFile(saved + "/样例.rtf")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	for _, s := range hostileRTF() {
		f.Add([]byte(`{\rtf1 ` + s + s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if d, err := input.Read("a.rtf", data); err == nil {
			checkPlaces(t, d)
		}
	})
}
