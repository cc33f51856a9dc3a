//go:build unix

package main

import (
	"bytes"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"
)

// interrupter is a standard input that never ends. Its first reader interrupts the process.
type interrupter struct{ t *testing.T }

func (i interrupter) Read([]byte) (int, error) {
	if err := syscall.Kill(os.Getpid(), syscall.SIGINT); err != nil {
		i.t.Error(err)
	}
	time.Sleep(time.Hour)
	return 0, nil
}

func TestInterrupt(t *testing.T) {
	var stdout, stderr bytes.Buffer
	if code := run([]string{"check", "--format", "json", "-"}, interrupter{t}, &stdout, &stderr); code != exitInterrupted {
		t.Errorf("exit code %d\n%s", code, &stderr)
	}
	if got := stdout.String(); !strings.Contains(got, `"interrupted":true`) || !strings.HasSuffix(got, "}\n") {
		t.Errorf("an interrupted run printed %s", got)
	}
}
