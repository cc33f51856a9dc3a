package segment

import (
	"runtime"
	"slices"

	"github.com/go-ego/gse"
)

// A cut is the end of a token in its sentence, in bytes, and the part of speech.
type cut struct {
	end int
	tag string
}

// knownWords is how many words a cutter may know; it takes some 5 MB then.
const knownWords = 1 << 14

// A cutter cuts with gse, which it gives the dictionary words of each text beforehand.
// The length of a word on gse's path follows from its frequency and the total, and words
// that do not occur in a text cannot lie on its path. So the tokens are those that the
// whole dictionary gives, and what was cut earlier does not matter.
//
// It is used by one goroutine at a time.
type cutter struct {
	terms *terms
	gse   gse.Segmenter
	scale gse.Segmenter // weighs words: it has the dictionary's total, and no word to be found
	units units
	found []match
}

func newCutter(t *terms) *cutter {
	t.once.Do(t.build)
	c := &cutter{terms: t, gse: newGSE(), scale: newGSE()}
	// No word holds this byte, so the entry that carries the total is never found.
	_ = c.scale.AddToken("\xff", float64(total()))
	return c
}

func newGSE() gse.Segmenter {
	return gse.Segmenter{SkipLog: true, NotLoadHMM: true, Dict: gse.NewDict()}
}

// cut returns the tokens of a sentence.
func (c *cutter) cut(sentence string) []cut {
	var cuts []cut
	start := 0
	for piece := range pieces(sentence) {
		c.units.set(piece)
		c.learn()
		segments := c.gse.Segment(c.units.bytes)
		cuts = slices.Grow(cuts, len(segments))
		for i := range segments {
			cuts = append(cuts, cut{start + segments[i].End(), segments[i].Token().Pos()})
		}
		start += len(piece)
	}
	return cuts
}

// learn gives gse the words that occur in the units.
func (c *cutter) learn() {
	u, known := &c.units, c.gse.Dict.NumTokens()
	for i := range u.codes {
		if !u.edge[i] {
			continue
		}
		// The dictionary's word comes before the same word of the user and keeps it out.
		c.found = lookup(u.codes[i:], u.rare, c.found[:0])
		c.found = c.terms.lookup(u, i, c.found)
		for _, m := range c.found {
			if end := i + m.size; u.edge[end] {
				c.add(u.at[i], u.at[end], m.value)
			}
		}
	}
	// The new words are weighed where they lie: their slice is the scale's dictionary.
	c.scale.Dict.Tokens = c.gse.Dict.Tokens[known:]
	c.scale.CalcToken()
}

// add gives gse the word between two bytes of the text unless it knows it.
func (c *cutter) add(start, end int, v value) {
	if _, _, err := c.gse.Dict.Value(c.units.bytes[start:end]); err == nil {
		return
	}
	// AddToken fails for nothing but an index out of range.
	_ = c.gse.Dict.AddToken(c.scale.ToToken(c.units.text[start:end], float64(v.frequency()), v.tag()))
}

// cutters serve many goroutines. Those at rest are kept, as many as can be at work at
// once: what they have learned makes them fast.
type cutters struct {
	terms *terms
	idle  chan *cutter
}

func newCutters(t *terms) *cutters {
	return &cutters{t, make(chan *cutter, runtime.GOMAXPROCS(0))}
}

// cut returns the tokens of a sentence.
func (p *cutters) cut(sentence string) []cut {
	c := p.take()
	cuts := c.cut(sentence)
	p.put(c)
	return cuts
}

func (p *cutters) take() *cutter {
	select {
	case c := <-p.idle:
		return c
	default:
		return newCutter(p.terms)
	}
}

// put keeps a cutter, unless it knows so many words that a new one is to replace it.
func (p *cutters) put(c *cutter) {
	if c.gse.Dict.NumTokens() > knownWords {
		return
	}
	select {
	case p.idle <- c:
	default:
	}
}
