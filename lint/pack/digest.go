package pack

import (
	"crypto/sha256"
	"fmt"
	"path/filepath"

	"github.com/jiaogao/jiaogao/lint"
)

// A Digest identifies what pack files hold, those they extend included.
type Digest [sha256.Size]byte

// OpenDigest is [Open]; it also returns the digest of all that was read.
func OpenDigest(paths ...string) ([]lint.Pack, Digest, error) {
	names := slashed(paths)
	l, packs, err := load(disk{}, names)
	if err != nil {
		return nil, Digest{}, err
	}
	return packs, l.digest(names), nil
}

// slashed returns paths of the operating system as those of a file system.
func slashed(paths []string) []string {
	names := make([]string, len(paths))
	for i, p := range paths {
		names[i] = filepath.ToSlash(p)
	}
	return names
}

// Digest identifies what the configuration says and the folder it says it for.
func (c *Config) Digest() Digest {
	if c.source == nil {
		return Digest{}
	}
	dir, err := filepath.Abs(c.Dir)
	return sha256.Sum256(fmt.Appendf(nil, "%q %v %q", dir, err, c.source.text))
}

// digest returns the digest of the files that were read, and of the names that were asked
// for: those of shipped packs stand for no file.
func (l *loader) digest(names []string) Digest {
	h := sha256.New()
	fmt.Fprintf(h, "%q\n", names)
	for _, f := range l.read {
		fmt.Fprintf(h, "%q %q\n", f.name, f.source.text)
	}
	return Digest(h.Sum(nil))
}
