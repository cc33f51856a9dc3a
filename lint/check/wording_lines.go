package check

import (
	"encoding/binary"
	"strings"
	"unicode/utf8"
)

// A lineTable is a text of lines, in which each is found by the first two characters of one
// or several of its parts. Index and text are one string, made when a pack is read: so
// thousands of lines lie in the program as they are, and a start pays for none. The string
// holds
//
//   - the number of bits of the hash, plus shortFlag where some part is a single character,
//   - where the entries of each hash end, in 16 bits each,
//   - the entries, in 32 bits each: the offset of the line, times 2, plus which part it is;
//     above them some bits of the hash, which spare a look at most lines of other parts,
//   - the text.
type lineTable string

const (
	shortFlag = 1 << 7
	endSize   = 2
	entrySize = 4
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
	for 1<<bits < n && bits < 12 {
		bits++
	}
	buckets := make([][]byte, 1<<bits)
	at := 0
	for _, line := range lines {
		for which, part := range parts(line) {
			hash := startHash(part, utf8.RuneCountInString(part) == 1)
			entry := binary.LittleEndian.AppendUint32(nil, uint32(2*at+which)|hash<<placeBits)
			b := &buckets[hash>>(32-bits)]
			*b = append(entry, *b...)
		}
		at += len(line) + 1
	}
	out := []byte{byte(bits | flag)}
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
	a, n := utf8.DecodeRuneInString(s)
	if single {
		return mixPair(a, 0)
	}
	b, _ := utf8.DecodeRuneInString(s[n:])
	return mixPair(a, b)
}

// mixPair hashes two characters.
func mixPair(a, b rune) uint32 { return uint32(a)*0x9E3779B1 ^ uint32(b)*0x85EBCA77 }

// bits returns the number of bits of the hash.
func (t lineTable) bits() int { return int(t[0] &^ shortFlag) }

// hasShort reports whether some part is a single character.
func (t lineTable) hasShort() bool { return t != "" && t[0]&shortFlag != 0 }

// end returns where the entries of a hash end; those of -1 end where the first begin.
func (t lineTable) end(hash int) int {
	if hash < 0 {
		return 0
	}
	i := 1 + endSize*hash
	return int(t[i]) | int(t[i+1])<<8
}

// bucket returns the numbers of the entries of a hash, those of later lines first.
func (t lineTable) bucket(hash uint32) (from, to int) {
	if t == "" {
		return 0, 0
	}
	h := int(hash >> (32 - t.bits()))
	return t.end(h - 1), t.end(h)
}

// entry returns an entry of a hash: where its line starts in the text, and which part it
// is. It is not ok where the part has another hash.
func (t lineTable) entry(k int, hash uint32) (start, which int, ok bool) {
	i := 1 + endSize<<t.bits() + entrySize*k
	v := uint32(t[i]) | uint32(t[i+1])<<8 | uint32(t[i+2])<<16 | uint32(t[i+3])<<24
	place := int(v & (1<<placeBits - 1))
	return place / 2, place % 2, v>>placeBits == hash&(1<<(32-placeBits)-1)
}

// text returns the lines.
func (t lineTable) text() string {
	if t == "" {
		return ""
	}
	return string(t[1+endSize<<t.bits()+entrySize*t.end(1<<t.bits()-1):])
}
