import type { Sighting } from "../../core/gate/gate-state.ts"
import { streamGate } from "./addresses.ts"
import type { Device } from "./device.ts"

/** The world's part in when something is sent. */
export type TouchEnvironment = {
  readonly setTimeout: (work: () => void, ms: number) => unknown
  readonly clearTimeout: (timer: never) => void
  /** From 0 to 1. */
  readonly random: () => number
  /** Calls when the network is back, or somebody looks at the page again. */
  readonly onReturn: (listener: () => void) => void
  /** Null: nothing is told, it is asked for. */
  readonly openEvents: ((path: string) => EventSource) | null
}

/** The office takes a post for online that was heard within the minute. */
const ALIVE_MS = 25_000
const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 60_000

/** How long to wait after so many attempts in a row that failed; phones that lost the network together do not return together. */
export function waitAfter(failures: number, random: number): number {
  if (failures === 0) return ALIVE_MS
  const longest = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - 1))
  return longest / 2 + (longest / 2) * random
}

/** Sends and asks again and again; at once when the network is back or a new entry waits. */
export function keepInTouch(
  device: Pick<Device, "view" | "sync" | "learn" | "see">,
  environment: TouchEnvironment,
): { readonly nudge: () => void } {
  const state = { failures: 0, timer: null as unknown, busy: false, nudged: false }
  let events: EventSource | null = null

  const listen = () => {
    if (environment.openEvents === null) return
    const { membership, standing } = device.view()
    const isUseful = membership !== null && standing === "good"
    if (!isUseful) {
      events?.close()
      events = null
    } else if (events === null || events.readyState === EventSource.CLOSED) {
      events = environment.openEvents(streamGate.path)
      // what was said while nobody listened is asked for
      events.addEventListener("open", () => void device.learn())
      events.addEventListener("state", () => void device.learn())
      events.addEventListener("sighting", ({ data }) => device.see(JSON.parse(data) as Sighting))
    }
  }

  const run = async () => {
    if (state.busy) {
      state.nudged = true
      return
    }
    environment.clearTimeout(state.timer as never)
    state.busy = true
    const { reached, refusal } = await device.sync().catch(() => ({ reached: false, refusal: "not-saved" }))
    state.busy = false
    state.failures = reached && (refusal === null || refusal === "not-joined") ? 0 : state.failures + 1
    if (reached) listen()
    if (state.nudged) {
      state.nudged = false
      return void run()
    }
    state.timer = environment.setTimeout(() => void run(), waitAfter(state.failures, environment.random()))
  }

  environment.onReturn(() => void run())
  void run()
  return { nudge: () => void run() }
}
