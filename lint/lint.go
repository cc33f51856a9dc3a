// Package lint checks office reports against rules.
//
// A [Pack] holds the parts and the rules of one type of report, a [Rule] is a [Check]
// with its parameters filled in, a [Linter] runs the rules of the matching pack on a
// document and returns a [Result]. Findings are data; an error means that the work could
// not be done.
package lint

import "github.com/jiaogao/jiaogao/lint/doc"

// A Rule is one entry of a pack.
type Rule struct {
	ID       string `toml:"-"` // "unpaired-problem": names the flaw; the table's name
	Kind     string // "pairing": the kind of its Check
	Title    string // the flaw in a few words, for lists
	Why      string // why it matters and how to cure it
	Source   string // the clause of a standard or regulation it rests on, or empty
	Severity Severity
	Message  string   // a template that replaces the kind's own message, or empty
	In       []string // roles of the parts it applies to; empty: the whole report
	Flagged  []string // examples that must be flagged, each place marked by 【】
	Silent   []string // examples that must not be flagged
	Check    Check    `toml:"-"`
}

// A Check looks for one kind of flaw. Its exported fields are its parameters.
type Check interface {
	// Validate reports what is wrong with the parameters and prepares the check. It is
	// called once, before the first Run.
	Validate() error
	// Run flags the flaws of one document. It only reads its receiver: one Check serves
	// many goroutines.
	Run(*Pass)
}

// An Anchored check can only find something where one of its anchors occurs. The Linter
// looks for the anchors of all rules in one pass and hands each check its own
// ([Pass.Hits]); where none occurs, Run is not called.
type Anchored interface {
	Anchors() []string
}

// A Termed check knows words that the segmenter's dictionary may lack.
type Termed interface {
	Terms() []string
}

// A Verifier judges its parameters more thoroughly than every start could afford: whether
// each pattern compiles, for instance. Verify is called after Validate when a pack is
// read from a file; shipped packs were verified when they were built.
type Verifier interface {
	Verify() error
}

// A Cased check holds data that bring examples of their own, beside those of the rule:
// texts in which each place marked by 【】 must be flagged, and texts in which nothing
// must be.
type Cased interface {
	Cases() (flagged, silent []string)
}

// A Weighed check can tell which of its parameters make it slow, also before Validate.
type Weighed interface {
	Slow() []Slow
}

// A Slow is an expression whose cost for each byte of a report is not well bounded.
type Slow struct {
	Param []string // the key and, within a table, the keys below it
	Expr  string
	Why   string // why, and what to do about it, in Chinese
}

// A ParamError names the parameter that a check's Validate objects to, so that the
// mistake can be shown at its place in the pack.
type ParamError struct {
	Param []string // the key and, within a table, the keys below it: "words", "布署"
	Err   error
}

// Error returns the message of the error alone; who reports it shows the place.
func (e *ParamError) Error() string { return e.Err.Error() }

// Unwrap returns the error.
func (e *ParamError) Unwrap() error { return e.Err }

// A Pack is what one type of report is checked against.
type Pack struct {
	Title   string   // the report type, "述责述廉报告"; the pack without Match serves all other titles
	Match   []string // what a report title of this type contains
	Parts   []Part
	Rules   []*Rule
	Grading *Grading // nil: reports are not graded
}

// A Part is a part of a report, recognised by what its heading says.
type Part struct {
	Role     string   `toml:"-"` // "problems": the table's name
	Name     string   // "存在问题", for messages
	Match    []string // stems, one of which a heading contains
	Except   []string // stems that rule a heading out
	Nested   bool     // a heading below another part counts as well
	Text     []string // phrases that make a passage without heading count
	Any      bool     // a top section that no part claims counts as this one
	Required bool
	Topics   []Topic `toml:"-"` // matters the report must treat, by heading or in the text
}

// A Topic is a matter that a part of a report must treat.
type Topic struct {
	Name  string
	Match []string // one of these occurs in the part, in a heading or in the text
	Since int      // first reporting year it is required for; 0: always
	Until int      // last reporting year; 0: still
}

// A Segmenter cuts text into words. Its methods may be called by many goroutines.
type Segmenter interface {
	// Segment returns the tokens of one sentence; they tile it.
	Segment(sentence doc.Text) []doc.Token
	// Frequency returns how often the dictionary's corpus holds the word, 0 if the
	// dictionary lacks it.
	Frequency(word string) int
}
