package input_test

import (
	"os"
	"strings"
	"testing"

	"github.com/jiaogao/jiaogao/lint/input"
)

func TestHTML(t *testing.T) {
	for name, c := range map[string]struct{ page, want string }{
		"white space":     {"<html>全年  <b> 巡查\n</b>渠道 42\n km", "全年 巡查渠道 42 km\n"},
		"upper case":      {"<HTML><P>甲<P>乙<BR>丙", "甲\n乙丙\n"},
		"line breaks":     {"<html>甲乙<br>丙。<br>丁<br><br>戊<br>&emsp;己<br>1.庚", "甲乙丙。\n丁\n戊\n己\n1.庚\n"},
		"declaration":     {"<?xml version='1.0'?>\n<!-- 甲 --><!DOCTYPE HTML><html><p>乙</p></html>", "乙\n"},
		"entities":        {"<html><p>甲&nbsp;&amp;&#20057;&emsp;</p></html>", "甲\u00a0&乙\n"},
		"preformatted":    {"<html><pre>甲\n 乙  丙</pre>", "甲\n乙  丙\n"},
		"script":          {"<html><p>甲<script>if (a<b) '<p>乙'</script>丙", "甲丙\n"},
		"end tags":        {"<html></div></p>甲</b>乙</html>", "甲乙\n"},
		"numbers":         {"<html><ol start=3><li>甲<ol type=a><li><p>乙</p></ol><li>丙</ol>", "3.甲\na.乙\n4.丙\n"},
		"Chinese numbers": {"<html><ol style='list-style-type: cjk-ideographic'><li>甲<li value=12>乙</ol>", "一、甲\n十二、乙\n"},
		"layout":          {"<html><table><tr><td>甲<td><table><tr><td>乙</table></table>", "甲\n乙\n"},
		"hidden":          {"<html><span hidden>甲<b>乙<span>丙</span>丁</b></span>戊", "戊\n"},
		"ruby":            {"<html><ruby>甲<rp>(</rp><rt>jiǎ</rt></ruby>", "甲\n"},
		"Word list":       {"<html><p><![if !supportLists]><span>一、<span>&nbsp;</span></span><![endif]>甲</p>", "一、\u00a0甲\n"},
		"GBK":             {"<html><meta charset=gb2312><p>" + string(gbk(t, "全年巡查渠道42次。")), "全年巡查渠道42次。\n"},
		"UTF-16":          {string(wide("<html><p>全年巡查渠道42次。", false)), "全年巡查渠道42次。\n"},
		"a wrong claim":   {"<html><meta charset=gb2312><p>全年巡查渠道42次。", "全年巡查渠道42次。\n"},
	} {
		d, err := input.Read("a.doc", []byte(c.page))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		checkPlaces(t, d)
		if got := d.Text.String(); got != c.want || len(d.Tables) > 0 {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	for name, want := range map[string]string{"a.html": "甲\n", "-": "甲\n", "a.txt": "<div>甲</div>\n"} {
		if d, err := input.Read(name, []byte("<div>甲</div>")); err != nil || d.Text.String() != want {
			t.Errorf("%s: %q %v", name, d.Text, err)
		}
	}
}

func TestHTMLSpans(t *testing.T) {
	d, err := input.Read("a.html", []byte("<html><table><tr><td rowspan=2>甲<td>乙<tr><td>丙<tr><td>丁</table>"))
	if err != nil || len(d.Tables) != 1 {
		t.Fatal(err)
	}
	rows := d.Tables[0].Rows
	if len(rows) != 3 || rows[1][1].String() != "丙" || rows[1][0].Len() > 0 || rows[2][0].String() != "丁" {
		t.Errorf("%v", rows)
	}
}

func hostileHTML() []string {
	return []string{"<div>", "<table><tr><td>", "<table>", "<ol><li>", "<b>", "<p>甲", "</p>", "<td colspan=99999999 rowspan=99999999>", "<pre>\n", "<", "<!--", "<a b=\"", "<script>", "&", "<li>甲", "<br>"}
}

func TestHostileHTML(t *testing.T) {
	for _, s := range hostileHTML() {
		d, err := input.Read("a.html", []byte("<html><p>乙</p>"+strings.Repeat(s, 512<<10/len(s))))
		if err != nil || !strings.HasPrefix(d.Text.String(), "乙\n") {
			t.Errorf("%q: %v", s, err)
		}
	}
}

func FuzzHTML(f *testing.F) {
	data, err := os.ReadFile(saved + "/样例.html")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	for _, s := range hostileHTML() {
		f.Add([]byte("<html>" + s + s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if d, err := input.Read("a.html", data); err == nil {
			checkPlaces(t, d)
		}
	})
}
