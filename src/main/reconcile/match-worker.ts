import { parentPort, workerData } from "node:worker_threads"
import type { RowRef } from "../../core/reconcile/decisions.ts"
import type { List } from "../../core/reconcile/list.ts"
import { type MatchedPair, type MatchOptions, matchLists } from "../../core/reconcile/match.ts"
import { createRoomTable, type Room } from "../../core/reconcile/room-table.ts"

/** What a worker is started with: the lists, and the options of the matching, as far as they can be sent. */
export type MatchOrder = Omit<MatchOptions, "rooms" | "onProgress"> & {
  readonly lists: readonly List[]
  readonly rooms: readonly Room[] | null
  /** Pairs less likely than this are not told. */
  readonly least: number
}

/** What came out. */
export type MatchResult = {
  readonly pairs: readonly MatchedPair[]
  readonly persons: readonly (readonly RowRef[])[]
}

export type MatchNews =
  | { readonly kind: "progress"; readonly done: number }
  | { readonly kind: "result"; readonly result: MatchResult }

const { lists, rooms, least, ...options } = workerData as MatchOrder
const matching = matchLists(lists, {
  ...options,
  rooms: rooms === null ? null : createRoomTable(rooms),
  onProgress: (done) => tell({ kind: "progress", done }),
})
const pairs: MatchedPair[] = []
matching.eachPair((pair) => {
  if (pair.chance >= least) pairs.push(pair)
})
tell({ kind: "result", result: { pairs, persons: matching.persons() } })

function tell(news: MatchNews): void {
  parentPort?.postMessage(news)
}
