package ooxml

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"path"
	"strings"
	"unicode/utf8"
)

// The limits of what is taken for a document. Of a thousand real files none comes near.
const (
	maxEntries = 4_000
	maxPart    = 128 << 20 // bytes of one part
	maxAll     = 256 << 20 // bytes of all parts that are read
	maxRatio   = 200       // times its compressed size, beyond the grace
	grace      = 1 << 20   // bytes that may have any ratio
)

// A Package is an opened .docx file. It is used by one goroutine.
type Package struct {
	zip   *zip.Reader
	files map[string][]*zip.File // by name in lower case: names of parts know no case
	main  string                 // the name of the part that holds the text
	rels  []relation             // of the main part
	read  int                    // bytes read so far

	changed map[string]string // parts that are not what the file holds, by name in lower case
	added   []string          // the names of parts that the file does not hold
}

// Open opens the file whose bytes are data, and finds its main part. The error is an
// *[Error].
func Open(data []byte) (*Package, error) {
	p, err := unpack(data)
	if err == nil {
		err = p.findMain()
	}
	if err != nil {
		return nil, err
	}
	return p, nil
}

// unpack reads the directory of the file.
func unpack(data []byte) (*Package, error) {
	// The directory is read whole into memory; look how long it is first. Packages that lie
	// in the file as they are have entries too.
	if bytes.Count(data, []byte("PK\x01\x02")) > 4*maxEntries {
		return nil, tooMany()
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fail(Damaged, "Word文档不完整（可能没有下载完或传输中损坏），%s", fetchNew)
	}
	if len(z.File) > maxEntries {
		return nil, tooMany()
	}
	p := &Package{zip: z, files: map[string][]*zip.File{}, changed: map[string]string{}}
	for _, f := range z.File {
		name := strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(f.Name, "\\", "/"), "/"))
		p.files[name] = append(p.files[name], f)
	}
	return p, nil
}

func tooMany() error {
	return fail(TooLarge, "文档里有%d个以上的部件，不像是一篇报告，%s", maxEntries, saveAgain)
}

// findMain follows the relations of the package to the main part.
func (p *Package) findMain() error {
	if !p.has("[content_types].xml") {
		return fail(Damaged, "Word文档缺少部件 [Content_Types].xml，%s", fetchNew)
	}
	rels, err := p.relations("")
	if err != nil {
		return err
	}
	main, ok := find(rels, "officeDocument")
	if !ok {
		return fail(Damaged, "Word文档没有指明正文在哪个部件，%s", fetchNew)
	}
	p.main = main
	switch {
	case !p.has(main):
		return fail(Damaged, "Word文档缺少正文部件 %s，%s", shown(main), fetchNew)
	case strings.HasPrefix(strings.ToLower(main), "xl/"):
		return fail(Unsupported, "这是Excel表格，不能直接检查，请把文字另存为.docx或纯文本（.txt）后再检查")
	case strings.HasPrefix(strings.ToLower(main), "ppt/"):
		return fail(Unsupported, "这是演示文稿，不能直接检查，请把文字另存为.docx或纯文本（.txt）后再检查")
	}
	p.rels, err = p.relations(main)
	return err
}

// shown returns a name of a part for messages: of a bounded length, and of characters
// that do nothing.
func shown(name string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == utf8.RuneError {
			return -1
		}
		return r
	}, name[:min(len(name), 60)])
}

// has reports whether there is a part of the name.
func (p *Package) has(name string) bool { return len(p.files[strings.ToLower(name)]) > 0 }

// file returns the entry of a part. Two entries of one name are an error: programs differ
// in which of them they show.
func (p *Package) file(name string) (*zip.File, error) {
	switch files := p.files[strings.ToLower(name)]; len(files) {
	case 0:
		return nil, fail(Damaged, "Word文档缺少部件 %s，%s", shown(name), fetchNew)
	case 1:
		return files[0], nil
	}
	return nil, fail(Damaged, "Word文档里有两个同名部件 %s，无法确定以哪个为准，%s", shown(name), fetchNew)
}

// raw returns the bytes of a part.
func (p *Package) raw(name string) (string, error) {
	f, err := p.file(name)
	if err != nil {
		return "", err
	}
	if f.Flags&1 != 0 {
		return "", fail(Encrypted, "文档是加密的，请取消密码后再检查")
	}
	r, err := f.Open()
	if err != nil {
		return "", fail(Damaged, "Word文档的部件 %s 已损坏，%s", shown(name), fetchNew)
	}
	defer r.Close()
	return p.inflate(r, f)
}

// inflate reads a part. It counts what comes out: the sizes that headers name may be lies.
func (p *Package) inflate(r io.Reader, f *zip.File) (string, error) {
	limit := min(maxPart, maxAll-p.read, max(grace, maxRatio*int(min(f.CompressedSize64, maxPart))))
	var b strings.Builder
	b.Grow(int(min(f.UncompressedSize64, uint64(limit))) + 1)
	n, err := io.Copy(&b, io.LimitReader(r, int64(limit)+1))
	p.read += int(n)
	switch {
	case int(n) > limit:
		return "", fail(TooLarge, "Word文档的部件 %s 解压后过大，不像是一篇报告，%s", shown(f.Name), saveAgain)
	case errors.Is(err, zip.ErrAlgorithm):
		return "", fail(Damaged, "Word文档用了不常见的压缩方法，%s", saveAgain)
	case err != nil:
		return "", fail(Damaged, "Word文档的部件 %s 已损坏，%s", shown(f.Name), fetchNew)
	}
	return b.String(), nil
}

// text returns a part as UTF-8 text.
func (p *Package) text(name string) (string, error) {
	if data, ok := p.changed[strings.ToLower(name)]; ok {
		return data, nil
	}
	data, err := p.raw(name)
	if err != nil {
		return "", err
	}
	return decode(name, data)
}

// related returns the text of the part that the main part calls its kind: "styles",
// "numbering"; empty if it has none.
func (p *Package) related(kind string) (string, error) {
	name, ok := find(p.rels, kind)
	if !ok || !p.has(name) {
		return "", nil
	}
	return p.text(name)
}

// A relation says that a part uses another one.
type relation struct{ id, kind, target string }

// find returns the target of the first relation of a kind: the last element of its type,
// which is the same in transitional and in strict documents.
func find(rels []relation, kind string) (string, bool) {
	for _, r := range rels {
		if r.kind == kind {
			return r.target, true
		}
	}
	return "", false
}

// relationsOf returns the name of the part that holds the relations of a part; those of
// the package have the name "".
func relationsOf(part string) string {
	dir, base := path.Split(part)
	return dir + "_rels/" + base + ".rels"
}

// relations returns the relations of a part to other parts of the package. A part needs
// none; the package itself does. What lies outside is never looked at.
func (p *Package) relations(part string) ([]relation, error) {
	name := relationsOf(part)
	if part != "" && !p.has(name) {
		return nil, nil
	}
	data, err := p.text(name)
	if err != nil {
		return nil, err
	}
	var rels []relation
	s := newScanner(name, data)
	s.root(func(tag) {
		s.each(func(t tag) {
			if t.local != "Relationship" || s.attr(none, "TargetMode") == "External" {
				return
			}
			kind := s.attr(none, "Type")
			target := strings.ReplaceAll(s.attr(none, "Target"), "\\", "/")
			if !strings.HasPrefix(target, "/") {
				target = path.Join(path.Dir(part), target)
			}
			target = strings.TrimPrefix(path.Clean("/"+target), "/")
			rels = append(rels, relation{s.attr(none, "Id"), kind[strings.LastIndexByte(kind, '/')+1:], target})
		})
	})
	return rels, s.err
}
