// Code generated from rules/*.toml by go generate; DO NOT EDIT.

//go:build !live

package pack

import (
	"github.com/jiaogao/jiaogao/lint"
)

func shipped整改情况报告() *file {
	return &file{name: "整改情况报告", title: "整改情况报告", match: texts整改情况报告[0:8:8], extends: texts整改情况报告[8:9:9], parts: []lint.Part{
		{Role: "rectification", Name: "整改落实情况", Match: texts整改情况报告[9:14:14], Except: texts整改情况报告[14:20:20], Text: texts整改情况报告[20:22:22], Required: true},
		{Role: "measures", Name: "下一步安排", Match: texts整改情况报告[22:33:33], Except: texts整改情况报告[33:34:34], Text: texts整改情况报告[34:49:49], Required: true},
	}}
}

// texts整改情况报告 is read only.
var texts整改情况报告 = [...]string{"整改情况", "整改进展", "整改落实", "整改报告", "整改工作", "整改清单", "整改的报告", "整改完成", "report", "整改", "关于", "落实", "方面", "反馈", "下一步", "下步", "今后", "后续", "打算", "成效", "整改情况如下", "整改措施：", "下一步", "下步", "今后", "后续", "打算", "长效机制", "下一阶段", "努力方向", "计划", "持续整改", "巩固", "整改成效", "下一步，", "下一步将", "下一步要", "下一步工作中", "下一阶段，", "下步，", "今后，", "今后将", "今后的工作中", "今后工作中", "明年，", "明年将", "新的一年", "后续将", "后续工作"}
