package check

import (
	"encoding/binary"
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// Groups is a table of groups of words, each under a name. It is kept as one string that
// is searched in place: so thousands of words lie in the program as they are, and a start
// pays nothing for them. The string holds the number of the groups, the end of each name,
// the names, a filter with a bit for each of finer hashes, the offset of each bucket, and the
// buckets: words whose first two characters have one hash, each as its length, itself, the
// number of its group and the count of groups that hold it.
type Groups string

const (
	buckets    = 1 << 12
	offsetSize = 4
	groupBits  = 16 // of the hash of the filter
	filterSize = 1 << groupBits / 8
)

// UnmarshalTOML decodes a table whose values are lists of words. The interface wants any.
func (g *Groups) UnmarshalTOML(value any) error {
	table, ok := value.(map[string]any)
	if !ok {
		return errors.New("应为“名称 = [词, 词]”的表")
	}
	groups := map[string][]string{}
	for _, name := range slices.Sorted(maps.Keys(table)) {
		list, ok := table[name].([]any)
		if !ok || len(list) == 0 {
			return fmt.Errorf("“%s”应为词的列表", name)
		}
		for _, word := range list {
			w, ok := word.(string)
			if !ok || w == "" || len(w) > 255 {
				return fmt.Errorf("“%s”中的词应为不空的文字", name)
			}
			groups[name] = append(groups[name], w)
		}
	}
	*g = newGroups(groups)
	return nil
}

func newGroups(groups map[string][]string) Groups {
	names := slices.Sorted(maps.Keys(groups))
	holders := map[string]byte{}
	for _, words := range groups {
		for _, w := range words {
			holders[w]++
		}
	}
	var lists [buckets][]byte
	var filter [filterSize]byte
	for id, name := range names {
		for _, w := range groups[name] {
			fine := hashStart(w)
			filter[fine/8] |= 1 << (fine % 8)
			h := fine * buckets >> groupBits
			lists[h] = append(lists[h], byte(len(w)))
			lists[h] = append(lists[h], w...)
			lists[h] = binary.LittleEndian.AppendUint16(lists[h], uint16(id))
			lists[h] = append(lists[h], holders[w])
		}
	}
	out := binary.LittleEndian.AppendUint32(nil, uint32(len(names)))
	at := 0
	for _, name := range names {
		at += len(name)
		out = binary.LittleEndian.AppendUint32(out, uint32(at))
	}
	out = append(out, strings.Join(names, "")...)
	out = append(out, filter[:]...)
	at = 0
	for _, l := range lists {
		out = binary.LittleEndian.AppendUint32(out, uint32(at))
		at += len(l)
	}
	out = binary.LittleEndian.AppendUint32(out, uint32(at))
	return Groups(append(out, slices.Concat(lists[:]...)...))
}

// number reads the number at offset i.
func (g Groups) number(i int) int {
	return int(g[i]) | int(g[i+1])<<8 | int(g[i+2])<<16 | int(g[i+3])<<24
}

// size returns the number of the groups.
func (g Groups) size() int {
	if g == "" {
		return 0
	}
	return g.number(0)
}

// nameEnd returns where the name of group i ends among the names; that of group -1 is their
// start.
func (g Groups) nameEnd(i int) int {
	if i < 0 {
		return 0
	}
	return g.number(offsetSize * (1 + i))
}

// name returns the name of a group.
func (g Groups) name(i int) string {
	names := g[offsetSize*(1+g.size()):]
	return string(names[g.nameEnd(i-1):g.nameEnd(i)])
}

// A member is a word of a group.
type member struct {
	word   string
	group  int
	shared int // how many groups hold the word
}

// at yields the words that s starts with; a and b are its first two characters.
func (g Groups) at(s string, a, b rune) iter.Seq[member] {
	return func(yield func(member) bool) {
		if g == "" || s == "" {
			return
		}
		base := offsetSize*(1+g.size()) + g.nameEnd(g.size()-1)
		for _, fine := range [2]int{hashRunes(a, b), hashRunes(a, 0)} {
			if g[base+fine/8]&(1<<(fine%8)) == 0 {
				continue
			}
			base, h := base+filterSize, fine*buckets>>groupBits
			from, to := g.number(base+offsetSize*h), g.number(base+offsetSize*(h+1))
			list := string(g[base+offsetSize*(buckets+1):])[from:to]
			for len(list) > 0 {
				n := int(list[0])
				m := member{list[1 : 1+n], int(list[1+n]) | int(list[2+n])<<8, int(list[3+n])}
				list = list[n+4:]
				if strings.HasPrefix(s, m.word) && !yield(m) {
					return
				}
			}
		}
	}
}

// hashStart hashes the first two characters of a word; those of one character go by it.
func hashStart(word string) int {
	a, n := doc.DecodeRune(word)
	if n == len(word) {
		return hashRunes(a, 0)
	}
	b, _ := doc.DecodeRune(word[n:])
	return hashRunes(a, b)
}

func hashRunes(a, b rune) int {
	return int((uint32(a)*0x9E3779B1 ^ uint32(b)*0x85EBCA77) >> (32 - groupBits))
}
