package lint

import (
	"slices"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// A Record is what a run has to say of one file: the result of checking it, or why it
// could not be checked.
type Record struct {
	Path     string
	Doc      *doc.Document // nil where the file could not be read
	Result   Result
	Hidden   int      // findings left out because they are below the severity asked for
	Accepted int      // findings left out because the configuration or a baseline accepts them
	Failure  *Failure // nil where the file was checked
	// Parts holds what the outputs of a run write of the record, one for each, where that was
	// worked out before. In a record that a [folder.Memory] recalls, Doc is nil then, and all
	// that is known of a finding is its severity.
	Parts [][]byte
}

// A Failure says why a file could not be checked.
type Failure struct {
	Cause   string // a stable word for programs: "missing", "encrypted"
	Message string // for people: what is wrong and what to do about it
}

// Notes returns what people should know of the file beside the findings: what was noticed
// while reading it, and remarks in it that have become useless.
func (r *Record) Notes() []string {
	if r.Doc == nil {
		return nil
	}
	return slices.Concat(r.Doc.Notes, r.Result.Notes)
}

// Keep leaves out the findings below a severity and counts them as hidden.
func (r *Record) Keep(least Severity) {
	r.Hidden += r.drop(func(f *Finding) bool { return f.Severity < least })
}

// Accept leaves out the findings of a rule and counts them as accepted. It reports whether
// there were any. They cost no points; those that are merely hidden do.
func (r *Record) Accept(rule string) bool {
	n := r.drop(func(f *Finding) bool { return f.Rule == rule })
	r.Result.Grade = r.Result.Grade.without(func(p Place) bool { return p.Rule == rule })
	r.Accepted += n
	return n > 0
}

// AcceptIf leaves out the findings that known approves, asked in their order, and counts
// them as accepted. It returns how many there were.
func (r *Record) AcceptIf(known func(*Finding) bool) int {
	gone := map[Place]bool{}
	n := r.drop(func(f *Finding) bool {
		if !known(f) {
			return false
		}
		for _, m := range f.Members() {
			gone[Place{Rule: m.Rule, Span: m.Span}] = true
		}
		return true
	})
	if n > 0 {
		r.Result.Grade = r.Result.Grade.without(func(p Place) bool { return gone[Place{Rule: p.Rule, Span: p.Span}] })
	}
	r.Accepted += n
	return n
}

// drop returns how many findings were unwanted; each is asked once, in order. The Result's
// own list stays as it was. Parts that tell of them are of no use any more.
func (r *Record) drop(unwanted func(*Finding) bool) int {
	all, n := r.Result.Findings, 0
	var kept []Finding
	for i := range all {
		switch {
		case unwanted(&all[i]):
			if n++; n == 1 {
				kept = append(kept, all[:i]...)
			}
		case n > 0:
			kept = append(kept, all[i])
		}
	}
	if n > 0 {
		r.Result.Findings, r.Parts = kept, nil
	}
	return n
}

// A Summary counts what a run found.
type Summary struct {
	Files, Unreadable, Findings    int
	Errors, Warnings, Infos, Hints int
	Accepted                       int          // findings left out because the configuration or a baseline accepts them
	Interrupted                    bool         // the run was stopped before all files were checked
	Grades                         []GradeCount // by formula, the best grades first
	Ungraded                       int          // files that were checked and not graded
	Roster                         *Roster      // nil: there was none to compare with
}

// A GradeCount says how many reports were given a grade.
type GradeCount struct {
	Name  string
	Count int
}

// Add counts a record.
func (s *Summary) Add(r *Record) {
	s.Files++
	s.Accepted += r.Accepted
	if r.Failure != nil {
		s.Unreadable++
	} else {
		s.grade(&r.Result.Grade)
	}
	for _, f := range r.Result.Findings {
		s.Findings++
		switch f.Severity {
		case Error:
			s.Errors++
		case Warning:
			s.Warnings++
		case Info:
			s.Infos++
		default:
			s.Hints++
		}
	}
}

// grade counts a grade. The names of a formula are listed in its order.
func (s *Summary) grade(g *Grade) {
	if g.Grading == nil {
		s.Ungraded++
		return
	}
	for _, level := range g.Grading.Levels {
		i := slices.IndexFunc(s.Grades, func(c GradeCount) bool { return c.Name == level.Name })
		if i < 0 {
			i = len(s.Grades)
			s.Grades = append(s.Grades, GradeCount{Name: level.Name})
		}
		if level.Name == g.Name {
			s.Grades[i].Count++
		}
	}
}

// AtLeast returns how many findings, and problems of the roster, have a severity or a
// graver one.
func (s *Summary) AtLeast(severity Severity) int {
	n := s.Roster.AtLeast(severity)
	for level, count := range map[Severity]int{Error: s.Errors, Warning: s.Warnings, Info: s.Infos, Hint: s.Hints} {
		if level >= severity {
			n += count
		}
	}
	return n
}
