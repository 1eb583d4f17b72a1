/** The nineteen books a residents' committee keeps, by the name on their cover. */
export const formNames = [
  "楼栋",
  "住户",
  "人员",
  "返沪人员登记",
  "租客排查",
  "居家隔离台账",
  "健康监测",
  "三人小组上门",
  "生活需求",
  "隔离户垃圾收运",
  "门岗登记",
  "通行证发放",
  "来电记录",
  "口罩预约",
  "物资台账",
  "志愿者名册",
  "值班签到",
  "消毒记录",
  "卡点检查",
] as const

export type FormName = (typeof formNames)[number]
