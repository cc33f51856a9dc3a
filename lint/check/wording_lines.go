package check

import (
	"encoding/binary"
	"strings"
	"unicode/utf8"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// A lineTable is a text of lines, in which each is found by the first two characters of one
// or several of its parts. Index and text are one string, made when a pack is read: so
// thousands of lines lie in the program as they are, and a start pays for none. The string
// holds
//
//   - the number of bits of the hash, plus shortFlag where some part is a single character,
//   - the filter, a bit for each of some sixteen times as many hashes: most places of a text
//     are told by it, without a look at the entries,
//   - where the entries of each hash start, and where the last ones end, in 16 bits each,
//   - the entries, in 32 bits each: the offset of the line, times 2, plus which part it is;
//     above them some bits of the hash, which spare a look at most lines of other parts,
//   - the text.
type lineTable string

const (
	shortFlag = 1 << 7
	// filterBits is by how many bits the hash of the filter is finer.
	filterBits = 4
	endSize    = 2
	entrySize  = 4
	// maxLines is how many parts a table can have: their number takes 16 bits.
	maxLines = 1<<16 - 1
	// placeBits are those of an entry that tell the place; what is above is a mark of the hash.
	placeBits = 22
	maxText   = 1 << (placeBits - 1)
)

// newLineTable makes a table of lines. Parts returns the parts that a line is found by, two
// at most. Lines beyond maxLines or maxText are left out.
func newLineTable(lines []string, parts func(line string) []string) lineTable {
	n, flag, size := 0, 0, 0
	for i, line := range lines {
		list := parts(line)
		size += len(line) + 1
		if n+len(list) > maxLines || size > maxText {
			lines = lines[:i]
			break
		}
		n += len(list)
		for _, part := range list {
			if utf8.RuneCountInString(part) == 1 {
				flag = shortFlag
			}
		}
	}
	bits := 4
	for 1<<bits < n && bits < 13 {
		bits++
	}
	buckets := make([][]byte, 1<<bits)
	filter := make([]byte, 1<<(bits+filterBits)/8)
	at := 0
	for _, line := range lines {
		for which, part := range parts(line) {
			hash := startHash(part, utf8.RuneCountInString(part) == 1)
			entry := binary.LittleEndian.AppendUint32(nil, uint32(2*at+which)|hash<<placeBits)
			b := &buckets[hash>>(32-bits)]
			*b = append(entry, *b...)
			fine := hash >> (32 - bits - filterBits)
			filter[fine/8] |= 1 << (fine % 8)
		}
		at += len(line) + 1
	}
	out := append([]byte{byte(bits | flag)}, filter...)
	out = append(out, 0, 0)
	end := 0
	for _, b := range buckets {
		end += len(b) / entrySize
		out = binary.LittleEndian.AppendUint16(out, uint16(end))
	}
	for _, b := range buckets {
		out = append(out, b...)
	}
	if len(lines) == 0 {
		return ""
	}
	return lineTable(out) + lineTable(strings.Join(lines, "\n")+"\n")
}

// startHash hashes what s begins with: two characters, or one.
func startHash(s string, single bool) uint32 {
	a, n := doc.DecodeRune(s)
	if single {
		return mixPair(a, 0)
	}
	b, _ := doc.DecodeRune(s[n:])
	return mixPair(a, b)
}

// mixPair hashes two characters.
func mixPair(a, b rune) uint32 { return uint32(a)*0x9E3779B1 ^ uint32(b)*0x85EBCA77 }

// An openTable is a table that is ready to be searched.
type openTable struct {
	shift   uint8 // of a hash, to make it a number of a bucket
	short   bool  // some part is a single character
	filter  string
	ends    string
	entries string
	text    string
}

func (t lineTable) open() openTable {
	if t == "" {
		return openTable{}
	}
	bits := int(t[0] &^ shortFlag)
	o := openTable{shift: uint8(32 - bits), short: t[0]&shortFlag != 0}
	rest := string(t[1:])
	size := 1 << (bits + filterBits) / 8
	o.filter, rest = rest[:size], rest[size:]
	size = endSize * (1<<bits + 1)
	o.ends, rest = rest[:size], rest[size:]
	size = entrySize * (int(o.ends[size-2]) | int(o.ends[size-1])<<8)
	o.entries, o.text = rest[:size], rest[size:]
	return o
}

// likely reports whether some part may begin with the two characters of a hash. It is
// seldom wrong, and never where it says no.
func (o *openTable) likely(hash uint32) bool {
	fine := hash >> (o.shift - filterBits)
	return o.filter != "" && o.filter[fine/8]&(1<<(fine%8)) != 0
}

// bucket returns the numbers of the entries of a hash, those of later lines first.
func (o *openTable) bucket(hash uint32) (from, to int) {
	h := int(hash>>o.shift) * endSize
	e := o.ends[h : h+2*endSize]
	return int(e[0]) | int(e[1])<<8, int(e[2]) | int(e[3])<<8
}

// entry returns an entry of a hash: where its line starts in the text, and which part it
// is. It is not ok where the part has another hash.
func (o *openTable) entry(k int, hash uint32) (start, which int, ok bool) {
	v := o.number(k)
	place := int(v & (1<<placeBits - 1))
	return place / 2, place % 2, v>>placeBits == hash&(1<<(32-placeBits)-1)
}

// mark returns the bits of the hash that an entry tells.
func (o *openTable) mark(k int) uint32 { return o.number(k) >> placeBits }

func (o *openTable) number(k int) uint32 {
	e := o.entries[entrySize*k : entrySize*k+entrySize]
	return uint32(e[0]) | uint32(e[1])<<8 | uint32(e[2])<<16 | uint32(e[3])<<24
}
