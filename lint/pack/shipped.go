// Code generated from rules/*.toml by go generate; DO NOT EDIT.

//go:build !live

package pack

// shipped returns the shipped pack files by name, made anew at each call.
func shipped() ([]*file, error) {
	return []*file{
		shippedcommon(),
		shippedcontent(),
		shippedformulation(),
		shippedlayout(),
		shippedpairing(),
		shippedreport(),
		shippedtypography(),
		shippedwording(),
		shipped党建述职报告(),
		shipped对照检查材料(),
		shipped年度工作总结(),
		shipped整改情况报告(),
		shipped述职报告(),
		shipped述职述廉报告(),
		shipped述责述廉报告(),
	}, nil
}
