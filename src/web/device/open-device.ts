import { checkPassCode } from "../../core/gate/check-pass.ts"
import { decide } from "../../core/gate/decide.ts"
import { makeIdMaker } from "../../core/kit/id.ts"
import { makeVerifier } from "../parts/verify-signature.ts"
import { beginShiftByPin } from "./begin-shift.ts"
import { closeText } from "./closed-text.ts"
import type { Device, DeviceView, SyncOutcome } from "./device.ts"
import { makeServerClock } from "./device-clock.ts"
import type { DeviceEnvironment } from "./environment.ts"
import { exportWaiting } from "./export-file.ts"
import { makeTurns } from "./in-turn.ts"
import { joinPostByCode } from "./join-post.ts"
import { findKept, type Kept, type OwnDevice, openDatabase, putKept, strict } from "./kept.ts"
import { type Learner, type Learnt, learnState } from "./learn-state.ts"
import { checkNumber, findRoom, type Lookup } from "./lookups.ts"
import { oneAtATime } from "./one-at-a-time.ts"
import { retrySetAside, type Sender, sendEntries } from "./send-entries.ts"
import { makeSightings } from "./sightings.ts"
import { findLastIdMs, listRecent, type Writer, type Written, writeEntry } from "./write-entry.ts"

/** Opens what this phone keeps, as a tab of it finds it. Throws where the browser keeps nothing at all. */
export async function openDevice(
  environment: DeviceEnvironment,
  learnBy: Learner = learnState,
  /** Told where this phone keeps things, before anything is done with them. */
  onOpened: (sender: Sender) => void = () => undefined,
): Promise<Device> {
  const database = await openDatabase(environment.indexedDB, environment.keeps)
  const clock = makeServerClock(environment, await findKept(database, "heard"))
  onOpened({ environment, database, clock })
  const lastIdMs = await findLastIdMs(database)
  // ids keep the order of writing also where the clock was set back since: among equal moments they decide
  const newId = makeIdMaker(
    () => Math.max(environment.now(), lastIdMs),
    (count) => environment.crypto.getRandomValues(new Uint8Array(count)),
  )
  const tab = newId()
  const writer: Writer = { environment, database, clock, newId, seals: new Map() }
  const sightings = makeSightings()
  const verify = makeVerifier()
  const inTurn = makeTurns()
  const listeners = new Set<() => void>()
  const held = { tables: null as Kept["tables"] | null, own: null as OwnDevice | null, changes: 0 }
  const shown: { view: DeviceView } = {
    view: {
      ...{ membership: null, standing: "good", state: null, hasTables: false, opened: null, sentAt: null },
      ...{ reached: null, refusal: null, waiting: 0, setAside: 0, recent: [], minutesOff: 0, battery: null },
    },
  }

  const draw = (change: Partial<DeviceView>) => {
    shown.view = { ...shown.view, ...change, minutesOff: clock.minutesOff() }
    for (const listener of listeners) listener()
  }
  /** Shows what this tab has just learnt or done. */
  const show = (change: Partial<DeviceView>) => {
    held.changes += 1
    draw(change)
  }
  const count = async () =>
    draw({
      waiting: await database.count("entries"),
      setAside: await database.count("set-aside"),
      recent: await listRecent(database),
      battery: environment.battery(),
    })
  /** What the phone keeps, as this tab or another has left it. */
  const recall = async (): Promise<void> => {
    const { changes } = held
    const membership = await findKept(database, "membership")
    const own = membership && ((await database.get("devices", membership.deviceId)) ?? null)
    const tables = await findKept(database, "tables")
    const kept = {
      membership: own && membership,
      standing: (await findKept(database, "standing")) ?? "good",
      state: await findKept(database, "state"),
      hasTables: tables !== null,
      opened: await findKept(database, "opened"),
      sentAt: await findKept(database, "sentAt"),
    }
    // this tab has learnt something newer while it was reading
    if (changes !== held.changes) return recall()
    Object.assign(held, { own, tables })
    draw(kept)
    await count()
  }
  await recall()

  const lookup = (): Lookup | null =>
    held.own && { crypto: environment.crypto, tableKey: held.own.tableKey, tables: held.tables }

  const take = (own: OwnDevice, { sightings: seen, tables, heard: _kept, ...learnt }: Learnt) => {
    // what was asked for before this phone joined elsewhere is of no use
    if (held.own?.id !== own.id) return
    if (tables) held.tables = tables
    sightings.add(seen, clock.now())
    show({ ...learnt, hasTables: held.tables !== null })
  }

  const learn = async (): Promise<SyncOutcome> => {
    const { membership } = shown.view
    const { own } = held
    if (membership === null || own === null) return { reached: false, refusal: "not-joined" }
    const answer = await learnBy({ environment, database, clock }, { own, membership, tables: held.tables })
    if (answer.ok) take(own, answer.learnt)
    return outcomeOf(answer.ok ? null : answer.refusal)
  }

  const send = async (): Promise<SyncOutcome> => {
    const refusal = await sendEntries({ environment, database, clock }, held.own?.id ?? null)
    const sentAt = refusal === null ? clock.now() : shown.view.sentAt
    if (refusal === null) await putKept(database, "sentAt", sentAt)
    show({ sentAt })
    await count()
    return outcomeOf(refusal)
  }

  const outcomeOf = (refusal: string | null): SyncOutcome => {
    const reached = refusal === null || !unreached.has(refusal)
    show({ reached, refusal: reached ? refusal : null })
    return { reached, refusal }
  }

  const sync = async (): Promise<SyncOutcome> => {
    await recall()
    const sent = await oneAtATime(environment, database, tab, send)
    // another tab is sending: this one still asks for the state that it decides by
    if (sent === null || (sent.reached && held.own !== null)) {
      const learnt = await learn()
      return sent === null || sent.refusal === null ? learnt : outcomeOf(sent.refusal)
    }
    return sent
  }

  const write: Device["write"] = (body, remembered) =>
    inTurn(async (): Promise<Written> => {
      const { state } = shown.view
      if (held.own === null) return { ok: false, refusal: "not-joined" }
      if (state === null) return { ok: false, refusal: "no-state" }
      const noted =
        remembered === undefined ? null : await closeText(environment.crypto, held.own.tableKey, remembered)
      const written = await writeEntry(writer, held.own.id, state, body, noted)
      await count().catch(() => undefined)
      return written
    })

  return {
    view: () => shown.view,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    now: clock.now,
    join: async (code) => {
      const joined = await joinPostByCode({ environment, database, clock }, newId, code)
      if (!joined.ok) return joined
      Object.assign(held, { own: joined.device, tables: null })
      show({
        ...{ membership: joined.membership, standing: "good", state: null, hasTables: false, recent: [] },
        ...{ reached: true, refusal: null },
      })
      await learn()
      return { ok: true }
    },
    leave: async () => {
      Object.assign(held, { own: null, tables: null })
      writer.seals.clear()
      const tx = database.transaction(["kept", "recent"], "readwrite", strict)
      for (const name of ["membership", "state", "tables", "standing", "list"] as const)
        void tx.objectStore("kept").delete(name)
      void tx.objectStore("recent").clear()
      await tx.done
      show({ membership: null, state: null, hasTables: false, recent: [] })
    },
    checkCode: (text) => checkPassCode(text, shown.view.state?.keys ?? [], verify),
    checkNumber: async (text) => {
      const asked = lookup()
      return asked === null ? { result: "unknown-number" } : checkNumber(asked, text)
    },
    findRoom: async (text) => {
      const asked = lookup()
      return asked && findRoom(asked, text)
    },
    decide: (ask) => {
      const { state, membership } = shown.view
      if (state === null || membership === null) return null
      const at = clock.now()
      const pass = ask.pass?.result === "signed" ? ask.pass.claims.pass : null
      const listed = ask.pass?.result === "listed" ? ask.pass.pass : null
      const shownPass = pass ?? listed
      const seenElsewhere = shownPass === null ? null : sightings.find(shownPass, membership.postId, at)
      return decide({ ...ask, seenElsewhere, at }, state)
    },
    write,
    undo: (undoes) => write({ what: "undo", undoes }),
    beginShift: (pin) =>
      inTurn(async () => {
        if (held.own === null) return { ok: false, refusal: "not-joined" }
        const begun = await beginShiftByPin(writer, held.own, shown.view.state, pin)
        if (begun.ok && begun.checked === "now") show({ membership: begun.membership, standing: "good" })
        if (!begun.ok && begun.refusal === "device-revoked") show({ standing: "shut-out" })
        await count()
        return begun
      }),
    open: async (opened) => {
      show({ opened })
      await putKept(database, "opened", opened)
    },
    sync,
    learn,
    see: (sighting) => sightings.add([sighting], clock.now()),
    retrySetAside: async () => {
      await retrySetAside(database)
      await count()
    },
    exportFile: () => exportWaiting(environment, database),
    waiting: async () => (await database.count("entries")) + (await database.count("set-aside")),
    close: () => database.close(),
  }
}

/** What says nothing of the server: it was not there. */
const unreached = new Set(["no-connection", "database-down"])
