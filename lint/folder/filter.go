package folder

import (
	"bufio"
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"unicode/utf8"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/input"
)

// maxLine bounds a line of [Run.Filter] in bytes: a report as large as may be in base64,
// with its name.
const maxLine = input.MaxBytes/3*4 + 1<<16

// A message is one line of the input of [Run.Filter]. Other keys are passed over.
type message struct {
	Name string  `json:"name"`
	Text *string `json:"text"`
	Data *string `json:"data"` // base64
	raw  []byte  // Data, decoded
}

// Filter checks the reports in the lines of in, each a JSON object with a name and
// either the text or, in base64, the data of a file. It delivers one record for each line
// in their order and as soon as it can: a line is answered without waiting for the next.
// A line that is no such object makes a record with a Failure of the cause "line". The
// error is that of deliver or of the context.
func (r *Run) Filter(ctx context.Context, in io.Reader, deliver func(*lint.Record) error) error {
	return r.work(ctx, func(yield func(task) bool) {
		for line, err := range lines(bufio.NewReader(in)) {
			if !yield(func(ctx context.Context) *lint.Record { return r.line(ctx, line, err) }) {
				return
			}
		}
	}, deliver)
}

// line checks the report in one line, unless it could not be read.
func (r *Run) line(ctx context.Context, line []byte, err error) *lint.Record {
	var m message
	if err == nil {
		m, err = decode(line)
	}
	var bad badLine
	switch {
	case errors.As(err, &bad):
		return &lint.Record{Path: m.Name, Failure: &lint.Failure{Cause: "line", Message: bad.Error()}}
	case err != nil:
		return &lint.Record{Failure: failure(err)}
	}
	return r.judge(ctx, m.Name, m.content)
}

// A badLine says what is wrong with a line.
type badLine string

func (b badLine) Error() string { return string(b) }

// lines yields the lines of in without their ends, and last the error that in ends with.
func lines(in *bufio.Reader) iter.Seq2[[]byte, error] {
	return func(yield func([]byte, error) bool) {
		for {
			line, err := nextLine(in)
			if err == io.EOF && len(line) == 0 {
				return
			}
			ended := err != nil
			if err == io.EOF {
				err = nil
			}
			if len(line) > maxLine {
				line, err = nil, badLine(fmt.Sprintf("这一行超过%dMB，请拆分报告，或者改为直接检查文件", maxLine>>20))
			}
			if !yield(bytes.TrimRight(line, "\r\n"), err) || ended {
				return
			}
		}
	}
}

// nextLine returns a line with its end. Of one that is too long it keeps no more than
// shows that.
func nextLine(in *bufio.Reader) (line []byte, err error) {
	for {
		piece, err := in.ReadSlice('\n')
		if len(line) <= maxLine {
			line = append(line, piece...)
		}
		if err != bufio.ErrBufferFull {
			return line, err
		}
	}
}

// decode reads one line. The error is a [badLine]; what was understood is returned with it.
func decode(line []byte) (m message, err error) {
	switch {
	case len(bytes.TrimSpace(line)) == 0:
		return m, badLine("这一行是空的，应为一个 JSON 对象")
	case !utf8.Valid(line):
		return m, badLine("这一行不是有效的 UTF-8 文字；其他编码的文件请写成 base64，放在 data 里")
	case json.Unmarshal(line, &m) != nil:
		return m, badLine(`这一行不是所要的 JSON 对象，应写成 {"name": "文件名", "text": "正文"}，或以 base64 的 data 代替 text`)
	case m.Name == "":
		return m, badLine("缺少 name：请写明文件名，例如 a.txt")
	case m.Text == nil && m.Data == nil:
		return m, badLine("缺少报告的内容：请写 text（正文），或 data（文件内容，base64）")
	case m.Text != nil && m.Data != nil:
		return m, badLine("text 和 data 只能写一个")
	}
	if m.Data != nil {
		if m.raw, err = base64.StdEncoding.DecodeString(*m.Data); err != nil {
			return m, badLine("data 不是有效的 base64")
		}
	}
	return m, nil
}

// content returns the bytes of the file.
func (m *message) content() ([]byte, error) {
	if m.Text != nil {
		return []byte(*m.Text), nil
	}
	return m.raw, nil
}
