// Code generated from rules/*.toml by go generate; DO NOT EDIT.

//go:build !live

package pack

import (
	"github.com/jiaogao/jiaogao/lint"
	"github.com/jiaogao/jiaogao/lint/check"
)

func shippedlayout() *file {
	return &file{name: "layout", title: "公文版式", rules: []*lint.Rule{
		{ID: "page-size", Kind: "layout", Title: "纸张不是A4", Why: "公文用A4型纸，装订归档才能整齐。新建的文档常带着Letter等外国纸型，请在页面设置里改为A4，再核对分页。", Source: "GB/T 9704—2012 5.2.1", Flagged: textslayout[0:1:1], Silent: textslayout[1:3:3], Check: &check.Layout{Find: "page", Width: 210, Height: 297, Tolerance: 1}},
		{ID: "page-margins", Kind: "layout", Title: "页边距不符合公文格式", Why: "公文天头（上白边）37毫米，订口（左白边）28毫米，版心156×225毫米，合下边距35毫米、右边距26毫米，允许差1毫米。Word默认的页边距不是这样，请在页面设置里改。", Source: "GB/T 9704—2012 5.2.1", Flagged: textslayout[3:4:4], Silent: textslayout[4:6:6], Check: &check.Layout{Find: "margins", Top: 37, Bottom: 35, Left: 28, Right: 26, Tolerance: 1}},
		{ID: "title-font", Kind: "layout", Title: "标题的字体、字号或位置不对", Why: "标题用2号小标宋体字，分一行或多行居中排布。没有装小标宋的，用宋体加粗会被退回，请安装字体后再改。", Source: "GB/T 9704—2012 7.3.1", Severity: lint.Info, Flagged: textslayout[6:8:8], Silent: textslayout[8:10:10], Check: &check.Layout{Find: "title", Tolerance: 1, Fonts: textslayout[10:11:11], Size: 22}},
		{ID: "heading-font", Kind: "layout", Title: "各级标题的字体或字号不对", Why: "结构层次序数为“一、”“（一）”“1.”“（1）”，第一层用黑体字，第二层用楷体字，第三层和第四层用仿宋体字，都是3号。", Source: "GB/T 9704—2012 7.3.3", Severity: lint.Info, Flagged: textslayout[11:14:14], Silent: textslayout[14:15:15], Check: &check.Layout{Find: "heading", Tolerance: 1, Levels: textslayout[15:18:18], Size: 16}},
		{ID: "body-font", Kind: "layout", Title: "正文的字体或字号不对", Why: "如无特殊说明，公文用3号仿宋体字。从网页或别的文件粘贴来的文字常带着原来的字体，请选中后重设。", Source: "GB/T 9704—2012 5.2.2", Severity: lint.Info, Flagged: textslayout[18:20:20], Silent: textslayout[20:21:21], Check: &check.Layout{Find: "body", Tolerance: 1, Fonts: textslayout[21:22:22], Size: 16}},
		{ID: "line-pitch", Kind: "layout", Title: "行距不对", Why: "公文每面排22行，每行28字，撑满版心。行距设为固定值28至30磅可以做到，单倍、1.5倍行距做不到。", Source: "GB/T 9704—2012 5.2.3", Severity: lint.Info, Flagged: textslayout[22:24:24], Silent: textslayout[24:25:25], Check: &check.Layout{Find: "pitch", Tolerance: 1, Min: 28, Max: 30}},
		{ID: "first-line-indent", Kind: "layout", Title: "段落没有左空二字、回行顶格", Why: "每个自然段左空二字，回行顶格。请在段落设置里设首行缩进2字符，不要整段左缩进。", Source: "GB/T 9704—2012 7.3.3", Severity: lint.Info, Flagged: textslayout[25:27:27], Silent: textslayout[27:28:28], Check: &check.Layout{Find: "indent", Tolerance: 1, Indent: 2}},
		{ID: "page-number", Kind: "layout", Title: "没有页码，或页码的写法不对", Why: "页码用4号半角宋体阿拉伯数字，排在版心下边缘之下，数字左右各放一条一字线，如“— 1 —”。", Source: "GB/T 9704—2012 7.5", Severity: lint.Info, Flagged: textslayout[28:30:30], Silent: textslayout[30:31:31], Check: &check.Layout{Find: "number", Tolerance: 1, Fonts: textslayout[31:32:32], Size: 14}},
	}}
}

// textslayout is read only.
var textslayout = [...]string{"〔页面 215.9×279.4〕\n【河湾镇2023年工作总结】\n检修水泵六台。", "〔页面 210×297〕\n河湾镇2023年工作总结\n检修水泵六台。", "〔页面 297×210〕\n河湾镇2023年工作总结\n检修水泵六台。", "〔页面 210×297 上25.4 下25.4 左31.8 右31.8〕\n【河湾镇2023年工作总结】\n检修水泵六台。", "〔页面 210×297 上37 下35 左28 右26〕\n河湾镇2023年工作总结\n检修水泵六台。", "〔页面 210×297 上36.5 下34.9 左28 右26.5〕\n河湾镇2023年工作总结\n检修水泵六台。", "〔黑体 22磅 居中〕【河湾镇2023年工作总结】\n检修水泵六台。", "〔方正小标宋简体 22磅 左空2字〕【河湾镇2023年工作总结】\n检修水泵六台。", "〔方正小标宋简体 22磅 居中〕河湾镇2023年工作总结\n检修水泵六台。", "〔FZXiaoBiaoSong-B05S 22磅 居中〕河湾镇2023年工作总结\n检修水泵六台。", "小标宋", "河湾镇2023年工作总结\n〔宋体 16磅〕【一、泵站检修】\n〔仿宋 16磅〕检修水泵六台。", "河湾镇2023年工作总结\n〔黑体 16磅〕一、泵站检修\n〔楷体 15磅〕【（一）水泵】\n〔仿宋 16磅〕检修水泵六台。", "河湾镇2023年工作总结\n〔黑体 16磅〕一、泵站检修\n〔楷体 16磅〕（一）水泵\n〔楷体 16磅〕【1.主泵】\n〔仿宋 16磅〕检修水泵六台。", "河湾镇2023年工作总结\n〔黑体 16磅〕一、泵站检修\n〔楷体_GB2312 16磅〕（一）水泵\n〔仿宋 16磅〕检修水泵六台。\n〔楷体 16磅〕（二）闸门。〔仿宋 16磅〕更换闸门两扇，清理前池淤泥三百余方。", "黑体", "楷体", "仿宋", "河湾镇2023年工作总结\n〔仿宋 16磅〕检修水泵六台，〔宋体 16磅〕【更换闸门两扇】〔仿宋 16磅〕，清理前池。", "河湾镇2023年工作总结\n〔仿宋 14磅〕【检修水泵六台。】", "河湾镇2023年工作总结\n〔仿宋_GB2312 16磅〕检修水泵六台，〔Times New Roman 16磅〕16〔FangSong 16磅〕处漏水点全部堵好。", "仿宋", "河湾镇2023年工作总结\n〔行距20磅〕【检修水泵六台。】", "河湾镇2023年工作总结\n〔行距27磅〕【检修水泵六台。】\n〔行距31磅〕【更换闸门两扇。】", "河湾镇2023年工作总结\n〔行距28.95磅〕检修水泵六台。\n〔行距约29.1磅〕更换闸门两扇。", "河湾镇2023年工作总结\n〔左空0字〕【检修水泵六台。】", "河湾镇2023年工作总结\n〔左空2字 回行2字〕【检修水泵六台。】", "河湾镇2023年工作总结\n〔左空0字〕各位代表：\n〔左空2字〕检修水泵六台。\n〔居中〕（此件公开发布。）", "〔页面 210×297〕\n【河湾镇2023年工作总结】\n检修水泵六台。", "〔页面 210×297 页码 Calibri 9磅 1〕\n【河湾镇2023年工作总结】\n检修水泵六台。", "〔页面 210×297 页码 宋体 14磅 — 1 —〕\n河湾镇2023年工作总结\n检修水泵六台。", "宋体"}
