package folder

import (
	"context"
	"fmt"
	"runtime"
	"runtime/metrics"
	"slices"
	"sync"
	"time"

	"github.com/jiaogao/jiaogao/lint"
)

// A Guard is the wall behind all other limits: it gives up a report that takes too long or
// too much memory, so that the others are checked. Several runs may share one; its fields
// are not changed while it is in use.
//
// The work on a report that is given up ends at the next rule, or where a rule asks for
// something. What does not come there goes on until the program ends; readers, whose work
// is bounded by the size of the file, end sooner.
type Guard struct {
	Time   time.Duration // to read one report, once its bytes are loaded, and to check it; 0: any
	Memory uint64        // bytes of the heap, however many reports are under way; 0: any

	mu    sync.Mutex
	under []*ward // the reports under way that take their time, the oldest first
}

const (
	patience = 200 * time.Millisecond // before a report is looked after: most end sooner
	interval = 50 * time.Millisecond  // between two looks at the memory
)

// A ward is a report under way.
type ward struct{ end context.CancelFunc }

// guarded does the work and returns what it returns. Where it is given up, or panics on a
// goroutine of its own, it returns what fail makes of the reason; where the context ends
// first, the zero value.
func guarded[T any](ctx context.Context, g *Guard, work func(context.Context) T, fail func(*lint.Failure) T) (result T) {
	if g == nil {
		return work(ctx)
	}
	ctx, end := context.WithCancel(ctx)
	defer end()
	done := make(chan T, 1)
	go func() {
		defer func() {
			if v := recover(); v != nil {
				done <- fail(broken(v))
			}
		}()
		done <- work(ctx)
	}()
	wait := patience
	if g.Time > 0 {
		wait = min(wait, g.Time)
	}
	slow := time.NewTimer(wait)
	defer slow.Stop()
	select {
	case result = <-done:
		return result
	case <-ctx.Done():
		return result
	case <-slow.C:
		return lookAfter(ctx, g, &ward{end}, done, fail)
	}
}

// lookAfter waits for a report that takes its time.
func lookAfter[T any](ctx context.Context, g *Guard, w *ward, done <-chan T, fail func(*lint.Failure) T) (result T) {
	g.add(w)
	defer g.remove(w)
	var late <-chan time.Time
	if g.Time > 0 {
		timer := time.NewTimer(g.Time - min(patience, g.Time))
		defer timer.Stop()
		late = timer.C
	}
	look := time.NewTicker(interval)
	defer look.Stop()
	for {
		select {
		case result = <-done:
			return result
		case <-late:
			return fail(tooLong(g.Time))
		case <-look.C:
			if g.tooHeavy(w) {
				return fail(tooHeavy(g.Memory))
			}
		case <-ctx.Done():
			return result
		}
	}
}

func (g *Guard) add(w *ward) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.under = append(g.under, w)
}

func (g *Guard) remove(w *ward) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.drop(w)
}

// drop removes a report, unless it was removed before.
func (g *Guard) drop(w *ward) {
	g.under = slices.DeleteFunc(g.under, func(o *ward) bool { return o == w })
}

// tooHeavy reports whether w is to be given up for want of memory. Who took the memory is
// not known: the oldest of the reports under way goes first.
func (g *Guard) tooHeavy(w *ward) bool {
	if g.Memory == 0 || heap() <= g.Memory {
		return false
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	if len(g.under) == 0 || g.under[0] != w {
		return false
	}
	runtime.GC() // what is over the limit may be garbage, also that of a report given up just now
	if heap() <= g.Memory {
		return false
	}
	w.end()
	g.drop(w)
	return true
}

// heap returns how many bytes the objects on the heap take. It stops nobody.
func heap() uint64 {
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}

// tooLong is the failure of a report that was given up after a time.
func tooLong(limit time.Duration) *lint.Failure {
	return &lint.Failure{Cause: "timeout", Message: fmt.Sprintf("超时：检查超过%v，已放弃，请确认文件正常，拆分后再检查，或用 --timeout 放宽时限", seconds(limit))}
}

// seconds writes a time for people.
func seconds(d time.Duration) string {
	if d < time.Second {
		return fmt.Sprintf("%d毫秒", d.Milliseconds())
	}
	return fmt.Sprintf("%.4g秒", d.Seconds())
}

// tooHeavy is the failure of a report that was given up because memory ran out.
func tooHeavy(limit uint64) *lint.Failure {
	return &lint.Failure{Cause: "memory", Message: fmt.Sprintf("超内存：程序占用的内存超过%dMB，已放弃，请拆分后再检查，或用 --jobs 1 单独检查这个文件", limit>>20)}
}
