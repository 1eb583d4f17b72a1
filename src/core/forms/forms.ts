import { addDays, type PlainDate } from "../kit/dates.ts"
import type { CellKind } from "./cell.ts"
import type { Column, FinishResult, Form, RowValues } from "./form.ts"
import type { FormName } from "./form-name.ts"

const text: CellKind = { kind: "text" }
const day: CellKind = { kind: "day" }
const moment: CellKind = { kind: "moment" }
const count: CellKind = { kind: "count" }
const yesNo = option("是", "否")
const sex = option("男", "女")
const channel = option("门岗", "电话", "上门", "自主申报", "名单下发")

const name = value("姓名", text, "identifying")
const idNumber = column("身份证号", { kind: "id-number" }, "identifying")
const phone = optional("手机号", { kind: "phone" }, "identifying")
const door = value("门牌", { kind: "door" })
const maybeDoor = column("门牌", { kind: "door" })
const time = value("时间", moment)
const writer = (title: string) => optional(title, text, "identifying")

/** The nineteen books of forms.md, column by column. A list of options that a book leaves open is plain text here. */
export const forms: Readonly<Record<FormName, Form>> = {
  楼栋: {
    name: "楼栋",
    columns: [
      value("弄", { kind: "building-number" }),
      value("号", { kind: "building-number" }),
      value("层数", { kind: "count", most: 99 }),
      value("每层户数", { kind: "count", most: 40 }),
    ],
  },
  住户: {
    name: "住户",
    columns: [
      door,
      value("住房类型", option("自住", "出租", "空置")),
      column("户主", text, "identifying"),
      optional("联系电话", { kind: "phone" }, "identifying"),
      optional("人数", count),
    ],
  },
  人员: {
    name: "人员",
    columns: [
      name,
      column("性别", sex, "identifying"),
      idNumber,
      phone,
      door,
      optional("与户主关系", text),
      value("居住身份", option("业主", "家属", "租客")),
      optional("重点关怀", text),
    ],
  },
  返沪人员登记: {
    name: "返沪人员登记",
    when: "登记时间",
    columns: [
      value("登记时间", moment),
      value("登记方式", channel),
      name,
      idNumber,
      phone,
      door,
      optional("来自", text, "identifying"),
      optional("重点地区", yesNo),
      value("抵沪日期", day),
      optional("交通方式", text),
      optional("车次", text, "identifying"),
      value("处置", text),
      writer("登记人"),
    ],
  },
  租客排查: {
    name: "租客排查",
    when: "登记时间",
    columns: [
      value("登记时间", moment),
      value("登记方式", channel),
      name,
      idNumber,
      phone,
      door,
      column("房东", text, "identifying"),
      optional("春节去向", text, "identifying"),
      writer("登记人"),
    ],
  },
  居家隔离台账: {
    name: "居家隔离台账",
    when: "建档日期",
    columns: [
      door,
      name,
      idNumber,
      value("抵沪日期", day),
      value("建档日期", day),
      later("应解除日期", day),
      later("延长依据", text),
      later("结束日期", day),
      later("结束原因", option("解除", "转送就诊", "转集中隔离", "撤销")),
      writer("医生"),
      writer("民警"),
      writer("居委"),
      optional("微信", yesNo),
    ],
    finish: endsAfterArrival,
  },
  健康监测: {
    name: "健康监测",
    when: "日期",
    columns: [
      value("日期", day),
      value("时段", option("上午", "下午")),
      name,
      idNumber,
      door,
      value("体温", { kind: "temperature" }),
      optional("症状", text),
      optional("记录方式", text),
      writer("记录人"),
    ],
  },
  三人小组上门: {
    name: "三人小组上门",
    when: "时间",
    columns: [
      time,
      door,
      writer("医生"),
      writer("民警"),
      writer("居委"),
      column("情况", text, "identifying"),
    ],
  },
  生活需求: {
    name: "生活需求",
    when: "时间",
    columns: [
      time,
      door,
      value("类别", text),
      optional("内容", text, "identifying"),
      writer("办理人"),
      later("办结时间", moment),
    ],
    finish: endsAfter("时间", "办结时间"),
  },
  隔离户垃圾收运: {
    name: "隔离户垃圾收运",
    when: "时间",
    columns: [time, door, value("袋数", count), writer("收运人")],
  },
  门岗登记: {
    name: "门岗登记",
    when: "时间",
    columns: [
      time,
      value("门岗", text),
      value("方向", option("进", "出")),
      value("类别", text),
      optional("姓名", text, "identifying"),
      phone,
      maybeDoor,
      optional("通行证号", text),
      column("体温", { kind: "temperature" }),
      value("结果", option("放行", "转告", "劝返")),
      optional("原因", text, "identifying"),
      writer("值守人"),
    ],
  },
  通行证发放: {
    name: "通行证发放",
    when: "发放时间",
    columns: [
      value("证号", text),
      door,
      column("持证人", text, "identifying"),
      value("发放时间", moment),
      later("挂失日期", day),
      writer("经手人"),
    ],
  },
  来电记录: {
    name: "来电记录",
    when: "时间",
    columns: [
      time,
      column("来电号码", { kind: "phone" }, "identifying"),
      maybeDoor,
      value("类别", text),
      optional("内容", text, "identifying"),
      writer("接听人"),
      later("状态", option("待办", "办结")),
    ],
  },
  口罩预约: {
    name: "口罩预约",
    when: "登记时间",
    columns: [
      value("轮次", text),
      value("登记时间", moment),
      door,
      optional("登记人", text, "identifying"),
      optional("方式", text),
      later("结果", option("中签", "未中签")),
      later("数量", count),
      later("领取日期", day),
    ],
  },
  物资台账: {
    name: "物资台账",
    when: "时间",
    columns: [
      time,
      value("方向", option("入", "出")),
      value("物品", text),
      value("数量", { kind: "amount" }),
      optional("单位", text),
      optional("来源或去向", text),
      optional("捐赠人", text, "identifying"),
      writer("经手人"),
    ],
  },
  志愿者名册: {
    name: "志愿者名册",
    columns: [
      name,
      column("性别", sex, "identifying"),
      column("手机号", { kind: "phone" }, "identifying"),
      maybeDoor,
      optional("身份", text, "identifying"),
      optional("党员", yesNo, "identifying"),
      value("可值守", option("全天", "白天", "仅休息日")),
      optional("同组", text),
    ],
  },
  值班签到: {
    name: "值班签到",
    when: "日期",
    columns: [
      value("日期", day),
      value("班次", text),
      value("岗位", text),
      name,
      phone,
      column("签到", { kind: "clock" }),
      later("签退", { kind: "clock" }),
    ],
    finish: completeDutyTurn,
  },
  消毒记录: {
    name: "消毒记录",
    when: "时间",
    columns: [time, value("区域", text), column("药剂", text), optional("浓度", text), writer("操作人")],
  },
  卡点检查: {
    name: "卡点检查",
    when: "时间",
    columns: [
      time,
      value("卡点", text),
      writer("检查人"),
      value("结果", option("正常", "有问题")),
      column("问题", text),
      later("整改完成", moment),
    ],
    finish: endsAfter("时间", "整改完成"),
  },
}

/** A sign-in or sign-out written as a clock alone lies on the row's day; a sign-out before the sign-in, on the next. */
function completeDutyTurn(values: RowValues): FinishResult {
  const date = values["日期"] as PlainDate
  const onDay = (clock: string, from: PlainDate) => (clock.length === 5 ? `${from} ${clock}` : clock)
  const signIn = values["签到"] === undefined ? undefined : onDay(values["签到"], date)
  const written = values["签退"]
  if (written === undefined || signIn === undefined)
    return { ok: true, values: { ...values, ...(signIn && { 签到: signIn }) } }
  const sameDay = onDay(written, signIn.slice(0, 10) as PlainDate)
  const signOut = written.length === 5 && sameDay < signIn ? onDay(written, addDays(date, 1)) : sameDay
  if (signOut < signIn) return { ok: false, column: "签退", refusal: "ends-before-it-begins" }
  return { ok: true, values: { ...values, 签到: signIn, 签退: signOut } }
}

function endsAfterArrival(values: RowValues): FinishResult {
  const ended = values["结束日期"]
  if (ended !== undefined && ended < (values["抵沪日期"] ?? "")) {
    return { ok: false, column: "结束日期", refusal: "ends-before-it-begins" }
  }
  return { ok: true, values }
}

function endsAfter(begin: string, end: string) {
  return (values: RowValues): FinishResult => {
    const ended = values[end]
    const begun = values[begin] ?? ""
    // a day alone is compared with a day alone
    const length = Math.min(ended?.length ?? 0, begun.length)
    if (ended !== undefined && ended.slice(0, length) < begun.slice(0, length)) {
      return { ok: false, column: end, refusal: "ends-before-it-begins" }
    }
    return { ok: true, values }
  }
}

function option(...options: string[]): CellKind {
  return { kind: "option", options }
}

function value(columnName: string, cell: CellKind, identifying?: "identifying"): Column {
  return { name: columnName, cell, need: "value", ...(identifying && { identifying: true }) }
}

function column(columnName: string, cell: CellKind, identifying?: "identifying"): Column {
  return { name: columnName, cell, need: "column", ...(identifying && { identifying: true }) }
}

function optional(columnName: string, cell: CellKind, identifying?: "identifying"): Column {
  return { name: columnName, cell, need: "optional", ...(identifying && { identifying: true }) }
}

function later(columnName: string, cell: CellKind): Column {
  return { name: columnName, cell, need: "optional", later: true }
}
