package check

import (
	"strings"
	"unicode/utf8"
)

// lacking returns the first member that a list does not name, in the first of the ways
// that it may be named.
func lacking(list string, members []string) string {
	for _, m := range members {
		if ways := strings.Split(m, "|"); !hasAnyIn(list, ways...) {
			return ways[0]
		}
	}
	return ""
}

// known returns how many of the members a list names.
func known(list string, members []string) int {
	n := 0
	for _, m := range members {
		if hasAnyIn(list, strings.Split(m, "|")...) {
			n++
		}
	}
	return n
}

// count returns how many members a list has at least and at most, 和 being read either way,
// and where it ends. least is 0 where that cannot be told.
func (set *namedSet) count(list string) (least, most, end int) {
	if set.word == "一" {
		return set.ones(list)
	}
	if set.word != "" {
		if n, end := sharing(list, set.word, set.bracket); n >= 2 {
			return n, n, end
		}
	}
	if titles := strings.Count(list, "《"); titles >= 2 && strings.HasPrefix(list, "《") && (set.bracket || endsAny(list, "》") != "") {
		return titles, titles, len(list)
	}
	end = len(list)
	if comma := strings.Index(list, "，"); comma >= 0 && !set.bracket {
		if !set.quoted && set.members == nil {
			return 0, 0, 0 // where the list ends is open
		}
		end = set.extend(list, comma)
	}
	marks := strings.Count(list[:end], "、")
	if set.bracket || set.members != nil {
		marks += strings.Count(list[:end], "，") + strings.Count(list[:end], "；")
	}
	if marks == 0 && set.members == nil || strings.ContainsAny(list[:end], "“《（") && set.members == nil && !set.bracket {
		return 0, 0, 0
	}
	least = marks + 1
	most = least + conjunctions(list[:end])
	if !set.quoted && set.members == nil {
		if least > set.n {
			return 0, 0, 0 // one member may hold several things
		}
	}
	return least, most, end
}

// ones is count for a list whose members each have a 一 with a measure word: 一人一策 may be
// one of them or two.
func (set *namedSet) ones(list string) (least, most, end int) {
	for at := 0; at < len(list); {
		piece := list[at:]
		if size := strings.IndexAny(piece, "、，；"); size >= 0 {
			piece = piece[:size]
		}
		seen := 0
		for i, r := range piece {
			if after := piece[min(len(piece), i+len("一")):]; r == '一' && !isOneOf(runeBefore(piece, i), "第统唯之") && (unitAt(after) != "" || isOneOf(runeAt(after, 0), "本部场堂套张支片首台")) {
				seen++
			}
		}
		if most += seen; seen > 0 {
			least, end = least+1, at+len(piece)
		}
		at += len(piece) + len("、")
	}
	if least < 2 {
		return 0, 0, 0
	}
	if !set.bracket {
		least = 2 // what follows may not belong to the list any more
	}
	return least, most, end
}

// extend returns the end of a list of well-known members whose first comma stands at an
// offset: further pieces belong to it as long as they name members that are missing.
func (set *namedSet) extend(list string, end int) int {
	for set.members != nil && end < len(list) {
		next := len(list)
		if n := strings.Index(list[end+len("，"):], "，"); n >= 0 {
			next = end + len("，") + n
		}
		if known(list[:next], set.members) == known(list[:end], set.members) {
			break
		}
		end = next
	}
	return end
}

// conjunctions returns how many words in list may join two members.
func conjunctions(list string) int {
	n := 0
	for _, w := range []string{"和", "与", "及", "或"} {
		n += strings.Count(list, w)
	}
	return n
}

// sharing returns how many pieces of a list hold the word that its name says all have in
// common, and where the last of them ends.
func sharing(list, word string, bracket bool) (n, end int) {
	if utf8.RuneCountInString(word) > 4 {
		return 0, 0
	}
	for at := 0; at < len(list); {
		piece := list[at:]
		size := strings.IndexAny(piece, "、，；")
		if size < 0 {
			size = len(piece)
		}
		has := strings.Count(piece[:size], word)
		if has == 0 && !bracket && n >= 2 {
			break
		}
		if has > 0 {
			n, end = n+has, at+size
		}
		at += size + len("、")
	}
	return n, end
}
