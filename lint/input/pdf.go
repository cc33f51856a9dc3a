package input

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"sync/atomic"
	"time"

	"github.com/klippa-app/go-pdfium"
	pdferrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"

	"github.com/jiaogao/jiaogao/lint/doc"
)

// isPDF recognises PDF files; some have a few bytes of another program before their own.
func isPDF(data []byte) bool { return bytes.Contains(data[:min(len(data), 1<<10)], []byte("%PDF-")) }

// The limits of reading a PDF file. PDFium runs in a machine of its own, which has no
// files, no network and so much memory, and is stopped when its time is over: nothing less
// holds a file that makes its reader loop.
const (
	pdfTime  = 20 * time.Second
	pdfPages = 256 << 20 >> 16 // of memory, 64 KiB each
	maxPages = 2_000           // of a file
)

// readPDF reads the text of a PDF file.
func readPDF(f *File) (*doc.Document, error) {
	p, err := startPDF()
	if err != nil {
		return nil, fail(Unsupported, "PDF解析程序无法启动（%v），请复制文字并存为纯文本（.txt）后再检查", err)
	}
	defer p.pool.Close()
	timer := time.AfterFunc(pdfTime, p.stop)
	defer timer.Stop()
	pages, err := p.read(f.Data)
	if p.stopped.Load() {
		return nil, fail(Timeout, "解析PDF超过%d秒，文件可能已损坏，请复制文字并存为纯文本（.txt）后再检查", int(pdfTime.Seconds()))
	}
	if err != nil {
		return nil, err
	}
	return layout(f.Name, pages)
}

// A pdf is the machine that reads one file.
type pdf struct {
	pool    pdfium.Pool
	machine pdfium.Pdfium
	stopped atomic.Bool
}

// startPDF starts PDFium. Its compiled code is kept among the user's cached files, since
// compiling it takes seconds; without them it is compiled each time.
func startPDF() (*pdf, error) {
	config := wazero.NewRuntimeConfig().WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithMemoryLimitPages(pdfPages).WithCloseOnContextDone(true)
	if dir, err := os.UserCacheDir(); err == nil {
		if cache, err := wazero.NewCompilationCacheWithDir(filepath.Join(dir, "jiaogao", "pdfium")); err == nil {
			config = config.WithCompilationCache(cache)
		}
	}
	pool, err := webassembly.Init(webassembly.Config{
		Context: context.Background(), MaxIdle: 1, MaxTotal: 1,
		RuntimeConfig: config, FSConfig: wazero.NewFSConfig(), Stdout: io.Discard, Stderr: io.Discard,
	})
	if err != nil {
		return nil, err
	}
	machine, err := pool.GetInstance(pdfTime)
	if err != nil {
		pool.Close()
		return nil, err
	}
	return &pdf{pool: pool, machine: machine}, nil
}

// stop ends whatever the machine is doing.
func (p *pdf) stop() {
	p.stopped.Store(true)
	p.machine.Kill()
}

// read returns the lines of each page. The error is an *[Error].
func (p *pdf) read(data []byte) ([][]pdfLine, error) {
	open, err := p.machine.OpenDocument(&requests.OpenDocument{File: &data})
	switch {
	case errors.Is(err, pdferrors.ErrPassword), errors.Is(err, pdferrors.ErrSecurity):
		return nil, fail(Encrypted, "这是设了打开密码的PDF文件，请解除密码，或复制文字存为纯文本（.txt）后再检查")
	case err != nil:
		return nil, fail(Damaged, "PDF文件不完整或已损坏，请用阅读器打开确认，或复制文字存为纯文本（.txt）后再检查")
	}
	count, err := p.machine.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: open.Document})
	if err != nil || count.PageCount <= 0 {
		return nil, fail(Damaged, "PDF文件里没有可以读取的页面，请用阅读器打开确认，或复制文字存为纯文本（.txt）后再检查")
	}
	if count.PageCount > maxPages {
		return nil, fail(TooLarge, "PDF文件有%d页，不像是一篇报告，请拆分后再检查", count.PageCount)
	}
	var pages [][]pdfLine
	size := 0
	for i := range count.PageCount {
		lines := p.page(open.Document, i)
		for j := range lines {
			size += len(lines[j].text)
		}
		if p.stopped.Load() || size > maxExtract {
			break
		}
		pages = append(pages, lines)
	}
	return pages, nil
}

// page returns the lines of a page. One that cannot be read has none.
func (p *pdf) page(document references.FPDF_DOCUMENT, index int) []pdfLine {
	page, err := p.machine.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: document, Index: index})
	if err != nil {
		return nil
	}
	defer p.machine.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: page.Page})
	text, err := p.machine.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: requests.Page{ByReference: &page.Page}})
	if err != nil {
		return nil
	}
	defer p.machine.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: text.TextPage})
	lines := pdfLines(p.text(text.TextPage))
	for i := range lines {
		lines[i].left, _ = p.box(text.TextPage, lines[i].first)
		_, lines[i].right = p.box(text.TextPage, lines[i].last)
	}
	return lines
}

// text returns the text of a page.
func (p *pdf) text(page references.FPDF_TEXTPAGE) string {
	count, err := p.machine.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: page})
	if err != nil || count.Count <= 0 || count.Count > maxExtract/4 {
		return ""
	}
	text, err := p.machine.FPDFText_GetText(&requests.FPDFText_GetText{TextPage: page, Count: count.Count})
	if err != nil {
		return ""
	}
	return text.Text
}

// box returns where the character at an offset of the text of a page begins and ends, in
// points from the left.
func (p *pdf) box(page references.FPDF_TEXTPAGE, at int) (left, right float64) {
	box, err := p.machine.FPDFText_GetLooseCharBox(&requests.FPDFText_GetLooseCharBox{TextPage: page, Index: p.char(page, at)})
	if err != nil {
		return 0, 0
	}
	return float64(box.Rect.Left), float64(box.Rect.Right)
}

// char returns the number of the character at an offset of the text of a page, which has
// characters that the page has not.
func (p *pdf) char(page references.FPDF_TEXTPAGE, at int) int {
	char, err := p.machine.FPDFText_GetCharIndexFromTextIndex(&requests.FPDFText_GetCharIndexFromTextIndex{TextPage: page, NTextIndex: at})
	if err != nil {
		return -1
	}
	return char.CharIndex
}
