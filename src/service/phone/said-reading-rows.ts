import { dayOf, parsePlainDate } from "../../core/kit/dates.ts"
import { findPersonAt, listKnownFacts } from "../../store/rounds/round-facts.ts"
import type { Refusal } from "../context.ts"
import type { DeskWork } from "../desk/at-desk.ts"
import type { DeskRow } from "../desk/write-rows.ts"
import { refuse } from "../refusal.ts"

/** A temperature that was said on the phone. */
export type SaidReading = {
  readonly id: string
  readonly personId: string
  readonly day: string
  readonly slot: "上午" | "下午"
  readonly celsius: number
  readonly symptoms: string
}

/** The rows of the monitoring book that temperatures become; those that are written already are left out. */
export async function saidReadingRows(
  { tx, communityId, now }: DeskWork,
  given: {
    readonly homeId: string | null
    readonly door: string
    readonly clerk: string
    readonly readings: readonly SaidReading[]
  },
): Promise<readonly DeskRow[] | Refusal<"not-found" | "bad-input">> {
  const { homeId, door, clerk, readings } = given
  if (readings.length === 0) return []
  if (homeId === null) return refuse("not-found", "homeId")
  const ids = readings.map(({ id }) => id.toLowerCase())
  const known = await listKnownFacts(tx, communityId, ids)
  const rows: DeskRow[] = []
  for (const { id: written, personId, day: on, slot, celsius, symptoms } of readings) {
    const id = written.toLowerCase()
    const day = parsePlainDate(on)
    if (day === null || day > dayOf(now())) return refuse("bad-input", "readings")
    const person = await findPersonAt(tx, communityId, homeId, personId)
    if (person === undefined) return refuse("not-found", "readings")
    if (known.has(id)) continue
    const values = {
      ...{ 日期: day, 时段: slot, 姓名: person.name, 身份证号: person.idNumber, 门牌: door },
      ...{ 体温: String(celsius), 症状: symptoms.trim(), 记录方式: "电话", 记录人: clerk },
    }
    const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ""))
    rows.push({ id, form: "健康监测", values: filled, dwellingId: homeId, personId })
  }
  return rows
}
