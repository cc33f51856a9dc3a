package lint

import (
	"sync"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// tokens are the tokens of the sentences that were asked for.
type tokens struct {
	sync.Mutex
	cut map[int][]doc.Token // by the start of the sentence
}

// of returns the tokens of a sentence. Two goroutines that ask at once may both cut it.
func (t *tokens) of(sentence doc.Text, segmenter Segmenter) []doc.Token {
	key := sentence.Start()
	t.Lock()
	list := t.cut[key]
	t.Unlock()
	if n := len(list); n > 0 && list[n-1].Text.End() == sentence.End() {
		return list
	}
	list = segmenter.Segment(sentence)
	t.Lock()
	defer t.Unlock()
	if t.cut == nil {
		t.cut = map[int][]doc.Token{}
	}
	t.cut[key] = list
	return list
}
