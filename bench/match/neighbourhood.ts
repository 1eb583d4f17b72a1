import { readFileSync } from "node:fs"
import { join } from "node:path"
import { certainDoubles, decideRow, matchedRows } from "../../src/core/reconcile/decide-row.ts"
import { type Finding, findFindings, type Source } from "../../src/core/reconcile/findings.ts"
import { homesOf } from "../../src/core/reconcile/homes.ts"
import { type List, listOf } from "../../src/core/reconcile/list.ts"
import { type MatchOptions, matchLists, matchWith } from "../../src/core/reconcile/match.ts"
import { matchAgainst, prepareRegister } from "../../src/core/reconcile/prepared-register.ts"
import { createRoomTable, type RoomTable } from "../../src/core/reconcile/room-table.ts"
import type { Texts } from "../../src/core/reconcile/texts.ts"
import { neighbourhoodLike } from "../../test/support/matching/neighbourhood-like.ts"
import { readCsv } from "../kit/csv.ts"
import { readList, readRooms } from "./read-list.ts"
import { type PersonOf, readTruth } from "./truth.ts"

const OTHERS = ["survey", "gate_log", "pushed_list"] as const

/** A neighbourhood's lists, and who its rows and findings are. */
export type Neighbourhood = {
  readonly rooms: RoomTable
  readonly lists: readonly List<Texts>[]
  readonly personOf: PersonOf
  /** Persons by what is to be found of them. */
  readonly findings: ReadonlyMap<string, ReadonlySet<string>>
}

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
    lists: ["register", ...OTHERS].map((name) => readList(join(folder, `${name}.csv`))),
    personOf: readTruth(join(folder, "truth/truth_rows.csv")),
    findings,
  }
}

/** How many rows are decided by themselves, of all; and how many of those rightly, of the decided. */
export type Decided = { readonly rows: number; readonly share: number; readonly precision: number }

/** Every row of the other lists, list by list as they come in, against the register: just as the desk does it. */
export function measureDecided({ rooms, lists, personOf }: Omit<Neighbourhood, "findings">): Decided {
  const [register, ...others] = lists
  if (register === undefined) throw new Error("there is no register")
  const registered = new Set(idsOf(register).map(personOf))
  const prepared = prepareRegister(register, optionsWith(rooms))
  const isOne = certainDoubles(matchWith([register], prepared.learned, prepared.options, () => true))
  const counts = { rows: 0, decided: 0, right: 0 }
  for (const list of others) {
    for (const row of matchedRows(matchAgainst(prepared, list), idsOf(list), isOne)) {
      const decision = decideRow(row)
      const person = personOf(row.id)
      counts.rows += 1
      if (decision.is === "doubtful") continue
      counts.decided += 1
      const isKnown = person !== undefined && registered.has(person)
      if (decision.is === "new" ? !isKnown : isKnown && personOf(decision.id) === person) counts.right += 1
    }
  }
  const { rows, decided, right } = counts
  return { rows, share: decided / rows, precision: right / decided }
}

/** A neighbourhood of the project's own generator: no threshold was ever set by one of these. */
export function drawnNeighbourhood(size: {
  readonly seed: number
  readonly homes: number
  readonly noise: number
}): Omit<Neighbourhood, "findings"> {
  const { rooms, register, survey, gate, pushed } = neighbourhoodLike(size)
  const written = [register, survey, gate, pushed]
  const persons = new Map(written.flatMap(({ personOf }) => [...personOf]))
  return {
    rooms: createRoomTable(rooms),
    lists: written.map(({ header, rows }) => listOf(header, rows)),
    personOf: (id) => persons.get(id),
  }
}

export type FindingShares = {
  readonly kind: Finding["kind"]
  readonly found: number
  readonly precision: number
  readonly recall: number
}

/** What each kind of finding is called in the truth. */
const TRUTH: Partial<Record<Finding["kind"], readonly string[]>> = {
  missing: ["missing_from_register"],
  double: ["duplicate_in_register"],
  stale: ["stale_in_register_out", "stale_in_register_dead"],
  "not-ours": ["pushed_not_ours"],
}

/** All four lists together: what is to be looked at, against what is. */
export function measureFindings({ rooms, lists, personOf, findings }: Neighbourhood): FindingShares[] {
  const sources = lists.map((list, at): Source => {
    const says = (column: string, pattern: RegExp) => cellsOf(list, column, (cell) => pattern.test(cell))
    const source = { ids: idsOf(list), homeOf: homesOf(list, rooms) }
    if (at === 0) return { role: "register", ...source, isHere: not(says("备注", /人户分离|已故/)) }
    if (at === 1) return { role: "visit", ...source }
    return at === 2
      ? { role: "passing", ...source, isHere: says("类别", /居民|业主|租客/) }
      : { role: "sent", ...source }
  })
  const found = findFindings(sources, matchLists(lists, optionsWith(rooms)))
  return Object.entries(TRUTH).map(([kind, names]) => {
    const wanted = new Set(names.flatMap((name) => [...(findings.get(name) ?? [])]))
    const persons = found
      .filter((finding) => finding.kind === kind)
      .map(({ rows }) => rows.map(({ id }) => personOf(id)).find((person) => person !== undefined))
    const right = persons.filter((person) => person !== undefined && wanted.has(person))
    return {
      ...{ kind: kind as Finding["kind"], found: persons.length },
      precision: right.length / Math.max(1, persons.length),
      recall: new Set(right).size / Math.max(1, wanted.size),
    }
  })
}

function optionsWith(rooms: RoomTable): MatchOptions {
  return { seed: 1, thisYear: 2026, rooms }
}

function not(test: (id: string) => boolean) {
  return (id: string) => !test(id)
}

/** A test of a row's cell in a column. */
function cellsOf(list: List<Texts>, header: string, test: (cell: string) => boolean) {
  const column = list.columns.find((one) => one.header === header)
  const passing = new Set(idsOf(list).filter((_, row) => test(column?.texts.at(column.rows[row] ?? 0) ?? "")))
  return (id: string) => passing.has(id)
}

function idsOf(list: List<Texts>): string[] {
  return Array.from({ length: list.ids.length }, (_, row) => list.ids.at(row) ?? "")
}
