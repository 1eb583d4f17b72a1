import "fake-indexeddb/auto"
import { IDBFactory } from "fake-indexeddb"
import { makeJoinCode } from "../../src/contract/posts.ts"
import { takeRoundOnPhone } from "../../src/contract/round-phone.ts"
import type { Device } from "../../src/web/device/device.ts"
import type { DeviceEnvironment } from "../../src/web/device/environment.ts"
import { openDevice } from "../../src/web/device/open-device.ts"
import { openRound, type RoundDevice } from "../../src/web/device/open-round.ts"
import type { Client } from "./client.ts"

/** What becomes of what the phone sends. */
export type Weather =
  | "fair"
  /** Nothing goes out. */
  | "down"
  /** It arrives, and no answer comes back. */
  | "answer-lost"
  /** It arrives twice. */
  | "doubled"

/** A phone: the product's own device, on a disk that outlives its page and a network that comes and goes. */
export type KeptPhone<Own> = {
  readonly device: () => Own
  /** The page is closed, at whatever it was, and opened again on what had reached the disk. */
  readonly restart: () => Promise<void>
  /** The same device in another tab. */
  readonly openTab: () => Promise<Own>
  readonly weather: (weather: Weather) => void
  /** Sets the phone's clock so many milliseconds ahead of the true one; negative: behind. */
  readonly setSkew: (ms: number) => void
  readonly close: () => void
}

/** A guard's phone. */
export type Phone = KeptPhone<Device>

/** The server as a phone sees it: where it is now, and the true time. */
export type PhoneWorld = { readonly url: () => string; readonly now: () => number }

/** A phone of its own at a post, joined by a code of the office's. */
export async function joinedPhone(around: PhoneWorld, office: Client, postId: string): Promise<Phone> {
  const made = await office.call(makeJoinCode, { body: { commandId: crypto.randomUUID(), postId } })
  return phoneJoinedBy(around, made.body.code, (environment) =>
    openDevice({ ...environment, keeps: "shouwang-gate" }),
  )
}

/** Somebody's own phone with today's list. */
export async function walkersPhone(around: PhoneWorld, walker: Client): Promise<KeptPhone<RoundDevice>> {
  const made = await walker.call(takeRoundOnPhone, { body: { commandId: crypto.randomUUID() } })
  return phoneJoinedBy(around, made.body.code, openRound)
}

type Environment = Omit<DeviceEnvironment, "keeps">

async function phoneJoinedBy<Own extends Pick<Device, "join" | "close">>(
  around: PhoneWorld,
  code: string,
  openOn: (environment: Environment) => Promise<Own>,
): Promise<KeptPhone<Own>> {
  const disk = new IDBFactory()
  const world = { weather: "fair" as Weather, skew: 0, cookie: "" }

  const once = async (path: string, init: RequestInit): Promise<Response> => {
    const response = await fetch(new URL(path, around.url()), {
      ...init,
      headers: { ...init.headers, origin: around.url(), cookie: world.cookie },
    })
    const set = response.headers.getSetCookie().find((line) => /^shouwang-(gate|round)=/.test(line))
    if (set !== undefined) world.cookie = set.split(";")[0] ?? ""
    return response
  }
  const overNetwork = async (path: string, init: RequestInit): Promise<Response> => {
    switch (world.weather) {
      case "down":
        throw new TypeError("no network")
      case "answer-lost":
        await once(path, init)
        throw new TypeError("no network")
      case "doubled":
        await once(path, init)
        return once(path, init)
      case "fair":
        return once(path, init)
    }
  }
  const open = () =>
    openOn({
      indexedDB: disk,
      crypto: globalThis.crypto,
      fetch: overNetwork,
      now: () => around.now() + world.skew,
      monotonic: around.now,
      locks: null,
      battery: () => null,
    })
  const held = { device: await open() }
  const joined = await held.device.join(code)
  if (!joined.ok) throw new Error(`the phone did not join: ${joined.refusal}`)
  return {
    device: () => held.device,
    restart: async () => {
      held.device.close()
      held.device = await open()
    },
    openTab: open,
    weather: (weather) => {
      world.weather = weather
    },
    setSkew: (ms) => {
      world.skew = ms
    },
    close: () => held.device.close(),
  }
}
