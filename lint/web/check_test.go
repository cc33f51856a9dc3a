package web

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/jiaogao/jiaogao/lint/doc"
	"github.com/jiaogao/jiaogao/lint/input"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// report2 is a short report with two safe fixes and one that is not.
const report2 = "云岚县水文站站长2023年度述责述廉报告\n一、履责情况\n平时开会强调多,督促检查少;到站里次数不够,今后改正。\n重点抓了以下三个方面的工作：一是修了闸门；二是补了台账。\n二、存在问题\n1.学习不够系统。\n三、改进措施\n1.每月学习一次，系统学习水文规范。\n"

// An opening is a report that was opened, as the page holds it.
type opening struct {
	view
	site *site
}

// opened opens a report.
func (s *site) opened(name string, data []byte) *opening {
	s.t.Helper()
	answer, text := s.do("POST", "/"+testToken+"/open?name="+escaped(name), bytes.NewReader(data), nil)
	a := &opening{site: s}
	if err := json.Unmarshal([]byte(text), &a.view); err != nil || answer.StatusCode != http.StatusOK {
		s.t.Fatalf("%s: %d %s", name, answer.StatusCode, text)
	}
	return a
}

// request is what the page sends when nothing was edited.
func (a *opening) request() io.Reader {
	return bytes.NewReader(must(json.Marshal(request{ID: a.ID, Text: a.Text})))
}

// check sends a request on the report and takes over what comes back.
func (a *opening) check(q request) {
	a.site.t.Helper()
	q.ID = a.ID
	if q.Text == "" {
		q.Text = a.Text
	}
	answer, text := a.site.do("POST", "/"+testToken+"/check", bytes.NewReader(must(json.Marshal(q))), nil)
	id := a.ID
	a.view = view{}
	if err := json.Unmarshal([]byte(text), &a.view); err != nil || answer.StatusCode != http.StatusOK {
		a.site.t.Fatalf("%d %s", answer.StatusCode, text)
	}
	a.ID = id
}

func (a *opening) html() string {
	var b strings.Builder
	for _, x := range a.Blocks {
		b.WriteString(x.HTML)
	}
	return b.String()
}

func (a *opening) download(as string) (*http.Response, string) {
	a.site.t.Helper()
	return a.site.do("POST", "/"+testToken+"/download?as="+as, a.request(), nil)
}

func TestFixes(t *testing.T) {
	s := serve(t, nil)
	for _, c := range []struct {
		name string
		data []byte
	}{{"报告.txt", []byte(report2)}, {"报告.docx", word(report2)}, {"报告.md", []byte(report2)}} {
		a := s.opened(c.name, c.data)
		if a.Safe == 0 || !strings.Contains(a.html(), "改为") {
			t.Fatalf("%s: nothing to fix: %+v", c.name, a.view)
		}
		before := a.Text
		a.check(request{Fix: &choice{Finding: 1}})
		if a.Text == before {
			t.Errorf("%s: the fix was not applied", c.name)
		}
		a.check(request{All: true})
		if a.Safe != 0 || strings.ContainsAny(a.Text, ",;") {
			t.Errorf("%s: not all was fixed: %s", c.name, a.Text)
		}
		fixed := a.Text
		a.check(request{All: true})
		if a.Text != fixed {
			t.Errorf("%s: to fix twice changes the text", c.name)
		}
		a.check(request{Text: before})
		if a.Text != before || a.Safe == 0 {
			t.Errorf("%s: undone, it is not what it was", c.name)
		}
	}
}

// Only blocks that look different get another key.
func TestUnchangedBlocks(t *testing.T) {
	a := serve(t, nil).opened("报告.docx", word(report2))
	before := a.Blocks
	last := strings.Count(report2, "\n")
	a.check(request{Changes: []change{{Paragraph: last, Text: "1.每月学习一次，系统学习水文规范和党的理论。"}}})
	changed := 0
	for _, b := range a.Blocks {
		if !slices.Contains(before, b) {
			changed++
		}
	}
	if changed != 1 {
		t.Errorf("%d of %d blocks were drawn again, want 1", changed, len(before))
	}
}

func TestTyping(t *testing.T) {
	s := serve(t, nil)
	for _, c := range []struct{ name, text, paragraph, typed, want string }{
		{"a.txt", "标题\n　　第一段。\n　　第二段。\n", "第一段。", "第一段，改过。", "标题\n　　第一段，改过。\n　　第二段。\n"},
		{"a.txt", "标题\n　　第一段。\n　　第二段。\n", "第一段。", "第一\n段。", "标题\n　　第一\n　　段。\n　　第二段。\n"},
		{"a.txt", "标题\r\n第一段。\r\n", "第一段。", "第一段\x00好。", "标题\r\n第一段好。\r\n"},
		{"a.md", "# 标题\n\n前面**重要**的话。\n", "前面重要的话。", "前面很重要的话。", "# 标题\n\n前面**很重要**的话。\n"},
		{"a.md", "# 标题\n\n甲。乙。\n", "甲。乙。", "甲。\n乙。", "# 标题\n\n甲。\n\n乙。\n"},
	} {
		a := s.opened(c.name, []byte(c.text))
		d := must(input.Read(c.name, []byte(c.text)))
		i := slices.IndexFunc(d.Paragraphs, func(p *doc.Paragraph) bool { return p.Text.String() == c.paragraph })
		a.check(request{Changes: []change{{Paragraph: i + 1, Text: c.typed}}})
		if a.Text != c.want {
			t.Errorf("%s: %q typed over %q gives %q, want %q", c.name, c.typed, c.paragraph, a.Text, c.want)
		}
	}
}

// What cannot be done is said, and nothing else happens.
func TestRefusals(t *testing.T) {
	s := serve(t, nil)
	s.refused("POST", "/"+testToken+"/open?name=a.docx", strings.NewReader(""), nil, http.StatusUnprocessableEntity, "empty")
	s.refused("POST", "/"+testToken+"/open?name=a.docx", bytes.NewReader(word(report2)[:300]), nil, http.StatusUnprocessableEntity, "damaged")
	a := s.opened("a.docx", word(report2))
	for body, want := range map[string]struct {
		status int
		cause  string
	}{
		`{"id":"x"}`: {http.StatusGone, "gone"}, `nonsense`: {http.StatusBadRequest, "request"},
		`{"id":"ID","text":"TEXT","type":"没有的类型"}`:                         {http.StatusBadRequest, "type"},
		`{"id":"ID","text":"TEXT","fix":{"finding":99}}`:                   {http.StatusConflict, "changed"},
		`{"id":"ID","text":"TEXT","fix":{"finding":1,"fix":-1}}`:           {http.StatusConflict, "changed"},
		`{"id":"ID","text":"TEXT","changes":[{"paragraph":99,"text":""}]}`: {http.StatusConflict, "changed"},
		`{"id":"ID","text":""}`:                                            {http.StatusUnprocessableEntity, "empty"},
	} {
		text := strings.Trim(string(must(json.Marshal(a.Text))), `"`)
		body = strings.NewReplacer("ID", a.ID, "TEXT", text).Replace(body)
		s.refused("POST", "/"+testToken+"/check", strings.NewReader(body), nil, want.status, want.cause)
	}
	s.refused("POST", "/"+testToken+"/download?as=exe", a.request(), nil, http.StatusBadRequest, "request")
	plain := s.opened("a.txt", []byte(report2))
	s.refused("POST", "/"+testToken+"/download?as=docx", plain.request(), nil, http.StatusBadRequest, "request")
	if answer, _ := s.do("POST", "/"+testToken+"/close", a.request(), nil); answer.StatusCode != http.StatusNoContent {
		t.Errorf("close: %d", answer.StatusCode)
	}
	s.refused("POST", "/"+testToken+"/check", a.request(), nil, http.StatusGone, "gone")
}

// The desk has room for few reports.
func TestDesk(t *testing.T) {
	var k desk
	var ids []string
	for range deskReports + 3 {
		x := &draft{base: &doc.Document{}}
		k.put(x)
		ids = append(ids, x.id)
	}
	if len(k.list) != deskReports {
		t.Errorf("%d reports on the desk", len(k.list))
	}
	if _, err := k.get(ids[0]); err == nil {
		t.Error("the first one is still there")
	}
	big := &draft{base: &doc.Document{}, data: make([]byte, deskBytes+1)}
	k.put(big)
	if _, err := k.get(big.id); err != nil || len(k.list) != 1 {
		t.Errorf("one that fills the desk: %v, %d reports", err, len(k.list))
	}
}

// The text of files of every format, put together again, is the document that was read.
func TestRebuilt(t *testing.T) {
	paths, err := filepath.Glob("../../testdata/input/formats/*")
	if err != nil || len(paths) == 0 {
		t.Fatal(err, paths)
	}
	checked := 0
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			continue
		}
		x, err := newDraft(filepath.Base(path), data)
		if err != nil || x.plain != nil {
			continue
		}
		checked++
		d, err := x.rebuilt(x.base.Source)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(looks(x.base), looks(d)); diff != "" {
			t.Errorf("%s (-read +rebuilt):\n%s", path, diff)
		}
	}
	x := must(newDraft("a.docx", word(report2)))
	if diff := cmp.Diff(looks(x.base), looks(must(x.rebuilt(x.base.Source)))); diff != "" {
		t.Errorf("(-read +rebuilt):\n%s", diff)
	}
	t.Logf("%d files", checked)
}

// looks describes the paragraphs of a document.
func looks(d *doc.Document) []string {
	var list []string
	for _, p := range d.Paragraphs {
		s := d.SectionAt(p.Text.Start())
		list = append(list, string(must(json.Marshal([]any{p.Text.String(), p.Text.Span(), p.Heading, p.Bold, p.List, p.Row, p.Column, p.Page, p.Table != nil, s.Level}))))
	}
	return list
}

// Lines that were edited take after those in whose place they stand, remarks move along.
func TestRebuiltEdited(t *testing.T) {
	body := `<w:p><w:r><w:t>标题</w:t></w:r></w:p><w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:r><w:t>一、情况</w:t></w:r></w:p>` +
		`<w:p><w:r><w:t>甲，乙，丙。</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>项目</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>数量</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:r><w:t>末段。</w:t></w:r></w:p>`
	x := must(newDraft("a.docx", wordOf(body)))
	at := strings.Index(x.base.Source, "丙")
	x.base.Ignores = []doc.Ignore{{Rule: "r", Span: doc.Span{Start: at, End: at + 3}, Scope: doc.Span{Start: at, End: at + 3}}}
	text := strings.NewReplacer("一、情况", "一、新的情况", "甲，乙，丙。", "甲。\n乙，丙。", "数量", "多少").Replace(x.base.Source)
	d := must(x.rebuilt(text))
	var got []string
	for _, p := range d.Paragraphs {
		got = append(got, p.Text.String())
	}
	if diff := cmp.Diff([]string{"标题", "一、新的情况", "甲。", "乙，丙。", "项目", "多少", "末段。"}, got); diff != "" {
		t.Fatalf("(-want +got):\n%s", diff)
	}
	if d.Paragraphs[1].Heading != x.base.Paragraphs[1].Heading || d.Paragraphs[5].Table == nil || d.Paragraphs[5].Column != 2 || d.Paragraphs[6].Table != nil {
		t.Errorf("what was known of the paragraphs is lost: %v", looks(d))
	}
	if s := d.Ignores[0].Scope; d.Source[s.Start:s.End] != "丙" {
		t.Errorf("the remark is about %q now", d.Source[s.Start:s.End])
	}
}

func TestDownloads(t *testing.T) {
	s := serve(t, nil)
	gbk := must(simplifiedchinese.GBK.NewEncoder().Bytes([]byte(strings.ReplaceAll(report2, "\n", "\r\n"))))
	a := s.opened("报告.txt", gbk)
	if answer, body := a.download("fixed"); body != string(gbk) || !strings.Contains(answer.Header.Get("Content-Disposition"), escaped("报告（已改）.txt")) {
		t.Errorf("untouched, the copy is another file: %q, %q", answer.Header, body)
	}
	a.check(request{All: true})
	_, body := a.download("fixed")
	if text := must(simplifiedchinese.GBK.NewDecoder().String(body)); text != a.Text || !strings.Contains(text, "\r\n") {
		t.Errorf("the copy is not in the encoding of the file: %q", body)
	}

	original := word(report2)
	a = s.opened("报告.docx", original)
	a.check(request{All: true})
	answer, fixed := a.download("fixed")
	if answer.Header.Get("Jiaogao-Left") != "" || must(input.Read("x", []byte(fixed))).Source != a.Text {
		t.Errorf("the changes are not in the copy: %v", answer.Header)
	}
	if d := must(input.Options{Original: true}.Read("x", []byte(fixed))); d.Source != must(input.Read("x", original)).Source {
		t.Error("refused, the changes do not give the original")
	}
	_, annotated := a.download("docx")
	if n := len(comments(t, []byte(annotated))); n == 0 {
		t.Error("there are no comments")
	}

	// What Word has no place for is counted.
	a.check(request{Changes: []change{{Paragraph: 3, Text: "一段变成\n两段。"}}})
	if answer, _ := a.download("fixed"); answer.Header.Get("Jiaogao-Left") == "" {
		t.Error("changes that were left out are not counted")
	}
	if answer, body := a.download("html"); answer.Header.Get("Content-Type") != "text/html; charset=utf-8" || !strings.Contains(body, "一段变成") || !strings.Contains(answer.Header.Get("Content-Disposition"), "attachment") {
		t.Errorf("the page of findings: %v", answer.Header)
	}
}
