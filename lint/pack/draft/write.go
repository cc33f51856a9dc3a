package draft

import (
	"cmp"
	"fmt"
	"strings"
)

// A writer writes TOML.
type writer struct{ strings.Builder }

func (b *writer) line(format string, args ...any) { fmt.Fprintf(b, format+"\n", args...) }

// text writes a string in quotation marks. What it is given has passed [plain] or is ours.
func text(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}

func list(texts []string) string {
	quoted := make([]string, len(texts))
	for i, s := range texts {
		quoted[i] = text(s)
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}

// TOML writes the pack.
func (w *Draft) TOML() string {
	b := &writer{}
	w.writeHead(b)
	for i := range w.Sections {
		w.writeSection(b, i)
	}
	w.writeStructure(b)
	w.writeLength(b)
	b.line("\n# 还可以加别的规则：jiaogao explain 种类，查看每种检查的参数；rules/README.md 有全部种类和例子。")
	return b.String()
}

func (w *Draft) writeHead(b *writer) {
	what := "范文或模板"
	if w.Notice {
		what = "通知"
	}
	b.line("# %s：由 jiaogao init 根据%s“%s”写成的初稿。请逐处核对、修改，然后检验：", w.Title, what, w.From)
	file := cmp.Or(plain(w.File), "本文件")
	b.line("#   jiaogao test %s    规则自带的例子是否相符", file)
	b.line("#   jiaogao check --pack %s 报告    用它检查一篇报告", file)
	b.line("#   jiaogao check --pack %s --trace missing-part 报告    看标题是怎样认的", file)
	b.line("\n[pack]\ntitle = %s", text(w.Title))
	b.line("# 报告的标题里有其中一个，就按这个规则包检查。请只留能与其他报告区分开的字样。")
	b.line("match = %s", list(w.Match))
	if w.paired() {
		b.line("# report 包含各类报告通用的规则，以及问题与措施逐条对应的核对。\nextends = [\"report\"]")
	} else {
		b.line("# common 是各类报告通用的规则。有“存在问题”“改进措施”两部分的，可改为 report，逐条核对是否对应。\nextends = [\"common\"]")
	}
	w.writeSeverity(b)
	b.line("\n# 报告的各个部分，按应有的次序写。标题里含有 match 中的一个字样，又不含 except 的，就算这一部分；")
	b.line("# 请补上别的写法（“存在问题”也有写“不足之处”的），去掉太宽的字样。不是必备的，把 required 改为 false。")
}

// paired reports whether problems can be paired with measures.
func (w *Draft) paired() bool { return w.has("problems") && w.has("measures") }

func (w *Draft) writeSeverity(b *writer) {
	if !w.has("measures") || !w.Deadline && !w.Owner {
		return
	}
	b.line("\n# 这两条规则平时不开；通知提到了，所以打开。\n[severity]")
	if w.Deadline {
		b.line("undated-measure = \"warning\"   # 每条措施写明完成时限")
	}
	if w.Owner {
		b.line("unowned-measure = \"warning\"   # 每条措施写明责任人")
	}
}

func (w *Draft) writeSection(b *writer, i int) {
	s := &w.Sections[i]
	b.line("\n# 原标题：%s", s.headline(i))
	if len(s.Parts) > 1 {
		b.line("# 这个标题同时算%d个部分。", len(s.Parts))
	}
	for _, p := range s.Parts {
		b.line("[part.%s]\nname     = %s\nmatch    = %s", p.Role, text(p.Name), list(p.Match))
		if len(p.Except) > 0 {
			b.line("except   = %s", list(p.Except))
		}
		b.line("required = true")
		if len(p.Topics) > 0 {
			b.line("\n# 这一部分必须写到的事项（来自小标题、表格的栏目或通知）：标题、正文或表格里有 match 中的一个就算写到。\n# 字样要短，常见的说法都写上。")
		}
		for k, t := range p.Topics {
			b.line("[part.%s.topics.topic-%d]\nname  = %s\nmatch = %s", p.Role, k+1, text(t.Name), list([]string{t.Match}))
		}
	}
}

// writeStructure writes the rules on parts, with examples of this type of report.
func (w *Draft) writeStructure(b *writer) {
	silent := w.specimen().String()
	b.line("\n# 以下规则查各部分。flagged 是应当标出的例子，标出的地方用【】括起；silent 是不应标出的。\n# 改了上面的 match 之后，用 jiaogao test 检验这些例子。")
	for _, r := range []struct{ id, severity, title, why, find, flagged string }{
		{"missing-part", "error", "缺少必备部分", "这类报告要求写全几个部分，缺一个就要退回重写。", "missing", w.missing()},
		{"empty-part", "error", "部分只有标题没有内容", "标题下面没有内容，等于没有写。", "empty", w.empty()},
		{"misplaced-part", "warning", "部分的次序颠倒", "各部分的次序有规定，颠倒了会让读的人找不到对应的内容。", "order", w.misplaced()},
		{"untreated-topic", "warning", "规定的内容没有写到", "要求写明的事项，审核的人会逐项核对。", "topics", w.untreated()},
	} {
		if r.flagged == "" {
			continue
		}
		b.line("\n[rule.%s]\nkind     = \"sections\"\nseverity = %s\ntitle    = %s\nwhy      = %s\nfind     = %s",
			r.id, text(r.severity), text(r.title), text(r.why), text(r.find))
		b.examples(r.flagged, silent)
	}
}

// examples writes two whole reports.
func (b *writer) examples(flagged, silent string) {
	b.line("flagged  = ['''\n%s''']\nsilent   = ['''\n%s''']", literal(flagged), literal(silent))
}

// literal makes a text fit for a literal string of several lines.
func literal(s string) string { return strings.ReplaceAll(s, "'''", "’’’") }

// writeLength writes the limits on length; without any, how to set one.
func (w *Draft) writeLength(b *writer) {
	if w.Min > 0 || w.Max > 0 {
		b.line("\n# 字数要求，只数汉字。\n[rule.report-length]\nkind     = \"length\"\nseverity = \"warning\"\ntitle    = \"字数不合要求\"\nwhy      = \"对字数有规定。\"")
		if w.Min > 0 {
			b.line("min      = %d", w.Min)
		}
		if w.Max > 0 {
			b.line("max      = %d", w.Max)
		}
	} else {
		b.line("\n# 没有读到字数要求。有规定的，去掉下面各行行首的 # 并改成规定的字数。\n# [rule.report-length]\n# kind     = \"length\"\n# severity = \"warning\"\n# title    = \"字数不合要求\"\n# why      = \"对字数有规定。\"\n# max      = 3000")
	}
	if w.Share == 0 || !w.has("problems") {
		return
	}
	flagged, silent := w.shares()
	b.line("\n# 问题部分占全文的百分之几。\n[rule.thin-problems]\nkind     = \"length\"\nseverity = \"warning\"\ntitle    = \"问题部分篇幅不足\"\nwhy      = \"通知对问题部分的篇幅有规定。\"\nin       = [\"problems\"]\nshare    = %d", w.Share)
	b.examples(flagged, silent)
}

// Minimal is a commented pack to begin with where there is nothing to read: with a title,
// that of a type of report; without, rules that are laid over all types. File is the name
// it goes to, for its comments.
func Minimal(title, file string) string {
	if title = plain(title); title == "" {
		return strings.ReplaceAll(minimalWords, "本文件", cmp.Or(plain(file), "本文件"))
	}
	w := &Draft{Title: title, Match: []string{title}, File: file}
	for _, heading := range []string{"工作开展情况", "存在问题", "改进措施"} {
		w.add(heading, heading, nil)
	}
	w.distinguish()
	first, rest, _ := strings.Cut(w.TOML(), "\n")
	first = strings.Replace(first, "根据范文或模板“”写成的初稿。", "写成的空白规则包，三个部分只是举例。", 1)
	return first + "\n" + rest
}

// minimalWords is a pack with one rule of words.
const minimalWords = `# 本单位的规则包。改好后检验：
#   jiaogao test 本文件    规则自带的例子是否相符
#   jiaogao check --pack 本文件 报告    用它检查一篇报告

[pack]
title = "本单位规则"
# 不写 match，规则加到各类报告上。要为一类报告写规则包，用 jiaogao init --type 报告名称，
# 或者 jiaogao init --from 模板.docx。

# 一条规则：名字（小写字母、数字、连字符）说明毛病是什么。
[rule.local-words]
kind     = "wording"          # 检查的种类，jiaogao explain wording 查看说明
severity = "warning"          # error 错误、warning 警告、info 建议、hint 提示
title    = "本单位统一用语"
why      = "各科室写法不一，报送前统一。"
flagged  = ["全年回访【网格长】35人次。"]   # 应当标出的例子，位置用【】括起
silent   = ["全年回访网格员35人次。"]       # 不应标出的例子

# 错的写法 = 对的写法
[rule.local-words.words]
"网格长" = "网格负责人"
`
