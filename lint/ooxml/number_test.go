package ooxml_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/jiaogao/jiaogao/lint/ooxml"
)

func numberSamples() []sample {
	official := abstract(0, "chineseCountingThousand|%1、|nothing", "chineseCountingThousand|（%2）|nothing", "decimal|%3.", "decimal|（%4）|nothing")
	decimal := abstract(0, "decimal|%1|space", "decimal|%1.%2|space", "decimal|%1.%2.%3|space")
	in := func(name, numbering, body, want string) sample {
		return sample{name: name, fixture: fixture{body: body, numbering: numbering}, want: want}
	}
	return []sample{
		in("official levels", official+list(1, 0), num(1, 0, "履责")+num(1, 1, "政治")+num(1, 2, "学习")+num(1, 2, "宣传")+num(1, 3, "细")+num(1, 1, "廉洁")+num(1, 2, "自律")+num(1, 0, "问题")+num(1, 1, "学习"),
			"‹一、›履责\n‹（一）›政治\n‹1.›学习\n‹2.›宣传\n‹（1）›细\n‹（二）›廉洁\n‹1.›自律\n‹二、›问题\n‹（一）›学习\n"),
		in("decimal levels", decimal+list(1, 0), num(1, 0, "甲")+num(1, 1, "乙")+num(1, 1, "丙")+num(1, 2, "丁")+num(1, 0, "戊")+num(1, 1, "己"),
			"‹1 ›甲\n‹1.1 ›乙\n‹1.2 ›丙\n‹1.2.1 ›丁\n‹2 ›戊\n‹2.1 ›己\n"),
		in("chapters", abstract(0, "chineseCounting|第%1章|space")+list(1, 0), num(1, 0, "总则")+num(1, 0, "附则"), "‹第一章›总则\n‹第二章›附则\n"),
		in("start", abstract(0, "decimal|%1、||start=5")+list(1, 0), num(1, 0, "甲")+num(1, 0, "乙"), "‹5、›甲\n‹6、›乙\n"),
		in("two lists of one definition", decimal+list(1, 0)+list(2, 0), num(1, 0, "甲")+num(2, 0, "乙"), "‹1 ›甲\n‹2 ›乙\n"),
		in("a list that starts anew", decimal+list(1, 0)+list(2, 0, `<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>`), num(1, 0, "甲")+num(1, 0, "乙")+num(2, 0, "丙")+num(2, 0, "丁"), "‹1 ›甲\n‹2 ›乙\n‹1 ›丙\n‹2 ›丁\n"),
		in("a level that is replaced", decimal+list(1, 0, `<w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperLetter"/><w:lvlText w:val="%1)"/></w:lvl></w:lvlOverride>`), num(1, 0, "甲"), "‹A)›甲\n"),
		in("a level that never starts anew", abstract(0, "decimal|%1.", `decimal|%2)|nothing|<w:lvlRestart w:val="0"/>`)+list(1, 0), num(1, 0, "甲")+num(1, 1, "乙")+num(1, 0, "丙")+num(1, 1, "丁"), "‹1.›甲\n‹1)›乙\n‹2.›丙\n‹2)›丁\n"),
		in("a level that starts anew for the first only", abstract(0, "decimal|%1.", "decimal|%2.", `decimal|%3)|nothing|<w:lvlRestart w:val="1"/>`)+list(1, 0), num(1, 0, "甲")+num(1, 1, "乙")+num(1, 2, "丙")+num(1, 1, "丁")+num(1, 2, "戊")+num(1, 0, "己")+num(1, 2, "庚"),
			"‹1.›甲\n‹1.›乙\n‹1)›丙\n‹2.›丁\n‹2)›戊\n‹2.›己\n‹1)›庚\n"),
		in("legal", abstract(0, "chineseCounting|第%1章|space", "decimal|%1.%2|space|<w:isLgl/>")+list(1, 0), num(1, 0, "甲")+num(1, 1, "乙"), "‹第一章›甲\n‹1.1 ›乙\n"),
		in("bullets", abstract(0, "bullet|\uf06c", "bullet|-")+list(1, 0), num(1, 0, "甲")+num(1, 1, "乙"), "[•1]甲\n[•2]乙\n"),
		in("no format", abstract(0, "none|%1", "none|附")+list(1, 0), num(1, 0, "甲")+num(1, 1, "乙"), "甲\n‹附›乙\n"),
		in("no list", decimal+list(1, 0), num(0, 0, "甲")+num(7, 0, "乙"), "甲\n乙\n"),
		in("numbered paragraph without text", decimal+list(1, 0), num(1, 0, "甲")+num(1, 0, "")+num(1, 0, "丙"), "‹1 ›甲\n‹3 ›丙\n"),
		in("upper level not counted", decimal+list(1, 0), num(1, 1, "甲")+num(1, 1, "乙"), "‹1.1 ›甲\n‹1.2 ›乙\n"),
		in("digit behind a point", abstract(0, "decimal|%1.")+list(1, 0), num(1, 0, "5G网络")+num(1, 0, "光纤"), "‹1. ›5G网络\n‹2.›光纤\n"),
		in("custom format", `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001"/></mc:Choice><mc:Fallback><w:numFmt w:val="chineseCounting"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>`+list(1, 0), num(1, 0, "甲"), "‹一、›甲\n"),
		{name: "list of a style", fixture: fixture{numbering: official + list(1, 0),
			styles: `<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="1"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>`,
			body:   p(style("1"), rt("甲")) + p(style("2"), rt("乙")) + p(ppr(`<w:pStyle w:val="1"/><w:numPr><w:numId w:val="0"/></w:numPr>`), rt("丙")) + p(style("1"), rt("丁"))},
			want: "[h1]‹一、›甲\n[h2]‹（一）›乙\n[h1]丙\n[h1]‹二、›丁\n"},
		{name: "style of a level", fixture: fixture{numbering: abstract(0, "decimal|%1.", `decimal|%2)|nothing|<w:pStyle w:val="k"/>`) + list(1, 0),
			styles: `<w:style w:type="paragraph" w:styleId="k"><w:name w:val="款"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`, body: p(style("k"), rt("甲"))}, want: "‹1)›甲\n"},
		{name: "list defined by a style", fixture: fixture{numbering: `<w:abstractNum w:abstractNumId="3"><w:numStyleLink w:val="L"/></w:abstractNum>` + official + list(1, 0) + list(2, 3),
			styles: `<w:style w:type="numbering" w:styleId="L"><w:name w:val="公文"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`, body: num(2, 0, "甲")}, want: "‹一、›甲\n"},
		{name: "number in front of a deleted one", fixture: fixture{numbering: official + list(1, 0), body: p(ppr(`<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>`), del(gone("删")), rt("甲"))}, want: "‹一、›甲\n", original: "‹一、›删甲\n"},
	}
}

func TestNumerals(t *testing.T) {
	for format, want := range map[string]string{
		"decimal":                      "1 2 10 11 20 21 100 105",
		"decimalZero":                  "01 02 10 11 20 21 100 105",
		"decimalFullWidth":             "１ ２ １０ １１ ２０ ２１ １００ １０５",
		"chineseCounting":              "一 二 十 十一 二十 二十一 一○○ 一○五",
		"chineseCountingThousand":      "一 二 十 十一 二十 二十一 一百 一百零五",
		"japaneseCounting":             "一 二 十 十一 二十 二十一 百 百五",
		"ideographDigital":             "一 二 一〇 一一 二〇 二一 一〇〇 一〇五",
		"ideographTraditional":         "甲 乙 癸 11 20 21 100 105",
		"ideographZodiac":              "子 丑 酉 戌 20 21 100 105",
		"decimalEnclosedCircle":        "① ② ⑩ ⑪ ⑳ 21 100 105",
		"decimalEnclosedCircleChinese": "① ② ⑩ ⑪ ⑳ 21 100 105",
		"decimalEnclosedParen":         "⑴ ⑵ ⑽ ⑾ ⒇ 21 100 105",
		"chineseLegalSimplified":       "壹 贰 壹拾 壹拾壹 贰拾 贰拾壹 壹佰 壹佰零伍",
		"upperLetter":                  "A B J K T U VVVV AAAAA",
		"lowerLetter":                  "a b j k t u vvvv aaaaa",
		"upperRoman":                   "I II X XI XX XXI C CV",
		"lowerRoman":                   "i ii x xi xx xxi c cv",
		"hebrew1":                      "1 2 10 11 20 21 100 105",
	} {
		var got []string
		for _, n := range []int{1, 2, 10, 11, 20, 21, 100, 105} {
			numbering := abstract(0, fmt.Sprintf("%s|%%1、|nothing|start=%d", format, n)) + list(1, 0)
			d := read(t, fixture{body: num(1, 0, "甲"), numbering: numbering}.file(), ooxml.Options{})
			got = append(got, strings.TrimSuffix(strings.TrimSpace(d.Text), "、甲"))
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s: %s, want %s", format, s, want)
		}
	}
}
