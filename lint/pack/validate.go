package pack

import (
	"errors"

	"github.com/jiaogao/jiaogao/lint"
)

// validate reports what the check itself objects to, and a check that can never find
// anything because there is nothing it looks for.
func (s *source) validate(at []string, c lint.Check) {
	err := c.Validate()
	if v, ok := c.(lint.Verifier); ok && err == nil {
		err = v.Verify()
	}
	if err != nil {
		s.objections(at, err)
		return
	}
	if a, ok := c.(lint.Anchored); ok && len(a.Anchors()) == 0 {
		s.fault(at, "%s 没有任何要找的字样，永远不会报告", label(at))
	}
}

// objections reports each of the errors that were joined to one, at the parameter it
// names.
func (s *source) objections(at []string, err error) {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		for _, e := range joined.Unwrap() {
			s.objections(at, e)
		}
		return
	}
	var param *lint.ParamError
	if errors.As(err, &param) {
		s.fault(append(at[:len(at):len(at)], param.Param...), "%v", err)
		return
	}
	s.fault(at, "%s：%v", label(at), err)
}
