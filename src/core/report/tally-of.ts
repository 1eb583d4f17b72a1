import type { RowValues } from "../forms/form.ts"
import type { FormName } from "../forms/form-name.ts"
import type { PlainDate } from "../kit/dates.ts"
import type { Tally, TallyMeasure } from "./board.ts"

/** °C from which a temperature counts as a fever; a dated rule of the neighbourhood. */
export type FeverThreshold = (day: PlainDate) => number

/**
 * What one row of a book adds to the days' table; the definitions are those of the summary table. A row that changes
 * takes back what it added before and adds anew.
 */
export function tallyOf(form: FormName, row: RowValues, feverFrom: FeverThreshold): Tally[] {
  switch (form) {
    case "健康监测":
      return [on(row["日期"], "readings"), ...fever(row["日期"], row["体温"], "fevers", feverFrom)]
    case "三人小组上门":
      return [on(row["时间"], "visits")]
    case "隔离户垃圾收运":
      return [on(row["时间"], "waste-pickups")]
    case "生活需求":
      return [on(row["时间"], "needs-opened"), ...onFilled(row["办结时间"], "needs-settled")]
    case "门岗登记":
      return [
        ...(row["方向"] === "进" ? [on(row["时间"], "gate-in")] : []),
        ...(row["结果"] === "劝返" ? [on(row["时间"], "gate-turned-away")] : []),
        ...fever(row["时间"], row["体温"], "gate-fevers", feverFrom),
      ]
    case "来电记录":
      return [on(row["时间"], "calls"), on(row["时间"], "calls-by-hour", 1, callHourItem(row))]
    case "口罩预约":
      return [
        on(row["登记时间"], "mask-bookings"),
        ...onFilled(row["领取日期"], "masks-handed-out", Number(row["数量"] ?? 0)),
      ]
    case "通行证发放":
      return [on(row["发放时间"], "passes-issued"), ...onFilled(row["挂失日期"], "passes-lost")]
    case "物资台账":
      return [on(row["时间"], "stock", Number(row["数量"]) * (row["方向"] === "入" ? 1 : -1), row["物品"])]
    case "值班签到":
      return [
        on(row["日期"], "duty-turns"),
        on(row["日期"], "duty-minutes", minutesOf(row["签到"], row["签退"])),
      ]
    case "消毒记录":
      return [on(row["时间"], "disinfections")]
    case "卡点检查":
      return [
        on(row["时间"], "checkpoint-inspections"),
        ...(row["结果"] === "有问题" ? [on(row["时间"], "problems-found")] : []),
        ...onFilled(row["整改完成"], "problems-mended"),
      ]
    case "楼栋":
    case "住户":
    case "人员":
    case "返沪人员登记":
    case "租客排查":
    case "居家隔离台账":
    case "志愿者名册":
      return []
  }
}

/** Under what a call is counted by hour: `09 咨询`; without an hour (` 咨询`) where a book has the day alone. */
function callHourItem(row: RowValues): string {
  return `${(row["时间"] ?? "").slice(11, 13)} ${row["类别"] ?? ""}`
}

/** The hour and category of such an item. */
export function readCallHour(item: string): { readonly hour: number | null; readonly category: string } {
  const place = item.indexOf(" ")
  return { hour: place === 0 ? null : Number(item.slice(0, place)), category: item.slice(place + 1) }
}

function on(moment: string | undefined, measure: TallyMeasure, amount = 1, item = ""): Tally {
  return { day: (moment ?? "").slice(0, 10) as PlainDate, measure, item, amount }
}

function onFilled(moment: string | undefined, measure: TallyMeasure, amount = 1): Tally[] {
  return moment === undefined ? [] : [on(moment, measure, amount)]
}

function fever(
  moment: string | undefined,
  temperature: string | undefined,
  measure: TallyMeasure,
  feverFrom: FeverThreshold,
): Tally[] {
  if (temperature === undefined) return []
  const counted = on(moment, measure)
  return Number(temperature) >= feverFrom(counted.day) ? [counted] : []
}

/** What a turn of duty lasted, in hours with one decimal; null while nobody has signed out. */
export function dutyHoursOf(row: RowValues): number | null {
  if (row["签到"] === undefined || row["签退"] === undefined) return null
  return Math.round(minutesOf(row["签到"], row["签退"]) / 6) / 10
}

const MINUTE_MS = 60_000

function minutesOf(signIn: string | undefined, signOut: string | undefined): number {
  if (signIn === undefined || signOut === undefined) return 0
  // both are clocks of one place, so their difference needs no zone
  return (
    (Date.parse(`${signOut.replace(" ", "T")}Z`) - Date.parse(`${signIn.replace(" ", "T")}Z`)) / MINUTE_MS
  )
}
