package check

import (
	"regexp"
	"sync"
)

// A lazyRegexp is compiled when it is first needed: most are not needed for a report.
type lazyRegexp struct {
	once sync.Once
	re   *regexp.Regexp
}

// get returns the compiled expression, nil if it is empty or, unverified, wrong.
func (l *lazyRegexp) get(expr string) *regexp.Regexp {
	if expr == "" {
		return nil
	}
	l.once.Do(func() { l.re, _ = regexp.Compile(expr) })
	return l.re
}
