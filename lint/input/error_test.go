package input_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/jiaogao/jiaogao/lint/input"
)

func TestErrors(t *testing.T) {
	misread, err := simplifiedchinese.GB18030.NewDecoder().Bytes([]byte(strings.Repeat(sample, 3)))
	if err != nil {
		t.Fatal(err)
	}
	var latin strings.Builder
	for _, b := range gbk(t, sample) {
		latin.WriteRune(rune(b))
	}
	ole := "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 504)
	for _, c := range []struct{ name, file, data, cause, says string }{
		{"nothing", "a.txt", "", input.Empty, "空的"},
		{"blanks", "a.txt", "\n \r\n\t", input.Empty, "空的"},
		{"a mark alone", "a.txt", "\ufeff", input.Empty, "文字"},
		{"only wide spaces", "a.txt", "　\n　", input.Empty, "文字"},
		{"only code", "a.md", "```\ncode\n```\n", input.Empty, "代码块"},
		{"zeros", "a.txt", strings.Repeat("\x00", 100), input.Empty, "空的"},
		{"control characters", "a.txt", strings.Repeat("ab\x01\x02", 50), input.Binary, "不是文字"},
		{"invalid bytes", "a.txt", strings.Repeat("\xff", 100), input.BadEncoding, "UTF-8"},
		{"euro signs", "a.txt", strings.Repeat("\x80", 100), input.BadEncoding, "UTF-8"},
		{"UTF-8 read as GBK", "a.txt", string(misread), input.BadEncoding, "乱码"},
		{"GBK read as Latin-1", "a.txt", latin.String(), input.BadEncoding, "乱码"},
		{"lost characters", "a.txt", strings.Repeat("工作\ufffd", 9), input.BadEncoding, "乱码"},
		{"two encodings", "a.txt", sample + string(gbk(t, sample)), input.BadEncoding, "编码"},
		{"docx", "a.txt", "PK\x03\x04\x14\x00\x00\x00word/document.xml", input.Damaged, "Word文档不完整"},
		{"xlsx", "a.docx", "PK\x03\x04\x14\x00\x00\x00xl/workbook.xml", input.Unsupported, "Excel"},
		{"zip", "a.zip", "PK\x03\x04\x14\x00\x00\x00a.txt", input.Unsupported, "解压"},
		{"encrypted zip", "a.zip", "PK\x03\x04\x14\x00\x01\x00a.txt", input.Encrypted, "密码"},
		{"damaged doc", "a.doc", ole, input.Damaged, "旧版Office"},
		{"empty rtf", "a.doc", "{\\rtf1 }", input.Empty, "文字"},
		{"png", "a.png", "\x89PNG\r\n\x1a\n", input.Unsupported, "图片"},
		{"jpeg", "a.jpg", "\xff\xd8\xff\xe0", input.Unsupported, "图片"},
		{"empty web page", "a.doc", "\ufeff\r\n<!DOCTYPE HTML>\n<html>", input.Empty, "文字"},
		{"web archive", "a.doc", "MIME-Version: 1.0\n", input.Unsupported, "网页存档"},
		{"a long line", "a.txt", "甲\n" + strings.Repeat("a", 4<<20+1), input.TooLarge, "第2行"},
		{"many lines", "a.txt", strings.Repeat("a\n", 400_001), input.TooLarge, "400001行"},
		{"a large file", "a.txt", strings.Repeat("a", input.MaxBytes+1), input.TooLarge, "64MB"},
	} {
		_, err := input.Read(c.file, []byte(c.data))
		var refused *input.Error
		if !errors.As(err, &refused) {
			t.Errorf("%s: read without an error: %v", c.name, err)
			continue
		}
		if refused.Cause != c.cause || !strings.Contains(refused.Message, c.says) || !strings.Contains(refused.Message, "请") {
			t.Errorf("%s: %s %s, want %s with the cure and %q", c.name, refused.Cause, refused.Message, c.cause, c.says)
		}
	}
}

func TestReadsNearlyBinaryText(t *testing.T) {
	d, err := input.Read("a.txt", []byte(strings.Repeat(sample, 5)+"\x00\x01"))
	if err != nil || len(d.Paragraphs) != 16 {
		t.Errorf("two stray control characters make no binary file: %v", err)
	}
}

func TestKnown(t *testing.T) {
	for name, want := range map[string]bool{"a.txt": true, "b/报告.MD": true, "c.markdown": true, "a.docx": true, "a.doc": true, "a.xlsx": false, "txt": false, "-": false} {
		if input.Known(name) != want {
			t.Errorf("Known(%q) is not %v", name, want)
		}
	}
}

// TestFormatsByNameOrContent: the name decides between texts, the content where the name
// says nothing.
func TestFormatsByNameOrContent(t *testing.T) {
	for _, c := range []struct{ name, data, want string }{
		{"a.txt", "# 标题\n进一步**加强**管理", "# 标题\n进一步**加强**管理\n"},
		{"a.MD", "进一步**加强**管理", "进一步加强管理\n"},
		{"-", "# 标题\n进一步**加强**管理", "标题\n进一步加强管理\n"},
		{"-", "标题\n进一步**加强**管理", "标题\n进一步**加强**管理\n"},
		{"a.wps", "|甲|乙|\n|--|--|\n|丙|丁|", "甲\n乙\n丙\n丁\n"},
		{"a.log", "#1机组\n# 3 units\n", "#1机组\n# 3 units\n"},
	} {
		d, err := input.Read(c.name, []byte(c.data))
		if err != nil || d.Text.String() != c.want {
			t.Errorf("%s: %q %v, want %q", c.name, d.Text, err, c.want)
		}
	}
}

// TestMarkdownOfPlainReports: a plain report reads the same, whatever it is called.
func TestMarkdownOfPlainReports(t *testing.T) {
	names, _ := filepath.Glob("../../testdata/reports/*.txt")
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		masked := strings.ReplaceAll(string(data), "云岚县", "**县")
		for _, text := range []string{string(data), masked, strings.ReplaceAll(string(data), "\n", "\r\n")} {
			plain, err := input.Read("a.txt", []byte(text))
			if err != nil {
				t.Fatal(err)
			}
			marked, err := input.Read("a.md", []byte(text))
			if err != nil {
				t.Fatal(err)
			}
			if a, b := dump(plain), dump(marked); a != b {
				t.Errorf("%s reads differently as Markdown:\n%s\n%s", name, a, b)
			}
		}
	}
}
