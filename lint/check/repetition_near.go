package check

import "slices"

const (
	longSentence = 24 // Han characters from which a sentence may resemble another by more than chance
	gramLength   = 5  // characters of a run that is looked up
	gramSample   = 4  // one in so many runs is kept
	maxEdits     = 3  // characters that may differ
	maxCompare   = 400
)

// resembles reports whether sentence i differs from an earlier one in a few characters
// only.
func (r *reprise) resembles(i int) (source, start, end int, ok bool) {
	v := r.sentences[i]
	if v.han < longSentence {
		return 0, 0, 0, false
	}
	chars := r.charsOf(v)
	r.sample = appendGrams(r.sample[:0], chars)
	var votes map[int]int
	for _, g := range r.sample {
		if other, found := r.grams[g]; found {
			if votes == nil {
				votes = map[int]int{}
			}
			votes[other]++
		} else {
			r.grams[g] = i
		}
	}
	other, most := -1, 0
	for s, n := range votes {
		if n > most || n == most && s < other {
			other, most = s, n
		}
	}
	if other < 0 || most*2 < len(r.sample) || len(chars) > maxCompare {
		return 0, 0, 0, false
	}
	if !alike(r.charsOf(r.sentences[other]), chars) {
		return 0, 0, 0, false
	}
	return r.sentences[other].from, v.from, v.to, true
}

// charsOf returns the characters of a sentence that matter for comparing it.
func (r *reprise) charsOf(v verse) []uint16 { return r.chars[v.start:v.stop] }

// appendGrams adds a sample of the runs of characters to list, chosen by their hash so that
// equal sentences give equal samples.
func appendGrams(list []uint64, chars []uint16) []uint64 {
	for i := 0; i+gramLength <= len(chars); i++ {
		h := uint64(hashSeed)
		for _, c := range chars[i : i+gramLength] {
			h = (h ^ uint64(c)) * hashPrime
		}
		if h>>32%gramSample == 0 {
			list = append(list, h)
		}
	}
	return list
}

// alike reports whether b is a with a few characters changed: one run of them at most two
// long, or one more where the sentence is long. Digits and words that tell things apart
// (东 and 西) must be the same.
func alike(a, b []uint16) bool {
	if d := len(a) - len(b); d > maxEdits || d < -maxEdits {
		return false
	}
	start := 0
	for start < len(a) && start < len(b) && a[start] == b[start] {
		start++
	}
	x, y := a[start:], b[start:]
	for len(x) > 0 && len(y) > 0 && x[len(x)-1] == y[len(y)-1] {
		x, y = x[:len(x)-1], y[:len(y)-1]
	}
	if len(x) <= maxEdits-1 && len(y) <= maxEdits-1 {
		return harmless(x) && harmless(y) && (len(x) < 2 || len(y) < 2 || len(b) >= 2*longSentence || slices.Contains(y, x[0]) || slices.Contains(y, x[1]))
	}
	// Two places: what lies between them must be the same.
	for i := 0; i <= 1; i++ {
		for j := 0; j <= 1; j++ {
			if i+j > 0 && len(x) > i && len(y) > j && len(b) >= 2*longSentence && harmless(x[:i]) && harmless(y[:j]) && ends(x[i:], y[j:]) {
				return true
			}
		}
	}
	return false
}

// ends reports whether two runs are equal up to one last character each.
func ends(x, y []uint16) bool {
	n := 0
	for n < len(x) && n < len(y) && x[n] == y[n] {
		n++
	}
	return n > 0 && len(x)-n <= 1 && len(y)-n <= 1 && harmless(x[n:]) && harmless(y[n:])
}

// harmless reports whether changed characters do not make a sentence speak of other things.
func harmless(list []uint16) bool {
	return !slices.ContainsFunc(list, func(char uint16) bool {
		c := rune(char)
		return isDigit(c) || isWideDigit(c) || isLetter(c) || isOneOf(c, "一二两三四五六七八九十百千万亿东西南北上下前后左右内外大小男女老少新旧城乡省市县区镇村春夏秋冬甲乙丙丁不未无非")
	})
}
