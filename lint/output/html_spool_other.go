//go:build !windows

package output

import (
	"errors"
	"os"
)

// disposable opens a temporary file that has no name any more: it lives as long as it is
// open.
func disposable() (*os.File, error) {
	f, err := os.CreateTemp("", "jiaogao-*.tmp")
	if err != nil {
		return nil, err
	}
	if err := os.Remove(f.Name()); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}
