import { dayOf } from "../../core/kit/dates.ts"
import { maskName } from "../../core/people/mask.ts"
import { getPolicyForBooks } from "../../core/policy/books-rules.ts"
import type { Policy } from "../../core/policy/policy.ts"
import { sparedReadings } from "../../core/policy/spared-readings.ts"
import { type CasePaper, missingPapers } from "../../core/quarantine/case-file.ts"
import { readingsDueBy } from "../../core/report/readings-due.ts"
import type { CaseListRow } from "../../store/quarantine/case-list.ts"
import type { Ground } from "../context.ts"

/** A line of the list; `name` is masked where nobody named a purpose. */
export function presentLine(
  row: CaseListRow,
  { due, spared }: ReadingsNow,
  name: (text: string) => string = maskName,
) {
  const { file, openedHere } = row
  const readings: (number | null)[] = [row.morning, row.afternoon]
  const isOpen = row.endedOn === null
  return {
    id: row.id,
    personId: row.personId,
    homeId: row.homeId,
    door: row.door,
    openedOn: row.openedOn,
    countedFrom: row.countedFrom,
    dueOn: row.dueOn,
    endedOn: row.endedOn,
    endReason: row.endReason,
    order: row.order,
    ownerId: row.ownerId,
    owner: row.owner,
    objectedAt: row.objectedAt,
    followedUntil: row.followedUntil,
    person: name(row.name),
    papersMissing: missingIn(file, openedHere === true),
    suitable: file?.dwelling?.suitable ?? null,
    readings,
    feverOn: isOpen ? row.feverOn : null,
    missing: readings.map(
      (celsius, slot) => isOpen && celsius === null && slot < due && slot >= spared(row.openedClock),
    ),
  }
}

/** Which papers are missing; null where the case came out of a book, which does not say, and not all were noted here since. */
function missingIn(file: CaseListRow["file"], openedHere: boolean): CasePaper[] | null {
  if (file === null) return null
  const missing = missingPapers(file)
  return openedHere || missing.length === 0 ? missing : null
}

/** How many of today's readings should be in by now, and how many a case registered today does not owe. */
export type ReadingsNow = { readonly due: number; readonly spared: (openedClock: string) => number }

export function readingsNow({ now }: Pick<Ground, "now">, policies: readonly Policy[]): ReadingsNow {
  const today = dayOf(now())
  const slots = getPolicyForBooks(policies, "reading-slots", today)
  return { due: readingsDueBy(now(), today, slots), spared: (clock) => sparedReadings(clock, slots) }
}
