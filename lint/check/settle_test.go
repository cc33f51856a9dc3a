package check_test

import (
	"strings"
	"testing"

	"github.com/jiaogao/jiaogao/lint/pack"
	"github.com/jiaogao/jiaogao/rules"
)

// TestFixesSettle: what a fix has mended must not be found again, so that fixing twice is
// fixing once.
func TestFixesSettle(t *testing.T) {
	packs, err := pack.Load(rules.Packs, "typography.toml")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range packs[0].Rules {
		for _, example := range r.Flagged {
			text := strings.NewReplacer("【", "", "】", "").Replace(example)
			once := fixed(t, r.Check, text)
			if twice := fixed(t, r.Check, once); twice != once {
				t.Errorf("%s: %s\n  once  %s\n  twice %s", r.ID, text, once, twice)
			}
			for _, f := range flagged(t, r.Check, "a.txt", once) {
				if len(f.Fixes) > 0 {
					t.Errorf("%s: still found in %s: %s", r.ID, once, f.Message)
				}
			}
		}
	}
}
