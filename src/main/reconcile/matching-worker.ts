import { parentPort } from "node:worker_threads"
import { certainDoubles, type MatchedRow, matchedRows } from "../../core/reconcile/decide-row.ts"
import { createListBuilder, type ListBuilder, listOf } from "../../core/reconcile/list.ts"
import { type Matching, matchWith } from "../../core/reconcile/match.ts"
import {
  matchAgainst,
  type PreparedRegister,
  prepareRegister,
} from "../../core/reconcile/prepared-register.ts"
import { createRoomTable, type Room } from "../../core/reconcile/room-table.ts"
import type { FoundPair, MatchAsk } from "../../service/reconcile/matcher.ts"

/** What is asked: pairs, the rows of a list with whom they may be, or why two records have their score. */
export type Want = "pairs" | "rows" | { readonly one: string; readonly other: string }

/** What the thread hears: registers, by portions, each under its key until it is forgotten; and what is asked of one. */
export type MatchingMessage =
  | {
      readonly kind: "register"
      readonly key: string
      readonly header: readonly string[]
      readonly thisYear: number
    }
  | { readonly kind: "rooms"; readonly key: string; readonly rooms: readonly Room[] }
  | { readonly kind: "rows"; readonly key: string; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: "forget"; readonly key: string }
  | MatchingOrder

type MatchingOrder = {
  readonly kind: "order"
  readonly id: number
  readonly key: string
  readonly ask: Omit<MatchAsk, "register">
  readonly want: Want
}

/** The same strangers are drawn in every matching. */
const SEED = 1

/** A register as it came, and once it was asked about, as it is matched against. */
type Kept = {
  readonly builder: ListBuilder
  readonly rooms: Room[]
  readonly thisYear: number
  prepared: Prepared | null
}

/** `isOne`: which of its own records are one person; sought when a row wants to know it. */
type Prepared = PreparedRegister & { isOne: ((one: string, other: string) => boolean) | null }

const kept = new Map<string, Kept>()

function keptOf(key: string): Kept {
  const one = kept.get(key)
  if (one === undefined) throw new Error("this register was not sent")
  return one
}

function preparedOf(key: string): Prepared {
  const one = keptOf(key)
  const { builder, rooms, thisYear } = one
  one.prepared ??= {
    ...prepareRegister(builder.finish(), {
      ...{ seed: SEED, thisYear },
      rooms: rooms.length === 0 ? null : createRoomTable(rooms),
    }),
    isOne: null,
  }
  return one.prepared
}

type Ask = MatchingOrder["ask"]

function matchingOf(key: string, { added, kinds, decisions, calibration }: Ask): Matching {
  const prepared = preparedOf(key)
  const options = { ...prepared.options, kinds, decisions, calibration }
  if (added !== null) return matchAgainst({ ...prepared, options }, listOf(added.header, added.rows))
  return matchWith([prepared.list], prepared.learned, options, () => true)
}

function rowsOf(key: string, ask: Ask): MatchedRow[] {
  const isOne = (one: string, other: string) => {
    const prepared = preparedOf(key)
    const said = ask.decisions.filter((each) => each.one.list === 0 && each.other.list === 0)
    prepared.isOne ??= certainDoubles(matchingOf(key, { ...ask, added: null, kinds: {}, decisions: said }))
    return prepared.isOne(one, other)
  }
  const ids = (ask.added?.rows ?? []).map(([id = ""]) => id)
  return matchedRows(matchingOf(key, ask), ids, isOne)
}

function pairsOf({ pairs }: Matching, added: boolean): FoundPair[] {
  const across = added ? pairs.filter(({ one, other }) => one.list !== other.list) : pairs
  return across.map(({ one, other, chance }) =>
    one.list <= other.list
      ? { one: one.id, other: other.id, chance }
      : { one: other.id, other: one.id, chance },
  )
}

function answerTo({ key, ask, want }: MatchingOrder): unknown {
  if (want === "rows") return rowsOf(key, ask)
  if (want === "pairs") return pairsOf(matchingOf(key, ask), ask.added !== null)
  const { one, other } = want
  return matchingOf(key, ask).explain({ list: 0, id: one }, { list: ask.added === null ? 0 : 1, id: other })
}

parentPort?.on("message", (message: MatchingMessage) => {
  const { kind, key } = message
  if (kind === "register") {
    const { header, thisYear } = message
    kept.set(key, { builder: createListBuilder(header), rooms: [], thisYear, prepared: null })
  } else if (kind === "rooms") keptOf(key).rooms.push(...message.rooms)
  else if (kind === "rows") for (const row of message.rows) keptOf(key).builder.add(row)
  else if (kind === "forget") kept.delete(key)
  else answer(message)
})

function answer(order: MatchingOrder): void {
  const { id } = order
  try {
    parentPort?.postMessage({ id, answer: answerTo(order) })
  } catch (error) {
    // names nobody: what is matched is people
    parentPort?.postMessage({ id, failed: error instanceof Error ? error.name : "unknown" })
  }
}
