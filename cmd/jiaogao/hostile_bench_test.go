package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"testing"
	"time"
)

// The walls of a hostile file.
const (
	maxHostileTime   = 10 * time.Second
	maxHostileMemory = 512 << 20
)

var only = flag.String("hostile", "", "the hostile files to measure, as a regular expression")

// measured is the program, which says last how much memory it had at most.
func measured() {
	code := run(os.Args[1:], os.Stdin, io.Discard, io.Discard)
	status, _ := os.ReadFile("/proc/self/status")
	fmt.Println(string(status))
	os.Exit(code)
}

// BenchmarkHostileFiles checks each hostile file in a process of its own, and holds its
// time and memory against the walls, and the heavy ones against the causes. With -update it
// writes the causes of those anew.
//
//	go test ./cmd/jiaogao -run '^$' -bench HostileFiles -benchtime 1x
func BenchmarkHostileFiles(b *testing.B) {
	if runtime.GOOS != "linux" {
		b.Skip("only Linux tells the memory that a process had at most")
	}
	files, want := hostileFiles(b), causesOf(b)
	dir := b.TempDir()
	var longest time.Duration
	var most int
	for b.Loop() {
		longest, most = 0, 0
		for _, f := range files {
			if !regexp.MustCompile(*only).MatchString(f.name) {
				continue
			}
			path := filepath.Join(dir, f.name)
			write(b, path, string(f.data()))
			took, memory := alone(b, path)
			if took > maxHostileTime || memory > maxHostileMemory {
				b.Errorf("%s: %v, %d MiB", f.name, took, memory>>20)
			}
			if took > maxHostileTime/5 || memory > maxHostileMemory/3 {
				b.Logf("%s: %v, %d MiB", f.name, took, memory>>20)
			}
			if f.heavy {
				got := refusals(b, path)[path]
				if got != want[f.name] && !*update {
					b.Errorf("%s: cause %q, want %q", f.name, got, want[f.name])
				}
				want[f.name] = got
			}
			os.Remove(path)
			longest, most = max(longest, took), max(most, memory)
		}
	}
	if *update {
		writeCauses(b, want)
	}
	b.ReportMetric(longest.Seconds(), "s/most")
	b.ReportMetric(float64(most>>20), "MiB/most")
	b.ReportMetric(float64(len(files)), "files")
}

// alone checks a file in a process of its own. It returns the processor time, which does not
// depend on what else the machine does, and the bytes it took.
func alone(b *testing.B, path string) (time.Duration, int) {
	b.Helper()
	exe, err := os.Executable()
	if err != nil {
		b.Fatal(err)
	}
	c := &exec.Cmd{Path: exe, Args: []string{"measured", "check", "--format", "json", path}}
	out, _ := c.Output()
	took := c.ProcessState.UserTime() + c.ProcessState.SystemTime()
	m := regexp.MustCompile(`VmHWM:\s+(\d+) kB`).FindSubmatch(out)
	if m == nil {
		b.Fatalf("%s: the process ended with %v", path, c.ProcessState)
	}
	kilobytes, err := strconv.Atoi(string(m[1]))
	if err != nil {
		b.Fatal(err)
	}
	return took, kilobytes << 10
}
