import type { FactForm } from "../../core/forms/fact-kind.ts"
import type { Indicator } from "../../core/report/summary.ts"
import type { CaseDays } from "../../store/report/case-rows.ts"
import type { FactRowsWanted } from "../../store/report/fact-rows.ts"

/** Every number of the summary table that opens the rows behind it. */
export type RowsIndicator = Indicator | "物资库存" | "隔离分布"

/** Where the rows of a number lie. */
export type RowSource =
  | { readonly of: "households" }
  | { readonly of: "stays" }
  | { readonly of: "screenings"; readonly kind: "returnee" | "tenant"; readonly days: "on" | "to-date" }
  | { readonly of: "cases"; readonly days: CaseDays }
  | { readonly of: "quarantined-doors" }
  | { readonly of: "readings-due" }
  | FactSource

export type FactSource = {
  readonly of: "facts"
  readonly form: FactForm
  readonly days: FactRowsWanted["days"]
  readonly order: FactRowsWanted["order"]
  readonly only?: Readonly<Record<string, string>>
  /** Only temperatures that are a fever on that day. */
  readonly fever?: true
  /** Adds what a turn of duty lasted, in hours. */
  readonly hours?: true
}

/** The one table of which rows a number counts; the definitions are those of the summary table. */
export const rowSources: Readonly<Record<RowsIndicator, RowSource>> = {
  总户数: { of: "households" },
  登记人口: { of: "stays" },
  今日排查返沪人数: { of: "screenings", kind: "returnee", days: "on" },
  累计排查返沪人数: { of: "screenings", kind: "returnee", days: "to-date" },
  今日排查租客人数: { of: "screenings", kind: "tenant", days: "on" },
  累计排查租客人数: { of: "screenings", kind: "tenant", days: "to-date" },
  今日新增隔离人数: { of: "cases", days: "opened-on" },
  累计隔离人数: { of: "cases", days: "opened-to-date" },
  今日解除隔离人数: { of: "cases", days: "released-on" },
  累计解除隔离人数: { of: "cases", days: "released-to-date" },
  今日转送就诊人数: { of: "cases", days: "transferred-on" },
  在隔人数: { of: "cases", days: "active" },
  在隔户数: { of: "quarantined-doors" },
  隔离分布: { of: "quarantined-doors" },
  今日应报体温次数: { of: "readings-due" },
  今日已报体温次数: facts("健康监测", "on", "door"),
  今日体温异常人次: { ...facts("健康监测", "on", "door"), fever: true },
  今日上门户次: facts("三人小组上门", "on"),
  今日垃圾收运户次: facts("隔离户垃圾收运", "on"),
  今日新增需求: facts("生活需求", "on"),
  今日办结需求: facts("生活需求", "settled-on"),
  未办结需求: facts("生活需求", "open", "oldest"),
  今日进入登记人次: { ...facts("门岗登记", "on"), only: { 方向: "进" } },
  今日劝返人次: { ...facts("门岗登记", "on"), only: { 结果: "劝返" } },
  今日门岗体温异常: { ...facts("门岗登记", "on"), fever: true },
  今日来电: facts("来电记录", "on"),
  累计来电: facts("来电记录", "to-date"),
  今日口罩登记户数: facts("口罩预约", "on"),
  今日发放口罩只数: facts("口罩预约", "settled-on"),
  累计发放口罩只数: facts("口罩预约", "settled-to-date"),
  今日发放通行证: facts("通行证发放", "on"),
  今日挂失通行证: facts("通行证发放", "settled-on"),
  有效通行证: facts("通行证发放", "open"),
  今日值班人次: facts("值班签到", "on"),
  今日值班小时: { ...facts("值班签到", "on"), hours: true },
  今日消毒次数: facts("消毒记录", "on"),
  今日卡点检查: facts("卡点检查", "on"),
  今日发现问题: { ...facts("卡点检查", "on"), only: { 结果: "有问题" } },
  今日整改完成: facts("卡点检查", "settled-on"),
  未整改问题: { ...facts("卡点检查", "open", "oldest"), only: { 结果: "有问题" } },
  物资库存: facts("物资台账", "to-date"),
}

function facts(
  form: FactForm,
  days: FactRowsWanted["days"],
  order: FactRowsWanted["order"] = "newest",
): FactSource {
  return { of: "facts", form, days, order }
}
