package web

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// A browser is a Chromium without a window that a test steers, by the protocol of its
// developer tools over two pipes: no port is opened.
type browser struct {
	t       *testing.T
	in      io.Writer
	session string
	saved   string // the folder that downloads go to

	mu      sync.Mutex
	last    int
	waiting map[int]chan answer
	errors  []string // what the console was told
	asked   []string // the addresses that were loaded
}

type answer struct {
	ID     int             `json:"id"`
	Method string          `json:"method"`
	Params json.RawMessage `json:"params"`
	Result json.RawMessage `json:"result"`
	Error  *struct{ Message string }
}

type object = map[string]any

// newBrowser starts Chromium. Without one the test is skipped.
func newBrowser(t *testing.T) *browser {
	t.Helper()
	path, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("Chromium is not installed: the page is not tried in a browser")
	}
	fromTest, in, _ := os.Pipe()
	out, toTest, _ := os.Pipe()
	profile := t.TempDir()
	c := exec.Command(path, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking",
		"--force-device-scale-factor=1", "--hide-scrollbars", "--lang=zh-CN", "--remote-debugging-pipe", "--user-data-dir="+profile, "about:blank")
	c.ExtraFiles = []*os.File{fromTest, toTest}
	// Its helpers write to the folder for a while after it ended; a folder of its own keeps
	// them out of the way of the test's clean-up.
	c.Env = append(os.Environ(), "HOME="+profile, "XDG_CONFIG_HOME="+profile, "XDG_CACHE_HOME="+profile)
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	fromTest.Close()
	toTest.Close()
	b := &browser{t: t, in: in, waiting: map[int]chan answer{}, saved: t.TempDir()}
	go b.listen(out)
	t.Cleanup(func() {
		b.send("Browser.close", nil)
		ended := make(chan error, 1)
		go func() { ended <- c.Wait() }()
		select {
		case <-ended:
		case <-time.After(10 * time.Second):
			c.Process.Kill()
		}
		for range 50 { // until the helpers are gone
			if os.RemoveAll(profile) == nil {
				break
			}
			time.Sleep(100 * time.Millisecond)
		}
	})
	b.attach()
	return b
}

// attach opens a tab and takes hold of it.
func (b *browser) attach() {
	var target struct{ TargetID string }
	b.into(&target, "Target.createTarget", object{"url": "about:blank"})
	var session struct{ SessionID string }
	b.into(&session, "Target.attachToTarget", object{"targetId": target.TargetID, "flatten": true})
	b.session = session.SessionID
	b.do("Browser.setDownloadBehavior", object{"behavior": "allow", "downloadPath": b.saved, "eventsEnabled": true})
	for _, domain := range []string{"Page", "Runtime", "Log", "DOM", "Network"} {
		b.do(domain+".enable", nil)
	}
}

// listen hands out the answers. Each ends with a zero byte.
func (b *browser) listen(r io.Reader) {
	var rest []byte
	buffer := make([]byte, 1<<16)
	for {
		n, err := r.Read(buffer)
		rest = append(rest, buffer[:n]...)
		for {
			message, after, found := bytes.Cut(rest, []byte{0})
			if !found {
				break
			}
			rest = after
			b.hear(message)
		}
		if err != nil {
			return
		}
	}
}

func (b *browser) hear(message []byte) {
	var a answer
	if json.Unmarshal(message, &a) != nil {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	switch {
	case a.ID > 0 && b.waiting[a.ID] != nil:
		b.waiting[a.ID] <- a
		delete(b.waiting, a.ID)
	case a.Method == "Network.requestWillBeSent":
		var p struct{ Request struct{ URL string } }
		json.Unmarshal(a.Params, &p)
		b.asked = append(b.asked, p.Request.URL)
	case a.Method == "Page.javascriptDialogOpening": // whether to leave what was edited: yes
		go b.send("Page.handleJavaScriptDialog", object{"accept": true})
	case a.Method == "Runtime.exceptionThrown", a.Method == "Log.entryAdded":
		b.errors = append(b.errors, a.Method+" "+string(a.Params))
	}
}

// complaints returns what went wrong on the page since it was asked last.
func (b *browser) complaints() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	list := b.errors
	b.errors = nil
	return list
}

func (b *browser) send(method string, params object) (answer, error) {
	b.mu.Lock()
	b.last++
	id, wait := b.last, make(chan answer, 1)
	b.waiting[id] = wait
	message := object{"id": id, "method": method, "params": params}
	if params == nil {
		message["params"] = object{}
	}
	if b.session != "" && !strings.HasPrefix(method, "Browser.") && !strings.HasPrefix(method, "Target.") {
		message["sessionId"] = b.session
	}
	data, _ := json.Marshal(message)
	_, err := b.in.Write(append(data, 0))
	b.mu.Unlock()
	if err != nil {
		return answer{}, err
	}
	select {
	case a := <-wait:
		if a.Error != nil {
			return a, fmt.Errorf("%s: %s", method, a.Error.Message)
		}
		return a, nil
	case <-time.After(time.Minute):
		return answer{}, fmt.Errorf("%s: no answer", method)
	}
}

func (b *browser) do(method string, params object) answer {
	b.t.Helper()
	a, err := b.send(method, params)
	if err != nil {
		b.t.Fatal(err)
	}
	return a
}

func (b *browser) into(v any, method string, params object) {
	b.t.Helper()
	if err := json.Unmarshal(b.do(method, params).Result, v); err != nil {
		b.t.Fatal(err)
	}
}

// eval returns the value of an expression on the page.
func (b *browser) eval(expression string) any {
	b.t.Helper()
	var r struct {
		Result           struct{ Value any }
		ExceptionDetails *struct {
			Exception struct{ Description string }
		}
	}
	b.into(&r, "Runtime.evaluate", object{"expression": expression, "returnByValue": true, "awaitPromise": true, "userGesture": true})
	if r.ExceptionDetails != nil {
		b.t.Fatalf("%s: %s", expression, r.ExceptionDetails.Exception.Description)
	}
	return r.Result.Value
}

// text returns what an expression is, as text.
func (b *browser) text(expression string) string {
	b.t.Helper()
	return fmt.Sprint(b.eval(expression))
}

// until waits until an expression is true.
func (b *browser) until(expression string) {
	b.t.Helper()
	for range 600 {
		if b.eval(`Boolean(`+expression+`)`) == true {
			return
		}
		time.Sleep(25 * time.Millisecond)
	}
	b.t.Fatalf("never: %s\nproblem: %v\nconsole: %v", expression, b.eval(`document.getElementById("problem")?.textContent + document.getElementById("trouble")?.textContent`), b.complaints())
}

// visit opens an address.
func (b *browser) visit(url string) {
	b.t.Helper()
	b.do("Page.navigate", object{"url": url})
	b.until(`document.readyState === "complete" && location.href !== "about:blank"`)
}

// screen sets the size of the window and the colours that the reader prefers.
func (b *browser) screen(width, height int, dark bool) {
	b.t.Helper()
	scheme := map[bool]string{false: "light", true: "dark"}[dark]
	b.do("Emulation.setDeviceMetricsOverride", object{"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600})
	b.do("Emulation.setEmulatedMedia", object{"features": []object{{"name": "prefers-color-scheme", "value": scheme}}})
}

// picture saves what is seen, where WEB_PICTURES names a folder.
func (b *browser) picture(name string) {
	b.t.Helper()
	folder := os.Getenv("WEB_PICTURES")
	if folder == "" {
		return
	}
	var shot struct{ Data string }
	b.into(&shot, "Page.captureScreenshot", object{"format": "png"})
	data, err := base64.StdEncoding.DecodeString(shot.Data)
	if err == nil {
		err = os.WriteFile(filepath.Join(folder, name+".png"), data, 0o644)
	}
	if err != nil {
		b.t.Fatal(err)
	}
}

// drop drops a file on the page.
func (b *browser) drop(path string) {
	b.t.Helper()
	data := object{"items": []any{}, "files": []string{path}, "dragOperationsMask": 1}
	for _, kind := range []string{"dragEnter", "dragOver", "drop"} {
		b.do("Input.dispatchDragEvent", object{"type": kind, "x": 200, "y": 300, "data": data})
	}
}

// press presses a key, named as in KeyboardEvent.key; modifiers as the protocol counts them.
func (b *browser) press(key string, modifiers int) {
	b.t.Helper()
	codes := map[string]int{"Enter": 13, "Escape": 27, "Backspace": 8, "ArrowUp": 38, "ArrowDown": 40, "End": 35, "Tab": 9}
	code := codes[key]
	down := object{"type": "rawKeyDown", "key": key, "modifiers": modifiers}
	if code == 0 {
		code = int(strings.ToUpper(key)[0])
	}
	down["windowsVirtualKeyCode"], down["code"] = code, key
	switch {
	case key == "Enter":
		down["type"], down["text"] = "keyDown", "\r"
	case len(key) == 1 && modifiers == 0:
		down["type"], down["text"] = "keyDown", key
	}
	b.do("Input.dispatchKeyEvent", down)
	b.do("Input.dispatchKeyEvent", object{"type": "keyUp", "key": key, "windowsVirtualKeyCode": code, "modifiers": modifiers})
}

// write types text where the caret is.
func (b *browser) write(text string) {
	b.t.Helper()
	b.do("Input.insertText", object{"text": text})
}

// click clicks in the middle of an element.
func (b *browser) click(selector string) {
	b.t.Helper()
	at, ok := b.eval(`(() => { const e = document.querySelector(` + quoted(selector) + `); if (!e) return null; e.scrollIntoView({block: "center"}); const r = e.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2] })()`).([]any)
	if !ok {
		b.t.Fatalf("nothing to click: %s", selector)
	}
	for _, kind := range []string{"mousePressed", "mouseReleased"} {
		b.do("Input.dispatchMouseEvent", object{"type": kind, "x": at[0], "y": at[1], "button": "left", "clickCount": 1})
	}
}

func quoted(s string) string {
	data, _ := json.Marshal(s)
	return string(data)
}

// download returns the file of a name once it is there.
func (b *browser) download(name string) []byte {
	b.t.Helper()
	path := filepath.Join(b.saved, name)
	for range 400 {
		data, err := os.ReadFile(path)
		if partial, _ := filepath.Glob(filepath.Join(b.saved, "*.crdownload")); err == nil && len(data) > 0 && len(partial) == 0 {
			return data
		}
		time.Sleep(25 * time.Millisecond)
	}
	names, _ := filepath.Glob(filepath.Join(b.saved, "*"))
	b.t.Fatalf("%s was not downloaded, only %v", name, names)
	return nil
}
