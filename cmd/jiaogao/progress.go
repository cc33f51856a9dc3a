package main

import (
	"fmt"
	"io"
	"iter"
	"os"
	"strings"
	"sync/atomic"
	"time"

	"github.com/jiaogao/jiaogao/lint/folder"
	"github.com/jiaogao/jiaogao/lint/output"
)

const (
	progressAfter = time.Second            // a run that ends sooner shows no bar
	progressEvery = 100 * time.Millisecond // and is drawn anew no more often
	progressCells = 20                     // the length of the bar
)

// progress is the bar in the last line of a terminal. The nil progress shows nothing.
type progress struct {
	w     io.Writer
	now   func() time.Time
	count func() int // how many files there are; it walks the folders
	// shared is set where the output goes to the same terminal: the bar makes way for it.
	shared bool

	start, drawn time.Time
	done         int
	counting     bool
	total        atomic.Int64 // 0 until the files are counted
	columns      int          // that the bar takes on the screen now
}

// newProgress returns the bar for a run over the entries, or nil where nobody would see
// it. Where printing is set, the run writes to standard output.
func (p *program) newProgress(entries iter.Seq[folder.Entry], printing bool) *progress {
	if !terminal(p.stderr) || os.Getenv("TERM") == "dumb" {
		return nil
	}
	count := func() (n int) {
		for range entries {
			n++
		}
		return n
	}
	return &progress{w: p.stderr, now: time.Now, count: count, shared: printing && terminal(p.stdout), start: time.Now()}
}

// step writes one record and counts it. If it may show on the terminal, the bar makes way.
func (b *progress) step(shows bool, write func() error) error {
	if b == nil {
		return write()
	}
	if b.shared || shows {
		b.clear()
	}
	err := write()
	b.done++
	b.draw()
	return err
}

// clear takes the bar off the screen.
func (b *progress) clear() {
	if b != nil && b.columns > 0 {
		fmt.Fprintf(b.w, "\r%s\r", strings.Repeat(" ", b.columns))
		b.columns = 0
	}
}

// draw draws the bar, if the run has lasted and the last one is not too recent. The files
// are counted only then, beside the work.
func (b *progress) draw() {
	now := b.now()
	if now.Sub(b.start) < progressAfter || b.columns > 0 && now.Sub(b.drawn) < progressEvery {
		return
	}
	if !b.counting {
		b.counting = true
		go func() { b.total.Store(int64(b.count())) }()
	}
	b.drawn = now
	line := b.line(now.Sub(b.start))
	columns := output.Columns(line)
	fmt.Fprintf(b.w, "\r%s%s", line, strings.Repeat(" ", max(0, b.columns-columns)))
	b.columns = max(b.columns, columns)
}

// line is what the bar says. It fits in 60 columns.
func (b *progress) line(elapsed time.Duration) string {
	rate := float64(b.done) / elapsed.Seconds()
	speed := fmt.Sprintf("每秒%.0f个", rate)
	if rate < 10 {
		speed = fmt.Sprintf("每秒%.1f个", rate)
	}
	total := int(b.total.Load())
	if total == 0 {
		return fmt.Sprintf("已检查%d个文件，%s", b.done, speed)
	}
	total = max(total, b.done)
	full := progressCells * b.done / total
	bar := strings.Repeat("#", full) + strings.Repeat(".", progressCells-full)
	left := time.Duration(float64(total-b.done) / rate * float64(time.Second))
	return fmt.Sprintf("[%s] %d/%d，%s，还要%s", bar, b.done, total, speed, inWords(left))
}

// inWords writes a duration for people, rounded up.
func inWords(d time.Duration) string {
	s := int((d + time.Second - 1) / time.Second)
	switch {
	case s >= 3600:
		return fmt.Sprintf("%d小时%d分", s/3600, s%3600/60)
	case s >= 60:
		return fmt.Sprintf("%d分%d秒", s/60, s%60)
	}
	return fmt.Sprintf("%d秒", s)
}
