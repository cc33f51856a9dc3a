package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// pollEvery is how often the files are looked at. To look at a handful costs nothing, and
// works on network drives, which tell nobody of changes.
const pollEvery = 500 * time.Millisecond

// watch tests the packs each time that one of their files has changed, until Ctrl-C.
func (p *program) watch(paths []string) error {
	if len(paths) == 0 {
		return errors.New("--watch 要写明规则包文件，如 jiaogao test --watch 本单位.toml")
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	ticker := time.NewTicker(pollEvery)
	defer ticker.Stop()
	last := ""
	for {
		last = p.look(paths, last)
		select {
		case <-ctx.Done():
			return nil
		case <-ticker.C:
		}
	}
}

// look tests the packs if their files are not what they were, and returns what they are. A
// pack that cannot be read is complained of, and watched on: it is being edited.
func (p *program) look(paths []string, last string) string {
	now := stamps(paths)
	if now == last {
		return last
	}
	p.clear()
	p.code = exitClean
	if err := p.test(paths); err != nil {
		p.complain(err)
		p.code = exitFailed
	}
	fmt.Fprintln(p.stdout, "等待改动，按 Ctrl-C 结束……")
	return now
}

// clear clears the screen, if there is one.
func (p *program) clear() {
	if terminal(p.stdout) {
		fmt.Fprint(p.stdout, "\x1b[H\x1b[2J")
	}
}

// stamps tells the files apart from those of another time: the packs, and their
// neighbours, which they may extend.
func stamps(paths []string) string {
	files := slices.Clone(paths)
	for _, p := range paths {
		entries, _ := os.ReadDir(filepath.Dir(p))
		for _, e := range entries {
			if strings.HasSuffix(e.Name(), ".toml") {
				files = append(files, filepath.Join(filepath.Dir(p), e.Name()))
			}
		}
	}
	var b strings.Builder
	for _, name := range files {
		if info, err := os.Stat(name); err == nil {
			fmt.Fprintf(&b, "%s %d %d\n", name, info.Size(), info.ModTime().UnixNano())
		}
	}
	return b.String() + fmt.Sprint(len(files))
}
