package main

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/jiaogao/jiaogao/lint/folder"
	"github.com/spf13/cobra"
)

// fromExplorer returns what a start from Explorer means, where no console waits for the
// arguments of a command: a double click opens the page; files that were dropped on the icon
// are checked.
func fromExplorer(args []string, exists func(string) bool) []string {
	if len(args) == 0 {
		return []string{"serve", "--open"}
	}
	for _, a := range args {
		if !exists(a) {
			return args
		}
	}
	return append([]string{"dropped", "--"}, args...)
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// droppedCommand is no command that anybody writes.
func (p *program) droppedCommand() *cobra.Command {
	return &cobra.Command{
		Use: "dropped 文件…", Short: "检查拖到图标上的文件", Hidden: true,
		Args: atLeastOne("文件"),
		RunE: func(_ *cobra.Command, args []string) error { return p.dropped(args) },
	}
}

// dropped checks files and folders and leaves beside each what was found. The window stays
// open until somebody has read it.
func (p *program) dropped(paths []string) error {
	worst := exitClean
	for _, path := range paths {
		if err := p.beside(path); err != nil {
			p.complain(fmt.Errorf("%s：%w", path, err))
			p.code = exitFailed
		}
		worst = max(worst, p.code)
	}
	p.code = worst
	fmt.Fprint(p.stdout, "按回车键关闭窗口。")
	bufio.NewReader(p.stdin).ReadString('\n')
	return nil
}

// beside checks one file or folder and writes the page of its findings beside it, and of a
// Word document the copy with comments.
func (p *program) beside(path string) error {
	target := opinion(path)
	o := &checkOptions{formats: []string{"html=" + target}, failOn: "error", color: "never", revisions: "accepted"}
	if err := p.check(o, []string{path}); err != nil {
		return err
	}
	fmt.Fprintf(p.stdout, "%s：校稿意见写入 %s\n", path, target)
	if info, err := os.Stat(path); err == nil && !info.IsDir() && isWord(path) && p.code != exitFailed {
		return p.annotate(&annotateOptions{minSeverity: "info"}, []string{path})
	}
	return nil
}

// opinion returns where the page of what was found in a file or folder goes.
func opinion(path string) string {
	path = filepath.Clean(path)
	if info, err := os.Stat(path); err != nil || !info.IsDir() {
		path = strings.TrimSuffix(path, filepath.Ext(path))
	}
	return strings.TrimSuffix(path, folder.Opinion) + folder.Opinion + ".html"
}

// browse opens an address in the browser of the system. It does not wait.
func browse(url string) error {
	name, args := browser(runtime.GOOS, url)
	c := exec.CommandContext(context.Background(), name, args...)
	if err := c.Start(); err != nil {
		return err
	}
	go c.Wait()
	return nil
}

// browser returns the command that opens an address on a system.
func browser(system, url string) (name string, args []string) {
	switch system {
	case "windows":
		return "rundll32", []string{"url.dll,FileProtocolHandler", url}
	case "darwin":
		return "open", []string{url}
	}
	return "xdg-open", []string{url}
}
