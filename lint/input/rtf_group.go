package input

import "bytes"

// destination reports whether a word opens a group of its own, and takes it in.
func (r *rtf) destination(word string) bool {
	star := r.state.star
	r.state.star = false
	into, known := ignored, true
	switch word {
	case "listtext", "pntext":
		into = markText
		r.mark = r.mark[:0]
	case "fldinst":
		into = fieldText
		r.field = r.field[:0]
	case "fldrslt":
		into = bodyText
		if bytes.Contains(bytes.ToUpper(r.field), []byte("TOC ")) {
			into = ignored
			r.x.contents()
		}
		r.field = r.field[:0]
	case "fonttbl":
		into = fontTable
	case "footnote", "shptxt":
		return r.interrupt()
	case "shpinst":
		return true // holds the text of a text box
	case "colortbl", "stylesheet", "info", "pict", "objdata", "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf",
		"annotation", "atnid", "atnauthor", "xe", "tc", "tcn", "rxe", "nonshppict", "shprslt", "sp", "listoverridetable", "listtable", "revtbl",
		"rsidtbl", "template", "generator", "ftnsep", "aftnsep", "filetbl", "bkmkstart", "bkmkend", "mmath":
	default:
		known = star
	}
	if known && r.state.into != ignored {
		r.flush()
		r.state.into, r.state.opened = into, into
	}
	return known
}

// interrupt begins a note or a text box.
func (r *rtf) interrupt() bool {
	r.flush()
	if r.state.into <= bodyText {
		r.hosts = append(r.hosts, r.x)
		r.x = r.x.aside()
		r.state.aside, r.state.into, r.state.heading, r.state.cell = true, bodyText, 0, false
	}
	return true
}

// open begins a group.
func (r *rtf) open() {
	r.flush()
	r.at, r.fallback = r.at+1, 0
	r.groups = append(r.groups, r.state)
	r.state.first, r.state.star, r.state.aside, r.state.opened = true, false, false, noDestination
}

// close ends a group.
func (r *rtf) close() {
	r.flush()
	r.fallback = 0
	if len(r.groups) == 0 {
		return
	}
	was := r.state
	r.state = r.groups[len(r.groups)-1]
	r.groups = r.groups[:len(r.groups)-1]
	r.state.first = false
	if was.opened == markText {
		r.list()
	}
	if n := len(r.hosts); was.aside && n > 0 {
		r.x.end(r.about())
		r.hosts[n-1].back(r.x)
		r.x, r.hosts = r.hosts[n-1], r.hosts[:n-1]
	}
}
