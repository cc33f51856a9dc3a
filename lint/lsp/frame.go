package lsp

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"sync"

	"github.com/jiaogao/jiaogao/lint/input"
)

// The limits of what is read. A message holds a report at most, written in JSON.
const (
	maxMessage = 2 * input.MaxBytes
	maxHeader  = 4 << 10 // bytes of the lines before a message
)

// A reader reads messages: header lines, an empty line, the body.
type reader struct{ *bufio.Reader }

func newReader(r io.Reader) *reader { return &reader{bufio.NewReaderSize(r, maxHeader)} }

// A badFrame is the error of a message that could not be made out. The next one may be
// read.
type badFrame struct{ error }

// read returns the body of the next message. The error is that of the stream, or a badFrame.
func (r *reader) read() ([]byte, error) {
	length, err := r.header()
	if err != nil {
		return nil, err
	}
	if length > maxMessage {
		if _, err := io.CopyN(io.Discard, r, length); err != nil {
			return nil, err
		}
		return nil, badFrame{fmt.Errorf("message of %d bytes: too large", length)}
	}
	// The buffer grows with what arrives: a header alone costs nothing.
	var body bytes.Buffer
	_, err = io.CopyN(&body, r, length)
	return body.Bytes(), err
}

// header reads the lines before a message and returns the length that they tell.
func (r *reader) header() (length int64, err error) {
	length = -1
	for size := 0; ; {
		line, err := r.ReadSlice('\n')
		if size += len(line); errors.Is(err, bufio.ErrBufferFull) || size > maxHeader {
			return 0, r.lost(line, err)
		}
		if err != nil {
			return 0, err
		}
		name, value, _ := strings.Cut(strings.TrimRight(string(line), "\r\n"), ":")
		switch {
		case name == "" && length >= 0:
			return length, nil
		case name == "":
			return 0, badFrame{errors.New("no valid Content-Length")}
		case strings.EqualFold(strings.TrimSpace(name), "Content-Length"):
			if length, err = strconv.ParseInt(strings.TrimSpace(value), 10, 64); err != nil {
				length = -1
			}
		}
	}
}

// lost passes over a header that is none, to the end of its line.
func (r *reader) lost(line []byte, err error) error {
	for errors.Is(err, bufio.ErrBufferFull) {
		line, err = r.ReadSlice('\n')
	}
	if err != nil && len(line) == 0 {
		return err
	}
	return badFrame{errors.New("header too long")}
}

// A writer writes messages, whole ones, for many goroutines.
type writer struct {
	sync.Mutex
	io.Writer
}

func (w *writer) write(body []byte) error {
	w.Lock()
	defer w.Unlock()
	_, err := w.Write(append(fmt.Appendf(nil, "Content-Length: %d\r\n\r\n", len(body)), body...))
	return err
}
