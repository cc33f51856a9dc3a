package input

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// isBlock reports whether an element begins and ends a paragraph.
func isBlock(a atom.Atom) bool {
	switch a {
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Caption, atom.Center, atom.Dd, atom.Details, atom.Dialog, atom.Dir, atom.Div,
		atom.Dl, atom.Dt, atom.Fieldset, atom.Figcaption, atom.Figure, atom.Footer, atom.Form, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Head,
		atom.Header, atom.Hr, atom.Html, atom.Legend, atom.Li, atom.Main, atom.Menu, atom.Nav, atom.Ol, atom.P, atom.Pre, atom.Section, atom.Summary,
		atom.Table, atom.Tbody, atom.Td, atom.Tfoot, atom.Th, atom.Thead, atom.Title, atom.Tr, atom.Ul:
		return true
	}
	return false
}

// isVoid reports whether an element has no content and no end.
func isVoid(a atom.Atom) bool {
	switch a {
	case atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Input, atom.Link, atom.Meta, atom.Param, atom.Source, atom.Track, atom.Wbr:
		return true
	}
	return false
}

// skippedTag reports whether an element holds text that readers of the page do not see,
// or that is none of the report's.
func skippedTag(t *html.Token) bool {
	switch t.DataAtom {
	case atom.Head, atom.Script, atom.Style, atom.Template, atom.Noscript, atom.Iframe, atom.Noframes, atom.Object, atom.Svg, atom.Math, atom.Title,
		atom.Select, atom.Datalist, atom.Button, atom.Textarea, atom.Nav, atom.Del, atom.S, atom.Strike, atom.Rt, atom.Rp, atom.Audio, atom.Video, atom.Canvas:
		return true
	}
	style := styleOf(t)
	_, hidden := attribute(t, "hidden")
	class, _ := attribute(t, "class")
	return hidden || class == "sdfootnoteanc" || class == "sdfootnotesym" || class == "MsoFootnoteReference" || class == "MsoCommentReference" || strings.Contains(style, "display:none") || strings.Contains(style, "mso-hide:all") || strings.Contains(style, "visibility:hidden") ||
		strings.Contains(style, "mso-element:comment")
}

// boldTag reports whether an element emphasises its text.
func boldTag(t *html.Token) bool {
	if t.DataAtom == atom.B || t.DataAtom == atom.Strong {
		return true
	}
	style := styleOf(t)
	return strings.Contains(style, "font-weight:bold") || strings.Contains(style, "font-weight:700")
}

// styleOf returns the style of an element, in lower case and without spaces.
func styleOf(t *html.Token) string {
	style, _ := attribute(t, "style")
	return strings.ToLower(strings.Join(strings.Fields(style), ""))
}

// attribute returns the value of an attribute.
func attribute(t *html.Token, name string) (string, bool) {
	for _, a := range t.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}
