import { makeIdMaker } from "../../core/kit/id.ts"
import type { DoorNote } from "../../core/rounds/door-work.ts"
import type { RoundEntry } from "../../core/rounds/round-entry.ts"
import { openText } from "./closed-text.ts"
import type { Device, DeviceView } from "./device.ts"
import type { DeviceEnvironment } from "./environment.ts"
import { makeTurns } from "./in-turn.ts"
import type { OwnDevice, RecentEntry } from "./kept.ts"
import { openDevice } from "./open-device.ts"
import { type CarriedList, findList, learnList } from "./round-list.ts"
import type { Sender } from "./send-entries.ts"

/** How a phone on a round stands now. */
export type RoundView = DeviceView & {
  /** Null: none was taken, its day is over, or the phone was shut out. */
  readonly list: CarriedList | null
  /** What was written on this phone and stands, oldest first. */
  readonly notes: readonly DoorNote[]
}

/** `left`: what of the press is not on the disk; to be tried again under its name, or written on paper. */
export type Pressed =
  | { readonly ok: true }
  | { readonly ok: false; readonly press: string; readonly left: readonly RoundEntry[] }

/** Somebody's phone on a round: the gate's device, with a list instead of a post's rules. */
export type RoundDevice = Pick<
  Device,
  | "now"
  | "join"
  | "leave"
  | "learn"
  | "see"
  | "retrySetAside"
  | "exportFile"
  | "waiting"
  | "close"
  | "subscribe"
> & {
  readonly view: () => RoundView
  readonly sync: Device["sync"]
  /** Writes down what one press said; done only when all of it is on the disk. */
  readonly write: (entries: readonly RoundEntry[], press?: string) => Promise<Pressed>
  /** Takes back all that one press wrote, whether it has been sent or not. */
  readonly undo: (press: string) => Promise<boolean>
  /** Looks whether the day is over, and reads again what another tab may have left. */
  readonly refresh: () => Promise<void>
}

export async function openRound(environment: Omit<DeviceEnvironment, "keeps">): Promise<RoundDevice> {
  const held = { sender: null as Sender | null, opened: new Map<string, DoorNote>() }
  const listeners = new Set<() => void>()
  const inTurn = makeTurns()
  const newId = makeIdMaker(environment.now, (count) =>
    environment.crypto.getRandomValues(new Uint8Array(count)),
  )
  const device = await openDevice({ ...environment, keeps: "shouwang-round" }, learnList, (sender) => {
    held.sender = sender
  })
  const shown: { view: RoundView } = { view: { ...device.view(), list: null, notes: [] } }

  const own = async (): Promise<OwnDevice | null> => {
    const { membership, standing } = device.view()
    if (membership === null || standing !== "good") return null
    return (await held.sender?.database.get("devices", membership.deviceId)) ?? null
  }
  const noteOf = async (keys: OwnDevice, entry: RecentEntry): Promise<DoorNote[]> => {
    const known = held.opened.get(entry.id)
    if (known !== undefined) return [known]
    if (!entry.noted) return []
    const text = await openText(environment.crypto, keys.tableKey, entry.noted)
    if (text === null) return []
    const said = JSON.parse(text) as Pick<DoorNote, "press" | "entry">
    const note = { id: entry.id, at: entry.at, ...said }
    held.opened.set(entry.id, note)
    return [note]
  }
  const draw = () => {
    for (const listener of listeners) listener()
  }
  const refresh = () =>
    inTurn(async () => {
      const keys = await own()
      const list = keys && held.sender && (await findList(held.sender, keys))
      if (list === null || keys === null) held.opened.clear()
      const standing = device.view().recent.filter(({ what, undone }) => what === "round" && !undone)
      // in the order of writing, whatever became of the phone's clock meanwhile
      standing.sort((one, other) => one.seq - other.seq)
      const notes: DoorNote[] = []
      if (list !== null && keys !== null)
        for (const entry of standing) notes.push(...(await noteOf(keys, entry)))
      shown.view = { ...device.view(), list, notes }
      draw()
    })
  device.subscribe(() => {
    shown.view = { ...shown.view, ...device.view() }
    draw()
    void refresh().catch(() => undefined)
  })
  await refresh()

  const thenRefresh = async <Outcome>(work: Promise<Outcome>): Promise<Outcome> => {
    const outcome = await work
    await refresh()
    return outcome
  }
  return {
    ...device,
    join: (code) => thenRefresh(device.join(code)),
    leave: () => thenRefresh(device.leave()),
    sync: () => thenRefresh(device.sync()),
    view: () => shown.view,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    write: async (entries, press = newId()) => {
      for (const [place, entry] of entries.entries()) {
        const written = await device.write({ what: "round", entry }, JSON.stringify({ press, entry }))
        if (!written.ok) return { ok: false, press, left: entries.slice(place) }
      }
      await refresh()
      return { ok: true }
    },
    undo: async (press) => {
      const written = shown.view.notes.filter((note) => note.press === press)
      for (const { id } of written.reverse()) if (!(await device.undo(id)).ok) return false
      await refresh()
      return true
    },
    refresh,
  }
}
