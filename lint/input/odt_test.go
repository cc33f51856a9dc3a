package input_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/jiaogao/jiaogao/lint/input"
)

const odtType = "application/vnd.oasis.opendocument.text"

// pack makes a zip file of names and contents in turn.
func pack(tb testing.TB, parts ...string) []byte {
	tb.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		method := zip.Deflate
		if parts[i] == "mimetype" {
			method = zip.Store
		}
		f, err := w.CreateHeader(&zip.FileHeader{Name: parts[i], Method: method})
		if err != nil {
			tb.Fatal(err)
		}
		if _, err := f.Write([]byte(parts[i+1])); err != nil {
			tb.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

// odtContent puts a body and automatic styles into the content of a file.
func odtContent(styles, body string) string {
	const ns = "urn:oasis:names:tc:opendocument:xmlns:"
	return `<?xml version="1.0" encoding="UTF-8"?><o:document-content xmlns:o="` + ns + `office:1.0" xmlns:text="` + ns + `text:1.0" xmlns:style="` + ns + `style:1.0" xmlns:table="` + ns + `table:1.0" xmlns:fo="` + ns + `xsl-fo-compatible:1.0" xmlns:draw="` + ns + `drawing:1.0">` +
		`<o:automatic-styles>` + styles + `</o:automatic-styles><o:body><o:text>` + body + `</o:text></o:body></o:document-content>`
}

func odtFile(tb testing.TB, styles, body string) []byte {
	return pack(tb, "mimetype", odtType, "content.xml", odtContent(styles, body))
}

func TestODT(t *testing.T) {
	const numbers = `<text:list-style style:name="N"><text:list-level-style-number text:level="1" style:num-format="一, 二, 三, ..." style:num-suffix="、" text:start-value="3"/>` +
		`<text:list-level-style-number text:level="2" style:num-format="1" style:num-list-format="%1%之%2%："/></text:list-style>`
	for name, c := range map[string]struct{ styles, body, want string }{
		"spaces":        {"", `<text:p>全年<text:s text:c="2"/>巡查` + "\n" + `<text:span>42</text:span>次<text:tab/>。</text:p>`, "全年  巡查 42次\t。\n"},
		"line break":    {"", `<text:p>甲。<text:line-break/>乙。</text:p>`, "甲。\n乙。\n"},
		"heading":       {"", `<text:h text:outline-level="2">甲<text:line-break/>乙</text:h>`, "甲乙\n"},
		"text box":      {"", `<text:p>甲<draw:frame><draw:text-box><text:p>丙</text:p><text:p>丁</text:p></draw:text-box></draw:frame>乙</text:p>`, "甲乙\n丙\n丁\n"},
		"contents":      {"", `<text:table-of-content><text:index-body><text:p>目录</text:p></text:index-body></text:table-of-content><text:p>甲</text:p>`, "甲\n"},
		"comment":       {"", `<text:p>甲<o:annotation><text:p>批注</text:p></o:annotation>乙</text:p>`, "甲乙\n"},
		"hidden":        {`<style:style style:family="text" style:name="A"><style:text-properties text:display="none"/></style:style><style:style style:family="text" style:name="B" style:parent-style-name="A"/>`, `<text:p>甲<text:span text:style-name="B">隐</text:span>乙</text:p>`, "甲乙\n"},
		"one cell":      {"", `<table:table><table:table-row><table:table-cell><text:p>甲</text:p></table:table-cell></table:table-row></table:table>`, "甲\n"},
		"numbers":       {numbers, `<text:list text:style-name="N" xml:id="a"><text:list-item><text:p>甲</text:p><text:p>又</text:p><text:list><text:list-item><text:p>丁</text:p></text:list-item></text:list></text:list-item></text:list><text:p>间</text:p><text:list text:style-name="N" text:continue-list="a"><text:list-item><text:p>乙</text:p></text:list-item><text:list-header><text:p>无</text:p></text:list-header></text:list><text:list text:style-name="N"><text:list-item><text:p>丙</text:p></text:list-item></text:list>`, "三、甲\n又\n三之1：丁\n间\n四、乙\n无\n三、丙\n"},
		"unknown style": {"", `<text:list text:style-name="X"><text:list-item><text:p>甲</text:p></text:list-item></text:list>`, "甲\n"},
	} {
		t.Run(name, func(t *testing.T) {
			d, err := input.Read("a.docx", odtFile(t, c.styles, c.body))
			if err != nil {
				t.Fatal(err)
			}
			checkPlaces(t, d)
			if got := d.Text.String(); got != c.want || len(d.Tables) > 0 {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

// refused asserts that a file is refused with the cause, and with a cure.
func refused(t *testing.T, what string, data []byte, cause string) {
	t.Helper()
	_, err := input.Read("a.odt", data)
	var e *input.Error
	if !errors.As(err, &e) || e.Cause != cause || !strings.Contains(e.Message, "请") {
		t.Errorf("%s: %v, want %s with a cure", what, err, cause)
	}
}

func TestODTErrors(t *testing.T) {
	good := odtFile(t, "", "<text:p>全年巡查渠道42次。</text:p>")
	refused(t, "truncated", good[:len(good)-30], input.Damaged)
	refused(t, "spreadsheet", pack(t, "mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", "<a/>", "META-INF/manifest.xml", "<a/>"), input.Unsupported)
	refused(t, "encrypted", pack(t, "mimetype", odtType, "content.xml", "x", "META-INF/manifest.xml", `<m:file-entry><m:encryption-data/></m:file-entry>`), input.Encrypted)
	refused(t, "no content", pack(t, "mimetype", odtType, "meta.xml", "x"), input.Damaged)
	refused(t, "no text", odtFile(t, "", "<text:p/>"), input.Empty)
	refused(t, "cut XML", pack(t, "mimetype", odtType, "content.xml", odtContent("", "<text:p>甲")[:500]), input.Damaged)
	refused(t, "bomb", odtFile(t, "", "<text:p>"+strings.Repeat("a", 200<<20)+"</text:p>"), input.TooLarge)
	refused(t, "many paragraphs", odtFile(t, "", strings.Repeat("<text:p>甲</text:p>", 450_000)), input.TooLarge)
	refused(t, "nested", odtFile(t, "", strings.Repeat("<text:p>甲", 300)), input.Damaged)
	many := make([]string, 0, 10_002)
	many = append(many, "mimetype", odtType)
	for range 5_000 {
		many = append(many, "x", "")
	}
	refused(t, "entries", pack(t, many...), input.TooLarge)
}

func FuzzODT(f *testing.F) {
	data, err := os.ReadFile(saved + "/样例.fodt")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add([]byte(odtContent("", "<text:p>甲</text:p>")))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, file := range [][]byte{data, pack(t, "mimetype", odtType, "content.xml", string(data), "styles.xml", string(data))} {
			if d, err := input.Read("a.odt", file); err == nil {
				checkPlaces(t, d)
			}
		}
	})
}
