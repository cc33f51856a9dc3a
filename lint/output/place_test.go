package output

import "testing"

func TestURI(t *testing.T) {
	for name, want := range map[string]string{
		"a.txt":          "a.txt",
		"./子/a b.txt":    "%E5%AD%90/a%20b.txt",
		"../a#?%.txt":    "../a%23%3F%25.txt",
		"a:b.txt":        "./a:b.txt",
		"/tmp//甲.txt":    "file:///tmp/%E7%94%B2.txt",
		"-":              "-",
		"\xff\n\"<>.txt": "%FF%0A%22%3C%3E.txt",
	} {
		if got := uri(name); got != want {
			t.Errorf("uri(%q) = %s, want %s", name, got, want)
		}
	}
}
