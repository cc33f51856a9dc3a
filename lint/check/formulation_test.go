package check_test

import (
	"context"
	"errors"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/check"
	"github.com/jiaogao/jiaogao/lint/input"
	"github.com/jiaogao/jiaogao/lint/pack"
	"github.com/jiaogao/jiaogao/lint/segment"
)

// formulationPack loads the shipped rules of the kind.
func formulationPack(t testing.TB) []lint.Pack {
	t.Helper()
	packs, err := pack.Load(os.DirFS("../../rules"), "formulation.toml")
	if err != nil {
		t.Fatal(err)
	}
	return packs
}

// formulations returns a function that says what the shipped rules find in a sentence:
// RULE TEXT of each finding above a hint.
func formulations(t testing.TB) func(text string) []lint.Finding {
	packs := formulationPack(t)
	l, err := lint.New(packs, segment.New(lint.Words(packs)))
	if err != nil {
		t.Fatal(err)
	}
	return func(text string) []lint.Finding {
		d, err := input.Read("a.txt", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		r, err := l.Check(context.Background(), d)
		if err != nil {
			t.Fatal(err)
		}
		return slices.DeleteFunc(r.Findings, func(f lint.Finding) bool { return f.Severity == lint.Hint })
	}
}

// mended returns the text with the first fix of each finding applied.
func mended(text string, findings []lint.Finding) string {
	for _, f := range slices.Backward(findings) {
		if len(f.Fixes) == 0 {
			continue
		}
		for _, e := range slices.Backward(f.Fixes[0].Edits) {
			text = text[:e.Span.Start] + e.New + text[e.Span.End:]
		}
	}
	return text
}

// TestFormulationMends gives sentences with one slip, their place marked by 【】, and what
// the fix makes of them.
func TestFormulationMends(t *testing.T) {
	find := formulations(t)
	for _, c := range []struct{ text, want string }{
		{"石桥闸站运用监督执纪“【四种行态】”谈话3人次。", "石桥闸站运用监督执纪“四种形态”谈话3人次。"},
		{"“【三会一科】”坚持得好，支部党员都到场。", "“三会一课”坚持得好，支部党员都到场。"},
		{"凡属“【三种一大】”的采购都上会。", "凡属“三重一大”的采购都上会。"},
		{"班组长带头增强“【四个意思】”。", "班组长带头增强“四个意识”。"},
		{"服务【国际国内双循环】，新增外贸户2家。", "服务国内国际双循环，新增外贸户2家。"},
		{"深入贯彻【党风廉正建设】部署。", "深入贯彻党风廉政建设部署。"},
		{"学习【习近平新时代中国特社会主义思想】。", "学习习近平新时代中国特色社会主义思想。"},
		{"落实【中央八项精神规定】，压减用车。", "落实中央八项规定精神，压减用车。"},
		{"推进【国家治理能力和治理体系现代化】。", "推进国家治理体系和治理能力现代化。"},
		{"践行【绿水清山就是金山银山】理念。", "践行绿水青山就是金山银山理念。"},
		{"抓好【扫黑除额】线索摸排。", "抓好扫黑除恶线索摸排。"},
		{"统筹【“五位一体”战略布局】。", "统筹“五位一体”总体布局。"},
		{"把【三重一大】事项列成清单。", "把“三重一大”事项列成清单。"},
		{"教育职工坚定【四个自信】。", "教育职工坚定“四个自信”。"},
		{"编制【十四五】规划，谋划管网项目。", "编制“十四五”规划，谋划管网项目。"},
		{"做到【两个“维护”】，令行禁止。", "做到“两个维护”，令行禁止。"},
		{"坚持【不想腐、不敢腐、不能腐】一体推进。", "坚持不敢腐、不能腐、不想腐一体推进。"},
		{"增强居民【幸福感、安全感、获得感】。", "增强居民获得感、幸福感、安全感。"},
		{"锤炼【自我净化、自我革新、自我完善、自我提高】能力。", "锤炼自我净化、自我完善、自我革新、自我提高能力。"},
		{"整治【官僚主义和形式主义】。", "整治形式主义和官僚主义。"},
		{"【做到“四个自信”】，讲好家乡故事。", "坚定“四个自信”，讲好家乡故事。"},
		{"学习【《中国共产党巡视工作规定》】。", "学习《中国共产党巡视工作条例》。"},
		{"学习【《中国共产党发展党员工作条例》】。", "学习《中国共产党发展党员工作细则》。"},
		{"学习【《中国共产党党员权力保障条例》】。", "学习《中国共产党党员权利保障条例》。"},
		{"学习【《中国党内监督条例》】。", "学习《中国共产党党内监督条例》。"},
		{"【区委第二巡视组】入驻街道。", "区委第二巡察组入驻街道。"},
	} {
		text := strings.NewReplacer("【", "", "】", "").Replace(c.text)
		_, marked, _ := strings.Cut(c.text, "【")
		marked, _, _ = strings.Cut(marked, "】")
		got := find(text)
		if len(got) != 1 || got[0].Text.String() != marked {
			t.Errorf("%s: found %s", c.text, texts(got))
		} else if m := mended(text, got); m != c.want {
			t.Errorf("%s: mended to %s, want %s", c.text, m, c.want)
		}
	}
}

func texts(findings []lint.Finding) string {
	var b strings.Builder
	for _, f := range findings {
		b.WriteString(f.Rule + " “" + f.Text.String() + "” ")
	}
	return b.String()
}

// TestFormulationSilent gives sentences that a hasty reader might mark.
func TestFormulationSilent(t *testing.T) {
	find := formulations(t)
	for _, text := range []string{
		"这两个维护队轮班检修闸门。",                    // plain words
		"这四个意识到危险的船工及时上岸。",                 // a seam
		"雨花石的四种形态各有展柜。",                    // plain words
		"西门一带一路灯也没有。",                      // a seam
		"每组配一把手电和两根缆绳。",                    // a seam
		"十四五名志愿者清理河岸。",                     // a number
		"第三农场收割水稻300亩。",                    // a seam
		"四个全面体检的日子都安排在周末。",                 // a seam
		"两个确立于上世纪的水文站仍在使用。",                // a seam
		"形成了不敢腐的震慑，逐步做到不想腐。",               // no series
		"投放绿色、共享两种单车。",                     // two of five
		"执行“一岗三责”，巡库记录齐全。",                 // a neighbour
		"推进“两个覆盖”，新建支部2个。",                 // a neighbour
		"践行发展理念，减少能耗。",                     // 行 belongs to 践行
		"整治生态环境问题5个。",                      // 整治 is no 政治
		"培育新生产力，用工减少。",                     // 新生 is a word
		"巩固脱贫攻坚成果，走访48户。",                  // a known neighbour
		"弘扬中国优秀传统文化。",                      // a known neighbour
		"“党政同责、一岗双责、齐抓共管、失职追责”写进责任书。",      // within a wider quotation
		"《三重一大事项台账》装订成册。",                  // within a title
		"他说：“落实一岗双责要靠自觉。”",                 // within speech
		"他说：“‘四个意识’不能只挂在嘴上。”",              // within inner marks
		"不断增强“四个自信”，讲好水乡故事。",               // the verb is accepted alone
		"增强“两个维护”的自觉，做好防汛。",                // the verb reaches further
		"增强“四个意识”、坚定“四个自信”、做到“两个维护”。",      // right
		"省委巡视组和市委巡察组的反馈一并整改。",              // right
		"省委、市委巡视巡察反馈的问题全部销号。",              // both at once
		"自治区党委巡视组入驻。",                      // right
		"北京市委巡视组反馈3个问题。",                   // a municipality
		"学习《中国共产党纪律处分条例》《中国共产党问责条例（试行）》。",  // right
		"学习《中国共产党政法工作条例》《中国共产党宣传工作条例》。",    // alike, both right
		"印发《信访工作办法》，答复来信12件。",              // a local document
		"学习《中华人民共和国律师法》《中华人民共和国教师法》。",      // alike, both right
		"批评与自我批评都动了真格，统筹发展与安全。",            // 与 for 和
		"运用法治方式，完善党组织领导下的经理负责制。",           // not the set system
		"违反生活纪律1人、工作纪律2人。",                 // two of six
		"落实党委领导下的所长负责制，院长负责制运行平稳。",         // neighbours
		"坚决维护党中央集中统一领导，学习习近平总书记重要回信精神。",    // shorter right forms
		"学习习近平总书记系列重要讲话和重要指示精神。",           // right
		"锲而不舍落实中央八项规定精神，违反中央八项规定的2人受到处理。",  // shorter right forms
		"“不作为、乱作为、慢作为”得到整治，急难愁盼的事有人管。",     // older order, no quotes needed
		"加强党支部规范化标准化建设，推动亲清统一的新型政商关系落地。",   // both right
		"公正用权、依法用权、为民用权、廉洁用权，清清白白。",        // no fixed order
		"一体推进不敢腐、不能腐、不想腐，落实“马上就办、真抓实干”要求。", // right
	} {
		if got := find(text); len(got) > 0 {
			t.Errorf("%s: found %s", text, texts(got))
		}
	}
}

// TestFormulationYears judges by the year of the report alone.
func TestFormulationYears(t *testing.T) {
	find := formulations(t)
	for _, c := range []struct {
		title, text string
		want        int
	}{
		{"2023年度述职述廉报告", "深入学习二十届三中全会精神。", 1},
		{"2024年度述职述廉报告", "深入学习二十届三中全会精神。", 0},
		{"2023年度述职述廉报告", "深入学习二十届三中全会精神，2024年再抓落实。", 0}, // written late enough
		{"述职述廉报告", "深入学习二十届三中全会精神。", 0},                 // no year
		{"2024年度述职述廉报告", "深入学习十九届历次全会精神。", 1},
		{"2024年度述职述廉报告", "深入学习党的二十大精神，重温十九大精神。", 0},
		{"2019年度述职述廉报告", "深入学习十九大精神，做好“六稳”工作。", 0},
	} {
		text := c.title + "\n一、履职情况\n" + c.text + "\n"
		if got := find(text); len(got) != c.want {
			t.Errorf("%s %s: found %s", c.title, c.text, texts(got))
		}
	}
}

// TestFormulationData holds the shipped tables against each other: each wrong form is
// found by its own rule alone, each right form by none.
func TestFormulationData(t *testing.T) {
	find := formulations(t)
	for _, r := range formulationPack(t)[0].Rules {
		f := r.Check.(*check.Formulation)
		for _, s := range f.Spelled {
			silent(t, find, "一年来，站里落实"+s.Term+"，有进展。")
			for _, w := range slices.Concat(s.Wrong, s.Sure) {
				if s.Quotes {
					w = "“" + w + "”"
				}
				caught(t, find, r.ID, "一年来，站里落实"+w+"，为"+strings.Join(s.With, "、")+"出力。")
			}
		}
		for _, s := range f.Titles {
			for _, right := range append(s.Short, s.Title) {
				silent(t, find, "站里学习《"+right+"》。")
			}
			for _, w := range s.Wrong {
				caught(t, find, r.ID, "站里学习《"+w+"》。")
			}
		}
		for _, s := range f.Series {
			silent(t, find, "站里落实"+strings.Join(s.Parts, "、")+"要求。")
		}
		for _, n := range f.Neighbours {
			silent(t, find, "站里开展"+n+"，有进展。")
		}
	}
}

// caught requires one finding of the rule, findings about missing marks aside.
func caught(t *testing.T, find func(string) []lint.Finding, rule, text string) {
	t.Helper()
	got := slices.DeleteFunc(find(text), func(f lint.Finding) bool { return f.Rule == "unquoted-formulation" && f.Rule != rule })
	if len(got) != 1 || got[0].Rule != rule {
		t.Errorf("%s: %s should find one, found %s", text, rule, texts(got))
	}
}

// silent requires no finding, those about missing marks aside.
func silent(t *testing.T, find func(string) []lint.Finding, text string) {
	t.Helper()
	got := slices.DeleteFunc(find(text), func(f lint.Finding) bool { return f.Rule == "unquoted-formulation" })
	if len(got) > 0 {
		t.Errorf("%s: found %s", text, texts(got))
	}
}

// TestFormulationRefuses gives tables that cannot mean what they say.
func TestFormulationRefuses(t *testing.T) {
	for name, c := range map[string]*check.Formulation{
		"empty":            {},
		"short term":       {Spelled: []check.SpelledTerm{{Term: "三农"}}},
		"nothing listed":   {Spelled: []check.SpelledTerm{{Term: "三农", Listed: true}}},
		"wrong is right":   {Spelled: []check.SpelledTerm{{Term: "三重一大", Wrong: []string{"三重一大"}}}},
		"marks in key":     {Quoted: []check.QuotedTerm{{Term: "“三农”"}}},
		"one member":       {Series: []check.SeriesTerm{{Name: "三不腐", Parts: []string{"不敢腐"}}}},
		"member twice":     {Series: []check.SeriesTerm{{Name: "三不腐", Parts: []string{"不敢腐", "不敢腐"}}}},
		"verb twice":       {Verbs: []check.VerbTerm{{Term: "四个意识", Verb: "增强", Wrong: []string{"增强"}}}},
		"no year":          {Years: []check.DatedTerm{{Term: "六稳"}}},
		"years backwards":  {Years: []check.DatedTerm{{Term: "六稳", Since: 2022, Until: 2018}}},
		"title with marks": {Titles: []check.TitledTerm{{Title: "《宪法》"}}},
		"no office":        {Bodies: []check.BodyTerm{{Word: "巡视", Right: "巡察", Next: []string{"组"}}}},
	} {
		if err := errors.Join(c.Validate(), c.Verify()); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// formulationText is a report of about 10 KB.
func formulationText() string {
	line := "增强“四个意识”、坚定“四个自信”，深入学习习近平新时代中国特色社会主义思想，推动高质量发展，全面从严治党，建设水库、管护渠道，发展灌溉面积120亩。\n"
	return "2023年度述职述廉报告\n一、履职情况\n" + strings.Repeat(line, 50)
}

func BenchmarkFormulationValidate(b *testing.B) {
	packs := formulationPack(b)
	for b.Loop() {
		for _, r := range packs[0].Rules {
			if err := r.Check.Validate(); err != nil {
				b.Fatal(err)
			}
		}
	}
}

func BenchmarkFormulationCheck(b *testing.B) {
	packs := formulationPack(b)
	l, err := lint.New(packs, segment.New(nil))
	if err != nil {
		b.Fatal(err)
	}
	text := formulationText()
	d, err := input.Read("a.txt", []byte(text))
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if _, err := l.Check(context.Background(), d); err != nil {
			b.Fatal(err)
		}
	}
}
