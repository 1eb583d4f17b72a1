import { addDays, laterOf, type PlainDate } from "../kit/dates.ts"
import type { DayAnchor } from "../policy/policy.ts"

/**
 * What opens a case: a registration that put someone into home quarantine (处置 居家隔离), or a return from hospital,
 * which goes on with the case that the transfer had ended. `moment` is canonical text and sorts as such.
 */
export type Opening = {
  readonly factId: string
  readonly way: "registration" | "return"
  readonly moment: string
  readonly arrivedOn: PlainDate
  readonly leftKeyAreaOn: PlainDate | null
  readonly lastContactOn: PlainDate | null
  readonly dwellingId: string
}

/** A line of the quarantine ledger (居家隔离台账) about the same person. */
export type LedgerEntry = {
  readonly filedOn: PlainDate
  readonly arrivedOn: PlainDate
  readonly dueOn: PlainDate | null
  /** The written order that a later due date rests on; without one no due date is later. */
  readonly order: string | null
  readonly endedOn: PlainDate | null
  readonly endReason: EndReason | null
}

/** `withdrawn`: nothing had asked for it, or an objection was upheld. */
export const endReasons = ["released", "transferred", "centralised", "withdrawn"] as const
export type EndReason = (typeof endReasons)[number]

export type QuarantineCase = {
  readonly openedBy: string
  readonly dwellingId: string
  readonly openedOn: PlainDate
  /** When on that day it was registered; empty where that was before it. */
  readonly openedClock: string
  readonly arrivedOn: PlainDate
  /** Day 0 of the count, as the rule in force says. */
  readonly countedFrom: PlainDate
  readonly dueOn: PlainDate
  readonly endedOn: PlainDate | null
  readonly endReason: EndReason | null
  readonly extensionOrder: string | null
  /** It goes on with the case before it. */
  readonly continues: boolean
}

/** Days of quarantine and what they are counted from, as in force on a day. */
export type LengthRule = (day: PlainDate) => { readonly days: number; readonly from: DayAnchor }

/**
 * One person's cases of home quarantine, in order, from what was registered and what the ledger says; the order in
 * which either was written does not matter. Opened by the first registration, on the later of arrival and that day;
 * an arrival after the end of a case opens another, and so does a return from where a transfer led.
 */
export function foldCases(
  openings: readonly Opening[],
  ledger: readonly LedgerEntry[],
  lengthOn: LengthRule,
): readonly QuarantineCase[] {
  const inOrder = openings.toSorted(
    (one, other) => compare(one.moment, other.moment) || compare(one.factId, other.factId),
  )
  let kept: readonly Opening[] = []
  let cases: readonly QuarantineCase[] = []
  for (const opening of inOrder) {
    const last = cases.at(-1)
    if (last === undefined ? opening.way !== "registration" : !mayFollow(last, opening)) continue
    const keptWith = [...kept, opening]
    const casesWith = foldKept(keptWith, ledger, lengthOn)
    // A line that had ended the case before may be one about this arrival: then that case is still open, and goes on.
    if (!casesWith.slice(0, -1).every((one) => one.endedOn !== null)) continue
    kept = keptWith
    cases = casesWith
  }
  return cases
}

function mayFollow(last: QuarantineCase, opening: Opening): boolean {
  if (last.endedOn === null) return false
  return opening.way === "return"
    ? last.endReason === "transferred" && dayOfMoment(opening) >= last.endedOn
    : opening.arrivedOn > last.endedOn
}

function foldKept(
  kept: readonly Opening[],
  ledger: readonly LedgerEntry[],
  lengthOn: LengthRule,
): QuarantineCase[] {
  const cases: QuarantineCase[] = []
  for (const opening of kept) {
    const before = opening.way === "return" ? cases.at(-1) : undefined
    const arrivedOn = before?.arrivedOn ?? opening.arrivedOn
    const openedOn = laterOf(arrivedOn, dayOfMoment(opening))
    const counted = before
      ? { countedFrom: before.countedFrom, plannedOn: laterOf(before.dueOn, openedOn) }
      : countOf(opening, openedOn, lengthOn)
    const entries = entriesOf({ arrivedOn, openedOn }, cases, kept, ledger)
    const openedClock = openedOn === dayOfMoment(opening) ? opening.moment.slice(11, 16) : ""
    const continues = before !== undefined
    cases.push(caseOf(opening, { arrivedOn, openedOn, openedClock, continues, ...counted }, entries))
  }
  return cases
}

/** Day 0 and the last day: from what the rule names or, where that day is not known, from the arrival. */
export function countOf(
  opening: Pick<Opening, "arrivedOn" | "leftKeyAreaOn" | "lastContactOn">,
  openedOn: PlainDate,
  lengthOn: LengthRule,
) {
  const { days, from } = lengthOn(opening.arrivedOn)
  const anchors: Readonly<Record<DayAnchor, PlainDate | null>> = {
    arrival: opening.arrivedOn,
    "left-key-area": opening.leftKeyAreaOn,
    "last-contact": opening.lastContactOn,
    start: openedOn,
  }
  const countedFrom = anchors[from] ?? opening.arrivedOn
  return { countedFrom, plannedOn: addDays(countedFrom, days) }
}

type Counted = Pick<
  QuarantineCase,
  "arrivedOn" | "openedOn" | "openedClock" | "countedFrom" | "continues"
> & {
  readonly plannedOn: PlainDate
}

function caseOf(
  opening: Opening,
  { plannedOn, ...counted }: Counted,
  entries: readonly LedgerEntry[],
): QuarantineCase {
  const extension = entries
    .filter((entry) => entry.order !== null && entry.dueOn !== null && entry.dueOn > plannedOn)
    .toSorted(
      (one, other) =>
        compare(one.dueOn ?? "", other.dueOn ?? "") || compare(one.order ?? "", other.order ?? ""),
    )
    .at(-1)
  const endedOn = endOf(entries)
  return {
    openedBy: opening.factId,
    dwellingId: opening.dwellingId,
    ...counted,
    dueOn: extension?.dueOn ?? plannedOn,
    endedOn,
    endReason:
      weightiest.find((reason) =>
        entries.some(
          (entry) => entry.endedOn !== null && entry.endedOn === endedOn && entry.endReason === reason,
        ),
      ) ?? null,
    extensionOrder: extension?.order ?? null,
  }
}

/**
 * The ledger's lines about a case: those of its arrival, and for the first case also those of an arrival nobody registered.
 * Of two cases of one arrival a line belongs to the one that was open when it was filed.
 */
function entriesOf(
  { arrivedOn, openedOn }: Pick<QuarantineCase, "arrivedOn" | "openedOn">,
  before: readonly QuarantineCase[],
  kept: readonly Opening[],
  ledger: readonly LedgerEntry[],
): LedgerEntry[] {
  const place = before.length
  const isFirst = place === 0
  const goesOn = before.some((one) => one.arrivedOn === arrivedOn)
  const next = kept[place + 1]
  const followed = next?.way === "return" ? dayOfMoment(next) : null
  return ledger.filter((entry) => {
    if (entry.arrivedOn === arrivedOn) {
      return (!goesOn || entry.filedOn >= openedOn) && (followed === null || entry.filedOn < followed)
    }
    return isFirst && !kept.some((other) => other.arrivedOn === entry.arrivedOn)
  })
}

/** Where two lines end a case on one day: what was done for somebody's health stands over what was signed. */
const weightiest: readonly EndReason[] = ["transferred", "centralised", "released", "withdrawn"]

function endOf(entries: readonly LedgerEntry[]): PlainDate | null {
  const ends = entries.flatMap((entry) => (entry.endedOn === null ? [] : [entry.endedOn]))
  return ends.toSorted(compare)[0] ?? null
}

function dayOfMoment(opening: Opening): PlainDate {
  return opening.moment.slice(0, 10) as PlainDate
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other)
}
