package input

import (
	"os"
	"testing"
	"time"
)

// TestPDFStops: when its time is over, the machine stops within a page.
func TestPDFStops(t *testing.T) {
	data, err := os.ReadFile("../../testdata/input/formats/述责述廉报告.pdf")
	if err != nil {
		t.Fatal(err)
	}
	p, err := startPDF()
	if err != nil {
		t.Fatal(err)
	}
	defer p.pool.Close()
	timer := time.AfterFunc(3*time.Millisecond, p.stop)
	defer timer.Stop()
	for !p.stopped.Load() {
		if _, err := p.read(data); err != nil && !p.stopped.Load() {
			t.Fatal(err)
		}
	}
	if _, err := p.read(data); err == nil {
		t.Error("a machine that was stopped reads on")
	}
}
