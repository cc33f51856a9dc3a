package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// maxProgram is how many bytes the stripped program may have.
const maxProgram = 30_000_000

// TestProgramSize holds that the program stays small, and why it is: something that calls
// methods by names known at run time only, as text/template does, keeps every exported
// method of every type in it.
func TestProgramSize(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "jiaogao")
	build := exec.Command("go", "build", "-o", path, "-ldflags=-s -w -dumpdep", ".")
	build.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS=linux", "GOARCH=amd64")
	var edges bytes.Buffer
	build.Stderr = &edges
	if err := build.Run(); err != nil {
		t.Fatalf("%v\n%s", err, edges.String())
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if info.Size() > maxProgram {
		t.Errorf("the program has %d bytes", info.Size())
	}
	reached := false
	for line := range strings.Lines(edges.String()) {
		reached = reached || strings.HasPrefix(line, "main.main -> ")
		if strings.Contains(line, " <ReflectMethod> -> ") || strings.HasSuffix(line, "-> text/template.(*Template).Execute\n") {
			t.Errorf("methods are found by name at run time: %s", line)
		}
	}
	if !reached {
		t.Error("the linker does not tell what is reached from main")
	}
}
