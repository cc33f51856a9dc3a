package lsp

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
	"github.com/jiaogao/jiaogao/lint/output"
)

// measuresCommand goes to the measures of a problem. Its arguments are those of a
// measuresParams.
const measuresCommand = "jiaogao.measures"

// A place is a measure to go to.
type place struct {
	Title string    `json:"title"`
	Range textRange `json:"range"`
}

// codeLens counts the measures of each problem. Where one line holds several problems,
// each is named.
func (c *session) codeLens(ctx context.Context, p *documentParams) (any, error) {
	o, err := c.newest(ctx, p.TextDocument.URI)
	if o == nil {
		return nil, err
	}
	lenses := []codeLens{}
	line := func(p lint.Pair) int { return o.Doc.Position(p.Problem.Span().Start).Line }
	inLine := map[int]int{}
	for _, pair := range o.Result.Pairs {
		inLine[line(pair)]++
	}
	for _, pair := range o.Result.Pairs {
		title := lensTitle(pair)
		if inLine[line(pair)] > 1 {
			title = output.Visible(output.Shorten(strings.TrimRight(opening(pair.Problem), "。；"), 24)) + " " + title
		}
		lenses = append(lenses, codeLens{c.firstLine(o.Doc, pair.Problem), command{title, measuresCommand, []any{o.uri, c.places(o, pair)}}})
	}
	return lenses, nil
}

func lensTitle(p lint.Pair) string {
	if len(p.Measures) == 0 {
		return "缺措施"
	}
	return fmt.Sprintf("措施：%d 条", len(p.Measures))
}

// firstLine returns the range of a text as far as it stands in one line.
func (c *session) firstLine(d *doc.Document, t doc.Text) textRange {
	s := t.Span()
	s.End = max(s.Start, min(s.End, d.Line(d.Position(s.Start).Line).End))
	return c.client.encoding.textRange(d, s)
}

func (c *session) places(o *outcome, pair lint.Pair) []place {
	list := []place{}
	for _, m := range pair.Measures {
		line := o.Doc.Position(m.Text.Span().Start).Line
		title := fmt.Sprintf("第%d行 %s", line, output.Visible(output.Shorten(opening(m.Text), 40)))
		list = append(list, place{title, c.client.encoding.textRange(o.Doc, m.Text.Span())})
	}
	return list
}

// definition leads from a problem to its measures, and from a measure to its problems:
// every editor can show such a list.
func (c *session) definition(ctx context.Context, p *placeParams) (any, error) {
	o, err := c.newest(ctx, p.TextDocument.URI)
	if o == nil {
		return nil, err
	}
	at := c.client.encoding.offset(o.Doc.Source, p.Position)
	covers := func(t doc.Text) bool { return t.Span().Start <= at && at <= t.Span().End }
	list := []location{}
	add := func(t doc.Text) {
		list = append(list, location{o.uri, c.client.encoding.textRange(o.Doc, t.Span())})
	}
	for _, pair := range o.Result.Pairs {
		for _, m := range pair.Measures {
			if covers(pair.Problem) {
				add(m.Text)
			}
			if covers(m.Text) {
				add(pair.Problem)
			}
		}
	}
	return list, nil
}

type commandParams struct {
	Command   string            `json:"command"`
	Arguments []json.RawMessage `json:"arguments"`
}

// executeCommand goes to the measures of a problem: to the only one, or to the one that
// the author picks.
func (c *session) executeCommand(_ context.Context, p *commandParams) (any, error) {
	var uri string
	var places []place
	if p.Command != measuresCommand || len(p.Arguments) != 2 ||
		json.Unmarshal(p.Arguments[0], &uri) != nil || json.Unmarshal(p.Arguments[1], &places) != nil {
		return nil, fail(invalidParams, "no command %s with such arguments", p.Command)
	}
	switch {
	case len(places) == 0:
		c.notify("window/showMessage", showParams{Type: showInfo, Message: "没有找到针对这个问题的措施，请补写，或把措施写得更具体。"})
	case !c.client.showsDocument:
		c.notify("window/showMessage", showParams{Type: showInfo, Message: "措施在：\n" + strings.Join(titles(places), "\n")})
	case len(places) == 1:
		c.show(uri, places[0])
	default:
		c.choose(uri, places)
	}
	return nil, nil
}

func titles(places []place) []string {
	list := make([]string, len(places))
	for i, p := range places {
		list[i] = p.Title
	}
	return list
}

// choose lets the author pick one of the places.
func (c *session) choose(uri string, places []place) {
	q := showParams{Type: showInfo, Message: "这个问题有几条措施，看哪一条？"}
	for _, title := range titles(places) {
		q.Actions = append(q.Actions, item{title})
	}
	c.ask("window/showMessageRequest", q, func(result json.RawMessage) {
		var chosen item
		if json.Unmarshal(result, &chosen) != nil {
			return
		}
		for _, p := range places {
			if p.Title == chosen.Title {
				c.show(uri, p)
				return
			}
		}
	})
}

func (c *session) show(uri string, p place) {
	c.ask("window/showDocument", showDocumentParams{uri, true, p.Range}, nil)
}
