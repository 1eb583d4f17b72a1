import { CLEAR } from "./decide-row.ts"
import type { RowRef } from "./decisions.ts"
import type { Matching } from "./match.ts"

/**
 * What a list is. `register`: whom the committee has written down; `visit`: goes from home to home and finds who is there;
 * `passing`: whoever came by, visitors too; `report`: what people say of themselves; `sent`: comes from elsewhere.
 */
export type Role = "register" | "visit" | "passing" | "report" | "sent"

/** A list of the matching, in the same order, with what its keeper knows of its rows. */
export type Source = {
  readonly role: Role
  readonly ids: Iterable<string>
  /** The home that a row names, in one way of writing for all lists; null where it names none of this neighbourhood. */
  readonly homeOf: (id: string) => string | null
  /** Whether a row says that its person lives here now: no visitor, nobody known to be away. All do, if not given. */
  readonly isHere?: (id: string) => boolean
  /** Of a register: whether the person is to report. */
  readonly shouldReport?: (id: string) => boolean
}

/**
 * Something that somebody has to look at. `missing`: lives here and is not registered; `double`: registered more than
 * once; `silent`: should have reported and did not; `stale`: registered, but at a home that was visited nobody has seen
 * them; `not-ours`: sent to us, and no list of ours knows them. `contradictory`: two rows of one
 * person differ in a field by more than spelling.
 */
export type Finding =
  | {
      readonly kind: "missing" | "double" | "silent" | "stale" | "not-ours"
      readonly rows: readonly RowRef[]
    }
  | {
      readonly kind: "contradictory"
      readonly field: string
      readonly rows: readonly [registered: RowRef, other: RowRef]
    }

/** Levels of agreement that no way of writing explains. */
const CONTRADICTIONS: ReadonlySet<string> = new Set(["stairwell", "near", "both-sound", "different"])

/** All findings; none of them is more than a reason to ask. */
export function findFindings(sources: readonly Source[], matching: Found): Finding[] {
  const people = everybody(sources, matching.persons())
  const visited = visitedHomes(sources, people)
  return people.flatMap((rows) => [
    ...findingsOf(sources, rows, visited, matching),
    ...contradictions(sources, rows, matching),
  ])
}

type Found = Pick<Matching, "persons" | "explain" | "clarityOf">

/** Homes that a visit names, or that somebody found there names elsewhere: on a visit's list addresses are short. */
function visitedHomes(
  sources: readonly Source[],
  people: readonly (readonly RowRef[])[],
): ReadonlySet<string> {
  const met = people.filter((rows) => rows.some(({ list }) => sources[list]?.role === "visit"))
  const homes = met.flat().map(({ list, id }) => sources[list]?.homeOf(id) ?? null)
  return new Set(homes.filter((home) => home !== null))
}

/** The rows of each person, also of those who stand in one row only. */
function everybody(
  sources: readonly Source[],
  persons: readonly (readonly RowRef[])[],
): readonly (readonly RowRef[])[] {
  const keyOf = ({ list, id }: RowRef) => `${list} ${id}`
  const joined = new Set(persons.flat().map(keyOf))
  const all = sources.flatMap(({ ids }, list) => Array.from(ids, (id) => ({ list, id })))
  return [...persons, ...all.filter((row) => !joined.has(keyOf(row))).map((row) => [row])]
}

function findingsOf(
  sources: readonly Source[],
  rows: readonly RowRef[],
  visited: ReadonlySet<string>,
  matching: Found,
): Finding[] {
  const inRole = (...roles: readonly Role[]) =>
    rows.filter(({ list }) => roles.includes(sources[list]?.role as Role))
  const homeOf = ({ list, id }: RowRef) => sources[list]?.homeOf(id) ?? null
  const isHere = ({ list, id }: RowRef) => sources[list]?.isHere?.(id) ?? true
  const registers = sources.flatMap(({ role }, list) => (role === "register" ? [list] : []))
  const registered = inRole("register")
  const seen = inRole("visit", "passing", "report")
  const sent = inRole("sent")
  if (registered.length === 0) {
    const isClear = (row: RowRef) => registers.every((list) => matching.clarityOf(row, list) >= CLEAR)
    const here = seen.filter((row) => isHere(row) && isClear(row))
    if (here.length > 0) return [{ kind: "missing", rows: [...here, ...sent] }]
    return sent.length > 0 && seen.length === 0 ? [{ kind: "not-ours", rows: sent }] : []
  }
  const silent =
    inRole("report").length === 0 &&
    registered.some(({ list, id }) => sources[list]?.shouldReport?.(id) === true)
  const isMissed = (row: RowRef) => isHere(row) && visited.has(homeOf(row) ?? "")
  return [
    ...(registered.length > 1 ? [{ kind: "double" as const, rows: registered }] : []),
    ...(silent ? [{ kind: "silent" as const, rows: registered }] : []),
    ...(seen.length === 0 && registered.every(isMissed)
      ? [{ kind: "stale" as const, rows: registered }]
      : []),
  ]
}

/** Where the rows of other lists, and the register's among themselves, contradict what is registered. */
function contradictions(sources: readonly Source[], rows: readonly RowRef[], { explain }: Found): Finding[] {
  const [registered, ...others] = rows.toSorted((one, other) => rankOf(sources, one) - rankOf(sources, other))
  if (registered === undefined || sources[registered.list]?.role !== "register") return []
  return others.flatMap((other) =>
    (explain(registered, other)?.steps ?? []).flatMap(({ step, field, level }): Finding[] =>
      step === "agreement" && field !== null && field !== "name" && CONTRADICTIONS.has(level ?? "")
        ? [{ kind: "contradictory", field, rows: [registered, other] }]
        : [],
    ),
  )
}

function rankOf(sources: readonly Source[], { list }: RowRef): number {
  return sources[list]?.role === "register" ? 0 : 1
}
