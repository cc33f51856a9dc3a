package segment

import (
	"fmt"
	"strings"
	"testing"
)

func TestCacheForgetsTheOldest(t *testing.T) {
	c := newCache()
	cuts := make([]cut, 100)
	c.put("常见", cuts)
	n := 5 * cacheBytes / (100 * cutBytes)
	for i := range n {
		c.put(fmt.Sprint(i), cuts)
		if _, ok := c.get("常见"); !ok {
			t.Fatalf("forgot what was asked for all the time, after %d sentences", i)
		}
	}
	if _, ok := c.get("0"); ok {
		t.Error("kept the oldest sentence")
	}
	if _, ok := c.get(fmt.Sprint(n - 1)); !ok {
		t.Error("forgot the latest sentence")
	}
	if held := (len(c.young) + len(c.old)) * 100 * cutBytes; held > 2*cacheBytes {
		t.Errorf("holds %d bytes", held)
	}
}

func TestCacheLeavesOutHugeSentences(t *testing.T) {
	c := newCache()
	huge := strings.Repeat("字", cacheBytes/32)
	c.put(huge, nil)
	if _, ok := c.get(huge); ok {
		t.Error("kept a huge sentence")
	}
}
