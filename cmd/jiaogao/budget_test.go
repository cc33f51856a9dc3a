package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/output"
)

const budgetFile = "../../testdata/budget.txt"

// slack is by how many per cent a report may exceed its budget: what a map allocates varies
// a little from one process to the next.
const slack = 3

// allocations returns how often work allocates, and how many kilobytes.
func allocations(work func()) (count, kilobytes uint64) {
	runtime.GC() // now, and not while the work is counted
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	work()
	runtime.ReadMemStats(&after)
	return after.Mallocs - before.Mallocs, (after.TotalAlloc - before.TotalAlloc) >> 10
}

// TestBudget holds what each stage allocates for each of our reports, the second time it is
// checked, against what was committed. With -update it writes the numbers anew: do so after
// a change that is worth what it costs, or that saves.
func TestBudget(t *testing.T) {
	if raceDetector() || flag.Lookup("test.coverprofile").Value.String() != "" {
		t.Skip("instrumented programs allocate more")
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	names, err := filepath.Glob("../../testdata/reports/*.[tm]*")
	if err != nil || len(names) == 0 {
		t.Fatalf("no reports: %v", err)
	}
	l := builtin(t)
	var lines []string
	for _, name := range names {
		for _, stage := range stages(t, l, name) {
			stage.work() // what is made once is made now
			count, kilobytes := allocations(stage.work)
			lines = append(lines, fmt.Sprintf("%s %s %d allocations %d KB", filepath.Base(name), stage.name, count, kilobytes))
		}
	}
	if *update {
		if err := os.WriteFile(budgetFile, []byte(strings.Join(lines, "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	within(t, strings.Split(strings.TrimSpace(string(readAll(t, budgetFile))), "\n"), lines)
}

type stage struct {
	name string
	work func()
}

// stages returns the stages of a report, each on the results of the one before.
func stages(t *testing.T, l *lint.Linter, name string) []stage {
	data := readAll(t, name)
	d := readReport(t, name, data)
	r := &lint.Record{Path: name, Doc: d, Result: checkOne(t, l, d)}
	list := []stage{
		{"read", func() { readReport(t, name, data) }},
		{"check", func() { checkOne(t, l, d) }},
	}
	for _, format := range []string{"text", "json"} {
		f, err := formatNamed(format)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, stage{format, func() {
			if err := f.New(io.Discard, output.Options{}).File(r); err != nil {
				t.Fatal(err)
			}
		}})
	}
	return list
}

// within demands that no line exceeds the one of the budget.
func within(t *testing.T, budget, lines []string) {
	if len(budget) != len(lines) {
		t.Fatalf("the budget has %d lines, want %d: run with -update", len(budget), len(lines))
	}
	for i := range lines {
		var may, does struct {
			name, stage      string
			count, kilobytes uint64
		}
		const format = "%s %s %d allocations %d KB"
		_, err := fmt.Sscanf(budget[i], format, &may.name, &may.stage, &may.count, &may.kilobytes)
		_, err2 := fmt.Sscanf(lines[i], format, &does.name, &does.stage, &does.count, &does.kilobytes)
		if err != nil || err2 != nil || may.name != does.name || may.stage != does.stage {
			t.Fatalf("the budget is for other reports or stages: run with -update")
		}
		if over(does.count, may.count) || over(does.kilobytes, may.kilobytes) {
			t.Errorf("beyond the budget of\n%s\nit is\n%s", budget[i], lines[i])
		}
	}
}

// over reports whether n exceeds what it may be; small numbers have some more room.
func over(n, may uint64) bool { return n > may+may*slack/100+2 }
