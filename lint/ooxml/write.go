package ooxml

import (
	"archive/zip"
	"bytes"
	"cmp"
	"slices"
	"strings"
)

// A splice puts text in the place of bytes start to end of a part.
type splice struct {
	start, end int
	text       string
}

// spliced returns data with the splices applied. They must not overlap; those at one place
// keep their order.
func spliced(data string, list []splice) string {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b splice) int { return cmp.Compare(a.start, b.start) })
	var b strings.Builder
	at := 0
	for _, s := range list {
		b.WriteString(data[at:s.start])
		b.WriteString(s.text)
		at = s.end
	}
	b.WriteString(data[at:])
	return b.String()
}

// set changes a part, or adds it.
func (p *Package) set(name, data string) {
	key := strings.ToLower(name)
	if _, again := p.changed[key]; !again && !p.has(name) {
		p.added = append(p.added, name)
	}
	p.changed[key] = data
}

// editable returns a part for splicing. A part in UTF-16 would have to be written anew.
func (p *Package) editable(name string) (string, error) {
	if data, ok := p.changed[strings.ToLower(name)]; ok {
		return data, nil
	}
	raw, err := p.raw(name)
	if err != nil {
		return "", err
	}
	data, err := decode(name, raw)
	if err == nil && data != raw {
		return "", fail(Encoding, "Word文档的部件 %s 用UTF-16编码，不能写批注，%s", shown(name), saveAgain)
	}
	return data, err
}

// firstDay is the first of January 1980, the day that zip files count from and that Word
// writes.
const firstDay = 1<<5 | 1

// Bytes returns the file with all changes. Parts that did not change are the same bytes, in
// the same order; new ones stand at the end.
func (p *Package) Bytes() ([]byte, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range p.zip.File {
		key := strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(f.Name, "\\", "/"), "/"))
		data, ok := p.changed[key]
		err := error(nil)
		if ok {
			err = write(z, zip.FileHeader{Name: f.Name, ModifiedTime: f.ModifiedTime, ModifiedDate: f.ModifiedDate, Method: zip.Deflate}, data)
		} else {
			err = z.Copy(f)
		}
		if err != nil {
			return nil, fail(Damaged, "Word文档的部件 %s 已损坏，%s", shown(f.Name), fetchNew)
		}
	}
	for _, name := range p.added {
		if err := write(z, zip.FileHeader{Name: name, ModifiedDate: firstDay, Method: zip.Deflate}, p.changed[strings.ToLower(name)]); err != nil {
			return nil, err
		}
	}
	err := z.Close()
	return b.Bytes(), err
}

func write(z *zip.Writer, h zip.FileHeader, data string) error {
	w, err := z.CreateHeader(&h)
	if err == nil {
		_, err = w.Write([]byte(data))
	}
	return err
}
