package check

import (
	"strconv"

	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/doc"
)

// columns flags gaps and repetitions in the column of a table that numbers its rows. Rows
// picked from another list keep the numbers they have there.
func columns(p *lint.Pass, t *doc.Table) {
	if len(t.Rows) == 0 {
		return
	}
	for k, head := range t.Rows[0] {
		if name := head.String(); name != "序号" && name != "编号" {
			continue
		}
		var cells []doc.Text
		var numbers []int
		for _, row := range t.Rows[1:] {
			if k >= len(row) {
				continue
			}
			n, size := doc.ArabicNumeral(row[k].String())
			if size == 0 || size != row[k].Len() {
				return
			}
			cells, numbers = append(cells, row[k]), append(numbers, n)
		}
		if picked(numbers) {
			continue
		}
		for i, n := range numbers {
			if i > 0 && n != numbers[i-1]+1 && n != 1 {
				p.Flag(cells[i], lint.Expand("表格的序号不连续：“{prev}”之后是“{match}”。", "prev", strconv.Itoa(numbers[i-1])))
			}
		}
	}
}

// picked reports whether rising numbers are those of another list: they do not start with
// 1, or they leave out some at every second step at least.
func picked(numbers []int) bool {
	gaps := 0
	for i := 1; i < len(numbers); i++ {
		if numbers[i] <= numbers[i-1] {
			return false
		}
		if numbers[i] > numbers[i-1]+1 {
			gaps++
		}
	}
	return len(numbers) > 0 && numbers[0] != 1 || gaps > 1 && gaps*2 >= len(numbers)-1
}
