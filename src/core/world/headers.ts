import type { FormName } from "../forms/form-name.ts"

const columns = (text: string): readonly string[] => text.split(" ")

/** The columns of every book in the order this neighbourhood keeps them. */
export const headers: Readonly<Record<FormName, readonly string[]>> = {
  楼栋: columns("弄 号 层数 每层户数"),
  住户: columns("门牌 住房类型 户主 联系电话 人数"),
  人员: columns("姓名 性别 身份证号 手机号 门牌 与户主关系 居住身份 重点关怀"),
  返沪人员登记: columns(
    "登记时间 登记方式 姓名 身份证号 手机号 门牌 来自 重点地区 抵沪日期 交通方式 车次 处置 登记人",
  ),
  租客排查: columns("登记时间 登记方式 姓名 身份证号 手机号 门牌 房东 春节去向 登记人"),
  居家隔离台账: columns(
    "门牌 姓名 身份证号 抵沪日期 建档日期 应解除日期 延长依据 结束日期 结束原因 医生 民警 居委 微信",
  ),
  健康监测: columns("日期 时段 姓名 身份证号 门牌 体温 症状 记录方式 记录人"),
  三人小组上门: columns("时间 门牌 医生 民警 居委 情况"),
  生活需求: columns("时间 门牌 类别 内容 办理人 办结时间"),
  隔离户垃圾收运: columns("时间 门牌 袋数 收运人"),
  门岗登记: columns("时间 门岗 方向 类别 姓名 手机号 门牌 通行证号 体温 结果 原因 值守人"),
  通行证发放: columns("证号 门牌 持证人 发放时间 挂失日期 经手人"),
  来电记录: columns("时间 来电号码 门牌 类别 内容 接听人 状态"),
  口罩预约: columns("轮次 登记时间 门牌 登记人 方式 结果 数量 领取日期"),
  物资台账: columns("时间 方向 物品 数量 单位 来源或去向 捐赠人 经手人"),
  志愿者名册: columns("姓名 性别 手机号 门牌 身份 党员 可值守 同组"),
  值班签到: columns("日期 班次 岗位 姓名 手机号 签到 签退"),
  消毒记录: columns("时间 区域 药剂 浓度 操作人"),
  卡点检查: columns("时间 卡点 检查人 结果 问题 整改完成"),
}
