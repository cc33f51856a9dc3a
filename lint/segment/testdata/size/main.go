// A program that segments and that may call any method by its name, which is when the
// linker keeps every method it can reach.
package main

import (
	"os"
	"reflect"

	"github.com/jiaogao/jiaogao/lint/doc"
	"github.com/jiaogao/jiaogao/lint/segment"
)

func main() {
	s := segment.New(os.Args)
	for _, a := range os.Args[1:] {
		for _, token := range s.Segment(doc.Verbatim(a, 0, len(a))) {
			println(token.Text.String(), token.Tag)
		}
		if m := reflect.ValueOf(s).MethodByName(a); m.IsValid() {
			m.Call(nil)
		}
	}
}
