package folder_test

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/folder"
)

// greedy is a check that on some reports asks for tokens without end, and may keep more
// and more memory; on others it never looks up.
type greedy struct {
	deaf  chan struct{} // where a report named deaf waits
	ended *atomic.Int32 // checks that were stopped
}

func (greedy) Validate() error { return nil }

func (c greedy) Run(p *lint.Pass) {
	name := filepath.Base(p.Doc.Name)
	if strings.HasPrefix(name, "deaf") {
		<-c.deaf
	}
	if !strings.HasPrefix(name, "slow") && !strings.HasPrefix(name, "large") {
		return
	}
	defer c.ended.Add(1)
	var kept [][]byte
	for {
		p.Flag(p.Doc.Text.Slice(0, 3), "x")
		if strings.HasPrefix(name, "large") {
			kept = append(kept, make([]byte, 8<<20))
			for i := range kept[len(kept)-1] {
				kept[len(kept)-1][i] = byte(i)
			}
		}
		time.Sleep(time.Millisecond)
	}
}

// guarded checks files and returns their causes, and how many checks were stopped.
func guarded(t *testing.T, guard *folder.Guard, names ...string) (causes []string, ended *atomic.Int32) {
	t.Helper()
	ended = new(atomic.Int32)
	deaf := make(chan struct{})
	t.Cleanup(func() { close(deaf) })
	l, err := lint.New([]lint.Pack{{Rules: []*lint.Rule{{ID: "greedy", Severity: lint.Error, Check: greedy{deaf, ended}}}}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	run := folder.Run{Linter: l, Jobs: 3, Guard: guard}
	err = run.Check(context.Background(), folder.Walk([]string{plant(t, names...)}, all), func(r *lint.Record) error {
		cause := "read"
		if r.Failure != nil {
			cause = r.Failure.Cause
			if !strings.Contains(r.Failure.Message, "请") {
				t.Errorf("no cure: %s", r.Failure.Message)
			}
		}
		causes = append(causes, fmt.Sprintf("%s %s", filepath.Base(r.Path), cause))
		return nil
	})
	if err != nil {
		t.Error(err)
	}
	return causes, ended
}

// A report that takes too long is given up, whether its check heeds that or not; the others
// are checked.
func TestGuardTime(t *testing.T) {
	causes, ended := guarded(t, &folder.Guard{Time: time.Second}, "a.txt", "deaf1.txt", "deaf2.txt", "deaf3.txt", "slow1.txt", "slow2.txt", "z.txt")
	want := "a.txt read, deaf1.txt timeout, deaf2.txt timeout, deaf3.txt timeout, slow1.txt timeout, slow2.txt timeout, z.txt read"
	if got := strings.Join(causes, ", "); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	for deadline := time.Now().Add(10 * time.Second); ended.Load() < 2; time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("%d of 2 checks that ask for something were stopped", ended.Load())
		}
	}
}

// A report that takes all memory is given up, and its memory is free again.
func TestGuardMemory(t *testing.T) {
	causes, _ := guarded(t, &folder.Guard{Memory: 128 << 20}, "a.txt", "large.txt", "z.txt")
	if got, want := strings.Join(causes, ", "), "a.txt read, large.txt memory, z.txt read"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// The end of the run ends the wait for reports that take their time.
func TestGuardInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	deaf := make(chan struct{})
	t.Cleanup(func() { close(deaf) })
	l, err := lint.New([]lint.Pack{{Rules: []*lint.Rule{{ID: "greedy", Severity: lint.Error, Check: greedy{deaf, new(atomic.Int32)}}}}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	run := folder.Run{Linter: l, Jobs: 2, Guard: &folder.Guard{Time: time.Hour}}
	n := 0
	err = run.Check(ctx, folder.Walk([]string{plant(t, "a.txt", "deaf.txt", "slow.txt")}, all), func(*lint.Record) error {
		n++
		time.AfterFunc(250*time.Millisecond, cancel) // by then the others are looked after
		return nil
	})
	if err != context.Canceled || n != 1 {
		t.Errorf("%v after %d records", err, n)
	}
}
