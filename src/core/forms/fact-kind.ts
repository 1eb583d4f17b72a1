import type { PlainDate } from "../kit/dates.ts"
import type { RowValues } from "./form.ts"
import type { FormName } from "./form-name.ts"

/** The books that hold facts, and what one row of each is in the system. The register's three books are not among them. */
export const factKindOf = {
  返沪人员登记: "returnee-registration",
  租客排查: "tenant-screening",
  居家隔离台账: "ledger-entry",
  健康监测: "reading",
  三人小组上门: "visit",
  生活需求: "need",
  隔离户垃圾收运: "waste-pickup",
  门岗登记: "gate-passage",
  通行证发放: "pass",
  来电记录: "call",
  口罩预约: "mask-booking",
  物资台账: "stock-movement",
  志愿者名册: "volunteer",
  值班签到: "duty-turn",
  消毒记录: "disinfection",
  卡点检查: "checkpoint-inspection",
} as const satisfies Partial<Record<FormName, string>>

export type FactForm = keyof typeof factKindOf
export type BookFactKind = (typeof factKindOf)[FactForm]
/** What books hold, and what only happens here: what takes a fact back, a return from hospital, a step of a case, a try at a door or on the phone. */
export type FactKind =
  | BookFactKind
  | "gate-undo"
  | "taken-back"
  | "quarantine-return"
  | "case-step"
  | "attempt"

export const factForms = Object.keys(factKindOf) as FactForm[]

/** The later column whose day settles what a row opened. */
const settledBy: Readonly<Partial<Record<FactForm, string>>> = {
  居家隔离台账: "结束日期",
  生活需求: "办结时间",
  通行证发放: "挂失日期",
  口罩预约: "领取日期",
  值班签到: "签退",
  卡点检查: "整改完成",
}

/** The day on which the later columns say that what a row opened was settled. */
export function settledOnOf(form: FactForm, later: RowValues): PlainDate | null {
  const column = settledBy[form]
  const moment = column === undefined ? undefined : later[column]
  return moment === undefined ? null : (moment.slice(0, 10) as PlainDate)
}
