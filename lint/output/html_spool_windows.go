package output

import (
	"crypto/rand"
	"os"
	"path/filepath"

	"golang.org/x/sys/windows"
)

// disposable opens a temporary file that Windows deletes with its last handle.
func disposable() (*os.File, error) {
	name := filepath.Join(os.TempDir(), "jiaogao-"+rand.Text()+".tmp")
	return os.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL|windows.FILE_FLAG_DELETE_ON_CLOSE, 0o600)
}
