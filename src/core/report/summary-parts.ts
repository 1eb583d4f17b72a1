import type { PlainDate } from "../kit/dates.ts"
import type { TallyMeasure } from "./board.ts"
import type { Summary } from "./summary.ts"

/** What the summary of a day is made of; the database and the browser's bundle both give it. */
export type SummaryParts = {
  readonly day: PlainDate
  readonly households: number
  readonly people: number
  readonly returnees: TodayAndToDate
  readonly tenants: TodayAndToDate
  readonly casesOpened: TodayAndToDate
  readonly casesReleased: TodayAndToDate
  readonly casesTransferredToday: number
  /** Door → active cases at the end of the day. */
  readonly activeByDoor: Readonly<Record<string, number>>
  /** Measures other than the stock; absent is 0. */
  readonly tallies: Readonly<Partial<Record<TallyMeasure, TodayAndToDate>>>
  /** Every good ever named → in less out up to the end of the day. */
  readonly stock: Readonly<Record<string, number>>
}

export type TodayAndToDate = { readonly today: number; readonly toDate: number }

/** Readings due of a person a day. */
const READINGS_A_DAY = 2
const NONE: TodayAndToDate = { today: 0, toDate: 0 }

/** The summary table of a day from its parts. */
export function summaryFrom(parts: SummaryParts): Summary {
  const tally = (measure: TallyMeasure) => parts.tallies[measure] ?? NONE
  const active = Object.values(parts.activeByDoor).reduce((total, people) => total + people, 0)
  return {
    日期: parts.day,
    总户数: parts.households,
    登记人口: parts.people,
    今日排查返沪人数: parts.returnees.today,
    累计排查返沪人数: parts.returnees.toDate,
    今日排查租客人数: parts.tenants.today,
    累计排查租客人数: parts.tenants.toDate,
    今日新增隔离人数: parts.casesOpened.today,
    累计隔离人数: parts.casesOpened.toDate,
    今日解除隔离人数: parts.casesReleased.today,
    累计解除隔离人数: parts.casesReleased.toDate,
    今日转送就诊人数: parts.casesTransferredToday,
    在隔人数: active,
    在隔户数: Object.keys(parts.activeByDoor).length,
    今日应报体温次数: READINGS_A_DAY * active,
    今日已报体温次数: tally("readings").today,
    今日体温异常人次: tally("fevers").today,
    今日上门户次: tally("visits").today,
    今日垃圾收运户次: tally("waste-pickups").today,
    今日新增需求: tally("needs-opened").today,
    今日办结需求: tally("needs-settled").today,
    未办结需求: tally("needs-opened").toDate - tally("needs-settled").toDate,
    今日进入登记人次: tally("gate-in").today,
    今日劝返人次: tally("gate-turned-away").today,
    今日门岗体温异常: tally("gate-fevers").today,
    今日来电: tally("calls").today,
    累计来电: tally("calls").toDate,
    今日口罩登记户数: tally("mask-bookings").today,
    今日发放口罩只数: tally("masks-handed-out").today,
    累计发放口罩只数: tally("masks-handed-out").toDate,
    今日发放通行证: tally("passes-issued").today,
    今日挂失通行证: tally("passes-lost").today,
    有效通行证: tally("passes-issued").toDate - tally("passes-lost").toDate,
    今日值班人次: tally("duty-turns").today,
    今日值班小时: hoursOf(tally("duty-minutes").today),
    今日消毒次数: tally("disinfections").today,
    今日卡点检查: tally("checkpoint-inspections").today,
    今日发现问题: tally("problems-found").today,
    今日整改完成: tally("problems-mended").today,
    未整改问题: tally("problems-found").toDate - tally("problems-mended").toDate,
    物资库存: parts.stock,
    隔离分布: parts.activeByDoor,
  }
}

/** Hours with one decimal, half up: counted in whole minutes, so that no binary fraction tips a half. */
function hoursOf(minutes: number): number {
  return Math.round(minutes / 6) / 10
}
