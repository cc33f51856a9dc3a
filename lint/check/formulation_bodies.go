package check

import (
	"strings"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// A BodyTerm is a word that some offices must not bear: only the centre and the provinces
// have 巡视, what cities and counties have is 巡察.
type BodyTerm struct {
	Word    string   `toml:",key"`                                  // 巡视
	Offices []string `toml:"offices" doc:"后面不能用这个词的机关"`             // that do not go with the word: 县委
	Except  []string `toml:"except" doc:"例外的机关"`                    // what may end before the word though an office ends there too: 自治区委
	Next    []string `toml:"next" doc:"词后必须跟着的字"`                   // what must follow the word: 组, 办
	Right   string   `toml:"right" doc:"应改为的词"`                     // the word that goes with them
	Unless  []string `toml:"unless" doc:"报告里有其中一个，表示报告出自可以用这个词的地方"` // words that say the report comes from where the word is right
}

func (c *Formulation) addBodies() {
	for i := range c.Bodies {
		c.add(c.Bodies[i].Word, bodyWord, i, 0)
	}
}

func (c *Formulation) verifyBodies() error {
	for _, b := range c.Bodies {
		if len(b.Offices) == 0 || len(b.Next) == 0 || b.Right == "" || b.Right == b.Word {
			return badEntry("bodies", b.Word, "要写明 offices next right")
		}
	}
	return nil
}

const wrongBody = "这一级应为“{right}”，请核对机构名称。"

// misplacedBody judges an occurrence of the word.
func (r *reading) misplacedBody(hit doc.Text, b *BodyTerm) *slip {
	s := r.prose
	next := hasAny(s[hit.End():], b.Next...)
	before := trimOrdinal(s[:hit.Start()])
	office := endsAny(before, b.Offices...)
	if next == "" || office == "" || endsAny(before, b.Except...) != "" {
		return nil
	}
	if r.mentions(b.Unless...) {
		return nil
	}
	whole := r.Doc.Text.Slice(len(before)-len(office), hit.End()+len(next))
	right := office + s[len(before):hit.Start()] + b.Right + next
	return mend(whole, right, wrongBody, false, len(right))
}

// trimOrdinal returns s without the number of a group that ends it: 第三, 第2.
func trimOrdinal(s string) string {
	i := len(s)
	for n := 0; n < 3 && i > 0; n++ {
		r := runeBefore(s, i)
		if r == '第' {
			return s[:i-len("第")]
		}
		if !isDigit(r) && !strings.ContainsRune("一二三四五六七八九十", r) {
			break
		}
		i = back(s, i, 1)
	}
	if r := runeBefore(s, i); r == '第' {
		return s[:i-len("第")]
	}
	return s
}
