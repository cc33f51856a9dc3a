package main

import (
	"fmt"
	"io"
	"os"

	"golang.org/x/term"
)

// wantsColor decides whether what goes to standard output is coloured.
func (p *program) wantsColor(when string) (bool, error) {
	switch when {
	case "always":
		return true, nil
	case "never":
		return false, nil
	case "auto":
		file, _ := p.stdout.(*os.File)
		return os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && terminal(p.stdout) && understandsColor(file), nil
	}
	return false, fmt.Errorf("选项 --color 的值“%s”不对，可用：auto always never", when)
}

// terminal reports whether w is a terminal.
func terminal(w io.Writer) bool {
	file, ok := w.(*os.File)
	return ok && term.IsTerminal(int(file.Fd()))
}
