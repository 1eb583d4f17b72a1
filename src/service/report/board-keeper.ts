import { dayOf } from "../../core/kit/dates.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { getVersion } from "../../store/live/changes.ts"
import type { Context } from "../context.ts"
import { getBoard, getWall } from "./get-board.ts"

type Reader = Pick<Context, "db" | "now" | "communityId">

/** A board as it goes over the wire; the same object for as long as nothing has changed. */
export type KeptBoard = { readonly key: string; readonly json: Buffer }

export type BoardKeeper = {
  readonly board: (reader: Reader) => Promise<KeptBoard>
  readonly wall: (reader: Reader) => Promise<KeptBoard>
}

/**
 * Makes each version of a board once, however many screens ask for it: after every change all open boards ask at the same
 * moment. Only the newest of each neighbourhood is kept.
 */
export function makeBoardKeeper(): BoardKeeper {
  const kept = new Map<string, Promise<KeptBoard>>()
  const get = async (reader: Reader, who: "office" | "wall"): Promise<KeptBoard> => {
    const place = `${who} ${reader.communityId}`
    // what is made while one asks may be of a moment before
    for (;;) {
      const key = await keyOf(reader)
      const before = kept.get(place)
      if (before !== undefined) {
        const board = await before.catch(() => null)
        if (board?.key === key) return board
        if (kept.get(place) !== before) continue
      }
      const making = make(reader, who)
      kept.set(place, making)
      making.catch(() => kept.delete(place))
      return making
    }
  }
  return { board: (reader) => get(reader, "office"), wall: (reader) => get(reader, "wall") }
}

async function keyOf(reader: Reader): Promise<string> {
  const version = await inNeighbourhood(reader.db, reader.communityId, (tx) =>
    getVersion(tx, reader.communityId),
  )
  return `${dayOf(reader.now())} ${version}`
}

async function make(reader: Reader, who: "office" | "wall"): Promise<KeptBoard> {
  const bundle = await (who === "office" ? getBoard(reader) : getWall(reader))
  return { key: `${bundle.today} ${bundle.version}`, json: Buffer.from(JSON.stringify(bundle)) }
}
