import type { PlainDate } from "../../core/kit/dates.ts"
import { feverRule } from "../../core/policy/books-rules.ts"
import { listReadingsOf, replaceReadingDays } from "../../store/report/reading-days.ts"
import type { DeskWork } from "../desk/at-desk.ts"
import { type ReadingDay, slotBit } from "../imports/ripples.ts"

/** Works out anew, from the readings that stand, which of people's days have one. */
export async function remakeReadingDays(work: DeskWork, personIds: readonly string[]): Promise<void> {
  const { tx, communityId } = work
  const feverFrom = feverRule(work.policies)
  const marks = new Map<string, ReadingDay>()
  for (const { personId, values } of await listReadingsOf(tx, communityId, personIds)) {
    const day = values["日期"] as PlainDate
    const key = `${personId} ${day}`
    const mark = marks.get(key) ?? { day, personId, slots: 0, fever: false }
    marks.set(key, {
      ...mark,
      slots: mark.slots | slotBit(values["时段"]),
      fever: mark.fever || Number(values["体温"]) >= feverFrom(day),
    })
  }
  await replaceReadingDays(tx, communityId, personIds, [...marks.values()])
}
