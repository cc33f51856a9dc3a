package output

import (
	"bytes"
	"fmt"
	"io"
	"os"
)

// spoolMemory is how many bytes a spool keeps in memory before it takes to a file.
const spoolMemory = 4 << 20

// A spool keeps what is written until it is read: a little in memory, much in a temporary
// file that is gone with the process, however that ends.
type spool struct {
	memory bytes.Buffer
	file   *os.File
	size   int
	limit  int // spoolMemory if 0
}

func (s *spool) Write(p []byte) (int, error) {
	s.size += len(p)
	s.memory.Write(p)
	limit := s.limit
	if limit == 0 {
		limit = spoolMemory
	}
	if s.memory.Len() <= limit {
		return len(p), nil
	}
	return len(p), s.spill()
}

// spill moves what is in memory to the file.
func (s *spool) spill() (err error) {
	if s.file == nil {
		if s.file, err = disposable(); err != nil {
			return fmt.Errorf("无法建立临时文件，请核对临时文件夹的空间和权限：%w", err)
		}
	}
	if _, err := s.memory.WriteTo(s.file); err != nil {
		return fmt.Errorf("无法写入临时文件，请核对临时文件夹的空间：%w", err)
	}
	return nil
}

// reader returns all that was written. Nothing may be written afterwards.
func (s *spool) reader() (io.Reader, error) {
	if s.file == nil {
		return &s.memory, nil
	}
	if err := s.spill(); err != nil {
		return nil, err
	}
	_, err := s.file.Seek(0, io.SeekStart)
	return s.file, err
}

func (s *spool) close() error {
	if s.file == nil {
		return nil
	}
	err := s.file.Close()
	s.file = nil
	return err
}
