package segment

import (
	_ "embed"
	"strings"
)

//go:generate go run ./internal/mkdict dictionary.bin

// data is gse's Chinese dictionary. It is read where it lies: nothing is loaded, and the
// system maps only the pages that a text touches. All numbers are little endian; a unit
// is a UTF-16 code, ASCII letters lowered.
//
//	header    u32 offsets of values, rare bits, common section, rare section;
//	          u32 sum of all frequencies
//	tags      4 bytes each, padded with zeros
//	values    u32 each: frequency<<8 | tag; numbered from 1
//	rare bits 1 bit for each unit: a word that holds it stands in the rare section
//	section   u16 × 256: number of the page for the high byte of a first unit, or 0;
//	          pages of u32 × 256: offset of its block from the section, or 0; blocks
//	block     u16 value of the unit as a word, or 0; u16 n; u16 × n second units, sorted;
//	          u16 × n+1 where their endings begin and the last one's end, counted in u16
//	          from the block; endings, sorted
//	ending    u16 length<<14 | value; for length 3 u16 the true length, 3 or more; units
//
// The rare section holds words with a character that no word of the simplified dictionary
// is made of, the traditional ones above all. It is looked at only for a text with such a
// character: the fewer pages a text touches, the sooner a fresh process has its tokens.
//
//go:embed dictionary.bin
var data string

const (
	headValues = 4 * iota
	headRare
	headCommonSection
	headRareSection
	headTotal
	tags
)

func u16(at int) int {
	b := data[at : at+2]
	return int(b[0]) | int(b[1])<<8
}

func u32(at int) int {
	b := data[at : at+4]
	return int(b[0]) | int(b[1])<<8 | int(b[2])<<16 | int(b[3])<<24
}

// total returns the sum of all frequencies.
func total() int { return u32(headTotal) }

// A value is what the dictionary says of a word: the number of its frequency and tag.
type value uint16

// term is the value of a user's word that the dictionary lacks.
const term value = 0

func (v value) entry() int { return u32(u32(headValues) + 4*int(v) - 4) }

// frequency returns how often the dictionary's corpus holds the word; 2 for every single
// character, as gse has it.
func (v value) frequency() int {
	if v == term {
		return termFrequency
	}
	return v.entry() >> 8
}

// tag returns the part of speech.
func (v value) tag() string {
	if v == term {
		return termTag
	}
	at := tags + 4*(v.entry()&0xFF)
	return strings.TrimRight(data[at:at+4], "\x00")
}

// isRare reports whether a word that holds u stands in the rare section.
func isRare(u uint16) bool { return data[u32(headRare)+int(u>>3)]>>(u&7)&1 != 0 }

// A match is a word that a text starts with.
type match struct {
	size  int // in units
	value value
}

// lookup appends to found the words that the units start with, the words of the rare
// section only if asked for.
func lookup(units []uint16, rare bool, found []match) []match {
	found = lookupIn(u32(headCommonSection), units, found)
	if rare {
		found = lookupIn(u32(headRareSection), units, found)
	}
	return found
}

func lookupIn(section int, units []uint16, found []match) []match {
	block := blockOf(section, units[0])
	if block == 0 {
		return found
	}
	if v := u16(block); v != 0 {
		found = append(found, match{1, value(v)})
	}
	if len(units) == 1 {
		return found
	}
	n := u16(block + 2)
	i := search(block+4, n, units[1])
	if i == n {
		return found
	}
	starts := block + 4 + 2*n + 2*i
	return endings(block+2*u16(starts), block+2*u16(starts+2), units, found)
}

// blockOf returns where the words that start with a unit lie, 0 if there are none.
func blockOf(section int, first uint16) int {
	page := u16(section + 2*int(first>>8))
	if page == 0 {
		return 0
	}
	offset := u32(section + 512 + 1024*(page-1) + 4*int(first&0xFF))
	if offset == 0 {
		return 0
	}
	return section + offset
}

// search returns the index of u among the n sorted units at at; n if it is not there.
func search(at, n int, u uint16) int {
	low, high := 0, n
	for low < high {
		middle := (low + high) >> 1
		if u16(at+2*middle) < int(u) {
			low = middle + 1
		} else {
			high = middle
		}
	}
	if low < n && u16(at+2*low) != int(u) {
		return n
	}
	return low
}

// endings appends the words whose endings, which lie at at, follow the first two units.
func endings(at, end int, units []uint16, found []match) []match {
	rest := units[2:]
	for at < end {
		head := u16(at)
		at += 2
		size := head >> 14
		if size == 3 {
			size = u16(at)
			at += 2
		}
		switch order(at, size, rest) {
		case 0:
			found = append(found, match{2 + size, value(head & 0x3FFF)})
		case 1:
			return found
		}
		at += 2 * size
	}
	return found
}

// order returns 0 if the units start with the ending, 1 if it sorts behind them, -1
// otherwise.
func order(at, size int, units []uint16) int {
	for i := range size {
		if i == len(units) {
			return 1
		}
		switch u := u16(at + 2*i); {
		case u > int(units[i]):
			return 1
		case u < int(units[i]):
			return -1
		}
	}
	return 0
}
