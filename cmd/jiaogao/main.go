// Command jiaogao checks Chinese office reports before they are filed.
package main

import (
	"io"
	"math"
	"os"
	"runtime/debug"

	"github.com/inconshreveable/mousetrap"
	"github.com/spf13/cobra"
)

func main() {
	args := os.Args[1:]
	if mousetrap.StartedByExplorer() {
		args = fromExplorer(args, exists)
	}
	cobra.MousetrapHelpText = "" // it would end the program
	os.Exit(run(args, os.Stdin, os.Stdout, os.Stderr))
}

// gcPercent lets the heap grow to four times what is live. Memory stays bounded, since
// few files are held at a time.
const gcPercent = 300

// usualLive is about how many bytes are live while reports are checked one by one.
const usualLive = 5 << 20

// hold lets the heap grow no further above what is live although so many bytes more are
// held.
func hold(bytes int) { debug.SetGCPercent(gcPercent * usualLive / (usualLive + bytes)) }

// eagerHeap is how many bytes the program takes before it collects as often as it must.
const eagerHeap = 384 << 20

// version is the version of the program, as --version and outputs name it.
const version = "0.1.0"

// The exit codes. Scripts rely on them.
const (
	exitClean       = 0   // nothing at or above --fail-on
	exitFound       = 1   // something found
	exitFailed      = 2   // could not do (all of) its work
	exitInterrupted = 130 // stopped by Ctrl-C; what was printed is complete in itself
)

// program is what the commands share: the streams and the exit code.
type program struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	code           int
}

// run is the program. It returns the exit code.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	// A run on one report ends before a collection would have paid for itself.
	debug.SetGCPercent(gcPercent)
	if debug.SetMemoryLimit(-1) == math.MaxInt64 { // else GOMEMLIMIT has set it
		debug.SetMemoryLimit(eagerHeap)
	}
	p := &program{stdin: stdin, stdout: stdout, stderr: stderr}
	root := p.root()
	root.SetArgs(append([]string{}, args...))
	if err := root.Execute(); err != nil {
		p.complain(err)
		return exitFailed
	}
	return p.code
}

// commands lists the subcommands, in the order the help shows them.
func (p *program) commands() []*cobra.Command {
	return []*cobra.Command{
		p.checkCommand(),
		p.baselineCommand(),
		p.explainCommand(),
		p.rulesCommand(),
		p.outlineCommand(),
		p.fixCommand(),
		p.annotateCommand(),
		p.testCommand(),
		p.lspCommand(),
		p.initCommand(),
		p.schemaCommand(),
		p.serveCommand(),
	}
}

func (p *program) root() *cobra.Command {
	root := &cobra.Command{
		Use:           "jiaogao",
		Short:         "校稿：检查机关公文报告",
		Long:          "校稿：检查述责述廉报告、对照检查材料、工作总结等机关报告，找出缺失的部分、没有措施的问题、\n空泛的表述、不规范的提法和错别字。不联网，不改动原文。",
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          p.knownCommand,
		RunE:          p.bare,
	}
	root.SetIn(p.stdin)
	root.SetOut(p.stdout)
	root.SetErr(p.stderr)
	root.AddCommand(p.commands()...)
	root.AddCommand(p.droppedCommand())
	p.speakChinese(root)
	return root
}
