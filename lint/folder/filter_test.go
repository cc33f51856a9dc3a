package folder_test

import (
	"bufio"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/folder"
)

// filter runs lines through a filter and returns for each record its path and what there
// is to say of it.
func filter(t *testing.T, jobs int, in io.Reader) []string {
	t.Helper()
	l, _ := linter(t)
	run := folder.Run{Linter: l, Jobs: jobs}
	var got []string
	err := run.Filter(context.Background(), in, func(r *lint.Record) error {
		what := fmt.Sprintf("%s %d", r.Path, len(r.Result.Findings))
		if r.Failure != nil {
			what = r.Path + " " + r.Failure.Cause
		}
		got = append(got, what)
		return nil
	})
	if err != nil {
		t.Error(err)
	}
	return got
}

func TestFilter(t *testing.T) {
	lines := []string{
		`{"name": "a.txt", "text": "全年巡查渠道42次。", "id": 7}`,
		`{"name": "b.md", "data": "` + base64.StdEncoding.EncodeToString([]byte("# 总结\n\n下乡9次。\n")) + `"}`,
		``, `x`, `[]`, `"a"`, `null`, `7`, `{}`, `{"name": 3, "text": ""}`,
		`{"name": "c.txt"}`, `{"text": "42"}`, `{"name": "d.txt", "text": "1", "data": "MQ=="}`,
		`{"name": "e.txt", "data": "%"}`, "{\"name\": \"f.txt\", \"text\": \"\xff\"}", `{"name": "g.txt", "text": ""}`,
		`{"name": "h.txt", "text": "无"} {}`, "{\"name\": \"i.txt\", \"text\": \"下乡3次。\"}\r",
	}
	want := []string{
		"a.txt 2", "b.md 1", " line", " line", " line", " line", " line", " line", " line", " line",
		"c.txt line", " line", "d.txt line", "e.txt line", " line", "g.txt empty", " line", "i.txt 1",
	}
	for _, jobs := range []int{1, 2, 8} {
		for _, end := range []string{"", "\n"} {
			got := filter(t, jobs, iotest.HalfReader(strings.NewReader(strings.Join(lines, "\n")+end)))
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%d workers (-want +got):\n%s", jobs, diff)
			}
		}
	}
}

// A line is answered before the next is sent, and a broken stream is told.
func TestFilterAnswersAtOnce(t *testing.T) {
	l, _ := linter(t)
	run := folder.Run{Linter: l, Jobs: 4}
	in, producer := io.Pipe()
	answers := make(chan *lint.Record)
	go func() {
		for i := range 5 {
			fmt.Fprintf(producer, "{\"name\": \"%d.txt\", \"text\": \"42\"}\n", i)
			if r := <-answers; r.Path != fmt.Sprintf("%d.txt", i) {
				t.Errorf("line %d is answered by %s", i, r.Path)
			}
		}
		producer.CloseWithError(errors.New("device gone"))
		if r := <-answers; r.Failure == nil || r.Failure.Cause != "unreadable" {
			t.Errorf("a broken stream is told as %+v", r)
		}
	}()
	if err := run.Filter(context.Background(), in, func(r *lint.Record) error { answers <- r; return nil }); err != nil {
		t.Error(err)
	}
}

// The end of the context does not wait for a producer that is silent.
func TestFilterStops(t *testing.T) {
	l, _ := linter(t)
	run := folder.Run{Linter: l}
	in, _ := io.Pipe()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := run.Filter(ctx, in, func(*lint.Record) error { return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

// zeros is a line without end.
type zeros struct{}

func (zeros) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}

// A line that is too long is passed over, whatever its length, and the next is read.
func TestFilterLongLine(t *testing.T) {
	in := io.MultiReader(io.LimitReader(zeros{}, 100<<20), strings.NewReader("\n{\"name\": \"a.txt\", \"text\": \"42\"}\n"))
	if got := filter(t, 1, bufio.NewReaderSize(in, 1<<20)); !slices.Equal(got, []string{" line", "a.txt 2"}) {
		t.Errorf("got %v", got)
	}
}

// For every line there is one record: a failure, or a document that was checked.
func FuzzFilter(f *testing.F) {
	f.Add([]byte("{\"name\": \"a.txt\", \"text\": \"42\"}\n\n{\"name\": \"b\", \"data\": \"NDI=\"}"))
	f.Add([]byte("{\"name\":\"\xff\"}\r\n{\"na\\u006de\":\"\\ud800\",\"TEXT\":\"1\"}\n"))
	f.Fuzz(func(t *testing.T, in []byte) {
		want := strings.Count(string(in), "\n")
		if len(in) > 0 && in[len(in)-1] != '\n' {
			want++
		}
		got := filter(t, 2, strings.NewReader(string(in)))
		if len(got) != want {
			t.Errorf("%d lines, %d records", want, len(got))
		}
	})
}
