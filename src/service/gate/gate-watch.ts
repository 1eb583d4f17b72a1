import type { Sighting } from "../../core/gate/gate-state.ts"
import { dayOf, instantOf } from "../../core/kit/dates.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { listLiveDevices } from "../../store/gate/devices.ts"
import type { Ground } from "../context.ts"
import type { ChangeFeed } from "../live/change-feed.ts"
import { readPolicies } from "../policy/read-policies.ts"
import type { GateStates, SharedState } from "./gate-states.ts"
import { readSightings } from "./read-sightings.ts"

/** One device's open stream. */
export type GateListener = {
  readonly deviceId: string
  readonly postId: string
  readonly onState: (shared: SharedState) => void
  readonly onSighting: (sighting: Sighting) => void
  /** Its credential is good no more. */
  readonly onShutOut: () => void
}

/** Tells open streams what changed for the posts of their neighbourhood. Returns what ends the listening. */
export type GateWatch = { readonly listen: (communityId: string, listener: GateListener) => () => void }

/** Entries of many posts change the neighbourhood all the time: the state is looked at so often at most. */
const SETTLE_MS = 300
/** At midnight the state changes by itself; and what could not be read is tried again. */
const CHECK_MS = 1_000
/** Servers beside each other may not agree on the moment by more. */
const CLOCKS_APART_MS = 5_000

export function makeGateWatch(ground: Ground, feed: ChangeFeed, states: GateStates): GateWatch {
  const watches = new Map<string, ReturnType<typeof watchNeighbourhood>>()
  return {
    listen: (communityId, listener) => {
      const watch = watches.get(communityId) ?? watchNeighbourhood(ground, feed, states, communityId)
      watches.set(communityId, watch)
      watch.listeners.add(listener)
      return () => {
        watch.listeners.delete(listener)
        if (watch.listeners.size > 0 || watches.get(communityId) !== watch) return
        watches.delete(communityId)
        watch.end()
      }
    },
  }
}

function watchNeighbourhood(ground: Ground, feed: ChangeFeed, states: GateStates, communityId: string) {
  const listeners = new Set<GateListener>()
  const reader = { ...ground, communityId }
  const told = {
    ...{ key: "", day: dayOf(ground.now()), isLate: false },
    ...{ from: ground.now(), seen: new Set<string>() },
  }

  const tellState = oneAtATime(async () => {
    told.isLate = true
    const now = ground.now()
    const { shared, live } = await inNeighbourhood(ground.db, communityId, async (tx) => ({
      shared: await states.read(tx, reader),
      live: await listLiveDevices(tx, communityId, now),
    }))
    told.day = dayOf(now)
    told.isLate = false
    for (const listener of listeners) if (!live.has(listener.deviceId)) listener.onShutOut()
    const key = `${shared.state.version} ${shared.tables}`
    if (key === told.key) return
    told.key = key
    for (const listener of listeners) listener.onState(shared)
  })
  const tellSightings = oneAtATime(async () => {
    const now = ground.now()
    const receivedFrom = instantOf(Date.parse(told.from) - CLOCKS_APART_MS)
    const sightings = await inNeighbourhood(ground.db, communityId, async (tx) =>
      readSightings(tx, communityId, await readPolicies(tx, communityId), now, receivedFrom),
    )
    const fresh = sightings.filter(({ entryId }) => !told.seen.has(entryId))
    told.from = [told.from, ...sightings.map((one) => one.receivedAt)].toSorted().at(-1) ?? told.from
    told.seen = new Set(sightings.map((one) => one.entryId))
    for (const { pass, postId, post, at } of fresh) {
      for (const listener of listeners) {
        if (listener.postId !== postId) listener.onSighting({ pass, postId, post, at })
      }
    }
  })

  let settling: NodeJS.Timeout | null = null
  const unsubscribe = feed.subscribe(communityId, () => {
    tellSightings()
    settling ??= setTimeout(() => {
      settling = null
      tellState()
    }, SETTLE_MS)
  })
  const check = setInterval(() => {
    if (told.isLate || dayOf(ground.now()) !== told.day) tellState()
  }, CHECK_MS)
  const end = () => {
    unsubscribe()
    clearInterval(check)
    if (settling !== null) clearTimeout(settling)
  }
  return { listeners, end }
}

/** Runs work one at a time; asked for meanwhile, it runs once more. What fails is tried again later. */
function oneAtATime(work: () => Promise<void>): () => void {
  const state = { running: false, again: false }
  const run = async () => {
    state.running = true
    do {
      state.again = false
      await work().catch(() => undefined)
    } while (state.again)
    state.running = false
  }
  return () => {
    if (state.running) state.again = true
    else void run()
  }
}
