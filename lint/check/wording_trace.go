package check

import (
	"strings"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// traceLeft tells of a wrong form that occurs at t and is not flagged, and why it was
// left.
func (e *entry) traceLeft(p *lint.Pass, t doc.Text) {
	p.Trace(t, "遇到“"+e.wrong+"”（"+e.Right+"），没有标出："+e.left(p, t))
}

// left says why the word is not wrong at t, asking in the order of judge.
func (e *entry) left(p *lint.Pass, t doc.Text) string {
	sentence := p.Doc.SentenceAt(t.Start())
	if !sentence.Contains(t) {
		return "跨了句子"
	}
	for _, legal := range e.Legal {
		if anyAround(sentence, t, []string{legal}) {
			return "这里是 legal 所列的“" + legal + "”"
		}
	}
	if _, _, ok := e.inContext(sentence, t); !ok {
		if _, _, ok := (&entry{Word: Word{When: e.When, Right: e.Right}, wrong: e.wrong, needs: e.needs}).inContext(sentence, t); ok {
			return "unless 匹配到了这里"
		}
		return "when 没有匹配到这里"
	}
	if mentioned(sentence, t) {
		return "这里是在谈怎样写，不是在用"
	}
	return "它不是一个词：" + seamAround(p, sentence, t)
}

// seamAround shows how the segmenter cut the words around t.
func seamAround(p *lint.Pass, sentence, t doc.Text) string {
	tokens := p.Tokens(sentence)
	if named(p, tokens, sentence, t) {
		return "像是人名的一部分"
	}
	var words []string
	for i := tokenAt(tokens, t.Start()); i < len(tokens) && tokens[i].Text.Start() < t.End(); i++ {
		words = append(words, tokens[i].Text.String())
	}
	return "这里的词是“" + strings.Join(words, "｜") + "”，换成正确的写法词也没有减少"
}

// traceIdiom tells of an idiom that seems misspelled at t and is not flagged.
func (c *Wording) traceIdiom(p *lint.Pass, sentence, t doc.Text, idiom string, slip int) {
	why := "它不是一个词：" + seamAround(p, sentence, t)
	switch {
	case !sentence.Contains(t):
		why = "跨了句子"
	case anyAround(sentence, t, c.Except):
		why = "在 except 里"
	case mentioned(sentence, t):
		why = "这里是在谈怎样写，不是在用"
	case isSettled(p, t.String(), slip):
		why = "它本身，或其中的那个字与旁边的字，是常用的词"
	}
	p.Trace(t, "“"+t.String()+"”与“"+idiom+"”只差一字，没有标出："+why)
}
