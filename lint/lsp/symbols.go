package lsp

import (
	"context"
	"strings"

	"github.com/jiaogao/jiaogao/lint/doc"
	"github.com/jiaogao/jiaogao/lint/output"
)

// The kinds of symbols, as the protocol numbers them. They decide no more than the icon.
const (
	symbolSection = 3  // Namespace
	symbolItem    = 15 // String
)

// maxName is how many columns the name of a symbol may take.
const maxName = 60

// An outline makes symbols of the outline of a document.
type outline struct {
	*outcome
	encoding encoding
	roles    map[*doc.Section][]string
}

// documentSymbol returns the outline: parts, sections, items.
func (c *session) documentSymbol(ctx context.Context, p *documentParams) (any, error) {
	o, err := c.newest(ctx, p.TextDocument.URI)
	if o == nil {
		return nil, err
	}
	tree := outline{o, c.client.encoding, o.linter.Roles(o.Doc)}
	symbols := tree.below(o.Doc.Body)
	if c.client.tree {
		return symbols, nil
	}
	return flat([]symbolInformation{}, o.uri, "", symbols), nil
}

// below returns the symbols under a section.
func (t *outline) below(s *doc.Section) []documentSymbol {
	list := []documentSymbol{}
	for _, item := range s.Items {
		whole := item.Text
		if item.Mark.Text.Len() > 0 {
			whole = item.Mark.Text.To(item.Text)
		}
		list = append(list, t.symbol(symbolItem, whole, item.Mark.Text.String()+opening(item.Text), whole))
	}
	for _, sub := range s.Sections {
		name, head := opening(sub.Text), sub.Text
		if sub.Heading.Len() > 0 {
			name = sub.Mark.Text.String() + sub.Heading.String()
			head = sub.Text.Slice(0, min(max(0, sub.Heading.End()-sub.Text.Start()), sub.Text.Len()))
		}
		symbol := t.symbol(symbolSection, sub.Text, name, head)
		var roles []string
		for _, role := range t.roles[sub] {
			roles = append(roles, t.book.RoleName(t.Result.Type, role))
		}
		symbol.Detail = output.Visible(strings.Join(roles, "、"))
		symbol.Children = t.below(sub)
		list = append(list, symbol)
	}
	return list
}

// symbol returns a symbol. The protocol wants a name that is not blank.
func (t *outline) symbol(kind int, whole doc.Text, name string, head doc.Text) documentSymbol {
	if name = strings.TrimSpace(output.Visible(output.Shorten(name, maxName))); name == "" {
		name = "…"
	}
	return documentSymbol{
		Name: name, Kind: kind,
		Range:          t.encoding.textRange(t.Doc, whole.Span()),
		SelectionRange: t.encoding.textRange(t.Doc, head.Span()),
	}
}

// flat lays a tree out as a list, for editors that take no tree.
func flat(list []symbolInformation, uri, container string, symbols []documentSymbol) []symbolInformation {
	for _, s := range symbols {
		list = append(list, symbolInformation{s.Name, s.Kind, location{uri, s.Range}, container})
		list = flat(list, uri, s.Name, s.Children)
	}
	return list
}

// opening returns the first sentence of a text, without what its line ends with.
func opening(t doc.Text) string {
	for s := range t.Sentences() {
		return strings.TrimSpace(s.String())
	}
	return ""
}
