package check

import (
	"errors"
	"fmt"
	"slices"
	"sync"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

const wordingDoc = `wording：用错的字词

规则用词表写明“错 = 对”：

  words    出现即错的写法，如 "按步就班" = "按部就班"。
  seams    也会在两个词的交界处碰巧出现的写法，如“布署”（发布+署名）。分词结果表明它自成
           一词，或者换成正确写法后句子能切成更少的词，才算错。
  slips    写法同上，但以正确的词为键，值是几种错的写法，用空格隔开：“勘察 = 堪察 勘茶”。

words 和 seams 的每一条可以只写正确的写法，也可以写成一张小表，见下面的参数。

另有两种查法：

  idioms   列出四字以上的成语、常用语，其中一个字写成音近、形近的字就报
  doubled  列出不该连写两次的单字；同时查连写两次的词语（“进行进行”）

except 列出这两种查法不应标出的写法。

引用错字本身（“布署”应为“部署”）不报。

局限：两种写法都成词而只是意思不同的（“制定”“制订”），没有上下文规则就不判断。`

// Wording flags words that are written wrong.
type Wording struct {
	Words   Words    `doc:"出现即错的写法：错 = 对"`                          // wrong wherever they stand
	Seams   Words    `doc:"也会在两个词的交界处碰巧出现的写法（发布|署名），自成一词才算错：错 = 对"` // wrong where they stand as words; the same characters also meet at the seam of two right words
	Slips   Slips    `doc:"写法同 seams，但以正确的词为键：对 = 错 错"`             // the same, by the right word
	Idioms  Idioms   `doc:"四字以上的成语、常用语，其中一个字写成音近、形近的字就报"`           // phrases looked for with one wrong character
	Doubled string   `doc:"不该连写两次的单字；写了它，也查连写两次的词语"`                // characters of which two in a row are one too many; if set, doubled words are looked for too
	Except  []string `doc:"idioms、doubled 不应标出的写法"`                 // doublings that are right, as texts that hold them

	once  sync.Once
	index *wordIndex
}

// Validate implements [lint.Check].
func (c *Wording) Validate() error {
	if c.Words == "" && c.Seams == "" && c.Slips == "" && c.Idioms == "" && c.Doubled == "" {
		return errors.New("没有要查的字词：请填写 words、seams、slips、idioms 或 doubled")
	}
	return nil
}

// Verify implements [lint.Verifier].
func (c *Wording) Verify() error {
	var errs []error
	for param, table := range map[string]Words{"words": c.Words, "seams": c.Seams, "slips": Words(c.Slips)} {
		for wrong, word := range table.All() {
			if err := word.verify(wrong); err != nil {
				errs = append(errs, &lint.ParamError{Param: []string{param, wrong}, Err: err})
			}
		}
	}
	for _, idiom := range c.Idioms.verify() {
		errs = append(errs, &lint.ParamError{Param: []string{"idioms"}, Err: fmt.Errorf("“%s”不是四个以上的汉字", idiom)})
	}
	return errors.Join(errs...)
}

// Cases implements [lint.Cased].
func (c *Wording) Cases() (flagged, silent []string) {
	for _, table := range []Words{c.Words, c.Seams, Words(c.Slips)} {
		for wrong, word := range table.All() {
			if word.When == "" {
				flagged = append(flagged, "【"+wrong+"】")
				silent = append(silent, word.rights()...)
			}
			flagged = append(flagged, word.Flagged...)
			silent = append(silent, word.Legal...)
		}
	}
	return flagged, slices.Concat(silent, c.Idioms.all(), c.Except)
}

func (c *Wording) prepare() { c.once.Do(func() { c.index = newWordIndex(c) }) }

// Run implements [lint.Check].
func (c *Wording) Run(p *lint.Pass) {
	c.prepare()
	text := p.Doc.Text
	s := text.String()
	var found []wordID
	done := 0
	places, mine := wordPlacesOf(p, c)
	for _, place := range places {
		i := int(place.at)
		if place.rules&mine == 0 || i < done {
			continue
		}
		a, n := doc.DecodeRune(s[i:])
		b, _ := doc.DecodeRune(s[i+n:])
		found = c.index.at(s[i:], a, b, found[:0])
		m := c.first(p, text, i, found)
		if m == 0 {
			m = c.misspelled(p, text, i, done, mixPair(a, b))
		}
		if m > 0 {
			done = i + m
		}
	}
	if c.Doubled != "" {
		c.doubles(p)
	}
	p.Trace(doc.Text{}, "词表里的其他写法，全文一处也没有")
}

// first flags the longest of the candidates at offset i that is wrong there. It returns
// the length of what it flagged.
func (c *Wording) first(p *lint.Pass, text doc.Text, i int, found []wordID) int {
	for _, id := range found {
		e := c.index.entry(id)
		t := text.Slice(i, i+len(e.wrong))
		if place, rights, ok := e.judge(p, t); ok {
			e.flag(p, place, rights)
			return place.End() - i
		}
		if p.Tracing() {
			e.traceLeft(p, t)
		}
	}
	return 0
}

// flag reports a word; what should stand there may have several forms.
func (e *entry) flag(p *lint.Pass, place doc.Text, rights []string) {
	f := lint.Finding{Text: place, Message: e.Note}
	for _, right := range rights {
		f.Fixes = append(f.Fixes, lint.Replace(place, right, e.When == "" && len(rights) == 1))
	}
	if len(rights) > 0 {
		f.Right = rights[0]
		f.Message = "“{match}”应为“{right}”。" + e.Note
	}
	p.Add(f)
}
