import type { FormName } from "../../src/core/forms/form-name.ts"
import type { PlainDate } from "../../src/core/kit/dates.ts"
import type { Summary } from "../../src/core/report/summary.ts"
import type { Books } from "../../src/core/world/world.ts"

export type Row = Readonly<Record<string, string>> & { readonly [column in KnownColumn]: string }

type KnownColumn =
  | "时间"
  | "门牌"
  | "姓名"
  | "身份证号"
  | "手机号"
  | "性别"
  | "登记时间"
  | "处置"
  | "抵沪日期"
  | "建档日期"
  | "应解除日期"
  | "延长依据"
  | "结束日期"
  | "结束原因"
  | "办结时间"
  | "整改完成"
  | "领取日期"
  | "数量"
  | "状态"
  | "日期"
  | "体温"
  | "方向"
  | "结果"
  | "发放时间"
  | "挂失日期"
  | "证号"
  | "持证人"
  | "通行证号"
  | "签到"
  | "签退"
  | "物品"
  | "层数"
  | "每层户数"

export function rowsOf(books: Books, form: FormName): Row[] {
  const { header, rows } = books[form]
  return rows.map((row) => Object.fromEntries(header.map((column, at) => [column, row[at] ?? ""])) as Row)
}

const cache = new WeakMap<Books, (form: FormName) => Row[]>()

function reader(books: Books): (form: FormName) => Row[] {
  const known = cache.get(books)
  if (known) return known
  const read = new Map<FormName, Row[]>()
  const rows = (form: FormName) => {
    const found = read.get(form) ?? rowsOf(books, form)
    read.set(form, found)
    return found
  }
  cache.set(books, rows)
  return rows
}

/**
 * The summary of a day counted anew from the books by the definitions of the forms, plainly and without
 * haste.
 */
export function recount(books: Books, day: PlainDate): Summary {
  const rows = reader(books)
  const dated = (form: FormName, column = "时间") =>
    rows(form).filter((row) => row[column]?.slice(0, 10) === day)
  const upTo = (form: FormName, column = "时间") =>
    rows(form).filter((row) => row[column] !== "" && (row[column] ?? "").slice(0, 10) <= day)
  const sum = (from: readonly Row[]) => from.reduce((total, row) => total + Number(row.数量), 0)
  const firstDays = (form: FormName) => {
    const first = new Map<string, string>()
    for (const row of rows(form)) {
      const known = first.get(who(row)) ?? "9999"
      if (row.登记时间 < known) first.set(who(row), row.登记时间)
    }
    return [...first.values()].map((moment) => moment.slice(0, 10))
  }
  const returnees = firstDays("返沪人员登记")
  const tenants = firstDays("租客排查")
  const cases = casesOf(rows)
  const active = cases.filter((one) => one.opened <= day && (one.end === "" || day < one.end))
  const map: Record<string, number> = {}
  for (const one of active) map[one.door] = (map[one.door] ?? 0) + 1
  const ended = (reason: string) => cases.filter((one) => one.end !== "" && one.reason === reason)
  const gate = dated("门岗登记")
  const duty = dated("值班签到", "日期")
  const minutes = duty.reduce((total, row) => total + minutesBetween(row.签到, row.签退), 0)
  const problems = rows("卡点检查").filter((row) => row.结果 === "有问题")
  const stock: Record<string, number> = {}
  for (const row of rows("物资台账")) stock[row.物品] ??= 0
  for (const row of upTo("物资台账")) {
    stock[row.物品] = (stock[row.物品] ?? 0) + (row.方向 === "入" ? 1 : -1) * Number(row.数量)
  }
  return {
    日期: day,
    总户数: rows("住户").length,
    登记人口: rows("人员").length,
    今日排查返沪人数: returnees.filter((first) => first === day).length,
    累计排查返沪人数: returnees.filter((first) => first <= day).length,
    今日排查租客人数: tenants.filter((first) => first === day).length,
    累计排查租客人数: tenants.filter((first) => first <= day).length,
    今日新增隔离人数: cases.filter((one) => one.opened === day).length,
    累计隔离人数: cases.filter((one) => one.opened <= day).length,
    今日解除隔离人数: ended("解除").filter((one) => one.end === day).length,
    累计解除隔离人数: ended("解除").filter((one) => one.end <= day).length,
    今日转送就诊人数: ended("转送就诊").filter((one) => one.end === day).length,
    在隔人数: active.length,
    在隔户数: Object.keys(map).length,
    今日应报体温次数: active.length * 2,
    今日已报体温次数: dated("健康监测", "日期").length,
    今日体温异常人次: dated("健康监测", "日期").filter((row) => Number(row.体温) >= 37.3).length,
    今日上门户次: dated("三人小组上门").length,
    今日垃圾收运户次: dated("隔离户垃圾收运").length,
    今日新增需求: dated("生活需求").length,
    今日办结需求: dated("生活需求", "办结时间").length,
    未办结需求: upTo("生活需求").length - upTo("生活需求", "办结时间").length,
    今日进入登记人次: gate.filter((row) => row.方向 === "进").length,
    今日劝返人次: gate.filter((row) => row.结果 === "劝返").length,
    今日门岗体温异常: gate.filter((row) => Number(row.体温) >= 37.3).length,
    今日来电: dated("来电记录").length,
    累计来电: upTo("来电记录").length,
    今日口罩登记户数: dated("口罩预约", "登记时间").length,
    今日发放口罩只数: sum(dated("口罩预约", "领取日期")),
    累计发放口罩只数: sum(upTo("口罩预约", "领取日期")),
    今日发放通行证: dated("通行证发放", "发放时间").length,
    今日挂失通行证: dated("通行证发放", "挂失日期").length,
    有效通行证: upTo("通行证发放", "发放时间").length - upTo("通行证发放", "挂失日期").length,
    今日值班人次: duty.length,
    今日值班小时: Math.round(minutes / 6) / 10,
    今日消毒次数: dated("消毒记录").length,
    今日卡点检查: dated("卡点检查").length,
    今日发现问题: problems.filter((row) => row.时间.slice(0, 10) === day).length,
    今日整改完成: dated("卡点检查", "整改完成").length,
    未整改问题: problems.filter((row) => {
      const found = row.时间.slice(0, 10) <= day
      return found && (row.整改完成 === "" || row.整改完成.slice(0, 10) > day)
    }).length,
    物资库存: stock,
    隔离分布: map,
  }
}

/** One person: by the document, or where there is none by name and door. */
function who(row: Row): string {
  return row.身份证号 || `${row.姓名} ${row.门牌}`
}

function casesOf(
  rows: (form: FormName) => Row[],
): { door: string; opened: string; end: string; reason: string }[] {
  const ledger = new Map(rows("居家隔离台账").map((row) => [who(row), row]))
  const seen = new Set<string>()
  const byTime = rows("返沪人员登记").toSorted((a, b) => (a.登记时间 < b.登记时间 ? -1 : 1))
  return byTime.flatMap((row) => {
    if (row.处置 !== "居家隔离" || seen.has(who(row))) return []
    seen.add(who(row))
    const day = row.登记时间.slice(0, 10)
    const entry = ledger.get(who(row))
    const opened = [row.抵沪日期, day].sort().at(-1) ?? day
    return [{ door: row.门牌, opened, end: entry?.结束日期 ?? "", reason: entry?.结束原因 ?? "" }]
  })
}

function minutesBetween(from: string, to: string): number {
  return (Date.parse(`${to.replace(" ", "T")}:00Z`) - Date.parse(`${from.replace(" ", "T")}:00Z`)) / 60_000
}
