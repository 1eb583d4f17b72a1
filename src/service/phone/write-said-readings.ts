import { dayOf, parsePlainDate } from "../../core/kit/dates.ts"
import { findPersonAt, listKnownFacts } from "../../store/rounds/round-facts.ts"
import type { Refusal } from "../context.ts"
import type { DeskWork } from "../desk/at-desk.ts"
import { writeRows } from "../desk/write-rows.ts"
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

/** Writes temperatures down as the monitoring book has them; each once, however often it is sent. */
export async function writeSaidReadings(
  work: DeskWork,
  given: {
    readonly homeId: string | null
    readonly door: string
    readonly clerk: string
    readonly readings: readonly SaidReading[]
  },
): Promise<Refusal<"not-found" | "bad-input"> | null> {
  const { tx, communityId } = work
  const { homeId, door, clerk, readings } = given
  if (readings.length === 0) return null
  if (homeId === null) return refuse("not-found", "homeId")
  const known = await listKnownFacts(
    tx,
    communityId,
    readings.map(({ id }) => id),
  )
  const rows = []
  for (const { id, personId, day: written, slot, celsius, symptoms } of readings) {
    const day = parsePlainDate(written)
    if (day === null || day > dayOf(work.now())) return refuse("bad-input", "readings")
    const person = await findPersonAt(tx, communityId, homeId, personId)
    if (person === undefined) return refuse("not-found", "readings")
    if (known.has(id.toLowerCase())) continue
    const values = {
      ...{ 日期: day, 时段: slot, 姓名: person.name, 身份证号: person.idNumber, 门牌: door },
      ...{ 体温: String(celsius), 症状: symptoms.trim(), 记录方式: "电话", 记录人: clerk },
    }
    const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ""))
    rows.push({
      id: id.toLowerCase(),
      form: "健康监测" as const,
      values: filled,
      dwellingId: homeId,
      personId,
    })
  }
  await writeRows(work, rows)
  return null
}
