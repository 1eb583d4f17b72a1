import { LEAST_CELSIUS, MOST_CELSIUS, type ReadingWay, type SlotName } from "../../core/care/reading-cell.ts"
import { dayOf, type PlainDate, parsePlainDate } from "../../core/kit/dates.ts"
import { findAccount } from "../../store/access/accounts.ts"
import { listPeopleAt, listReadingsOfDay } from "../../store/readings/readings.ts"
import { listKnownFacts } from "../../store/rounds/round-facts.ts"
import type { DeskWork } from "../desk/at-desk.ts"
import { type DeskRow, writeRows } from "../desk/write-rows.ts"

export type ReadingToWrite = {
  readonly id: string
  readonly personId: string
  readonly homeId: string
  readonly day: string
  readonly slot: SlotName
  readonly celsius: number
  readonly symptoms: string
  readonly how: ReadingWay
}

/** Why one reading was not written; the others are. */
export type ReadingRefusal = "not-found" | "bad-input" | "wrong-day" | "reading-there"

/** What became of each reading: null, it is written. */
export type ReadingAnswer = { readonly id: string; readonly refusal: ReadingRefusal | null }

/**
 * Writes readings down, each for itself: one that cannot be so does not hold up the others. Where one stands for the same time of
 * day already, a second is no correction and is not written.
 */
export async function writeReadings(
  work: DeskWork & { readonly accountId: string },
  given: readonly ReadingToWrite[],
): Promise<ReadingAnswer[]> {
  const { tx, communityId } = work
  const today = dayOf(work.now())
  const readings = given.map((one) => ({
    ...one,
    id: one.id.toLowerCase(),
    personId: one.personId.toLowerCase(),
    homeId: one.homeId.toLowerCase(),
  }))
  const writer = (await findAccount(tx, communityId, work.accountId))?.name ?? ""
  const people = await listPeopleAt(tx, communityId, readings)
  const known = await listKnownFacts(
    tx,
    communityId,
    readings.map(({ id }) => id),
  )
  const standing = await listTaken(work, readings)
  const rows: DeskRow<"健康监测">[] = []
  const answers = readings.map((reading): ReadingAnswer => {
    const { id, personId, homeId, slot, celsius } = reading
    const day = parsePlainDate(reading.day)
    const person = people.get(`${personId} ${homeId}`)
    if (known.has(id)) return { id, refusal: null }
    if (person === undefined) return { id, refusal: "not-found" }
    if (day === null || day > today) return { id, refusal: "wrong-day" }
    if (!(celsius >= LEAST_CELSIUS && celsius <= MOST_CELSIUS)) return { id, refusal: "bad-input" }
    const key = `${personId} ${day} ${slot}`
    if (standing.has(key)) return { id, refusal: "reading-there" }
    standing.add(key)
    known.add(id)
    const values = {
      ...{ 日期: day, 时段: slot, 姓名: person.name, 身份证号: person.idNumber, 门牌: person.door },
      ...{ 体温: String(Math.round(celsius * 100) / 100), 症状: reading.symptoms.trim() },
      ...{ 记录方式: reading.how, 记录人: writer },
    }
    const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ""))
    rows.push({ id, form: "健康监测", values: filled, dwellingId: homeId, personId })
    return { id, refusal: null }
  })
  await writeRows(work, rows)
  return answers
}

/** Person, day and time of day of the readings that stand already. */
async function listTaken(work: DeskWork, readings: readonly ReadingToWrite[]): Promise<Set<string>> {
  const days = new Set(readings.map(({ day }) => parsePlainDate(day)).filter((day) => day !== null))
  const taken = new Set<string>()
  for (const day of days as Set<PlainDate>) {
    const people = readings.filter((one) => one.day === day).map(({ personId }) => personId)
    for (const one of await listReadingsOfDay(work.tx, work.communityId, day, people)) {
      taken.add(`${one.personId} ${day} ${one.slot}`)
    }
  }
  return taken
}
