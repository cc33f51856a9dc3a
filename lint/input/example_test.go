package input_test

import (
	"errors"
	"fmt"

	"github.com/jiaogao/jiaogao/lint/doc"
	"github.com/jiaogao/jiaogao/lint/input"
)

// The name says what kind of file it is, unless the bytes say otherwise. The document has
// its outline: sections, and the items that they list.
func ExampleRead() {
	source := "# 石桥泵站2024年度工作总结\n\n## 一、存在问题\n\n1.**夜间**巡查少。全年只有3次。\n2.记录不全。\n"
	d, err := input.Read("总结.md", []byte(source))
	if err != nil {
		panic(err)
	}
	fmt.Println(d.Title, d.Year)
	d.Body.Walk(func(s *doc.Section) bool {
		if s.Parent != nil {
			fmt.Println(s.Level, s.Mark.Text, s.Heading)
		}
		return true
	})
	// Output:
	// 石桥泵站2024年度工作总结 2024
	// 1 一、 存在问题
	// 2 1. 夜间巡查少
	// 2 2. 记录不全
}

// What cannot be read says why, for programs and for people.
func ExampleError() {
	_, err := input.Read("照片.txt", []byte("\x89PNG\r\n\x1a\n"))
	var refused *input.Error
	if errors.As(err, &refused) {
		fmt.Println(refused.Cause)
	}
	// Output:
	// unsupported
}
