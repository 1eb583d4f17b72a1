import type { Heard } from "../../core/gate/entry.ts"
import { type Instant, instantOf } from "../../core/kit/dates.ts"
import type { DeviceEnvironment } from "./environment.ts"

/** Off by more than this, the clock is to be set. */
const OFF_MS = 120_000

/** The server's clock as far as this device can tell. */
export type ServerClock = {
  readonly heard: () => Heard | null
  /** Takes what the server just said its time is. */
  readonly hear: (server: string) => Heard
  /** The moment by the server's clock; by the device's own before the server was ever heard. */
  readonly now: () => Instant
  /** By how many minutes the device's clock is ahead (behind: negative); 0 while it goes well enough. */
  readonly minutesOff: () => number
}

/** Goes on from what was heard before the page was opened. */
export function makeServerClock(
  { now, monotonic }: Pick<DeviceEnvironment, "now" | "monotonic">,
  before: Heard | null,
): ServerClock {
  const last = { heard: before, monotonic: null as number | null }

  const serverNow = () => {
    if (last.heard === null) return now()
    const since = now() - Date.parse(last.heard.device)
    // a clock that was set back is found out; one set forward looks like a phone that slept
    const least = last.monotonic === null ? 0 : monotonic() - last.monotonic
    return Date.parse(last.heard.server) + Math.max(since, least)
  }
  return {
    heard: () => last.heard,
    hear: (server) => {
      last.heard = { server: instantOf(Date.parse(server)), device: instantOf(now()) }
      last.monotonic = monotonic()
      return last.heard
    },
    now: () => instantOf(serverNow()),
    minutesOff: () => {
      const off = last.heard === null ? 0 : now() - serverNow()
      const atHearing =
        last.heard === null ? 0 : Date.parse(last.heard.device) - Date.parse(last.heard.server)
      const worst = Math.abs(off) > Math.abs(atHearing) ? off : atHearing
      return Math.abs(worst) > OFF_MS ? Math.round(worst / 60_000) : 0
    },
  }
}
