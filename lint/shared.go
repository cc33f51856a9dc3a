package lint

import (
	"reflect"
	"sync"
)

// A cell holds what was derived from a document once for all rules.
type cell struct {
	once  sync.Once
	value any
}

// Shared returns what derive makes of the document of the pass. It is derived once for a
// document and a type T, by the rule that asks first, and only read from then on: rules
// that need the same things name them by a type of their own.
func Shared[T any](p *Pass, derive func() T) T {
	kept, ok := p.state.shared.Load(reflect.TypeFor[T]())
	if !ok {
		kept, _ = p.state.shared.LoadOrStore(reflect.TypeFor[T](), &cell{})
	}
	c := kept.(*cell)
	c.once.Do(func() { c.value = derive() })
	return c.value.(T)
}
