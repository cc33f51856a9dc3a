package lint_test

import (
	"go/ast"
	"go/token"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const markupPackage = module + "lint/output/markup"

// putMarkup checks a call that writes markup, and reports whether it is one.
func putMarkup(t *testing.T, s *source, n ast.Node) bool {
	call, ok := n.(*ast.CallExpr)
	if !ok {
		return false
	}
	f, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || f.Sel.Name != "Put" && f.Sel.Name != "If" {
		return false
	}
	args := call.Args
	if f.Sel.Name == "If" {
		args = args[1:]
	}
	text, ok := literal(args[0])
	if !ok {
		t.Errorf("%s: markup is written out where it is put", s.at(call))
	}
	if flaw := misplaced(text); flaw != "" || strings.Count(text, "%") != len(args)-1 {
		t.Errorf("%s: %d values in %q %s", s.at(call), len(args)-1, text, flaw)
	}
	return true
}

// literal returns the text of string literals that are joined.
func literal(e ast.Expr) (string, bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		text, err := strconv.Unquote(e.Value)
		return text, err == nil && e.Kind == token.STRING
	case *ast.BinaryExpr:
		x, ok := literal(e.X)
		y, too := literal(e.Y)
		return x + y, ok && too && e.Op == token.ADD
	}
	return "", false
}

var (
	// attributeOpen is an attribute that has begun and not ended.
	attributeOpen = regexp.MustCompile(`([\w-]+)="([^"<>]*)$`)
	// acting are attributes that a browser takes for code, for style or for an address.
	acting = regexp.MustCompile(`(?i)^(on.*|style|src.*|action|formaction|data|poster|background|http-equiv|xlink.*|ping|cite)$`)
)

// misplaced says why a value must not stand where the markup has one, or right behind it. A
// piece may begin and end within a tag, but values stand in text or in quotes.
func misplaced(markup string) string {
	for i := range len(markup) {
		if markup[i] == '%' {
			if flaw := unfit(markup[:i]); flaw != "" {
				return flaw
			}
		}
	}
	if attributeOpen.MatchString(markup) {
		return unfit(markup)
	}
	return ""
}

// unfit says why no value must follow on the markup before it.
func unfit(before string) string {
	attribute := attributeOpen.FindStringSubmatch(before)
	tag := strings.LastIndexByte(before, '<') > strings.LastIndexByte(before, '>')
	piece := !strings.Contains(before, ">") && strings.Count(before, `"`)%2 == 1 // of a tag that began before
	lower := strings.ToLower(before)
	switch {
	case strings.Contains(lower, "<script") || strings.Contains(lower, "<!--") || strings.LastIndex(lower, "<style") > strings.LastIndex(lower, "</style"):
		return "within code"
	case attribute == nil && (tag || piece || strings.HasSuffix(before, "=")):
		return "within a tag, not in quotes"
	case attribute != nil && acting.MatchString(attribute[1]):
		return "in an attribute that acts"
	case attribute != nil && strings.EqualFold(attribute[1], "href") && !strings.HasPrefix(attribute[2], "#"):
		return "as an address that leads out of the page"
	}
	return ""
}

// TestMarkup holds that values stand in pages only where escaping makes them harmless.
func TestMarkup(t *testing.T) {
	found := 0
	for _, s := range sources(t) {
		if s.test() || !slices.ContainsFunc(s.file.Imports, func(i *ast.ImportSpec) bool { return i.Path.Value == strconv.Quote(markupPackage) }) {
			continue
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			if putMarkup(t, s, n) {
				found++
			}
			return true
		})
	}
	if found == 0 {
		t.Error("no markup found")
	}
}

func TestMisplaced(t *testing.T) {
	for markup, right := range map[string]bool{
		`%`: true, `<p class="a %" id="%">%</p>`: true, ` title="%"`: true, `<a href="#%">%</a>`: true, `>%<`: true, `"><b>%</b>`: true,
		`<a href="%">`: false, `<a href=%>`: false, `<% x>`: false, `<p style="%">`: false, `<p onclick="%">`: false, ` src="#%"`: false,
		`<script>%</script>`: false, `<style>%`: false, `<p title='%'>`: false, `<p %>`: false, `<!-- % -->`: false, `<a HREF="%">`: false,
		` href=%`: false, `<a href="`: false, ` onload="`: false, ` data-n="`: true,
	} {
		if got := misplaced(markup); (got == "") != right {
			t.Errorf("%s: %q", markup, got)
		}
	}
}
