// Code generated from rules/*.toml by go generate; DO NOT EDIT.

//go:build !live

package pack

import (
	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/check"
)

func shippedreport() *file {
	return &file{name: "report", title: "报告结构", extends: textsreport[0:2:2], rules: []*lint.Rule{
		{ID: "missing-part", Kind: "sections", Title: "缺少必备部分", Why: "这类报告要求写全几个部分，缺一个就会被退回重写。按意思认标题：写“不足之处”也算写了“存在问题”。", Severity: lint.Error, Flagged: textsreport[2:3:3], Silent: textsreport[3:4:4], Check: &check.Sections{Find: "missing"}},
		{ID: "empty-part", Kind: "sections", Title: "部分只有标题没有内容", Why: "标题下面没有内容，等于没有写。多半是起草时先列了提纲，后来忘了补。", Severity: lint.Error, Flagged: textsreport[4:5:5], Silent: textsreport[5:6:6], Check: &check.Sections{Find: "empty"}},
		{ID: "misplaced-part", Kind: "sections", Title: "部分的次序颠倒", Why: "通常先写工作、再写问题、后写措施。次序颠倒会让读的人找不到对应的内容。", Flagged: textsreport[6:7:7], Silent: textsreport[7:8:8], Check: &check.Sections{Find: "order"}},
		{ID: "untreated-topic", Kind: "sections", Title: "规定的内容没有写到", Why: "党内监督条例和各地通知对这类报告写什么有要求，检查的人会逐项核对。标题或正文提到即可。", Severity: lint.Hint, Flagged: textsreport[8:9:9], Silent: textsreport[9:10:10], Check: &check.Sections{Find: "topics"}},
		{ID: "thin-part", Kind: "sections", Title: "必备部分写得太少", Why: "只有一两句话的部分，说明没有认真查摆或者没有想好措施。", Severity: lint.Hint, Flagged: textsreport[10:12:12], Silent: textsreport[12:14:14], Check: &check.Sections{Find: "thin", Min: 20}},
	}, grading: &lint.Grading{Full: 100, Terms: []lint.Term{{ID: "missing-part", Title: "缺少必备部分，或只有标题", Rules: textsreport[14:16:16], Points: 45, Most: 90}, {ID: "unpaired-problem", Title: "问题没有对应的措施", Rules: textsreport[16:17:17], Points: 6, Most: 30}, {ID: "empty-measure", Title: "措施空泛", Rules: textsreport[17:18:18], In: textsreport[18:19:19], Share: 20}, {ID: "errors", Title: "其他错误", Severity: lint.Error, Points: 2, Most: 20}, {ID: "warnings", Title: "其他警告", Points: 1, Most: 15}}, Levels: []lint.Level{{Name: "合格", From: 80}, {Name: "基本合格", From: 60}, {Name: "不合格"}}}}
}

// textsreport is read only.
var textsreport = [...]string{"common", "pairing", "【河湾镇镇长2023年度述责述廉报告】\n一、履行职责情况\n主持研究党风廉政建设4次，严守政治纪律。\n二、下一步打算\n每季度下村走访一轮。", "河湾镇镇长2023年度述责述廉报告\n一、履行职责情况\n主持研究党风廉政建设4次，严守政治纪律。\n二、还有哪些不足\n下村走访偏少。\n三、今后怎么做\n每季度下村走访一轮。", "河湾镇镇长2023年度述责述廉报告\n一、履行职责情况\n主持研究党风廉政建设4次，严守政治纪律。\n【二、存在的不足】\n三、今后打算\n每季度下村走访一轮。", "河湾镇镇长2023年度述责述廉报告\n一、履行职责情况\n主持研究党风廉政建设4次，严守政治纪律。\n二、存在的不足\n下村走访偏少。\n三、今后打算\n每季度下村走访一轮。", "河湾镇镇长2023年度述责述廉报告\n【一、今后打算】\n每季度下村走访一轮。\n二、履行职责情况\n主持研究党风廉政建设4次，严守政治纪律。\n三、存在的不足\n下村走访偏少。", "河湾镇镇长2023年度述责述廉报告\n一、履行职责情况\n主持研究党风廉政建设4次，严守政治纪律。\n二、存在的不足\n下村走访偏少。\n三、今后打算\n每季度下村走访一轮。", "河湾镇镇长2023年度述责述廉报告\n【一、履行职责情况】\n主持研究党风廉政建设4次，带头遵守廉洁纪律。\n二、存在的不足\n下村走访偏少。\n三、今后打算\n每季度下村走访一轮，落实主体责任。", "河湾镇镇长2023年度述责述廉报告\n一、履行职责情况\n落实主体责任，主持研究党风廉政建设4次，严守政治纪律，带头遵守廉洁纪律。\n二、存在的不足\n下村走访偏少。\n三、今后打算\n每季度下村走访一轮。", "河湾镇镇长2023年度述责述廉报告\n一、履行职责情况\n落实主体责任，主持研究党风廉政建设4次，严守政治纪律，带头遵守廉洁纪律。\n【二、存在的不足】\n下村少。\n三、今后打算\n每季度下村走访一轮，对走访中群众反映的事项逐件登记答复。", "河湾镇镇长2023年度述责述廉报告\n一、履行职责情况\n落实主体责任，主持研究党风廉政建设4次，严守政治纪律，带头遵守廉洁纪律。\n【二、存在的不足】\n下村走访偏少，留守老人的困难掌握不全。\n三、今后打算\n每季度下村走访一轮，对走访中群众反映的事项逐件登记答复。", "河湾镇镇长2023年度述责述廉报告\n一、履行职责情况\n落实主体责任，主持研究党风廉政建设4次，严守政治纪律，带头遵守廉洁纪律。\n二、存在的不足\n下村走访偏少，全年只到过三个偏远村，对留守老人的困难掌握不全。\n三、今后打算\n每季度下村走访一轮，对走访中群众反映的事项逐件登记答复。", "河湾镇镇长2023年度述责述廉报告\n一、履行职责情况\n落实主体责任，主持研究党风廉政建设4次，严守政治纪律，带头遵守廉洁纪律。\n二、存在的不足\n下村走访偏少，对留守老人的实际困难掌握得还不全。\n三、今后打算\n每季度下村走访一轮，对走访中群众反映的事项逐件登记答复。", "missing-part", "empty-part", "unpaired-problem", "empty-passage", "measures"}
