// Command mkdict writes the dictionary of package segment: the Chinese dictionary that
// gse embeds, in a form that is read where it lies. Its argument is the file to write.
//
// The words, frequencies and tags are taken from gse after gse itself has loaded them, so
// that its peculiarities (the first of two equal words wins, a single character counts 2)
// need no second description here.
package main

import (
	"fmt"
	"os"
	"unicode/utf16"

	"github.com/go-ego/gse"
)

// A word is one entry of gse's dictionary. Its units are UTF-16 codes.
type word struct {
	units []uint16
	freq  uint32
	tag   string
	value uint16 // index into the table of values, counted from 1
}

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: mkdict FILE")
		os.Exit(2)
	}
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "mkdict:", err)
		os.Exit(1)
	}
}

func run(path string) error {
	simplified, _, err := load("zh_s")
	if err != nil {
		return err
	}
	all, total, err := load("zh")
	if err != nil {
		return err
	}
	data, err := encode(all, common(simplified), total)
	if err != nil {
		return err
	}
	return os.WriteFile(path, data, 0o644)
}

// load returns the words of one of gse's dictionaries and the sum of their frequencies.
func load(name string) (words []word, total uint32, err error) {
	s := gse.Segmenter{SkipLog: true, NotLoadHMM: true}
	if err := s.LoadDictEmbed(name); err != nil {
		return nil, 0, err
	}
	for i := range s.Dict.Tokens {
		t := &s.Dict.Tokens[i]
		freq := uint32(t.Freq())
		if float64(freq) != t.Freq() {
			return nil, 0, fmt.Errorf("frequency of %q is not a whole number: %v", t.Text(), t.Freq())
		}
		words = append(words, word{units: utf16.Encode([]rune(t.Text())), freq: freq, tag: t.Pos()})
	}
	return words, uint32(s.Dict.TotalFreq()), nil
}

// common returns the characters that occur in a word of two or more of them.
func common(words []word) map[uint16]bool {
	set := map[uint16]bool{}
	for _, w := range words {
		if len(w.units) < 2 {
			continue
		}
		for _, u := range w.units {
			set[u] = true
		}
	}
	return set
}
