import { addDays, type PlainDate } from "../kit/dates.ts"
import type { FindingKind } from "./finding-kind.ts"

/** Where something was said of somebody; `of` names the gate, the sender of the list, the number of the letter. */
export type FindingSource = {
  readonly kind: "gate" | "call" | "report" | "list" | "screening" | "pass" | "register" | "quarantine"
  readonly of: string
}

/** One thing that does not agree; `cause` tells it from every other, so that it is found once. */
export type FoundFinding = {
  readonly kind: FindingKind
  readonly cause: string
  readonly personId: string | null
  readonly otherPersonId: string | null
  readonly rowId: string | null
  readonly factId: string | null
  readonly dwellingId: string | null
  readonly field: FindingField | null
  readonly chance: number | null
  readonly detail: FindingDetail
}

/** What two sources say differently; or what somebody who is silent owes. */
export const findingFields = ["address", "phone", "origin", "date", "readings", "arrival"] as const
export type FindingField = (typeof findingFields)[number]

/** What says who somebody is. */
export type FindingDetail = {
  readonly name: string
  readonly phone: string
  readonly source: FindingSource
  /** What the one source says, and the other; since when somebody is silent. */
  readonly here: string
  readonly there: string
  readonly other?: FindingSource
}

/** Somebody seen coming back, or announced: at a gate, on the phone, in a letter, on a list. */
export type SeenReturn = {
  readonly id: string
  readonly source: FindingSource
  readonly day: PlainDate
  readonly name: string
  readonly phone: string
  readonly dwellingId: string | null
  readonly rowId: string | null
  readonly factId: string | null
  /** Who it is, and how sure that is; null where nobody of the register comes into question. */
  readonly known: { readonly personId: string; readonly chance: number } | null
}

/** Somebody's registration as a returnee. */
export type Registration = {
  readonly id: string
  readonly personId: string | null
  readonly name: string
  readonly phone: string
  readonly dwellingId: string | null
  readonly day: PlainDate
  /** When it was written, as the book has it. */
  readonly at: string
  readonly arrivedOn: PlainDate | null
  readonly origin: string
}

/** A registration no older than this is of the same return. */
const DAYS_OF_A_RETURN = 14

/** From this chance on somebody is taken for who the register says, until a person says otherwise. */
const LIKELY = 0.9

/** Whether somebody seen coming back is registered: themselves, or by what they say of themselves. */
export function isRegistered(seen: SeenReturn, registrations: readonly Registration[]): boolean {
  const since = addDays(seen.day, -DAYS_OF_A_RETURN)
  const nameless = seen.name === ""
  return registrations.some((one) => {
    if (one.day < since) return false
    if (one.personId !== null && seen.known !== null && seen.known.chance >= LIKELY) {
      if (one.personId === seen.known.personId) return true
    }
    const sameName = one.name === seen.name
    if (seen.phone !== "" && one.phone === seen.phone && (nameless || sameName)) return true
    const sameHome = seen.dwellingId !== null && one.dwellingId === seen.dwellingId
    return sameHome && (sameName || (nameless && seen.phone === ""))
  })
}

/** Returns that nobody has registered. */
export function missingReturns(
  seen: readonly SeenReturn[],
  registrations: readonly Registration[],
): FoundFinding[] {
  return seen.filter((one) => !isRegistered(one, registrations)).map(missing)
}

/** Somebody whom a list, a gate, a call or a sheet knows and the register or the screening does not. */
export function missing(one: SeenReturn): FoundFinding {
  const known = one.known !== null && one.known.chance >= LIKELY
  return {
    ...{ kind: "missing", cause: `missing ${one.source.kind} ${one.id}`, field: null },
    personId: known ? (one.known?.personId ?? null) : null,
    otherPersonId: known ? null : (one.known?.personId ?? null),
    chance: one.known?.chance ?? null,
    ...{ rowId: one.rowId, factId: one.factId, dwellingId: one.dwellingId },
    detail: { name: one.name, phone: one.phone, source: one.source, here: one.day, there: "" },
  }
}

/** Whether nobody of the register is likely to be who was seen. */
export function isStranger(one: SeenReturn): boolean {
  return one.known === null || one.known.chance < LIKELY
}

/** A double that somebody has before them stays while it is more likely than not: what is learned anew each time does not make it flicker. */
export const STILL_LIKELY = 0.5

/** Two records of the register that are most likely one person; `standing`: the causes of those that were found before and are open. */
export function doubleRecords(
  pairs: readonly { readonly one: string; readonly other: string; readonly chance: number }[],
  standing: ReadonlySet<string> = new Set(),
): FoundFinding[] {
  return pairs.flatMap(({ one, other, chance }) => {
    const [personId = "", otherPersonId = ""] = [one, other].toSorted()
    const cause = `double ${personId} ${otherPersonId}`
    if (one === other || chance < (standing.has(cause) ? STILL_LIKELY : LIKELY)) return []
    const source = { kind: "register", of: "" } as const
    return [
      {
        ...{ kind: "double", cause, personId, otherPersonId, chance },
        ...{ rowId: null, factId: null, dwellingId: null, field: null },
        detail: { name: "", phone: "", source, here: "", there: "" },
      } as const,
    ]
  })
}

/** What one source says of one field of a person; `id` is the row's that says it. */
export type Saying = {
  readonly id: string
  readonly personId: string
  readonly field: "address" | "phone"
  readonly source: FindingSource
  readonly text: string
  readonly dwellingId: string | null
}

/** What the register itself says: more than one door or number may be right. */
export type RegisterSaying = {
  readonly personId: string
  readonly field: "address" | "phone"
  readonly texts: readonly string[]
}

/** Doors and telephones that a pass, a registration or a list has otherwise than the register. */
export function contradictions(
  register: readonly RegisterSaying[],
  sayings: readonly Saying[],
): FoundFinding[] {
  const known = new Map(register.map((one) => [`${one.personId} ${one.field}`, one.texts]))
  return sayings.flatMap((one) => {
    const texts = (known.get(`${one.personId} ${one.field}`) ?? []).filter((text) => text !== "")
    const own = plainOf(one.field, one.text)
    if (texts.length === 0 || own === "") return []
    if (texts.some((text) => mayBeOne(plainOf(one.field, text), own))) return []
    const here = { kind: "register", of: "" } as const
    return [
      contradiction(one.personId, one.field, `${one.field} ${one.id}`, one.dwellingId, {
        ...{ source: here, here: texts.join("、") },
        ...{ other: one.source, there: one.text },
      }),
    ]
  })
}

/** Registrations of one return that give another day of arrival or another place. */
export function contradictoryReturns(registrations: readonly Registration[]): FoundFinding[] {
  const ofPerson = new Map<string, Registration[]>()
  for (const one of registrations) {
    if (one.personId !== null) ofPerson.set(one.personId, [...(ofPerson.get(one.personId) ?? []), one])
  }
  return [...ofPerson].flatMap(([personId, all]) => {
    const inOrder = all.toSorted((one, other) => compare(one.at, other.at) || compare(one.id, other.id))
    return inOrder.slice(1).flatMap((later, at) => {
      const first = inOrder[at]
      if (first === undefined || later.day > addDays(first.day, DAYS_OF_A_RETURN)) return []
      const source = { kind: "screening", of: first.day } as const
      const other = { kind: "screening", of: later.day } as const
      const differ = (field: "origin" | "date", here: string, there: string) =>
        contradiction(personId, field, `${field} ${first.id} ${later.id}`, later.dwellingId, {
          source,
          here,
          other,
          there,
        })
      return [
        ...(first.arrivedOn !== null && later.arrivedOn !== null && first.arrivedOn !== later.arrivedOn
          ? [differ("date", first.arrivedOn, later.arrivedOn)]
          : []),
        ...(areTwoPlaces(first.origin, later.origin) ? [differ("origin", first.origin, later.origin)] : []),
      ]
    })
  })
}

/** Somebody in quarantine of whom there is no temperature since `since`. */
export type SilentCase = {
  readonly caseId: string
  readonly personId: string
  readonly dwellingId: string
  readonly since: PlainDate
}

/** Days in a row without any temperature, of which somebody is silent. */
const SILENT_DAYS = 2

export function silentCases(cases: readonly SilentCase[], today: PlainDate): FoundFinding[] {
  return cases
    .filter(({ since }) => addDays(since, SILENT_DAYS) <= today)
    .map((one) => ({
      ...{ kind: "silent", cause: `silent ${one.personId} ${one.since}`, field: "readings" },
      ...{ personId: one.personId, otherPersonId: null, rowId: null, factId: null, chance: null },
      dwellingId: one.dwellingId,
      detail: { name: "", phone: "", source: { kind: "quarantine", of: "" }, here: one.since, there: "" },
    }))
}

/** Announced to arrive, and neither registered nor seen at a gate by the day after. */
export function silentArrivals(
  announced: readonly SeenReturn[],
  registrations: readonly Registration[],
  seenAtGate: readonly SeenReturn[],
  today: PlainDate,
): FoundFinding[] {
  return announced
    .filter((one) => one.day < today && !isRegistered(one, registrations) && !wasSeen(one, seenAtGate))
    .map((one) => ({
      ...{ kind: "silent", cause: `silent arrival ${one.id}`, field: "arrival" },
      ...{
        personId: one.known?.personId ?? null,
        otherPersonId: null,
        rowId: null,
        factId: null,
        chance: null,
      },
      dwellingId: one.dwellingId,
      detail: { name: one.name, phone: one.phone, source: one.source, here: one.day, there: "" },
    }))
}

/** A list that asks who lives here, by the people of the register who stand on it or may. */
export type Census = {
  readonly id: string
  readonly sender: string
  readonly day: PlainDate
  readonly people: ReadonlySet<string>
}

/** Somebody who lives here by the register; `seenOn`: the last day on which anything was heard of them. */
export type Resident = {
  readonly personId: string
  readonly dwellingId: string
  readonly seenOn: PlainDate | null
}

/** A list with fewer of those who live here asks after some people, and says nothing of the others. */
const SHARE_OF_A_CENSUS = 0.5

/** Whoever was seen so many days before a census need not stand on it. */
const DAYS_SEEN_BEFORE = 14

/**
 * Who lives here by the register, though a list that goes from home to home names others of their home and not them, and nobody has
 * seen them: gone, dead, or living elsewhere. Whether they are only out the list cannot tell.
 */
export function unseenResidents(census: Census, residents: readonly Resident[]): FoundFinding[] {
  const listed = residents.filter(({ personId }) => census.people.has(personId))
  if (listed.length === 0 || listed.length < SHARE_OF_A_CENSUS * residents.length) return []
  const homes = new Set(listed.map(({ dwellingId }) => dwellingId))
  const since = addDays(census.day, -DAYS_SEEN_BEFORE)
  return residents
    .filter(({ personId, dwellingId, seenOn }) => {
      if (census.people.has(personId) || !homes.has(dwellingId)) return false
      return seenOn === null || seenOn < since
    })
    .map(({ personId, dwellingId }) => ({
      ...{ kind: "unseen", cause: `unseen ${personId} ${census.id}`, field: null, chance: null },
      ...{ personId, otherPersonId: null, rowId: null, factId: null, dwellingId },
      detail: {
        ...{ name: "", phone: "", source: { kind: "list", of: census.sender } },
        ...{ here: census.day, there: "" },
      },
    }))
}

/** What is to be written: new findings, those that are there again, those that were mended elsewhere. What a person ended stands. */
export function newsOfFindings(
  found: readonly FoundFinding[],
  known: readonly { readonly id: string; readonly cause: string; readonly endedAs: string | null }[],
): { readonly fresh: FoundFinding[]; readonly again: string[]; readonly gone: string[] } {
  const byCause = new Map(found.map((one) => [one.cause, one]))
  const causes = new Set(known.map(({ cause }) => cause))
  return {
    fresh: [...byCause.values()].filter(({ cause }) => !causes.has(cause)),
    again: known.flatMap(({ id, cause, endedAs }) => (endedAs === "gone" && byCause.has(cause) ? [id] : [])),
    gone: known.flatMap(({ id, cause, endedAs }) => (endedAs === null && !byCause.has(cause) ? [id] : [])),
  }
}

function wasSeen(one: SeenReturn, seen: readonly SeenReturn[]): boolean {
  return seen.some(
    (other) =>
      other.day >= addDays(one.day, -1) &&
      ((one.known !== null && other.known?.personId === one.known.personId) ||
        (one.phone !== "" && other.phone === one.phone) ||
        (one.dwellingId !== null &&
          other.dwellingId === one.dwellingId &&
          (other.name === one.name || other.name === ""))),
  )
}

function contradiction(
  personId: string,
  field: FindingField,
  cause: string,
  dwellingId: string | null,
  said: Pick<FindingDetail, "source" | "here" | "there" | "other">,
): FoundFinding {
  return {
    ...{ kind: "contradictory", cause: `contradictory ${personId} ${cause}`, personId, otherPersonId: null },
    ...{ rowId: null, factId: null, dwellingId, field, chance: null },
    detail: { name: "", phone: "", ...said },
  }
}

function plainOf(field: Saying["field"], text: string): string {
  if (field === "address") return text.trim()
  return text.replace(/[^\d*]/g, "").replace(/^(?:00)?86(?=1\d{10}$)/, "")
}

/** Equal, but for signs that are hidden in the one or the other. */
function mayBeOne(one: string, other: string): boolean {
  if (one.length !== other.length) return false
  return Array.from(one).every((sign, at) => sign === other[at] || sign === "*" || other[at] === "*")
}

/** Two places of which neither names the other: 湖北 and 武汉 may be one, 湖北武汉 and 安徽六安 are not. */
function areTwoPlaces(one: string, other: string): boolean {
  const [a, b] = [placeOf(one), placeOf(other)]
  return a !== "" && b !== "" && !a.includes(b) && !b.includes(a)
}

function placeOf(text: string): string {
  return text.replace(/[省市区县\s]|自治[区州县]|特别行政区/g, "")
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other)
}
