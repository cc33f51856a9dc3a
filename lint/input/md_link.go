package input

import "strings"

// links returns the brackets of links, images and footnotes, each with the offset at
// which the text goes on: behind a "[" that opens a link, behind the target of a "]" that
// closes one, behind the whole of an image.
func links(s string, refs map[string]bool) map[int]int {
	if !strings.ContainsAny(s, "[") || !strings.Contains(s, "](") && !strings.Contains(s, "][") && !strings.Contains(s, "[^") {
		return nil
	}
	jumps := map[int]int{}
	var open []int
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '[':
			open = append(open, i)
		case ']':
			if n := len(open); n > 0 {
				pair(s, open[n-1], i, refs, jumps)
				open = open[:n-1]
			}
		}
	}
	return jumps
}

// pair records the brackets at open and end if they belong to a link, image or footnote.
func pair(s string, open, end int, refs map[string]bool, jumps map[int]int) {
	if strings.HasPrefix(s[open:], "[^") && end-open < 32 && !hasHan(s[open:end]) {
		jumps[open] = end + 1
		if strings.HasPrefix(s[end+1:], ":") && open == strings.LastIndexByte(s[:open], '\n')+1 {
			jumps[open]++
		}
		return
	}
	after := target(s[end+1:], refs)
	if after == 0 {
		return
	}
	if open > 0 && s[open-1] == '!' {
		jumps[open-1] = end + 1 + after
		return
	}
	jumps[open], jumps[end] = open+1, end+1+after
}

// maxTarget is how long the target of a link may be.
const maxTarget = 2 << 10

// target returns the length of the target that follows the text of a link: (…) or the
// label of a known reference; 0 if there is none.
func target(s string, refs map[string]bool) int {
	if s == "" {
		return 0
	}
	s = s[:min(len(s), maxTarget)]
	switch s[0] {
	case '[':
		if end := strings.IndexByte(s, ']'); end > 0 && refs[strings.ToLower(s[1:end])] {
			return end + 1
		}
	case '(':
		return parenthesis(s)
	}
	return 0
}

// parenthesis returns the length of a link target in parentheses: an address without
// white space, then perhaps a title in quotes.
func parenthesis(s string) int {
	depth, quote := 0, byte(0)
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '\n' || c == ' ' && quote == 0 && !titleFollows(s[i:]):
			return 0
		case c == '\\':
			i++
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case (c == '"' || c == '\'') && s[i-1] == ' ':
			quote = c
		case c == '(':
			depth++
		case c == ')':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return 0
}

// titleFollows reports whether the white space that s starts with stands before the title
// or the end of a link target.
func titleFollows(s string) bool {
	return hasAny(strings.TrimLeft(s, " "), "\"", "'", ")")
}

// reference returns the label of a link reference, [label]: address, which is no prose.
// An address has no Han characters: [注]: 本表不含… is text.
func reference(s string) (label string, ok bool) {
	s = strings.TrimSpace(s)
	end := strings.Index(s, "]: ")
	if !strings.HasPrefix(s, "[") || strings.HasPrefix(s, "[^") || end < 2 {
		return "", false
	}
	address := strings.TrimSpace(s[end+3:])
	if address == "" || hasHan(strings.SplitN(address, " ", 2)[0]) || !strings.ContainsAny(address, "./#:") {
		return "", false
	}
	return strings.ToLower(s[1:end]), true
}
