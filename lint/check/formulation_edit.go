package check

// An edit turns what should stand somewhere into what does: at its offset del characters
// are replaced by ins others.
type edit struct {
	at, del, ins int
	shuffled     bool // the characters are the same in another order
}

// edits appends to list the single edits that turn the start of have into want, the likelier
// first; none if want stands there as it is. Both are read away from an anchor, so the
// edit lies behind the characters that both share.
func edits(list []edit, want, have []rune) []edit {
	k := shared(want, have)
	if k == len(want) {
		return list
	}
	w, h := want[k:], have[k:]
	try := func(del, ins int) {
		if len(w) >= del && len(h) >= ins && len(h)-ins >= len(w)-del && shared(w[del:], h[ins:]) == len(w)-del {
			list = append(list, edit{at: k, del: del, ins: ins})
		}
	}
	if len(w) > 1 && len(h) > 1 && w[0] == h[1] && w[1] == h[0] && len(h) >= len(w) && shared(w[2:], h[2:]) == len(w)-2 {
		return append(list, edit{k, 2, 2, true})
	}
	try(1, 1)
	try(1, 0)
	try(0, 1)
	try(2, 0)
	try(2, 2)
	if len(h) >= len(w) && sameRunes(w, h[:len(w)]) {
		list = append(list, edit{k, len(w), len(w), true})
	}
	return list
}

// shared returns how many characters a and b share from the start on.
func shared(a, b []rune) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// sameRunes reports whether a and b, of one length, hold the same characters.
func sameRunes(a, b []rune) bool {
	if len(a) > longestShuffle {
		return false
	}
	var used [longestShuffle]bool
next:
	for _, r := range a {
		for j, q := range b {
			if q == r && !used[j] {
				used[j] = true
				continue next
			}
		}
		return false
	}
	return true
}

// longestShuffle is the longest stretch whose characters are looked for in another order.
const longestShuffle = 10
