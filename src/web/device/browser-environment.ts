import type { DeviceEnvironment } from "./environment.ts"
import type { TouchEnvironment } from "./keep-in-touch.ts"

/** Longer than a slow network takes for a full batch; a request that hangs holds up those behind it. */
const PATIENCE_MS = 30_000

type Battery = { readonly level: number }

/** What a browser gives a device. */
export function browserEnvironment(keeps: DeviceEnvironment["keeps"]): DeviceEnvironment {
  const known = { battery: null as Battery | null }
  const withBattery = navigator as Navigator & { getBattery?: () => Promise<Battery> }
  // some browsers never answer: nothing waits for it
  withBattery.getBattery?.().then(
    (battery) => {
      known.battery = battery
    },
    () => undefined,
  )
  return {
    keeps,
    indexedDB,
    crypto,
    fetch: fetchWithPatience,
    now: () => Date.now(),
    monotonic: () => performance.now(),
    locks: navigator.locks ?? null,
    battery: () => (known.battery === null ? null : Math.round(known.battery.level * 100)),
  }
}

/** `isTold`: the server says by itself what is new. */
export function touchEnvironment(isTold: boolean): TouchEnvironment {
  return {
    setTimeout: (work, ms) => window.setTimeout(work, ms),
    clearTimeout: (timer) => window.clearTimeout(timer),
    random: () => Math.random(),
    onReturn: (listener) => {
      window.addEventListener("online", listener)
      document.addEventListener("visibilitychange", () => document.hidden || listener())
    },
    openEvents: isTold ? (path) => new EventSource(path) : null,
  }
}

async function fetchWithPatience(path: string, init: RequestInit): Promise<Response> {
  const end = new AbortController()
  const timer = setTimeout(() => end.abort(), PATIENCE_MS)
  try {
    return await fetch(path, { ...init, signal: end.signal })
  } finally {
    clearTimeout(timer)
  }
}
