package main

import (
	"bufio"
	"io"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"runtime"
	"strings"
	"testing"
)

// TestServe starts the command as authors do, asks it what a browser and an office system
// ask, and stops it.
func TestServe(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Ctrl-C cannot be sent to another program")
	}
	c := exec.Command("jiaogao", "serve", "--min-severity", "hint")
	c.Dir = t.TempDir()
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	var told strings.Builder
	c.Stderr = &told
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	defer c.Process.Kill()
	line, err := bufio.NewReader(out).ReadString('\n')
	m := regexp.MustCompile(`(http://127\.0\.0\.1:\d+)/([A-Z2-7]{26})/\n$`).FindStringSubmatch(line)
	if m == nil {
		t.Fatalf("no address: %q %v %s", line, err, &told)
	}
	ask := func(method, path, body string) string {
		r, err := http.NewRequest(method, m[1]+path, strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Authorization", "Bearer "+m[2])
		answer, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		defer answer.Body.Close()
		data, err := io.ReadAll(answer.Body)
		if err != nil {
			t.Fatal(err)
		}
		return answer.Status + "\n" + string(data)
	}
	if got := ask("GET", "/"+m[2]+"/", ""); !strings.HasPrefix(got, "200") || !strings.Contains(got, "把报告拖到这里") {
		t.Errorf("the page: %.200s", got)
	}
	if got := ask("POST", "/v1/check?name=a.txt", "2023年度述职报告\n一、情况\n布署工作。\n"); !strings.HasPrefix(got, "200") || !strings.Contains(got, "布署") {
		t.Errorf("a check: %s", got)
	}
	if err := c.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if err := c.Wait(); err != nil || told.Len() > 0 {
		t.Errorf("it ended with %v, said %s", err, &told)
	}
	if left, _ := os.ReadDir(c.Dir); len(left) > 0 {
		t.Errorf("it left %v", left)
	}
}
