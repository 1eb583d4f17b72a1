import { inNeighbourhood } from "../../store/database/db.ts"
import { learnSizes } from "../../store/imports/learn-sizes.ts"
import type { Ground, Refusal } from "../context.ts"
import { isDatabaseDown } from "../database-down.ts"
import { isRefusal, refuse } from "../refusal.ts"
import { makeBatchOpener, type OpenedBatch, type SignedBatch } from "./open-batch.ts"
import { writeBatches } from "./write-batches.ts"

export type Taken = { readonly taken: readonly string[] }

/** Takes what posts wrote down; an answer comes once all that it names is committed. */
export type Intake = {
  readonly take: (
    given: SignedBatch,
  ) => Promise<Taken | Refusal<"unknown-device" | "wrong-signature" | "bad-batch">>
}

/** Entries of one transaction: more would only make those at its end wait. */
const MOST_ENTRIES = 1_000
/**
 * Transactions of a neighbourhood beside each other: while one is with the database, the next is made ready. Those of rounds
 * write what the desk writes too, and wait for it, one after the other; no gate waits with them.
 */
const lanes = { gate: 2, round: 1 } as const

/**
 * A planner that takes the tables for empty reads them whole for every row: it looks again after so many entries, and after
 * ten times as many.
 */
const FIRST_LEARNED = 1_000

type Waiting = {
  readonly batch: OpenedBatch
  readonly answer: (answer: Taken | Refusal<"unknown-device">) => void
  readonly fail: (error: unknown) => void
}

/**
 * What arrives while transactions of the neighbourhood run becomes the next one together, so that a commit is shared by
 * many and nobody waits for more than two.
 */
export function makeIntake(ground: Ground): Intake {
  const opener = makeBatchOpener(ground)
  const sizes = { written: 0, learnAt: FIRST_LEARNED }
  const queues = new Map<string, { readonly waiting: Waiting[]; lanes: number }>()

  const learnSizesAfter = async (together: readonly Waiting[]) => {
    sizes.written += together.reduce((sum, { batch }) => sum + batch.entries.length, 0)
    if (sizes.written < sizes.learnAt) return
    sizes.learnAt *= 10
    // what is not learned now, the database learns by itself within minutes
    await learnSizes(ground.ownerDb).catch(() => undefined)
  }
  const work = async (communityId: string, kind: OpenedBatch["kind"]) => {
    const name = `${communityId} ${kind}`
    const queue = queues.get(name)
    if (queue === undefined || queue.lanes >= lanes[kind]) return
    queue.lanes += 1
    while (queue.waiting.length > 0) {
      const together = takeTogether(queue.waiting)
      await settle(ground, communityId, together, opener.forget)
      await learnSizesAfter(together)
    }
    queue.lanes -= 1
    if (queue.lanes === 0) queues.delete(name)
  }
  return {
    take: async (given) => {
      const batch = await opener.open(given)
      if (isRefusal(batch)) return batch
      return new Promise((answer, fail) => {
        const { communityId, kind } = batch
        const name = `${communityId} ${kind}`
        const queue = queues.get(name) ?? { waiting: [], lanes: 0 }
        queues.set(name, queue)
        queue.waiting.push({ batch, answer, fail })
        void work(communityId, kind)
      })
    },
  }
}

/** The first of the queue, and as many after them as one transaction takes. */
function takeTogether(queue: Waiting[]): Waiting[] {
  let entries = 0
  const end = queue.findIndex(({ batch }) => {
    entries += batch.entries.length
    return entries > MOST_ENTRIES
  })
  return queue.splice(0, end < 0 ? queue.length : Math.max(1, end))
}

async function settle(
  ground: Ground,
  communityId: string,
  together: readonly Waiting[],
  forget: (communityId: string, deviceId: string) => void,
): Promise<void> {
  const write = (batches: readonly OpenedBatch[]) =>
    inNeighbourhood(ground.db, communityId, (tx) => writeBatches(tx, { ...ground, communityId }, batches))
  const answer = ({ batch, answer: say }: Waiting, known: ReadonlySet<string>, taken: readonly string[]) => {
    if (known.has(batch.device)) return say({ taken })
    forget(communityId, batch.device)
    say(refuse("unknown-device"))
  }
  try {
    const known = await write(together.map(({ batch }) => batch))
    for (const waiting of together) answer(waiting, known, idsOf(waiting.batch))
  } catch (error) {
    for (const waiting of together) {
      if (isDatabaseDown(error)) waiting.fail(error)
      else if (together.length > 1) await settle(ground, communityId, [waiting], forget)
      else if (waiting.batch.entries.length === 0) waiting.fail(error)
      else await settleOneByOne(write, waiting, answer)
    }
  }
}

/** What cannot be written together is written one by one; what cannot be written at all is kept unread. */
async function settleOneByOne(
  write: (batches: readonly OpenedBatch[]) => Promise<ReadonlySet<string>>,
  waiting: Waiting,
  answer: (waiting: Waiting, known: ReadonlySet<string>, taken: readonly string[]) => void,
): Promise<void> {
  const taken: string[] = []
  let known: ReadonlySet<string> = new Set()
  let failure: unknown = null
  for (const entry of waiting.batch.entries) {
    const single = { ...waiting.batch, entries: [entry] }
    try {
      known = await write([single]).catch((error: unknown) => {
        if (isDatabaseDown(error)) throw error
        return write([{ ...single, entries: [{ ...entry, body: null }] }])
      })
      taken.push(entry.sealed.id)
    } catch (error) {
      failure = error
    }
  }
  if (taken.length === 0 && failure !== null) waiting.fail(failure)
  else answer(waiting, known, taken)
}

function idsOf(batch: OpenedBatch): string[] {
  return batch.entries.map(({ sealed }) => sealed.id)
}
