import { describe, expect, it } from "vitest"
import { neighbourhoodLike } from "../../../test/support/matching/neighbourhood-like.ts"
import { listOf } from "../../core/reconcile/list.ts"
import { matchLists } from "../../core/reconcile/match.ts"
import { createRoomTable } from "../../core/reconcile/room-table.ts"
import { type ListsToMatch, matchInWorker } from "./match-in-worker.ts"

const written = neighbourhoodLike({ seed: 5, homes: 60, noise: 1 })
const lists = [written.register, written.survey]
const order: ListsToMatch = { lists, rooms: written.rooms, seed: 1, thisYear: 2026, least: 0.5 }

describe("matching on a thread of its own", () => {
  it("finds what is found without one, and tells how far it is", async () => {
    const told: number[] = []
    const matched = await matchInWorker(order, { onProgress: (done) => told.push(done) })
    const here = matchLists(
      lists.map(({ header, rows }) => listOf(header, rows)),
      { seed: 1, thisYear: 2026, rooms: createRoomTable(written.rooms) },
    )
    expect(matched).toEqual({
      ok: true,
      pairs: here.pairs.filter(({ chance }) => chance >= 0.5),
      persons: here.persons(),
    })
    expect(told.at(-1)).toBe(1)
    expect(told).toEqual(told.toSorted((one, other) => one - other))
  }, 60_000)

  it("ends when it is cancelled", async () => {
    const stop = new AbortController()
    const matched = matchInWorker(order, { signal: stop.signal, onProgress: () => stop.abort() })
    expect(await matched).toEqual({ ok: false, refusal: "cancelled" })
    expect(await matchInWorker(order, { signal: stop.signal })).toEqual({ ok: false, refusal: "cancelled" })
  }, 60_000)
})
