import { addDays, type PlainDate } from "../kit/dates.ts"

/** A registration that put someone into home quarantine (处置 居家隔离). `moment` is canonical text and sorts as such. */
export type Registration = {
  readonly factId: string
  readonly moment: string
  readonly arrivedOn: PlainDate
  readonly dwellingId: string
}

/** A line of the quarantine ledger (居家隔离台账) about the same person. */
export type LedgerEntry = {
  readonly arrivedOn: PlainDate
  readonly dueOn: PlainDate | null
  /** The written order that a later due date rests on; without one no due date is later. */
  readonly order: string | null
  readonly endedOn: PlainDate | null
  readonly endReason: EndReason | null
}

export type EndReason = "released" | "transferred"

export type QuarantineCase = {
  readonly openedBy: string
  readonly dwellingId: string
  readonly openedOn: PlainDate
  readonly arrivedOn: PlainDate
  readonly dueOn: PlainDate
  readonly endedOn: PlainDate | null
  readonly endReason: EndReason | null
  readonly extensionOrder: string | null
}

/**
 * One person's cases of home quarantine, in order, from what was registered and what the ledger says; the order in
 * which either was written does not matter. Opened by the first registration, on the later of arrival and that day;
 * an arrival after the end of a case opens another. `lengthOn` gives the days of quarantine in force on a day.
 */
export function foldCases(
  registrations: readonly Registration[],
  ledger: readonly LedgerEntry[],
  lengthOn: (day: PlainDate) => number,
): QuarantineCase[] {
  const inOrder = registrations.toSorted(
    (one, other) => compare(one.moment, other.moment) || compare(one.factId, other.factId),
  )
  const openings: Registration[] = []
  for (const registration of inOrder) {
    const last = openings.at(-1)
    const endedOn = last && endOf(entriesOf(last, openings, ledger))
    if (last === undefined || (endedOn && registration.arrivedOn > endedOn)) openings.push(registration)
  }
  return openings.map((opening) => caseOf(opening, entriesOf(opening, openings, ledger), lengthOn))
}

function caseOf(
  opening: Registration,
  entries: readonly LedgerEntry[],
  lengthOn: (day: PlainDate) => number,
): QuarantineCase {
  const registeredOn = opening.moment.slice(0, 10) as PlainDate
  const plannedOn = addDays(opening.arrivedOn, lengthOn(opening.arrivedOn))
  const extension = entries
    .filter((entry) => entry.order !== null && entry.dueOn !== null && entry.dueOn > plannedOn)
    .toSorted((one, other) => compare(one.dueOn ?? "", other.dueOn ?? ""))
    .at(-1)
  const endedOn = endOf(entries)
  return {
    openedBy: opening.factId,
    dwellingId: opening.dwellingId,
    openedOn: laterOf(opening.arrivedOn, registeredOn),
    arrivedOn: opening.arrivedOn,
    dueOn: extension?.dueOn ?? plannedOn,
    endedOn,
    endReason:
      endedOn === null ? null : (entries.find((entry) => entry.endedOn === endedOn)?.endReason ?? null),
    extensionOrder: extension?.order ?? null,
  }
}

/** The ledger's lines about a case: those of its arrival, and for the first case also those of an arrival nobody registered. */
function entriesOf(
  opening: Registration,
  openings: readonly Registration[],
  ledger: readonly LedgerEntry[],
): LedgerEntry[] {
  const isFirst = opening === openings[0]
  return ledger.filter((entry) => {
    if (entry.arrivedOn === opening.arrivedOn) return true
    return isFirst && !openings.some((other) => other.arrivedOn === entry.arrivedOn)
  })
}

function endOf(entries: readonly LedgerEntry[]): PlainDate | null {
  const ends = entries.flatMap((entry) => (entry.endedOn === null ? [] : [entry.endedOn]))
  return ends.toSorted(compare)[0] ?? null
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other)
}

function laterOf(one: PlainDate, other: PlainDate): PlainDate {
  return compare(one, other) < 0 ? other : one
}
