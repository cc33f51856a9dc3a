package input

import (
	"archive/zip"
	"bytes"
	"io"
)

// The limits of what is unpacked. No document in use comes near them; archives made to
// fill a machine's memory do.
const (
	maxEntries  = 4_000
	maxUnpacked = 64 << 20 // bytes of an entry
	maxRatio    = 200      // unpacked to packed bytes, beyond the first MiB
	maxNode     = 16 << 20 // bytes of one text or tag
)

// An archive is a zip file that holds a document.
type archive struct{ reader *zip.Reader }

// openArchive opens a zip file. The error is an *[Error].
func openArchive(data []byte) (*archive, error) {
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fail(Damaged, "文件不完整或已损坏，请用WPS或LibreOffice打开确认，再重新保存")
	}
	if len(r.File) > maxEntries {
		return nil, fail(TooLarge, "文件里有%d个部件，不像是一篇报告，请打开后另存一份再检查", len(r.File))
	}
	return &archive{r}, nil
}

// entry returns the bytes of an entry, nil without error if there is none. The error is
// an *[Error].
func (a *archive) entry(name string) ([]byte, error) {
	f := a.find(name)
	if f == nil {
		return nil, nil
	}
	r, err := f.Open()
	if err != nil {
		return nil, fail(Damaged, "文件的部件%s无法解压，请用WPS或LibreOffice打开确认，再重新保存", name)
	}
	defer r.Close()
	limit := min(maxUnpacked, max(1<<20, int64(min(f.CompressedSize64, maxUnpacked))*maxRatio))
	return unpack(r, name, limit)
}

// find returns an entry. Of two with one name the first counts.
func (a *archive) find(name string) *zip.File {
	for _, f := range a.reader.File {
		if f.Name == name {
			return f
		}
	}
	return nil
}

// unpack reads an entry of at most limit bytes, counted as they come: what the archive
// says of its sizes proves nothing.
func unpack(r io.Reader, name string, limit int64) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, limit+1))
	switch {
	case int64(len(data)) > limit:
		return nil, fail(TooLarge, "文件的部件%s解压后过大，不像是一篇报告，请打开后另存一份再检查", name)
	case err != nil:
		return nil, fail(Damaged, "文件的部件%s已损坏，请用WPS或LibreOffice打开确认，再重新保存", name)
	}
	return data, nil
}
