package web

import (
	"crypto/rand"
	"net/http"
	"slices"
	"sync"
)

// What the desk holds at most. A report that was put away is opened again by the page, which
// has it.
const (
	deskReports = 8
	deskBytes   = 128 << 20
)

// A desk holds the reports that are open, in memory only, the one used last at the end.
type desk struct {
	mu   sync.Mutex
	list []*draft
}

// put puts a report on the desk, others away where there is no room.
func (k *desk) put(x *draft) {
	k.mu.Lock()
	defer k.mu.Unlock()
	x.id = rand.Text()
	k.list = append(k.list, x)
	size := 0
	for i := len(k.list) - 1; i >= 0; i-- {
		size += len(k.list[i].data) + len(k.list[i].base.Source)
		if i < len(k.list)-1 && (size > deskBytes || len(k.list)-i > deskReports) {
			k.list = slices.Delete(k.list, 0, i+1)
			return
		}
	}
}

// get returns a report on the desk.
func (k *desk) get(id string) (*draft, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	i := k.index(id)
	if i < 0 {
		return nil, failure{http.StatusGone, "gone", "这篇报告已经关闭，请重新打开"}
	}
	x := k.list[i]
	k.list = append(slices.Delete(k.list, i, i+1), x)
	return x, nil
}

// drop takes a report off the desk.
func (k *desk) drop(id string) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if i := k.index(id); i >= 0 {
		k.list = slices.Delete(k.list, i, i+1)
	}
}

func (k *desk) index(id string) int {
	return slices.IndexFunc(k.list, func(x *draft) bool { return x.id == id })
}
