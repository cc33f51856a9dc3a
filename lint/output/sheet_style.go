package output

import (
	"fmt"
	"strings"

	"github.com/jiaogao/jiaogao/lint"
)

// A cellStyle is the look of a cell: an index into the styles of the workbook.
type cellStyle int

const (
	unstyled cellStyle = iota
	heading
	wrapped
	counted
	percent
	isError
	isWarning
	isInfo
	isHint
	isGood
	isMiddling
	isBad
)

// severityStyle returns the look of a severity.
func severityStyle(s lint.Severity) cellStyle {
	switch s {
	case lint.Error:
		return isError
	case lint.Warning:
		return isWarning
	case lint.Info:
		return isInfo
	}
	return isHint
}

// sheetStyles returns the part that defines the looks, in the order of the constants.
func sheetStyles() string {
	fonts := []string{font("", ""), font("<b/>", "FFFFFF"), font("", "C00000"), font("", "9C5700"), font("", "1F4E79"), font("", "7F7F7F"), font("", "375623")}
	fills := []string{"", "", "2F5496", "FDE9E7", "FFF4D6", "E8F1FB", "F2F2F2", "E5F2DD"}
	var b strings.Builder
	fmt.Fprintf(&b, `<styleSheet xmlns="%s"><fonts count="%d">`, sheetNS, len(fonts))
	b.WriteString(strings.Join(fonts, ""))
	fmt.Fprintf(&b, `</fonts><fills count="%d"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>`, len(fills))
	for _, f := range fills[2:] {
		fmt.Fprintf(&b, `<fill><patternFill patternType="solid"><fgColor rgb="FF%s"/></patternFill></fill>`, f)
	}
	line := `style="thin"><color rgb="FFD9D9D9"/>`
	b.WriteString(`</fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left ` + line + `</left><right ` + line + `</right><top ` + line + `</top><bottom ` + line + `</bottom><diagonal/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>`)
	looks := []struct {
		font, fill, format int
		across             string
	}{
		{0, 0, 0, "general"}, {1, 2, 0, "center"}, {0, 0, 0, "left"}, {0, 0, 0, "center"}, {0, 0, 9, "center"},
		{2, 3, 0, "center"}, {3, 4, 0, "center"}, {4, 5, 0, "center"}, {5, 6, 0, "center"},
		{6, 7, 0, "center"}, {3, 4, 0, "center"}, {2, 3, 0, "center"},
	}
	fmt.Fprintf(&b, `<cellXfs count="%d">`, len(looks))
	for i, l := range looks {
		border, down := 1, "top"
		if i <= int(heading) {
			border, down = i, "center"
		}
		fmt.Fprintf(&b, `<xf numFmtId="%d" fontId="%d" fillId="%d" borderId="%d" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="%s" vertical="%s" wrapText="1"/></xf>`,
			l.format, l.font, l.fill, border, l.across, down)
	}
	b.WriteString(`</cellXfs></styleSheet>`)
	return b.String()
}

func font(weight, color string) string {
	if color != "" {
		color = `<color rgb="FF` + color + `"/>`
	}
	return `<font>` + weight + `<sz val="10.5"/>` + color + `<name val="等线"/><charset val="134"/></font>`
}
