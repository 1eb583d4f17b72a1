import type { Indicator } from "../../core/report/summary.ts"

/** A line of the table: what happened on the day, and the sum or the state at its end. */
export type SummaryLine = {
  /** Key of its short name under `board.lines`. */
  readonly key: string
  readonly today?: Indicator
  readonly toDate?: Indicator
  /** Key under `board.toDateNote`, where the second number is a state and no sum. */
  readonly note?: "open" | "unmended" | "valid"
  readonly unit: "people" | "homes" | "times" | "items" | "pieces" | "hours" | "passes"
  /** Among the lines that stand on the wall. */
  readonly main?: true
}

export type SummaryGroup = { readonly key: string; readonly lines: readonly SummaryLine[] }

/** All indicators, in the order in which the committee's own sheet has them. */
export const summaryGroups: readonly SummaryGroup[] = [
  {
    key: "screening",
    lines: [
      { key: "returnees", today: "今日排查返沪人数", toDate: "累计排查返沪人数", unit: "people", main: true },
      { key: "tenants", today: "今日排查租客人数", toDate: "累计排查租客人数", unit: "people", main: true },
      { key: "households", toDate: "总户数", unit: "homes" },
      { key: "people", toDate: "登记人口", unit: "people" },
    ],
  },
  {
    key: "quarantine",
    lines: [
      { key: "opened", today: "今日新增隔离人数", toDate: "累计隔离人数", unit: "people", main: true },
      { key: "released", today: "今日解除隔离人数", toDate: "累计解除隔离人数", unit: "people", main: true },
      { key: "transferred", today: "今日转送就诊人数", unit: "people", main: true },
      { key: "active", today: "在隔人数", unit: "people" },
      { key: "activeHomes", today: "在隔户数", unit: "homes" },
      { key: "readings", today: "今日已报体温次数", unit: "times", main: true },
      { key: "readingsDue", today: "今日应报体温次数", unit: "times" },
      { key: "fevers", today: "今日体温异常人次", unit: "times" },
    ],
  },
  {
    key: "care",
    lines: [
      { key: "visits", today: "今日上门户次", unit: "times", main: true },
      { key: "waste", today: "今日垃圾收运户次", unit: "times", main: true },
      { key: "needs", today: "今日新增需求", toDate: "未办结需求", note: "open", unit: "items", main: true },
      { key: "needsSettled", today: "今日办结需求", unit: "items" },
    ],
  },
  {
    key: "gate",
    lines: [
      { key: "gateIn", today: "今日进入登记人次", unit: "times", main: true },
      { key: "turnedAway", today: "今日劝返人次", unit: "times" },
      { key: "gateFevers", today: "今日门岗体温异常", unit: "times" },
      { key: "calls", today: "今日来电", toDate: "累计来电", unit: "times", main: true },
    ],
  },
  {
    key: "supplies",
    lines: [
      { key: "maskHomes", today: "今日口罩登记户数", unit: "homes" },
      { key: "masks", today: "今日发放口罩只数", toDate: "累计发放口罩只数", unit: "pieces", main: true },
      {
        key: "passes",
        today: "今日发放通行证",
        toDate: "有效通行证",
        note: "valid",
        unit: "passes",
        main: true,
      },
      { key: "passesLost", today: "今日挂失通行证", unit: "passes" },
    ],
  },
  {
    key: "duty",
    lines: [
      { key: "turns", today: "今日值班人次", unit: "times", main: true },
      { key: "hours", today: "今日值班小时", unit: "hours" },
      { key: "disinfections", today: "今日消毒次数", unit: "times", main: true },
      { key: "inspections", today: "今日卡点检查", unit: "times" },
      {
        key: "problems",
        today: "今日发现问题",
        toDate: "未整改问题",
        note: "unmended",
        unit: "items",
        main: true,
      },
      { key: "mended", today: "今日整改完成", unit: "items" },
    ],
  },
]
