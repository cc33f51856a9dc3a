package main

import (
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
)

// encode returns the dictionary file. Its layout is described in dictionary.go of
// package segment, which reads it.
func encode(words []word, common map[uint16]bool, total uint32) ([]byte, error) {
	values, tags, err := valueTables(words)
	if err != nil {
		return nil, err
	}
	const header = 20
	out := make([]byte, header)
	out = append(out, tags...)
	valuesAt := len(out)
	out = append(out, values...)
	rareAt := len(out)
	out = append(out, rareBits(words, common)...)

	var sections [2][]byte
	for i, list := range split(words, common) {
		if sections[i], err = section(list); err != nil {
			return nil, err
		}
	}
	offsets := []int{valuesAt, rareAt, len(out), len(out) + len(sections[0]), int(total)}
	for i, n := range offsets {
		binary.LittleEndian.PutUint32(out[4*i:], uint32(n))
	}
	return slices.Concat(out, sections[0], sections[1]), nil
}

// valueTables numbers the distinct pairs of frequency and tag, the most used first so
// that they lie together, and fills in the numbers of the words.
func valueTables(words []word) (values, tags []byte, err error) {
	type pair struct {
		freq uint32
		tag  string
	}
	uses := map[pair]int{}
	for _, w := range words {
		uses[pair{w.freq, w.tag}]++
	}
	var pairs []pair
	for p := range uses {
		pairs = append(pairs, p)
	}
	slices.SortFunc(pairs, func(a, b pair) int {
		return cmp.Or(uses[b]-uses[a], cmp.Compare(a.freq, b.freq), cmp.Compare(a.tag, b.tag))
	})
	tagIDs, index := map[string]int{}, map[pair]uint16{}
	for i, p := range pairs {
		if _, ok := tagIDs[p.tag]; !ok {
			if len(p.tag) > 4 {
				return nil, nil, fmt.Errorf("tag %q is longer than 4 bytes", p.tag)
			}
			tagIDs[p.tag] = len(tagIDs)
			tags = append(tags, p.tag...)
			tags = append(tags, make([]byte, 4-len(p.tag))...)
		}
		index[p] = uint16(i + 1)
		values = binary.LittleEndian.AppendUint32(values, p.freq<<8|uint32(tagIDs[p.tag]))
	}
	if len(pairs) >= 1<<14 || len(tagIDs) > 1<<8 {
		return nil, nil, errors.New("too many distinct values")
	}
	for i, w := range words {
		words[i].value = index[pair{w.freq, w.tag}]
	}
	return values, tags, nil
}

// isRare reports whether a word holds a character that is not common.
func isRare(w word, common map[uint16]bool) bool {
	return slices.ContainsFunc(w.units, func(u uint16) bool { return !common[u] })
}

// split parts the words of common characters from the rest.
func split(words []word, common map[uint16]bool) [2][]word {
	var parts [2][]word
	for _, w := range words {
		i := 0
		if isRare(w, common) {
			i = 1
		}
		parts[i] = append(parts[i], w)
	}
	return parts
}

// rareBits returns a bit for each unit, set for the characters that make a word rare.
func rareBits(words []word, common map[uint16]bool) []byte {
	bits := make([]byte, 1<<16/8)
	for _, w := range words {
		for _, u := range w.units {
			if !common[u] {
				bits[u/8] |= 1 << (u % 8)
			}
		}
	}
	return bits
}
