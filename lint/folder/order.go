package folder

import (
	"context"
	"iter"
)

// ahead is how many results a worker may be ahead of who receives them: no worker waits
// while another one is at a long report.
const ahead = 2

// inOrder does something with each item, jobs at a time, and sends the promise of each
// result in order. The capacity of the channel bounds how far the workers run ahead of who
// receives.
func inOrder[T, R any](ctx context.Context, jobs int, items iter.Seq[T], do func(T) R) <-chan (<-chan R) {
	promises := make(chan (<-chan R), ahead*jobs)
	slots := make(chan struct{}, jobs)
	go func() {
		defer close(promises)
		for item := range items {
			promise := make(chan R, 1)
			select {
			case <-ctx.Done():
				return
			case slots <- struct{}{}:
			}
			go func() {
				defer func() { <-slots }()
				promise <- do(item)
			}()
			select {
			case <-ctx.Done():
				return
			case promises <- promise:
			}
		}
	}()
	return promises
}

// receive returns false where the channel is closed or the context ends first.
func receive[T any](ctx context.Context, from <-chan T) (value T, ok bool) {
	select {
	case <-ctx.Done():
	case value, ok = <-from:
	}
	return value, ok
}
