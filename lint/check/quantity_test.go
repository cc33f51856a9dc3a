package check

import (
	"math"
	"testing"
)

func TestQuantities(t *testing.T) {
	type want struct {
		text  string
		value float64
		step  float64
		unit  string
		vague bool
	}
	for _, c := range []struct {
		text string
		want []want
	}{
		{"开会14次，参加186 人次", []want{{"14次", 14, 1, "次", false}, {"186 人次", 186, 1, "人次", false}}},
		{"占９８．７１％", []want{{"９８．７１％", 98.71, 0.01, "％", false}}},
		{"追回3100余万元", []want{{"3100余万元", 3100e4, 1e4, "元", true}}},
		{"补缴1,286.4万元", []want{{"1,286.4万元", 1286.4e4, 1e3, "元", false}}},
		{"节约3千6百万元", []want{{"3千6百万元", 36e6, 1e6, "元", false}}},
		{"发放38万4千元", []want{{"38万4千元", 384e3, 1e3, "元", false}}},
		{"投资2.4亿元", []want{{"2.4亿元", 2.4e8, 1e7, "元", false}}},
		{"三次会议、两名干部、十余家", []want{{"三次", 3, 1, "次", false}, {"两名", 2, 1, "名", false}, {"十余家", 10, 1, "家", true}}},
		{"约三分之二，百分之三，九成以上", []want{{"三分之二", 200.0 / 3, 100.0 / 3, "%", false}, {"百分之三", 3, 1, "%", false}, {"九成", 9, 1, "成", true}}},
		{"提高2.1个百分点", []want{{"2.1个百分点", 2.1, 0.1, "个百分点", false}}},
		{"一、二〇二二年\n（二）开展3次\n1.2023年", []want{{"二〇二二年", 2022, 1, "年", false}, {"3次", 3, 1, "次", false}, {"2023年", 2023, 1, "年", false}}},
		{"敷设DN100管道，版本1.2.3", nil},
		{"12345热线", []want{{"12345", 12345, 1, "", false}}},
		{"千方百计、万众一心、一致", nil},
		{"耗电3千瓦时，长2千米", []want{{"3千瓦时", 3, 1, "千瓦时", false}, {"2千米", 2, 1, "千米", false}}},
		{"一百二十三人", []want{{"一百二十三人", 123, 1, "人", false}}},
		{"两万三千元", []want{{"两万三千元", 23000, 1, "元", false}}},
	} {
		got := quantities(c.text)
		if len(got) != len(c.want) {
			t.Errorf("%s: %d quantities, want %d: %+v", c.text, len(got), len(c.want), got)
			continue
		}
		for i, w := range c.want {
			q := got[i]
			if text := c.text[q.start:q.end]; text != w.text || math.Abs(q.value-w.value) > 1e-6*w.value || math.Abs(q.step-w.step) > 1e-6*w.step || q.unit != w.unit || q.vague != w.vague {
				t.Errorf("%s: %q %v step %v unit %q vague %v, want %+v", c.text, text, q.value, q.step, q.unit, q.vague, w)
			}
		}
	}
}
