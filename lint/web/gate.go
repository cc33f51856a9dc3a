package web

import (
	"context"
	"net/http"
	"sync/atomic"
	"time"
)

// A gate lets few checks run at a time and few wait.
type gate struct {
	slots   chan struct{}
	waiting atomic.Int32
	queue   int32
	wait    time.Duration
}

func newGate(checks, queue int, l limits) *gate {
	return &gate{slots: make(chan struct{}, checks), queue: int32(queue), wait: l.wait}
}

// enter waits for a slot.
func (g *gate) enter(ctx context.Context) error {
	busy := failure{http.StatusServiceUnavailable, "busy", "正在检查别的报告，请稍后再试"}
	if g.waiting.Add(1) > g.queue {
		g.waiting.Add(-1)
		return busy
	}
	defer g.waiting.Add(-1)
	patience := time.NewTimer(g.wait)
	defer patience.Stop()
	select {
	case g.slots <- struct{}{}:
		return nil
	case <-patience.C:
		return busy
	case <-ctx.Done():
		return ctx.Err()
	}
}

// through does work that checks a report. Reading a file cannot be stopped half-way: who
// asked is answered at the deadline all the same, and the slot stays taken until the work
// ends, so that no more than a few of such files are read at a time.
func through[T any](ctx context.Context, g *gate, work func(context.Context) (T, error)) (T, error) {
	var none T
	if err := g.enter(ctx); err != nil {
		return none, err
	}
	type outcome struct {
		value T
		err   error
	}
	done := make(chan outcome, 1)
	go func() {
		defer func() { <-g.slots }()
		o := outcome{err: failure{http.StatusInternalServerError, "internal", "程序内部出错，这次没有查成，请反馈给开发者"}}
		defer func() {
			recover() // a reader that panics is a defect of ours; it must not take the others with it
			done <- o
		}()
		o.value, o.err = work(ctx)
	}()
	select {
	case o := <-done:
		return o.value, o.err
	case <-ctx.Done():
		return none, ctx.Err()
	}
}
