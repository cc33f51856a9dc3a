// Package lint checks office reports against rules.
//
// A [Pack] holds the parts and the rules of one type of report, a [Rule] is a [Check]
// with its parameters filled in, a [Linter] runs the rules of the matching pack on a
// document and returns a [Result]. Findings are data; an error means that the work could
// not be done.
//
// # Checking a report
//
// Four calls, each of a package of its own: packs come from pack.Builtin or pack.Load, a
// segmenter from segment.New, a document from input.Read; [New] makes a Linter of the
// first two, and [Linter.Check] checks the third. The example of this package is a whole
// program. To check folders, see package folder.
//
// # Places
//
// A [Finding] has a Text, which is prose, and a Span, which counts bytes of
// doc.Document.Source; doc.Document.Position makes lines and characters of it, UTF16 what
// editors want. [Fixes] and [Apply] correct the source.
//
// # A check of one's own
//
// A type with Validate and Run is a [Check]. Run reads p.Doc and calls [Pass.Flag] or
// [Pass.Add] for each flaw. What else it may implement: [Anchored], to be called only where
// one of its words occurs; [Termed], to have words known to the segmenter; [Verifier] and
// [Cased], for packs that are read from files. [Pass.Parts] are the parts of the report by
// their role, [Pass.Tokens] the words of a sentence, [Shared] what several rules derive
// once, and [Pass.Trace] tells who writes rules why something was left.
//
// # Sharing
//
// There are no package variables and nothing is printed. A Linter is not changed once it
// is made; it, a Document and a Check may be used by many goroutines. A [Pass] belongs to
// one. The result of a document is the same, whoever else is at work.
package lint

import "github.com/jiaogao/jiaogao/lint/doc"

// A Rule is one entry of a pack.
type Rule struct {
	ID       string   `toml:"-"`                                     // "unpaired-problem": names the flaw; the table's name
	Kind     string   `doc:"必写。检查的种类；用 jiaogao explain 种类 查看各有哪些参数"` // "pairing": the kind of its Check
	Title    string   `doc:"毛病的名称，几个字，用于列表"`                         // the flaw in a few words, for lists
	Why      string   `doc:"为什么这是毛病、怎样改"`                            // why it matters and how to cure it
	Source   string   `doc:"依据的标准、条例的条款"`                            // the clause of a standard or regulation it rests on, or empty
	Severity Severity `doc:"级别，不写为 warning"`
	Message  string   `doc:"代替本种类自己的提示；{match} 是标出的文字，{right} 是改法"` // a template that replaces the kind's own message, or empty
	In       []string `doc:"只查哪些部分，写 [part.名字] 的名字；不写查全文"`          // roles of the parts it applies to; empty: the whole report
	Flagged  []string `doc:"应当标出的例子，位置用【】括起；一行的是一句，几行的是一篇"`         // examples that must be flagged, each place marked by 【】
	Silent   []string `doc:"不应标出的例子"`                               // examples that must not be flagged
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

// A ReportCased check makes examples from its parameters that are whole reports: texts too
// long to be written into a pack. They hold where the rule is not confined to parts.
type ReportCased interface {
	ReportCases() (flagged, silent []string)
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
	Role     string   `toml:"-"`                   // "problems": the table's name
	Name     string   `doc:"必写。这一部分叫什么，用于提示"`      // "存在问题", for messages
	Match    []string `doc:"标题里的字样，有一个就算这一部分"`     // stems, one of which a heading contains
	Except   []string `doc:"标题里有其中一个，就不算这一部分"`     // stems that rule a heading out
	Nested   bool     `doc:"别的部分下面的小标题也可以算"`       // a heading below another part counts as well
	Text     []string `doc:"正文里的说法；有一个，没有标题也算写了"`  // phrases that make a passage without heading count
	Any      bool     `doc:"没有一个部分认领的一级标题，也算这一部分"` // a top section that no part claims counts as this one
	Required bool     `doc:"必备：没有写就提示缺少"`
	Topics   []Topic  `toml:"-"` // matters the report must treat, by heading or in the text
}

// A Topic is a matter that a part of a report must treat.
type Topic struct {
	Name  string   `doc:"事项的名称，用于提示"`
	Match []string `doc:"标题或正文里有其中一个，就算写到了"`  // one of these occurs in the part, in a heading or in the text
	Since int      `doc:"从哪一年的报告起要求，不写为一直要求"` // first reporting year it is required for; 0: always
	Until int      `doc:"到哪一年的报告为止，不写为至今"`    // last reporting year; 0: still
}

// A Segmenter cuts text into words. Its methods may be called by many goroutines.
type Segmenter interface {
	// Segment returns the tokens of one sentence; they tile it.
	Segment(sentence doc.Text) []doc.Token
	// Frequency returns how often the dictionary's corpus holds the word, 0 if the
	// dictionary lacks it.
	Frequency(word string) int
}
