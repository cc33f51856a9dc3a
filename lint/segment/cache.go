package segment

import (
	"strings"
	"sync"
)

const (
	cacheBytes = 2 << 20 // of one generation of the cache
	cutBytes   = 24
)

// A cache remembers how sentences were cut: reports share much boilerplate. It holds two
// generations; when the young one is full, it becomes the old one, and that is forgotten.
type cache struct {
	mu         sync.Mutex
	young, old map[string][]cut
	size       int // of the young generation, in bytes
}

func newCache() *cache { return &cache{young: map[string][]cut{}} }

func (c *cache) get(sentence string) ([]cut, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if cuts, ok := c.young[sentence]; ok {
		return cuts, true
	}
	cuts, ok := c.old[sentence]
	if ok {
		c.store(strings.Clone(sentence), cuts)
	}
	return cuts, ok
}

func (c *cache) put(sentence string, cuts []cut) {
	c.mu.Lock()
	defer c.mu.Unlock()
	// The clone lets go of the document that the sentence is a part of.
	c.store(strings.Clone(sentence), cuts)
}

// store keeps a sentence, unless it is so long that others would have to go for it.
func (c *cache) store(sentence string, cuts []cut) {
	size := len(sentence) + cap(cuts)*cutBytes
	if size > cacheBytes/32 {
		return
	}
	if c.size += size; c.size > cacheBytes {
		c.young, c.old, c.size = map[string][]cut{}, c.young, size
	}
	c.young[sentence] = cuts
}
