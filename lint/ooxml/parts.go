package ooxml

import (
	"fmt"
	"path"
	"strings"
)

// commentsPart returns the name of the part that holds the comments, and makes it where
// there is none.
func (p *Package) commentsPart(uri string) (string, error) {
	if name, ok := find(p.rels, "comments"); ok && p.has(name) {
		return name, nil
	}
	dir := path.Dir(p.main)
	name := path.Join(dir, "comments.xml")
	for i := 2; p.has(name); i++ {
		name = path.Join(dir, fmt.Sprintf("comments%d.xml", i))
	}
	if err := p.declare(name); err != nil {
		return "", err
	}
	if err := p.relate(name, uri); err != nil {
		return "", err
	}
	p.set(name, `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`+"\n"+`<w:comments xmlns:w="`+uri+`"></w:comments>`)
	return name, nil
}

// declare adds the type of the new part of comments to the list of types.
func (p *Package) declare(name string) error {
	return p.extend("[Content_Types].xml", "Override",
		` PartName="/`+escape(name)+`" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"`)
}

// relate adds a relation of the main part to the new part of comments.
func (p *Package) relate(name, uri string) error {
	base := "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	if uri == wordStrictNS {
		base = "http://purl.oclc.org/ooxml/officeDocument/relationships/"
	}
	rels := relationsOf(p.main)
	if !p.has(rels) {
		p.set(rels, `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`+"\n"+
			`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`)
	}
	data, err := p.editable(rels)
	if err != nil {
		return err
	}
	id := "rIdComments"
	for i := 2; strings.Contains(data, `"`+id+`"`) || strings.Contains(data, `'`+id+`'`); i++ {
		id = fmt.Sprintf("rIdComments%d", i)
	}
	err = p.extend(rels, "Relationship", ` Id="`+id+`" Type="`+base+`comments" Target="`+escape(path.Base(name))+`"`)
	p.rels = append(p.rels, relation{id, "comments", name})
	return err
}

// extend adds an empty element, in the namespace of the root, at the end of a part.
func (p *Package) extend(name, local, attrs string) error {
	data, err := p.editable(name)
	if err != nil {
		return err
	}
	prefix := ""
	s := newScanner(name, data)
	s.root(func(t tag) {
		prefix = strings.TrimSuffix(s.open[0], t.local)
	})
	if s.err != nil {
		return s.err
	}
	p.set(name, appended(data, "<"+prefix+local+attrs+"/>"))
	return nil
}

// appended returns a well-formed part with text put at the end of its root element.
func appended(data, text string) string {
	s := newScanner("", data)
	for t := s.next(); t.kind != nothing; t = s.next() {
		if t.kind != endTag || len(s.open) > 0 {
			continue
		}
		if t.start < t.end {
			return data[:t.start] + text + data[t.start:]
		}
		end := strings.LastIndex(data[:t.start], "/>")
		start := strings.LastIndexByte(data[:end], '<')
		name, _, _ := strings.Cut(strings.TrimRight(data[start+1:end], " \t\r\n"), " ")
		return data[:end] + ">" + text + "</" + name + ">" + data[end+len("/>"):]
	}
	return data
}
