package input_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"github.com/jiaogao/jiaogao/lint/input"
)

const sample = "云岚县林场场长2023年度述职报告\r\n　　一、履职情况\r\n全年造林1200亩，防火“零事故”。\r\n"

// gbk returns text in GBK.
func gbk(t testing.TB, text string) []byte {
	data, err := simplifiedchinese.GBK.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// wide returns text in UTF-16.
func wide(text string, big bool) []byte {
	var data []byte
	for _, r := range text {
		units := []uint16{uint16(r)}
		if r > 0xFFFF {
			r -= 0x10000
			units = []uint16{0xD800 | uint16(r>>10), 0xDC00 | uint16(r&0x3FF)}
		}
		for _, u := range units {
			if big {
				data = append(data, byte(u>>8), byte(u))
			} else {
				data = append(data, byte(u), byte(u>>8))
			}
		}
	}
	return data
}

func TestDecode(t *testing.T) {
	big5, err := traditionalchinese.Big5.NewEncoder().Bytes([]byte("各位同仁：這一年來，全場職工認真學習，現將有關情況報告如下。"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		data []byte
		want input.Encoding
		text string
	}{
		{"UTF-8", []byte(sample), input.Encoding{Name: input.UTF8}, sample},
		{"UTF-8 with mark", []byte("\ufeff" + sample), input.Encoding{Name: input.UTF8, BOM: true}, "\ufeff" + sample},
		{"GBK", gbk(t, sample), input.Encoding{Name: input.GB18030}, sample},
		{"GBK title", gbk(t, "述职报告"), input.Encoding{Name: input.GB18030}, "述职报告"},
		{"GBK that is UTF-8 too", []byte("\xc1\xaa\xcd\xa8\xd6\xa4"), input.Encoding{Name: input.GB18030}, "联通证"},
		{"UTF-16LE with mark", append([]byte("\xff\xfe"), wide(sample, false)...), input.Encoding{Name: input.UTF16LE, BOM: true}, sample},
		{"UTF-16BE with mark", append([]byte("\xfe\xff"), wide(sample, true)...), input.Encoding{Name: input.UTF16BE, BOM: true}, sample},
		{"UTF-16LE", wide(sample, false), input.Encoding{Name: input.UTF16LE}, sample},
		{"UTF-16BE", wide(sample, true), input.Encoding{Name: input.UTF16BE}, sample},
		{"UTF-16LE of ASCII", wide("report 2023\n", false), input.Encoding{Name: input.UTF16LE}, "report 2023\n"},
		{"Big5", big5, input.Encoding{Name: input.Big5}, "各位同仁：這一年來，全場職工認真學習，現將有關情況報告如下。"},
		{"ASCII", []byte("report\n"), input.Encoding{Name: input.UTF8}, "report\n"},
		{"French", []byte("été déjà"), input.Encoding{Name: input.UTF8}, "été déjà"},
	} {
		d, err := input.Decode(c.data)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if d.Encoding != c.want || d.Text != c.text {
			t.Errorf("%s: %+v %q, want %+v", c.name, d.Encoding, d.Text, c.want)
		}
		if back, err := d.Encoding.Encode(d.Text); err != nil || !bytes.Equal(back, c.data) {
			t.Errorf("%s: encoded to %q (%v)", c.name, back, err)
		}
	}
}

// TestDecodeReports reads each report of testdata in all encodings, as a whole and each
// of its lines.
func TestDecodeReports(t *testing.T) {
	names, _ := filepath.Glob("../../testdata/reports/*.[tm]*")
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		text := string(data)
		for encoding, data := range map[string][]byte{
			input.UTF8: data, input.GB18030: gbk(t, text), input.UTF16LE: wide(text, false), input.UTF16BE: wide(text, true),
		} {
			if d, err := input.Decode(data); err != nil || d.Encoding.Name != encoding || d.Text != text || len(d.Notes) > 0 {
				t.Errorf("%s in %s: %v", name, encoding, err)
			}
		}
		for line := range strings.Lines(text) {
			if d, err := input.Decode(gbk(t, line)); err == nil && d.Text != line {
				t.Errorf("%s in GBK reads as %q in %s", line, d.Text, d.Encoding.Name)
			}
		}
	}
}

func TestBadBytesAreNamedAndDoNotFlipTheFile(t *testing.T) {
	text := strings.Repeat(sample, 3)
	for _, c := range []struct {
		name, data, note string
	}{
		{"one", strings.Replace(text, "全年", "全\xff\xfe年", 1), "第3行有1处"},
		{"at the end", text[:len(text)-3], "第9行有1处"},
		{"two", strings.Replace(text, "亩", "\xe4\xba", 2), "第3、6行有2处"},
	} {
		d, err := input.Decode([]byte(c.data))
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		if d.Encoding.Name != input.UTF8 || !d.Encoding.Lossy || len(d.Notes) != 1 || !strings.Contains(d.Notes[0], c.note) {
			t.Errorf("%s: %+v %q, want a note %q", c.name, d.Encoding, d.Notes, c.note)
		}
		if strings.Count(d.Text, "\ufffd") != strings.Count(c.note, "、")+1 {
			t.Errorf("%s: a run of bad bytes is one character: %q", c.name, d.Text)
		}
		if _, err := d.Encoding.Encode(d.Text); err == nil {
			t.Errorf("%s: a file with lost bytes cannot be written back", c.name)
		}
	}
}

func TestOwnReplacementCharacterIsNoLoss(t *testing.T) {
	d, err := input.Decode([]byte(sample + "原文有一个\ufffd字符"))
	if err != nil || d.Encoding.Lossy || len(d.Notes) > 0 {
		t.Errorf("%+v %v", d, err)
	}
}

func TestLossInGBKIsNamed(t *testing.T) {
	data := gbk(t, strings.Repeat(sample, 3))
	data[bytes.IndexByte(data, '\n')+1] = 0xff
	d, err := input.Decode(data)
	if err != nil || d.Encoding.Name != input.GB18030 || !d.Encoding.Lossy || len(d.Notes) != 1 || !strings.Contains(d.Notes[0], "第2行") {
		t.Errorf("%+v %v", d, err)
	}
}

func TestEncodeRefusesWhatItCannotWrite(t *testing.T) {
	if data, err := (input.Encoding{Name: input.GB18030}).Encode("𠮷"); err != nil || len(data) != 4 {
		t.Errorf("GB18030 has all characters: %v", err)
	}
	var refused *input.Error
	if _, err := (input.Encoding{Name: input.Big5}).Encode("这"); !errors.As(err, &refused) || refused.Cause != input.BadEncoding {
		t.Errorf("Big5 lacks simplified characters: %v", err)
	}
}

func TestTraditionalTextIsNoted(t *testing.T) {
	d, err := input.Read("a.txt", []byte("各位同仁：這一年來，全場職工認真學習貫徹會議精神，現將有關情況報告如下。"))
	if err != nil || len(d.Notes) != 1 || !strings.Contains(d.Notes[0], "繁体") {
		t.Errorf("%v %v", d, err)
	}
}
