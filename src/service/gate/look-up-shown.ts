import type { EntryBody } from "../../core/gate/entry.ts"
import { readDoorSearch } from "../../core/place/door-search.ts"
import type { Tx } from "../../store/database/db.ts"
import {
  findShownPasses,
  findTypedDoors,
  listDoors,
  listQuarantineDays,
  type QuarantineDays,
  type ShownDoor,
  type ShownPass,
} from "../../store/gate/shown.ts"
import type { Ground } from "../context.ts"
import { ensureHomeKey, homeCodeOf } from "./home-codes.ts"
import type { PlacedEntry } from "./place-entries.ts"

/** What an entry names, as the register and the passes have it. */
export type Shown = {
  readonly pass: ShownPass | null
  readonly home: ShownDoor | null
  /** The cases of the home, to be looked at by day; only where somebody was let through. */
  readonly quarantine: readonly QuarantineDays[]
}

/** Finds, for all entries at once, which pass and which home each means. */
export async function lookUpShown(
  tx: Tx,
  keeper: Pick<Ground, "now"> & { readonly communityId: string },
  entries: readonly PlacedEntry[],
): Promise<(entry: PlacedEntry) => Shown> {
  const { communityId } = keeper
  const bodies = entries.flatMap(({ body }) => (body === null ? [] : [body]))
  const passes = await findShownPasses(tx, communityId, distinct(bodies.map(passOf)))
  const rooms = distinct(bodies.map(roomOf)).flatMap((text) => {
    const search = readDoorSearch(text)
    return search === null || search.room === null ? [] : [{ ...search, text }]
  })
  const doors = await findTypedDoors(tx, communityId, rooms)
  const isOpen = (body: EntryBody) => homeBy(body, passes, doors) === null
  const codes = await homesOfCodes(tx, keeper, distinct(bodies.filter(isOpen).map(codeOf)))
  const homeOf = (body: EntryBody) => homeBy(body, passes, doors) ?? codes.get(codeOf(body) ?? "") ?? null
  const letIn = bodies.filter((body) => body.what === "passage" && body.verdict === "let-in")
  const homes = distinct(letIn.map((body) => homeOf(body)?.dwellingId ?? null))
  const days = await listQuarantineDays(tx, communityId, homes)
  const casesOf = new Map<string, QuarantineDays[]>()
  for (const day of days) casesOf.set(day.dwellingId, [...(casesOf.get(day.dwellingId) ?? []), day])
  return ({ body }) => {
    if (body === null) return { pass: null, home: null, quarantine: [] }
    const home = homeOf(body)
    const pass = passes.get(passOf(body) ?? "") ?? null
    return { pass, home, quarantine: (home && casesOf.get(home.dwellingId)) ?? [] }
  }
}

function homeBy(
  body: EntryBody,
  passes: ReadonlyMap<string, ShownPass>,
  doors: ReadonlyMap<string, ShownDoor>,
): ShownDoor | null {
  const typed = doors.get(roomOf(body) ?? "")
  if (typed !== undefined) return typed
  const pass = passes.get(passOf(body) ?? "")
  return pass === undefined || pass.door === null ? null : { dwellingId: pass.dwellingId, door: pass.door }
}

/** Homes by their opaque codes; asked for only where neither pass nor room says which. */
async function homesOfCodes(
  tx: Tx,
  keeper: Pick<Ground, "now"> & { readonly communityId: string },
  codes: readonly string[],
): Promise<Map<string, ShownDoor>> {
  if (codes.length === 0) return new Map()
  const key = await ensureHomeKey(tx, keeper)
  const wanted = new Set(codes)
  const all = (await listDoors(tx, keeper.communityId)).map(
    (door) => [homeCodeOf(key, door.dwellingId), door] as const,
  )
  return new Map(all.filter(([code]) => wanted.has(code)))
}

function passOf(body: EntryBody): string | null {
  return body.what === "passage" ? (body.shown?.pass ?? null) : null
}

function roomOf(body: EntryBody): string | null {
  return "room" in body ? body.room : null
}

function codeOf(body: EntryBody): string | null {
  return body.what === "passage" ? body.home : null
}

function distinct(values: readonly (string | null)[]): string[] {
  return [...new Set(values)].filter((value) => value !== null)
}
