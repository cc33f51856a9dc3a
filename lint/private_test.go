package lint_test

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// online lists the packages that reach the network, or are made for it.
func online() []string {
	return []string{"net", "net/http", "net/rpc", "net/smtp", "crypto/tls", "golang.org/x/net/websocket", "log", "log/slog", "log/syslog", "plugin"}
}

// shells lists what may serve other programs, or start them: the packages, and the files of their commands.
func shells() []string {
	return []string{"lint/web", "lint/lsp", "cmd/jiaogao/serve.go", "cmd/jiaogao/lsp.go", "cmd/jiaogao/explorer.go"}
}

// TestPrivate: a report goes nowhere. Only what serves other programs imports the network,
// or starts others, as a browser for the page; nothing writes a log.
func TestPrivate(t *testing.T) {
	forbidden := append(online(), "os/exec")
	for _, s := range sources(t) {
		if s.test() {
			continue
		}
		shell := slices.ContainsFunc(shells(), func(room string) bool { return inside(s.name, room) })
		for _, spec := range s.file.Imports {
			if name := strings.Trim(spec.Path.Value, `"`); slices.Contains(forbidden, name) && !shell {
				t.Errorf("%s: reports are confidential: no %s here", s.at(spec), name)
			}
		}
	}
}

// borrowers lists the modules of others in the program that import net, and why they may.
// pflag has flags that hold addresses; none of ours do. wazero can lend sockets to the
// machine of the PDF reader; it is given none. uuid names the machines by chance. Whoever updates them looks again.
func borrowers() map[string]string {
	return map[string]string{
		"github.com/spf13/pflag":          "flags that hold addresses",
		"github.com/tetratelabs/wazero":   "sockets for machines, which get none",
		"github.com/spf13/cobra":          "imports pflag",
		"github.com/klippa-app/go-pdfium": "imports wazero",
		"github.com/google/uuid":          "hardware addresses for one kind of name, which go-pdfium does not ask for",
	}
}

// TestBorrowersArePrivate: a library that begins to use the network is noticed.
func TestBorrowersArePrivate(t *testing.T) {
	if testing.Short() {
		t.Skip("asks the go command")
	}
	if _, err := exec.LookPath("go"); err != nil {
		t.Skip("there is no go command")
	}
	out, err := exec.Command("go", "list", "-deps", "-f", `{{if not .Standard}}{{.ImportPath}}{{range .Imports}} {{.}}{{end}}{{end}}`, "../cmd/jiaogao").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	for line := range strings.Lines(string(out)) {
		fields := strings.Fields(line)
		if len(fields) == 0 || strings.HasPrefix(fields[0]+"/", module) {
			continue
		}
		for _, name := range fields[1:] {
			if name != "log" && slices.Contains(online(), name) && !borrows(fields[0]) {
				t.Errorf("%s imports %s: may reports go there? If not, list it with the reason", fields[0], name)
			}
		}
	}
}

func borrows(path string) bool {
	for module := range borrowers() {
		if inside(path, module) {
			return true
		}
	}
	return false
}
