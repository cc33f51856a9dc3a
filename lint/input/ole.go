package input

import (
	"encoding/binary"
	"strings"
	"unicode/utf16"
)

const oleMagic = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

// A compound is an OLE compound file: a file system of its own, with sectors, chains of
// sectors and a directory. Whatever it says of itself, no more is read than it has bytes.
type compound struct {
	data    []byte
	shift   uint     // of the size of a sector
	fat     []uint32 // the next sector of each sector
	mini    []uint32 // the next of each small sector
	small   []byte   // the small sectors
	cutoff  uint32   // streams smaller than that lie in small sectors
	entries []byte   // the directory
}

const (
	lastSector = 0xFFFFFFFA // numbers above it mark ends and gaps
	entrySize  = 128
	smallShift = 6
)

// openCompound opens a compound file. The error is an *[Error].
func openCompound(data []byte) (*compound, error) {
	damaged := fail(Damaged, "旧版Office文件不完整或已损坏，请用Word或WPS打开确认，另存为.docx后再检查")
	if len(data) < 512 {
		return nil, damaged
	}
	c := &compound{data: data, shift: uint(u16(data, 30)), cutoff: u32(data, 56)}
	if c.shift != 9 && c.shift != 12 {
		return nil, damaged
	}
	c.table()
	c.entries = c.chain(u32(data, 48), len(data))
	if len(c.entries) < entrySize {
		return nil, damaged
	}
	c.small = c.chain(u32(c.entries, 116), len(data))
	links := c.chain(u32(data, 60), len(data))
	c.mini = make([]uint32, len(links)/4)
	for i := range c.mini {
		c.mini[i] = u32(links, 4*i)
	}
	return c, nil
}

// sector returns the bytes of a sector; the last one of a file may be cut short.
func (c *compound) sector(n uint32) []byte {
	start := (int(n) + 1) << c.shift
	if n >= lastSector || start >= len(c.data) {
		return nil
	}
	return c.data[start:min(start+1<<c.shift, len(c.data))]
}

// table reads the table of chains. Its own sectors are listed in the header and in a chain
// of lists.
func (c *compound) table() {
	size := 1 << c.shift
	sectors := len(c.data) >> c.shift
	list := c.data[76:512]
	next := u32(c.data, 68)
	for range sectors + 1 {
		for i := 0; i+4 <= len(list) && len(c.fat) <= sectors; i += 4 {
			s := c.sector(u32(list, i))
			for j := 0; j+4 <= len(s); j += 4 {
				c.fat = append(c.fat, u32(s, j))
			}
		}
		s := c.sector(next)
		if len(s) < size || len(c.fat) > sectors {
			return
		}
		list, next = s[:size-4], u32(s, size-4)
	}
}

// chain returns the bytes of a chain of sectors, at most limit.
func (c *compound) chain(n uint32, limit int) []byte { return follow(c.fat, c.sector, n, limit) }

// smallChain returns the bytes of a chain of small sectors, at most limit.
func (c *compound) smallChain(n uint32, limit int) []byte {
	return follow(c.mini, func(n uint32) []byte {
		start := int(n) << smallShift
		return c.small[min(start, len(c.small)):min(start+1<<smallShift, len(c.small))]
	}, n, limit)
}

// follow returns the bytes of a chain. One that runs in a circle ends after as many
// sectors as there are.
func follow(next []uint32, sector func(uint32) []byte, n uint32, limit int) []byte {
	var b []byte
	for range next {
		if int(n) >= len(next) || len(b) >= limit {
			break
		}
		b = append(b, sector(n)...)
		n = next[n]
	}
	return b[:min(len(b), limit)]
}

// names returns the streams and storages at the top of the directory with the numbers of
// their entries. Embedded files lie deeper and have their own.
func (c *compound) names() map[string]int {
	names := map[string]int{}
	seen := map[uint32]bool{}
	queue := []uint32{u32(c.entries, 76)}
	for len(queue) > 0 {
		n := queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		at := int(n) * entrySize
		if n >= lastSector || at+entrySize > len(c.entries) || seen[n] {
			continue
		}
		seen[n] = true
		e := c.entries[at : at+entrySize]
		if name := wideString(e[:max(0, min(int(u16(e, 64))-2, 62))]); names[name] == 0 {
			names[name] = int(n)
		}
		queue = append(queue, u32(e, 68), u32(e, 72))
	}
	return names
}

// stream returns the bytes of a stream.
func (c *compound) stream(entry int) []byte {
	e := c.entries[entry*entrySize:]
	size := u32(e, 120)
	if size < c.cutoff {
		return c.smallChain(u32(e, 116), int(size))
	}
	return c.chain(u32(e, 116), int(min(size, MaxBytes)))
}

// u16 and u32 return the number at an offset, 0 beyond the end.
func u16(b []byte, at int) uint16 {
	if at < 0 || at+2 > len(b) {
		return 0
	}
	return binary.LittleEndian.Uint16(b[at:])
}

func u32(b []byte, at int) uint32 {
	if at < 0 || at+4 > len(b) {
		return 0
	}
	return binary.LittleEndian.Uint32(b[at:])
}

// wideString returns a text in UTF-16.
func wideString(b []byte) string {
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = u16(b, 2*i)
	}
	return strings.TrimRight(string(utf16.Decode(units)), "\x00")
}
