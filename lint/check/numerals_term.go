package check

import (
	"strconv"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// namesThings reports whether a miswritten term is a number and the start of the name of what
// is counted, which goes on with rest: 2个维护|班组, 6项纪律|检查建议.
func namesThings(term, rest string) bool {
	if !digitAt(term) || !hasAnyIn(term, "个", "项", "种", "大") {
		return false
	}
	return isOneOf(runeAt(rest, 0), "班组队人员点站各区所室处科台窗岗团商器厂店车旧老址类型性单平主企项员课墙栏卡箱库包") ||
		hasAny(rest, "中心", "工程", "小组", "工作组", "工作站", "网点", "热线", "案例", "清单", "检查建议", "处分", "检查室", "事项", "对象", "场所", "基地", "协会", "公司", "保障组", "专班", "代表", "整改", "解决", "完成", "落实的") != ""
}

// congress flags a congress of the party whose number is in digits: 党的19大.
func congress(p *lint.Pass, s string, t doc.Text, message string) {
	start := arabicBack(s, t.Start()+1)
	n, err := strconv.Atoi(s[start : t.Start()+1])
	if err != nil || n < 10 || n > 30 {
		return
	}
	named := endsAny(s[:start], "党的", "中共", "党", "学习", "贯彻", "喜迎", "迎接", "（", "“") != "" && !strings.HasPrefix(s[t.End():], "类")
	if !named || endsAny(s[:start], "党的", "中共") == "" {
		named = hasAny(s[t.End():], "精神", "报告", "以来", "召开", "胜利", "闭幕", "开幕", "代表", "提出", "作出", "党章", "后", "前", "期间", "、", "和") != "" && named ||
			hasAny(s[t.End():], "精神", "报告精神", "以来", "胜利召开", "闭幕", "开幕") != ""
	}
	if named {
		flagFix(p, p.Doc.Text.Slice(start, t.End()), hanNumber100(n)+"大", true, message)
	}
}

// assembly flags a national congress whose number is in digits: 第20次全国代表大会.
func assembly(p *lint.Pass, s string, t doc.Text, message string) {
	start := arabicBack(s, t.Start()+1)
	n, err := strconv.Atoi(s[start : t.Start()+1])
	if err == nil && n <= 99 && runeBefore(s, start) == '第' && strings.HasPrefix(s[t.End():], "代表大会") {
		flagFix(p, p.Doc.Text.Slice(start, t.Start()+1), hanNumber100(n), true, message)
	}
}

// session flags a session whose number is in digits: 20届三中全会, 14届人大2次会议.
func session(p *lint.Pass, s string, t doc.Text, message string) {
	start := arabicBack(s, t.Start()+1)
	n, err := strconv.Atoi(s[start : t.Start()+1])
	if err != nil || n < 2 || n > 99 || runeBefore(s, start) == '第' {
		return
	}
	right := hanNumber100(n) + "届"
	end := t.End()
	if body := hasAny(s[end:], "中央", "全国人大", "全国政协", "全国人民代表大会", "省委", "市委", "县委", "区委", "人大", "政协", "人民代表大会", "历次全会", "纪委", "党代会"); body != "" {
		right, end = right+body, end+len(body)
		if num, size := doc.ArabicNumeral(s[end:]); size > 0 && hasAny(s[end+size:], "次会议", "次全会", "次全体") != "" {
			right, end = right+hanNumber100(num)+"次", end+size+len("次")
		}
	} else {
		num, size := doc.ArabicNumeral(s[end:])
		if size == 0 {
			num, size = doc.HanNumeral(s[end:])
		}
		kind := hasAny(s[end+size:], "中全会", "次全会", "次全体会议", "次会议", "中、")
		if size == 0 || kind == "" || num > 99 {
			return
		}
		right, end = right+hanNumber100(num)+kind, end+size+len(kind)
	}
	flagFix(p, p.Doc.Text.Slice(start, end), right, true, message)
}

// hanNumber100 returns a number from 1 to 99 in Han numerals.
func hanNumber100(n int) string {
	digit := func(d int) string { return string([]rune(hanDigits)[d]) }
	switch {
	case n < 10:
		return digit(n)
	case n < 20 && n%10 == 0:
		return "十"
	case n < 20:
		return "十" + digit(n%10)
	case n%10 == 0:
		return digit(n/10) + "十"
	}
	return digit(n/10) + "十" + digit(n%10)
}

// decreases flags a decrease counted in times.
func decreases(p *lint.Pass) {
	s := p.Doc.Text.String()
	for h := range p.Hits() {
		i := h.Text.Start()
		start := arabicBack(s, i)
		if start == i {
			start, _ = hanNumeralBack(s, i)
		}
		if start == i {
			continue
		}
		head := s[:start]
		for _, w := range []string{"近", "约", "将近", "大约", "超过", "至少", "了"} {
			head = strings.TrimSuffix(head, w)
		}
		head = strings.TrimSuffix(head, "了")
		verb := endsAny(head, "减少", "降低", "下降", "减小", "缩小", "缩短", "回落", "下滑", "压减", "压缩", "削减", "减轻", "收窄", "减", "降")
		if verb != "" {
			p.Flag(p.Doc.Text.Slice(len(head)-len(verb), h.Text.End()), "减少、下降不能用倍数表示，“{match}”应改用百分数或分数，如“减少一半”。")
		}
	}
}
