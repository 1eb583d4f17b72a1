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
import { answerAsks } from "../keep-thread.ts"

/** What is asked: pairs, the rows of a list with whom they may be, or why two records have their score. */
export type Want = "pairs" | "rows" | { readonly one: string; readonly other: string }

/** What the thread is asked: to keep a register under its key, by portions until it is whole, and what there is to know of one. */
export type MatchingAsk =
  | {
      readonly kind: "register"
      readonly key: string
      readonly header: readonly string[]
      readonly thisYear: number
    }
  | { readonly kind: "rooms"; readonly key: string; readonly rooms: readonly Room[] }
  | { readonly kind: "rows"; readonly key: string; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: "whole"; readonly key: string }
  | MatchingOrder

type MatchingOrder = {
  readonly kind: "order"
  readonly key: string
  readonly ask: Omit<MatchAsk, "register">
  readonly want: Want
}

/** Null to an order: the thread does not have that register, not yet or no more. */
export type MatchingAnswer = { readonly found: unknown } | null

/** Of so many neighbourhoods the thread keeps the register as it was last asked about. */
const MOST_KEPT = 4

/** The same strangers are drawn in every matching. */
const SEED = 1

/** A register as it came, and once it was asked about, as it is matched against. */
type Kept = {
  readonly builder: ListBuilder
  readonly rooms: Room[]
  readonly thisYear: number
  isWhole: boolean
  prepared: Prepared | null
}

/** `isOne`: which of its own records are one person; sought when a row wants to know it. */
type Prepared = PreparedRegister & { isOne: ((one: string, other: string) => boolean) | null }

/** The one that was asked about last is the last. */
const kept = new Map<string, Kept>()

function keptOf(key: string): Kept {
  const one = kept.get(key)
  if (one === undefined) throw new Error("this register was not sent")
  return one
}

function makeRoom(): void {
  for (const [key, { isWhole }] of [...kept]) {
    if (kept.size <= MOST_KEPT) return
    if (isWhole) kept.delete(key)
  }
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

function found({ key, ask, want }: MatchingOrder): unknown {
  if (want === "rows") return rowsOf(key, ask)
  if (want === "pairs") return pairsOf(matchingOf(key, ask), ask.added !== null)
  const { one, other } = want
  if (ask.added === null) return preparedOf(key).explain({ list: 0, id: one }, { list: 0, id: other })
  return matchingOf(key, ask).explain({ list: 0, id: one }, { list: 1, id: other })
}

function answerTo(order: MatchingOrder): MatchingAnswer {
  const { key } = order
  const one = kept.get(key)
  if (one?.isWhole !== true) return null
  kept.delete(key)
  kept.set(key, one)
  return { found: found(order) }
}

answerAsks<MatchingAsk>((said) => {
  const { kind, key } = said
  if (kind === "order") return answerTo(said)
  if (kind === "register") {
    const { header, thisYear } = said
    kept.set(key, { builder: createListBuilder(header), rooms: [], thisYear, isWhole: false, prepared: null })
  } else if (kind === "rooms") keptOf(key).rooms.push(...said.rooms)
  else if (kind === "rows") for (const row of said.rows) keptOf(key).builder.add(row)
  else {
    keptOf(key).isWhole = true
    makeRoom()
  }
  return null
})
