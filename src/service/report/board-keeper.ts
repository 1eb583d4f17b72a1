import { dayOf } from "../../core/kit/dates.ts"
import type { BoardBundle } from "../../core/report/board.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { lastChangeOf, listTopicVersions } from "../../store/live/changes.ts"
import type { Context } from "../context.ts"
import { makeBoardMemory } from "./board-memory.ts"
import { boardTopics, presentBoard, readBoard } from "./get-board.ts"
import { lasting } from "./lasting.ts"

type Reader = Pick<Context, "db" | "now" | "communityId">

/** A board as it goes over the wire; the same object for as long as nothing has changed. */
export type KeptBoard = { readonly json: Buffer }

export type BoardKeeper = {
  readonly board: (reader: Reader) => Promise<KeptBoard>
  readonly wall: (reader: Reader) => Promise<KeptBoard>
}

/** One version of what a neighbourhood's board shows; each of its two faces is written out when it is first asked for. */
type Made = { readonly key: string; readonly office: () => KeptBoard; readonly wall: () => KeptBoard }

const written = lasting((part: object) => JSON.stringify(part))

/** A board written out; what is the same as in the board before is not written again. */
function writeBoard(board: BoardBundle): Buffer {
  const parts = Object.entries(board).map(([name, part]: [string, unknown]) => {
    const text = typeof part === "object" && part !== null ? written(part) : JSON.stringify(part)
    return `${JSON.stringify(name)}:${text}`
  })
  return Buffer.from(`{${parts.join(",")}}`)
}

/**
 * Makes each version of a board once, however many screens ask for it: after every change all open boards ask at the same
 * moment. Only the newest of each neighbourhood is kept, and what was read for it, so that the next reads what has changed.
 */
export function makeBoardKeeper(): BoardKeeper {
  const kept = new Map<string, Promise<Made>>()
  const memories = new Map<string, ReturnType<typeof makeBoardMemory>>()
  const make = async (reader: Reader, key: string): Promise<Made> => {
    const memory = memories.get(reader.communityId) ?? makeBoardMemory()
    memories.set(reader.communityId, memory)
    const parts = await readBoard(reader, memory)
    const face = (forOffice: boolean) => once(() => ({ json: writeBoard(presentBoard(parts, forOffice)) }))
    return { key, office: face(true), wall: face(false) }
  }
  const get = async (reader: Reader): Promise<Made> => {
    const place = reader.communityId
    // what is made while one asks may be of a moment before
    for (;;) {
      const key = await keyOf(reader)
      const before = kept.get(place)
      if (before !== undefined) {
        const made = await before.catch(() => null)
        if (made?.key === key) return made
        if (kept.get(place) !== before) continue
      }
      const making = make(reader, key)
      kept.set(place, making)
      making.catch(() => kept.delete(place))
      return making
    }
  }
  return {
    board: async (reader) => (await get(reader)).office(),
    wall: async (reader) => (await get(reader)).wall(),
  }
}

function once<Value>(make: () => Value): () => Value {
  let made: Value | undefined
  return () => {
    made ??= make()
    return made
  }
}

async function keyOf(reader: Reader): Promise<string> {
  const versions = await inNeighbourhood(reader.db, reader.communityId, (tx) =>
    listTopicVersions(tx, reader.communityId),
  )
  return `${dayOf(reader.now())} ${lastChangeOf(versions, boardTopics)}`
}
