import { readFileSync } from "node:fs"
import { join } from "node:path"
import { getPlainDate } from "../../src/core/kit/dates.ts"
import {
  certainDoubles,
  decideRow,
  type MatchedRow,
  matchedRows,
} from "../../src/core/reconcile/decide-row.ts"
import { earlierRows } from "../../src/core/reconcile/earlier-rows.ts"
import { doubleRecords, unseenResidents } from "../../src/core/reconcile/findings.ts"
import { homesOf } from "../../src/core/reconcile/homes.ts"
import { type List, listOf } from "../../src/core/reconcile/list.ts"
import { type MatchOptions, matchWith } from "../../src/core/reconcile/match.ts"
import { matchAgainst, prepareRegister } from "../../src/core/reconcile/prepared-register.ts"
import { createRoomTable, type RoomTable } from "../../src/core/reconcile/room-table.ts"
import { type Identified, identify } from "../../src/core/reconcile/row-rules.ts"
import type { Texts } from "../../src/core/reconcile/texts.ts"
import { neighbourhoodLike } from "../../test/support/matching/neighbourhood-like.ts"
import { fromOtherSenders } from "../../test/support/matching/other-sender.ts"
import { readCsv } from "../kit/csv.ts"
import { readLists, readRooms } from "./read-list.ts"
import { type PersonOf, readTruth } from "./truth.ts"

const OTHERS = ["survey", "gate_log", "pushed_list"] as const

/** A neighbourhood's lists, and who its rows and findings are. */
export type Neighbourhood = {
  readonly rooms: RoomTable
  readonly lists: readonly List<Texts>[]
  readonly personOf: PersonOf
  /** Persons by what is to be found of them. */
  readonly findings: ReadonlyMap<string, ReadonlySet<string>>
  /** Persons who are registered here and live elsewhere. */
  readonly away: ReadonlySet<string>
  /** Persons who live here. */
  readonly residents: ReadonlySet<string>
}

/** One without a truth of findings. */
export type DrawnNeighbourhood = Pick<Neighbourhood, "rooms" | "lists" | "personOf">

export function readNeighbourhood(folder: string): Neighbourhood {
  const [header = [], ...rows] = readCsv(readFileSync(join(folder, "truth/truth_findings.csv"), "utf8"))
  const [type, person] = [header.indexOf("type"), header.indexOf("person_id")]
  const findings = new Map<string, Set<string>>()
  for (const row of rows) {
    const kind = row[type] ?? ""
    findings.set(kind, (findings.get(kind) ?? new Set()).add(row[person] ?? ""))
  }
  return {
    rooms: readRooms(join(folder, "rooms.csv")),
    lists: readLists(["register", ...OTHERS].map((name) => join(folder, `${name}.csv`))),
    personOf: readTruth(join(folder, "truth/truth_rows.csv")),
    findings,
    away: readPersons(folder, "away"),
    residents: readPersons(folder, "in"),
  }
}

function readPersons(folder: string, wanted: string): Set<string> {
  const [header = [], ...rows] = readCsv(readFileSync(join(folder, "truth/truth_persons.csv"), "utf8"))
  const [person, status] = [header.indexOf("person_id"), header.indexOf("status")]
  return new Set(rows.filter((row) => row[status] === wanted).map((row) => row[person] ?? ""))
}

/**
 * How many rows are decided by themselves, of all; and how many of those rightly, of the decided. `toPerson`: for each list how many of
 * its rows have the right person, or rightly nobody, as the likeliest of the register.
 */
export type Decided = {
  readonly rows: number
  readonly share: number
  readonly precision: number
  readonly toPerson: readonly number[]
}

/** Every row of the other lists, list by list as they come in, against the register: just as the desk does it. */
export function measureDecided({ rooms, lists, personOf }: DrawnNeighbourhood): Decided {
  const [register, ...others] = lists
  if (register === undefined) throw new Error("there is no register")
  const registered = new Set(idsOf(register).map(personOf))
  const prepared = prepareRegister(register, optionsWith(rooms))
  const isOne = certainDoubles(matchWith([register], prepared.learned, prepared.options, () => true))
  const counts = { rows: 0, decided: 0, right: 0 }
  const toPerson = others.map((list) => {
    let met = 0
    for (const row of matchedRows(matchAgainst(prepared, list), idsOf(list), isOne)) {
      const decision = decideRow(row)
      const person = personOf(row.id)
      const isKnown = person !== undefined && registered.has(person)
      counts.rows += 1
      const likeliest = row.candidates.find(({ chance }) => chance >= 0.5)
      if (isKnown ? likeliest !== undefined && personOf(likeliest.id) === person : likeliest === undefined)
        met += 1
      if (decision.is === "doubtful") continue
      counts.decided += 1
      if (decision.is === "new" ? !isKnown : isKnown && personOf(decision.id) === person) counts.right += 1
    }
    return met / Math.max(1, list.ids.length)
  })
  const { rows, decided, right } = counts
  return { rows, share: decided / rows, precision: right / decided, toPerson }
}

/** A neighbourhood of the project's own generator: no threshold was ever set by one of these. */
export function drawnNeighbourhood(size: {
  readonly seed: number
  readonly homes: number
  readonly noise: number
  /** Whether every list comes from an office that calls its columns otherwise. */
  readonly otherSenders?: boolean
}): DrawnNeighbourhood {
  const drawn = neighbourhoodLike(size)
  const { rooms, register, survey, gate, pushed } = size.otherSenders
    ? fromOtherSenders(drawn, size.seed)
    : drawn
  const written = [register, survey, gate, pushed]
  const persons = new Map(written.flatMap(({ personOf }) => [...personOf]))
  return {
    rooms: createRoomTable(rooms),
    lists: written.map(({ header, rows }) => listOf(header, rows)),
    personOf: (id) => persons.get(id),
  }
}

/** Where a kind of finding is in the truth, and how it is told of. */
type Kind = "missing" | "double" | "unseen" | "not ours"

export type FindingShares = {
  readonly kind: Kind
  readonly found: number
  readonly precision: number
  readonly recall: number
}

/** What each kind of finding is called in the truth. */
const TRUTH: Readonly<Record<Kind, readonly string[]>> = {
  missing: ["missing_from_register"],
  double: ["duplicate_in_register"],
  unseen: ["stale_in_register_out", "stale_in_register_dead"],
  "not ours": ["pushed_not_ours"],
}

/**
 * What the desk finds of the survey, the gate's book and the list from above, with its own rules, against what there is. `absent`: of
 * who was found unseen, how many do not live here, those too of whom the truth says that they are only away. `strangers`: the same
 * of who was found not to be ours, those too who once lived here and moved away.
 */
export function measureFindings(neighbourhood: Neighbourhood): {
  readonly shares: readonly FindingShares[]
  readonly absent: number
  readonly strangers: number
} {
  const { rooms, lists, personOf, findings, away, residents } = neighbourhood
  const [register, survey, gate, pushed] = lists
  if (!register || !survey || !gate || !pushed) throw new Error("a list is not there")
  const prepared = prepareRegister(register, optionsWith(rooms))
  const own = matchWith([register], prepared.learned, prepared.options, () => true)
  const isOne = certainDoubles(own)
  const decided = (list: List<Texts>) =>
    matchedRows(matchAgainst(prepared, list), idsOf(list), isOne).map((row) => ({ ...row, ...identify(row) }))
  const [surveyed, passed, sent] = [decided(survey), decided(gate), decided(pushed)]
  const isResident = says(gate, "类别", /居民|业主|租客/)
  const fresh = (rows: typeof surveyed) =>
    rows.filter(({ identity }) => identity === "new").map(({ id }) => id)
  const met = [...fresh(surveyed), ...fresh(passed).filter(isResident)]
  // whoever is on the list from above, and was met here, is missing rather than not ours
  const metBefore = earlierRows(prepared.learned.readers, [
    ...fresh(surveyed).map(wordsOf(survey)),
    ...fresh(passed).filter(isResident).map(wordsOf(gate)),
  ])
  const sentWords = wordsOf(pushed)
  const doubles = doubleRecords(
    own.pairs.map(({ one, other, chance }) => ({ one: one.id, other: other.id, chance })),
  )
  const unseen = unseenOf(neighbourhood, surveyed, passed)
  const found: Readonly<Record<Kind, readonly string[]>> = {
    missing: met,
    double: doubles.map(({ personId }) => personId ?? ""),
    unseen,
    "not ours": fresh(sent).filter((id) => metBefore(sentWords(id)).length === 0),
  }
  const shares = (Object.keys(TRUTH) as Kind[]).map((kind): FindingShares => {
    const wanted = new Set(TRUTH[kind].flatMap((name) => [...(findings.get(name) ?? [])]))
    // several rows of one person are one finding of theirs
    const persons = new Set(found[kind].map((id) => personOf(id) ?? id))
    const right = [...persons].filter((person) => wanted.has(person)).length
    return {
      ...{ kind, found: persons.size, precision: right / Math.max(1, persons.size) },
      recall: right / Math.max(1, wanted.size),
    }
  })
  const gone = new Set([...TRUTH.unseen.flatMap((name) => [...(findings.get(name) ?? [])]), ...away])
  const shareOf = (ids: readonly string[], test: (person: string) => boolean) =>
    ids.filter((id) => test(personOf(id) ?? "")).length / Math.max(1, ids.length)
  return {
    shares,
    absent: shareOf(unseen, (person) => gone.has(person)),
    strangers: shareOf(found["not ours"], (person) => !residents.has(person)),
  }
}

type DecidedRow = Pick<MatchedRow, "id" | "candidates"> & Identified

/** The survey is the census; who was met at the gate was seen that day. */
function unseenOf(
  { rooms, lists }: Neighbourhood,
  surveyed: readonly DecidedRow[],
  passed: readonly DecidedRow[],
): string[] {
  const [register] = lists
  if (register === undefined) return []
  const homeOf = homesOf(register, rooms)
  const isAway = says(register, "备注", /人户分离|已故/)
  const day = getPlainDate("2026-08-01")
  const seen = new Set(passed.flatMap(({ personId }) => personId ?? []))
  const people = new Set(
    surveyed.flatMap(({ identity, personId, candidates }) =>
      identity === "same" ? (personId ?? []) : candidates.map(({ id }) => id),
    ),
  )
  const residents = idsOf(register)
    .filter((id) => !isAway(id))
    .flatMap((personId) => {
      const dwellingId = homeOf(personId)
      return dwellingId === null ? [] : [{ personId, dwellingId, seenOn: seen.has(personId) ? day : null }]
    })
  return unseenResidents({ id: "census", sender: "", day, people }, residents).map(
    ({ personId }) => personId ?? "",
  )
}

/** Name, telephone and document of a list's rows, by their headers. */
function wordsOf(list: List<Texts>) {
  const rows = new Map(idsOf(list).map((id, row) => [id, row]))
  const cell = (header: RegExp, id: string) => {
    const column = list.columns.find((one) => header.test(one.header))
    return column?.texts.at(column.rows[rows.get(id) ?? 0] ?? 0) ?? ""
  }
  return (id: string) => ({
    ...{ id, name: cell(/姓名/, id), phone: cell(/电话|手机/, id), document: cell(/证件号码/, id) },
  })
}

function optionsWith(rooms: RoomTable): MatchOptions {
  return { seed: 1, thisYear: 2026, rooms }
}

/** A test of a row's cell in a column. */
function says(list: List<Texts>, header: string, pattern: RegExp) {
  const column = list.columns.find((one) => one.header === header)
  const passing = new Set(
    idsOf(list).filter((_, row) => pattern.test(column?.texts.at(column.rows[row] ?? 0) ?? "")),
  )
  return (id: string) => passing.has(id)
}

function idsOf(list: List<Texts>): string[] {
  return Array.from({ length: list.ids.length }, (_, row) => list.ids.at(row) ?? "")
}
