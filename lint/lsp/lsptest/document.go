package lsptest

import (
	"encoding/json"
	"slices"
	"unicode/utf16"
)

// A Position counts lines and UTF-16 code units from 0.
type Position struct {
	Line      int `json:"line"`
	Character int `json:"character"`
}

// A Range is half-open.
type Range struct {
	Start Position `json:"start"`
	End   Position `json:"end"`
}

// An Edit replaces a range.
type Edit struct {
	Range   Range  `json:"range"`
	NewText string `json:"newText"`
}

// A Diagnostic is what the server found.
type Diagnostic struct {
	Range    Range  `json:"range"`
	Severity int    `json:"severity"`
	Code     string `json:"code"`
	Source   string `json:"source"`
	Message  string `json:"message"`
	Related  []struct {
		Location struct {
			URI   string `json:"uri"`
			Range Range  `json:"range"`
		} `json:"location"`
		Message string `json:"message"`
	} `json:"relatedInformation"`
}

// Published are the diagnostics of one version of a document.
type Published struct {
	URI         string       `json:"uri"`
	Version     *int         `json:"version"`
	Diagnostics []Diagnostic `json:"diagnostics"`
}

// offset returns the index of a position in UTF-16 code units: a line ends at a line feed,
// a carriage return, or both.
func offset(units []uint16, p Position) int {
	at := 0
	for line := 0; line < p.Line && at < len(units); at++ {
		if units[at] == '\n' || units[at] == '\r' && (at+1 == len(units) || units[at+1] != '\n') {
			line++
		}
	}
	end := at
	for end < len(units) && units[end] != '\n' && units[end] != '\r' {
		end++
	}
	return min(at+p.Character, end)
}

// Cut returns what stands in a range of a text.
func Cut(text string, r Range) string {
	units := utf16.Encode([]rune(text))
	return string(utf16.Decode(units[offset(units, r.Start):offset(units, r.End)]))
}

// Apply returns a text with edits, which must not overlap.
func Apply(text string, edits []Edit) string {
	units := utf16.Encode([]rune(text))
	edits = slices.Clone(edits)
	slices.SortStableFunc(edits, func(a, b Edit) int { return offset(units, b.Range.Start) - offset(units, a.Range.Start) })
	for _, e := range edits {
		start, end := offset(units, e.Range.Start), offset(units, e.Range.End)
		units = slices.Concat(units[:start], utf16.Encode([]rune(e.NewText)), units[end:])
	}
	return string(utf16.Decode(units))
}

// Start takes up a session: initialize with the capabilities given, initialized.
func (c *Client) Start(capabilities, options any, root string) json.RawMessage {
	c.t.Helper()
	var result json.RawMessage
	c.Call("initialize", map[string]any{
		"processId": nil, "rootUri": root, "capabilities": capabilities, "initializationOptions": options,
	}, &result)
	c.Notify("initialized", map[string]any{})
	return result
}

// Open opens a document and returns what is found in it.
func (c *Client) Open(uri, language, text string, version int) Published {
	c.t.Helper()
	c.Notify("textDocument/didOpen", map[string]any{"textDocument": map[string]any{
		"uri": uri, "languageId": language, "version": version, "text": text,
	}})
	return c.Published(uri, version)
}

// A Change is one change of a document; without Range it replaces all.
type Change struct {
	Range *Range `json:"range,omitempty"`
	Text  string `json:"text"`
}

// Change tells of changes and does not wait.
func (c *Client) Change(uri string, version int, changes ...Change) {
	c.Notify("textDocument/didChange", map[string]any{
		"textDocument": map[string]any{"uri": uri, "version": version}, "contentChanges": changes,
	})
}

// Published waits for what is found in a version of a document.
func (c *Client) Published(uri string, version int) Published {
	c.t.Helper()
	for {
		var p Published
		if err := json.Unmarshal(c.Await("textDocument/publishDiagnostics"), &p); err != nil {
			c.t.Fatal(err)
		}
		if p.URI == uri && (p.Version == nil || *p.Version >= version) {
			return p
		}
	}
}

// Leave shuts the server down.
func (c *Client) Leave() {
	c.t.Helper()
	c.Call("shutdown", nil, nil)
	c.Notify("exit", nil)
}
