import { UNCALIBRATED } from "../../core/reconcile/calibration.ts"
import type { MatchedRow } from "../../core/reconcile/decide-row.ts"
import type { Waterfall } from "../../core/reconcile/explain.ts"
import {
  type FoundPair,
  isLong,
  type MatchAsk,
  type Matcher,
  type MatchRegister,
} from "../../service/reconcile/matcher.ts"
import { keepThread } from "../keep-thread.ts"
import { startThread } from "../start-thread.ts"
import type { MatchingAnswer, MatchingAsk, Want } from "./matching-worker.ts"
import { sendPortions } from "./send-portions.ts"

/** A register that had to make room for others this often while it was asked about is given up. */
const MOST_TRIES = 5

/**
 * A matcher with one thread, which starts when it is first asked and is replaced when it dies; a long list has a thread of its own that
 * ends with it. A register goes there once, by portions, and is known by its key until others take its room.
 */
export function openMatcher(): Matcher {
  const kept = openAsker()
  const passing = new Set<Asker>()
  const onOwnThread = async (ask: MatchAsk, want: Want) => {
    const own = openAsker()
    passing.add(own)
    try {
      return await own.tell(ask, want)
    } finally {
      passing.delete(own)
      await own.close()
    }
  }
  return {
    match: async (ask) => (await kept.tell(ask, "pairs")) as readonly FoundPair[],
    matchRows: async (ask) => {
      const tell = isLong(ask.added.rows.length) ? onOwnThread : kept.tell
      return (await tell(ask, "rows")) as readonly MatchedRow[]
    },
    explain: async (ask, one, other) => (await kept.tell(ask, { one, other })) as Waterfall | null,
    explainOwn: async (register, one, other) => {
      const ask = { register, added: null, kinds: {}, decisions: [], calibration: UNCALIBRATED }
      return (await kept.tell(ask, { one, other })) as Waterfall | null
    },
    close: async () => {
      await Promise.all([kept, ...passing].map(({ close }) => close()))
    },
  }
}

type Asker = {
  readonly tell: (ask: MatchAsk, want: Want) => Promise<unknown>
  readonly close: () => Promise<void>
}

function openAsker(): Asker {
  const thread = keepThread("matching", () => startThread(import.meta.url, "matching-worker", null))
  const say = (ask: MatchingAsk) => thread.ask(ask) as Promise<MatchingAnswer>
  const bringing = new Map<string, Promise<void>>()
  const send = async ({ key, whole }: MatchRegister) => {
    const { list, rooms, thisYear } = await whole()
    await say({ kind: "register", key, header: list.header, thisYear })
    await sendPortions(rooms, (some) => say({ kind: "rooms", key, rooms: some }))
    await sendPortions(list.rows, (some) => say({ kind: "rows", key, rows: some }))
    await say({ kind: "whole", key })
  }
  /** Two who ask about one register bring it once. */
  const bring = (register: MatchRegister): Promise<void> => {
    const { key } = register
    const begun = bringing.get(key) ?? send(register).finally(() => bringing.delete(key))
    bringing.set(key, begun)
    return begun
  }
  return {
    tell: async ({ register, ...ask }, want) => {
      for (let tries = 0; tries < MOST_TRIES; tries += 1) {
        const answer = await say({ kind: "order", key: register.key, ask, want })
        if (answer !== null) return answer.found
        await bring(register)
      }
      throw new Error("the thread of the matching has no room")
    },
    close: thread.close,
  }
}
