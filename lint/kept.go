package lint

import (
	"reflect"
)

// Kept returns what derive makes of the checks of the pack. It is derived once for a pack and
// a type T, by the first rule of the first document that asks, and only read from then on. So
// checks of one kind can be searched for together, whichever rules they belong to. Checks of
// rules that are switched off are not among them.
func Kept[T any](p *Pass, derive func(checks []Check) T) T {
	c := p.state.pack
	kept, ok := c.kept.Load(reflect.TypeFor[T]())
	if !ok {
		kept, _ = c.kept.LoadOrStore(reflect.TypeFor[T](), &cell{})
	}
	found := kept.(*cell)
	found.once.Do(func() { found.value = derive(c.checks()) })
	return found.value.(T)
}

// checks returns the checks of the rules that are not switched off.
func (c *compiled) checks() []Check {
	var checks []Check
	for _, r := range c.Rules {
		if r.Severity != Off {
			checks = append(checks, r.Check)
		}
	}
	return checks
}
