package main

import (
	"strings"
	"testing"
	"time"
)

// screen shows what a terminal line shows after it was written to.
func screen(written string) string {
	var line []rune
	at := 0
	for _, r := range written {
		if r == '\r' {
			at = 0
			continue
		}
		width := 1
		if r > 0x2e80 {
			width = 2
		}
		for len(line) < at+width {
			line = append(line, ' ')
		}
		line[at] = r
		if width == 2 {
			line[at+1] = 0
		}
		at += width
	}
	return strings.TrimRight(strings.ReplaceAll(string(line), "\x00", ""), " ")
}

func TestProgress(t *testing.T) {
	var w strings.Builder
	clock := time.Unix(0, 0)
	count := make(chan struct{})
	b := &progress{w: &w, now: func() time.Time { return clock }, start: clock, count: func() int { <-count; return 2000 }}
	step := func(after time.Duration) string {
		clock = clock.Add(after)
		if err := b.step(false, func() error { return nil }); err != nil {
			t.Error(err)
		}
		return screen(w.String())
	}
	if got := step(900 * time.Millisecond); got != "" {
		t.Errorf("a short run shows %q", got)
	}
	if got := step(100 * time.Millisecond); got != "已检查2个文件，每秒2.0个" {
		t.Errorf("before the files are counted: %q", got)
	}
	close(count)
	for b.total.Load() == 0 {
		time.Sleep(time.Millisecond)
	}
	before := w.Len()
	if step(50 * time.Millisecond); w.Len() != before {
		t.Error("the bar is drawn too often")
	}
	b.done = 999
	if got := step(8950 * time.Millisecond); got != "[##########..........] 1000/2000，每秒100个，还要10秒" {
		t.Errorf("half way: %q", got)
	}
	b.done = 2999 // files came while they were checked
	if got := step(20 * time.Second); got != "[####################] 3000/3000，每秒100个，还要0秒" {
		t.Errorf("the end: %q", got)
	}
	if b.clear(); screen(w.String()) != "" {
		t.Errorf("the bar stays: %q", screen(w.String()))
	}
}

// What is written to the same terminal begins in an empty line.
func TestProgressMakesWay(t *testing.T) {
	var w strings.Builder
	b := &progress{w: &w, now: func() time.Time { return time.Unix(9, 0) }, start: time.Unix(0, 0), count: func() int { return 0 }}
	for _, c := range []struct{ shared, shows, want bool }{{false, false, false}, {true, false, true}, {false, true, true}} {
		b.shared = c.shared
		b.draw()
		if err := b.step(c.shows, func() error {
			if empty := screen(w.String()) == ""; empty != c.want {
				t.Errorf("shared %t, shows %t: the line shows %q", c.shared, c.shows, screen(w.String()))
			}
			return nil
		}); err != nil {
			t.Error(err)
		}
	}
}

func TestInWords(t *testing.T) {
	for d, want := range map[time.Duration]string{0: "0秒", time.Millisecond: "1秒", 61 * time.Second: "1分1秒", 2*time.Hour + 59*time.Second: "2小时0分"} {
		if got := inWords(d); got != want {
			t.Errorf("%v: %s", d, got)
		}
	}
}
