package input

import (
	"bytes"
	"strings"
)

// A signature tells a kind of file by the bytes it starts with.
type signature struct {
	prefix, kind, cure string
	text               bool // the prefix is a word, written in either case
}

func signatures() []signature {
	const (
		asText  = "请另存为.docx或纯文本（.txt）后再检查"
		picture = "文字在图片里无法检查，请先识别成文字，存为纯文本（.txt）"
		unpack  = "请先解压，再检查里面的报告"
	)
	return []signature{
		{"\x89PNG\r\n", "图片（PNG）", picture, false},
		{"\xff\xd8\xff", "图片（JPEG）", picture, false},
		{"GIF87a", "图片（GIF）", picture, false},
		{"GIF89a", "图片（GIF）", picture, false},
		{"II*\x00", "图片（TIFF）", picture, false},
		{"MM\x00*", "图片（TIFF）", picture, false},
		{"RIFF", "图片或音视频", picture, false},
		{"Rar!\x1a", "压缩包", unpack, false},
		{"7z\xbc\xaf\x27\x1c", "压缩包", unpack, false},
		{"\x1f\x8b", "压缩包", unpack, false},
		{"<?xml", "XML文件", asText, true},
		{"mime-version:", "网页存档或邮件", asText, true},
	}
}

// foreign returns an error that names the cure for files of a kind that no format reads,
// nil for all others.
func foreign(data []byte) error {
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		return foreignZip(data)
	}
	head := string(bytes.TrimLeft(bytes.TrimPrefix(data[:min(len(data), 1<<10)], []byte("\ufeff")), " \t\r\n"))
	for _, s := range signatures() {
		if strings.HasPrefix(head, s.prefix) || s.text && hasFold(head, s.prefix) {
			return fail(Unsupported, "这是%s，不能直接检查，%s", s.kind, s.cure)
		}
	}
	return nil
}

// hasFold reports whether s starts with the ASCII prefix in either case.
func hasFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// foreignZip names the kind of a zip file by the entries it holds.
func foreignZip(data []byte) error {
	if len(data) > 6 && data[6]&1 != 0 {
		return fail(Encrypted, "这是加密的压缩包，请用密码解压后再检查里面的报告")
	}
	for _, s := range []signature{
		{"xl/workbook.xml", "Excel表格（.xlsx）", "请把文字另存为纯文本（.txt）后再检查", false},
		{"ppt/presentation.xml", "演示文稿（.pptx）", "请把文字另存为纯文本（.txt）后再检查", false},
		{"OFD.xml", "OFD版式文件", "请复制文字并存为纯文本（.txt），或检查原稿", false},
	} {
		if bytes.Contains(data, []byte(s.prefix)) {
			return fail(Unsupported, "这是%s，不能直接检查，%s", s.kind, s.cure)
		}
	}
	return fail(Unsupported, "这是压缩包，请先解压，再检查里面的报告")
}
