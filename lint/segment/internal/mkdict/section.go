package main

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"slices"
)

// A block holds the words that start with one unit.
type block struct {
	first uint16
	words []word // sorted by their units
	freq  int
}

// section encodes words: a table of two levels that finds the block of a unit, then the
// blocks, the most used first. Text of one kind then touches few pages of the file.
func section(words []word) ([]byte, error) {
	blocks := blocksOf(words)
	pages := map[byte]int{}
	for _, b := range blocks {
		if high := byte(b.first >> 8); pages[high] == 0 {
			pages[high] = len(pages) + 1
		}
	}
	out := make([]byte, 512+1024*len(pages))
	for high, n := range pages {
		binary.LittleEndian.PutUint16(out[2*int(high):], uint16(n))
	}
	for _, b := range blocks {
		entry := 512 + 1024*(pages[byte(b.first>>8)]-1) + 4*int(b.first&0xFF)
		binary.LittleEndian.PutUint32(out[entry:], uint32(len(out)))
		data, err := b.encode()
		if err != nil {
			return nil, err
		}
		out = append(out, data...)
	}
	return out, nil
}

func blocksOf(words []word) []*block {
	index := map[uint16]*block{}
	var blocks []*block
	slices.SortFunc(words, func(a, b word) int { return slices.Compare(a.units, b.units) })
	for _, w := range words {
		b := index[w.units[0]]
		if b == nil {
			b = &block{first: w.units[0]}
			index[w.units[0]] = b
			blocks = append(blocks, b)
		}
		b.words = append(b.words, w)
		b.freq += int(w.freq)
	}
	slices.SortFunc(blocks, func(a, b *block) int {
		return cmp.Or(b.freq-a.freq, cmp.Compare(a.first, b.first))
	})
	return blocks
}

// encode returns the block: the value of the unit as a word, then the second units, where
// the endings of each begin, and the endings.
func (b *block) encode() ([]byte, error) {
	var alone uint16
	var seconds []uint16
	var starts []int
	var endings []byte
	for _, w := range b.words {
		if len(w.units) == 1 {
			alone = w.value
			continue
		}
		if n := len(seconds); n == 0 || seconds[n-1] != w.units[1] {
			seconds = append(seconds, w.units[1])
			starts = append(starts, len(endings))
		}
		endings = appendEnding(endings, w)
	}
	starts = append(starts, len(endings))
	head := 4 + 2*len(seconds) + 2*len(starts)
	if (head+len(endings))/2 >= 1<<16 {
		return nil, fmt.Errorf("block of %q is too large", rune(b.first))
	}
	out := binary.LittleEndian.AppendUint16(nil, alone)
	out = binary.LittleEndian.AppendUint16(out, uint16(len(seconds)))
	out = appendUnits(out, seconds)
	for _, n := range starts {
		out = binary.LittleEndian.AppendUint16(out, uint16((head+n)/2))
	}
	return append(out, endings...), nil
}

// appendEnding adds what follows the first two units of a word: value and length in one,
// or the length apart where it exceeds 2, then the units.
func appendEnding(out []byte, w word) []byte {
	rest := w.units[2:]
	out = binary.LittleEndian.AppendUint16(out, w.value|uint16(min(len(rest), 3))<<14)
	if len(rest) >= 3 {
		out = binary.LittleEndian.AppendUint16(out, uint16(len(rest)))
	}
	return appendUnits(out, rest)
}

func appendUnits(out []byte, units []uint16) []byte {
	for _, u := range units {
		out = binary.LittleEndian.AppendUint16(out, u)
	}
	return out
}
