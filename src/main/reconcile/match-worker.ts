import { parentPort, workerData } from "node:worker_threads"
import type { RowRef } from "../../core/reconcile/decisions.ts"
import { createListBuilder } from "../../core/reconcile/list.ts"
import { type MatchedPair, type MatchOptions, matchLists } from "../../core/reconcile/match.ts"
import { createRoomTable, type Room } from "../../core/reconcile/room-table.ts"

/** What a worker is started with; its lists and rooms come after it, by portions. */
export type MatchOrder = Omit<MatchOptions, "rooms" | "onProgress"> & {
  /** Of each list; the first column holds the rows' ids. */
  readonly headers: readonly (readonly string[])[]
  /** Pairs less likely than this are not told. */
  readonly least: number
}

/** What comes after it, the last of all `go`. */
export type MatchPart =
  | { readonly kind: "rows"; readonly list: number; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: "rooms"; readonly rooms: readonly Room[] }
  | { readonly kind: "go" }

/** What came out. */
export type MatchResult = {
  readonly pairs: readonly MatchedPair[]
  readonly persons: readonly (readonly RowRef[])[]
}

export type MatchNews =
  | { readonly kind: "progress"; readonly done: number }
  | { readonly kind: "result"; readonly result: MatchResult }

const { headers, least, ...options } = workerData as MatchOrder
const builders = headers.map(createListBuilder)
const rooms: Room[] = []

parentPort?.on("message", (part: MatchPart) => {
  if (part.kind === "rows") for (const row of part.rows) builders[part.list]?.add(row)
  else if (part.kind === "rooms") rooms.push(...part.rooms)
  else match()
})

function match(): void {
  const matching = matchLists(
    builders.map((builder) => builder.finish()),
    {
      ...options,
      rooms: rooms.length === 0 ? null : createRoomTable(rooms),
      onProgress: (done) => tell({ kind: "progress", done }),
    },
  )
  const pairs: MatchedPair[] = []
  matching.eachPair((pair) => {
    if (pair.chance >= least) pairs.push(pair)
  })
  tell({ kind: "result", result: { pairs, persons: matching.persons() } })
}

function tell(news: MatchNews): void {
  parentPort?.postMessage(news)
}
