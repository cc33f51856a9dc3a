package main

import (
	"cmp"
	"context"
	"fmt"
	"net/url"
	"os"
	"os/signal"
	"syscall"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
	"github.com/jiaogao/jiaogao/lint/web"
	"github.com/spf13/cobra"
)

// serveOptions are the options of serve.
type serveOptions struct {
	loadOptions
	listen, token string
	minSeverity   string
	open          bool
}

func (p *program) serveCommand() *cobra.Command {
	var o serveOptions
	c := &cobra.Command{
		Use:   "serve [选项]",
		Short: "在浏览器里检查和修改报告",
		Long: "在本机开一个网页：拖入或粘贴报告，问题标在原文上，可以当场修改，下载带批注的Word文档、改好的报告和校稿意见。\n" +
			"报告只在本机内存里处理，不联网，不存盘。按 Ctrl-C 或关闭窗口即停止。同一端口的 POST /v1/check 供办公系统调用。",
		Example: "  jiaogao serve --open\n  jiaogao serve --listen 127.0.0.1:8080",
		Args:    noArguments,
		RunE:    func(*cobra.Command, []string) error { return p.serve(&o) },
	}
	f := c.Flags()
	f.SortFlags = false
	o.loadOptions.flags(f)
	f.StringVar(&o.listen, "listen", "127.0.0.1:0", "在这个`地址`上等候，端口0表示任选一个；别的机器能连上的地址要同时写 --token")
	f.StringVar(&o.token, "token", "", "访问用的`令牌`，默认每次随机生成")
	f.StringVar(&o.minSeverity, "min-severity", "info", "只显示这个`级别`以上的问题：error warning info hint，默认 info")
	f.BoolVar(&o.open, "open", false, "同时打开浏览器")
	return c
}

// serve serves the page until it is interrupted.
func (p *program) serve(o *serveOptions) error {
	least, err := severity("min-severity", o.minSeverity)
	if err != nil {
		return err
	}
	o.quiet = least > lint.Hint
	book, err := load(&o.loadOptions)
	if err != nil {
		return err
	}
	listener, err := web.Listen(o.listen, o.token)
	if err != nil {
		return err
	}
	defer listener.Close()
	address := listener.Addr().String()
	s := webServer(book, least)
	s.Token = cmp.Or(o.token, web.NewToken())
	s.Host = web.Hosts(o.listen, address)
	handler, err := s.Handler()
	if err != nil {
		return err
	}
	page := fmt.Sprintf("http://%s/%s/", address, url.PathEscape(s.Token))
	fmt.Fprintf(p.stdout, "请在浏览器里打开：%s\n停止请按 Ctrl-C，或关闭这个窗口。\n", page)
	if o.open && browse(page) != nil {
		fmt.Fprintln(p.stderr, "jiaogao：没能打开浏览器，请把上面的地址复制到浏览器里")
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	return web.Serve(ctx, listener, handler)
}

// webServer returns the server of the page for the rules of a book.
func webServer(book *book, least lint.Severity) *web.Server {
	return &web.Server{
		Tool: "jiaogao " + version, Types: book.linter.Types(), Rule: book.rule, Margin: margin,
		Check: func(ctx context.Context, d *doc.Document) (*lint.Record, error) {
			d.Type = cmp.Or(d.Type, book.reportType)
			result, err := book.linter.Check(ctx, d)
			r := &lint.Record{Path: d.Name, Doc: d, Result: result}
			for _, ignore := range book.config.Ignores(d.Name) {
				r.Accept(ignore.Rule)
			}
			r.Keep(least)
			return r, err
		},
	}
}
