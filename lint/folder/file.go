package folder

import (
	"io/fs"
	"os"
	"path/filepath"
)

// A File is being written. Until [File.Commit] the place it is for keeps what it holds.
type File struct {
	path   string   // as the user wrote it
	target string   // what is replaced; empty: the file is written in place
	file   *os.File // nil once it is done with
}

// Create begins to write the file at path, which is replaced as [Replace] does. What is no
// regular file, such as a device or a pipe, is written to as it stands. Errors are Chinese
// sentences that name the file and the cure.
func Create(path string) (*File, error) {
	target, mode := path, fs.FileMode(0o644)
	if resolved, err := filepath.EvalSymlinks(path); err == nil {
		target = resolved
	}
	if info, err := os.Stat(target); err == nil {
		if mode = info.Mode().Perm(); !info.Mode().IsRegular() {
			return inPlace(path)
		}
	}
	file, err := os.CreateTemp(filepath.Dir(target), temporary)
	if err != nil {
		return nil, refuse(path, err)
	}
	f := &File{path, target, file}
	if err := file.Chmod(mode); err != nil {
		f.Discard()
		return nil, refuse(path, err)
	}
	return f, nil
}

func inPlace(path string) (*File, error) {
	file, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return nil, refuse(path, err)
	}
	return &File{path: path, file: file}, nil
}

// Write writes to the file.
func (f *File) Write(data []byte) (int, error) { return f.file.Write(data) }

// Is reports whether path names the place of the file, which the other would replace. What
// is written in place may have several writers.
func (f *File) Is(path string) bool {
	if f.target == "" {
		return false
	}
	a, errA := filepath.Abs(f.path)
	b, errB := filepath.Abs(path)
	if errA == nil && errB == nil && a == b {
		return true
	}
	mine, errA := os.Stat(f.path)
	other, errB := os.Stat(path)
	return errA == nil && errB == nil && os.SameFile(mine, other)
}

// Commit puts the file in its place, whole and on the disk. Errors are as those of [Create].
func (f *File) Commit() error {
	file := f.file
	f.file = nil
	if f.target == "" {
		if err := file.Close(); err != nil {
			return refuse(f.path, err)
		}
		return nil
	}
	err := file.Sync()
	if closed := file.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(file.Name(), f.target)
	}
	if err != nil {
		os.Remove(file.Name())
		return refuse(f.path, err)
	}
	return nil
}

// Discard drops what was written, unless it is in its place already.
func (f *File) Discard() {
	if f.file == nil {
		return
	}
	f.file.Close()
	if f.target != "" {
		os.Remove(f.file.Name())
	}
	f.file = nil
}
