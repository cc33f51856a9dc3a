package input_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jiaogao/jiaogao/lint/input"
)

// What an editor holds is read like the file it becomes.
func TestReadText(t *testing.T) {
	names, err := filepath.Glob("../../testdata/reports/*.*")
	if err != nil || len(names) < 5 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if ext := filepath.Ext(name); ext != ".txt" && ext != ".md" {
			continue
		}
		file, err := input.Read(name, data)
		if err != nil {
			t.Fatal(err)
		}
		text, err := input.ReadText(name, string(data))
		if err != nil {
			t.Fatal(err)
		}
		if text.Source != string(data) || text.Text.String() != file.Text.String() || len(text.Paragraphs) != len(file.Paragraphs) || text.Title.String() != file.Title.String() {
			t.Errorf("%s is read in two ways", name)
		}
	}
}

// A text is never taken for another kind of file, and its limits are those of files.
func TestReadTextIsPlain(t *testing.T) {
	for _, text := range []string{"<html><body>一</body></html>", "%PDF-1.4 一", `{\rtf1 一}`, "# 一\n\n二", "一\x00二"} {
		if d, err := input.ReadText("a.txt", text); err != nil || d.Source != text || !strings.Contains(d.Text.String(), "一") {
			t.Errorf("%q: %v", text, err)
		}
	}
	for text, cause := range map[string]string{
		"": input.Empty, "\ufeff \n": input.Empty, strings.Repeat("锟斤拷", 9): input.BadEncoding,
		strings.Repeat("一", 2<<20): input.TooLarge, strings.Repeat("一\n", 400_001): input.TooLarge,
	} {
		var e *input.Error
		if _, err := input.ReadText("a.txt", text); !errors.As(err, &e) || e.Cause != cause {
			t.Errorf("%.10q: %v, want %s", text, err, cause)
		}
	}
}
