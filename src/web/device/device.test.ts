import "fake-indexeddb/auto"
import { webcrypto } from "node:crypto"
import { serialize } from "node:v8"
import { IDBFactory } from "fake-indexeddb"
import { beforeEach, describe, expect, it, vi } from "vitest"
import { type FakeGateServer, fakeHomes, makeFakeGateServer } from "../../../test/support/fake-gate-server.ts"
import type { Passage } from "../../core/gate/entry.ts"
import { findKept, openDatabase, type WaitingEntry } from "./kept.ts"
import { openDevice } from "./open-device.ts"

const start = Date.UTC(2020, 1, 20, 2)
const passage: Passage = {
  ...{ what: "passage", kind: "resident", direction: "in", verdict: "let-in", reason: "pass-valid" },
  ...{ shown: null, home: null, room: null, celsius: 36.5, particulars: null, proof: null },
}
const visit: Passage = {
  ...passage,
  kind: "visitor",
  room: "12-302",
  celsius: 36.7,
  particulars: { name: "周小明", phone: "13817654321", note: "看望12-302王阿姨" },
}

let server: FakeGateServer
let indexedDB: IDBFactory
const clock = { device: start, server: start }
const pass = (ms: number) => {
  clock.device += ms
  clock.server += ms
}

beforeEach(async () => {
  Object.assign(clock, { device: start, server: start })
  server = await makeFakeGateServer(() => clock.server)
  indexedDB = new IDBFactory()
})

/** A tab of the phone. */
const openTab = (locks: LockManager | null = null) =>
  openDevice({
    keeps: "shouwang-gate",
    indexedDB,
    crypto: webcrypto as Crypto,
    fetch: server.fetch,
    now: () => clock.device,
    monotonic: () => clock.server - start,
    locks,
    battery: () => 80,
  })

async function joined() {
  const device = await openTab()
  expect(await device.join("code-1")).toEqual({ ok: true })
  return device
}

const waitingOf = async () => (await openDatabase(indexedDB, "shouwang-gate")).getAll("entries")
const seqsOf = (entries: readonly { seq: number }[]) => entries.map(({ seq }) => seq)

describe("a phone at a gate", () => {
  it("joins by a code once, also when the answer was lost on its way", async () => {
    const device = await openTab()
    server.settings.losesAnswers = true
    expect(await device.join("code-1")).toEqual({ ok: false, refusal: "no-connection" })
    server.settings.losesAnswers = false
    expect(await device.join("code-1")).toEqual({ ok: true })
    expect(device.view().membership?.post).toBe("正门")
    expect(await (await openTab()).join("code-1")).toEqual({ ok: false, refusal: "wrong-join-code" })
  })

  it("counts its entries without gaps, however many are written at once", async () => {
    const device = await joined()
    const written = await Promise.all(Array.from({ length: 25 }, () => device.write(passage)))
    expect(written.every(({ ok }) => ok)).toBe(true)
    expect(seqsOf(await waitingOf())).toEqual(Array.from({ length: 25 }, (_, index) => index + 1))
  })

  it("keeps them, their number and its keys over a restart, and closes what follows under a new key", async () => {
    const device = await joined()
    await device.write(passage)
    device.close()
    server.settings.down = true
    const again = await openTab()
    expect(again.view()).toMatchObject({ waiting: 1, membership: { post: "正门" } })
    await again.write(passage)
    const [first, second] = await waitingOf()
    expect([first?.seq, second?.seq]).toEqual([1, 2])
    expect(first?.seal).not.toBe(second?.seal)
    server.settings.down = false
    await again.sync()
    expect(seqsOf(server.taken)).toEqual([1, 2])
  })

  it("says that something is written down only after the transaction is complete", async () => {
    const device = await joined()
    const done: string[] = []
    const real = IDBDatabase.prototype.transaction
    const spy = vi.spyOn(IDBDatabase.prototype, "transaction").mockImplementation(function (
      this: IDBDatabase,
      ...asked
    ) {
      const tx = real.apply(this, asked)
      if (asked[1] === "readwrite" && [asked[0]].flat().includes("entries")) {
        expect(asked[2]).toEqual({ durability: "strict" })
        tx.addEventListener("complete", () => done.push("complete"))
      }
      return tx
    })
    await device.write(passage).then(() => done.push("written"))
    spy.mockRestore()
    expect(done).toEqual(["complete", "written"])
  })

  it("says plainly when the phone did not keep an entry", async () => {
    const device = await joined()
    const spy = vi.spyOn(IDBObjectStore.prototype, "add").mockImplementation(() => {
      throw new DOMException("full", "QuotaExceededError")
    })
    expect(await device.write(passage)).toEqual({ ok: false, refusal: "not-saved" })
    spy.mockRestore()
    expect(await device.write(passage)).toMatchObject({ ok: true, seq: 1 })
  })

  it("deletes an entry only after the server has named it", async () => {
    const device = await joined()
    await device.write(passage)
    server.settings.down = true
    expect(await device.sync()).toEqual({ reached: false, refusal: "no-connection" })
    expect(device.view()).toMatchObject({ waiting: 1, reached: false })
    Object.assign(server.settings, { down: false, losesAnswers: true })
    await device.sync()
    expect(await waitingOf()).toHaveLength(1)
    server.settings.losesAnswers = false
    await device.sync()
    expect(await waitingOf()).toHaveLength(0)
    expect(await (await openDatabase(indexedDB, "shouwang-gate")).count("seals")).toBe(0)
    expect(seqsOf(server.taken)).toEqual([1])
    // under the same seal as before, which travels once more
    await device.write(passage)
    await device.sync()
    expect(seqsOf(server.taken)).toEqual([1, 2])
  })

  it("sends the oldest first, a hundred at a time", async () => {
    const device = await joined()
    server.settings.down = true
    for (let count = 0; count < 230; count += 1) await device.write(passage)
    server.settings.down = false
    server.settings.requests.length = 0
    await device.sync()
    expect(server.settings.requests.filter((path) => path.includes("entries"))).toHaveLength(3)
    expect(seqsOf(server.taken)).toEqual(Array.from({ length: 230 }, (_, index) => index + 1))
  })

  it.each([["locks", true] as const, ["a lease", false] as const])(
    "open in two tabs counts once and sends once, by %s",
    async (_, hasLocks) => {
      await joined()
      const locks = hasLocks ? fakeLocks() : null
      const tabs = [await openTab(locks), await openTab(locks)]
      await Promise.all(Array.from({ length: 20 }, (_, index) => tabs[index % 2]?.write(passage)))
      expect(seqsOf(await waitingOf())).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
      server.settings.requests.length = 0
      await Promise.all(tabs.map((tab) => tab.sync()))
      expect(server.settings.requests.filter((path) => path.includes("entries"))).toHaveLength(1)
      expect(new Set(server.taken.map(({ id }) => id)).size).toBe(20)
      await Promise.all(tabs.map((tab) => tab.sync()))
      expect(tabs.map((tab) => tab.view().waiting)).toEqual([0, 0])
    },
  )

  it("finds the one bad entry of a batch, sets it aside, keeps it and sends the rest", async () => {
    const device = await joined()
    for (let count = 0; count < 40; count += 1) await device.write(passage)
    server.settings.bad = ({ seq }) => seq === 17
    await device.sync()
    expect(device.view()).toMatchObject({ waiting: 0, setAside: 1 })
    expect(server.taken).toHaveLength(39)
    const file = await device.exportFile()
    expect(file.map(({ signed }) => seqsOf(JSON.parse(signed).entries))).toEqual([[17]])
    server.settings.bad = () => false
    await device.retrySetAside()
    await device.sync()
    expect(device.view()).toMatchObject({ waiting: 0, setAside: 0 })
    expect(server.taken).toHaveLength(40)
  })

  it("gives what waits as signed batches that the server takes, and deletes nothing by it", async () => {
    const device = await joined()
    for (let count = 0; count < 130; count += 1) await device.write(passage)
    const file = await device.exportFile()
    expect(file.map(({ signed }) => JSON.parse(signed).entries.length)).toEqual([100, 30])
    for (const batch of file) {
      const reply = await server.handle("/api/gate/entries", "POST", JSON.stringify(batch))
      expect(reply?.status).toBe(200)
    }
    expect(server.taken).toHaveLength(130)
    expect(await device.waiting()).toBe(130)
    await device.sync()
    expect([server.taken.length, await device.waiting()]).toEqual([130, 0])
  })

  it("leaves nothing of anybody open in the database", async () => {
    const device = await joined()
    await device.write(visit)
    await device.write({
      ...{ what: "emergency", emergency: "labour", direction: "out", room: "12-302" },
      note: "救护车送红房子医院",
    })
    await device.write({ what: "shift", pin: "246810" })
    const bytes = Buffer.concat(await everythingIn(indexedDB))
    const [home] = fakeHomes
    const traces = ["周小明", "王阿姨", "13817654321", "12-302", "246810", "红房子", "36.7", "labour"]
    const found = [...traces, home?.code ?? "", home?.number ?? ""].filter(
      (trace) => bytes.includes(Buffer.from(trace, "utf8")) || bytes.includes(Buffer.from(trace, "utf16le")),
    )
    // the homes' codes stand in the tables, under digests that only this device can make
    expect(found).toEqual([home?.code])
    await device.sync()
    expect(server.taken.map(({ body }) => body)).toMatchObject([
      visit,
      { emergency: "labour" },
      { pin: "246810" },
    ])
  })

  it("holds keys that cannot be taken out, and boxes whose length says nothing", async () => {
    const device = await joined()
    await device.write(passage)
    await device.write(visit)
    const database = await openDatabase(indexedDB, "shouwang-gate")
    const [own] = await database.getAll("devices")
    expect([own?.signingKey.extractable, own?.tableKey.extractable]).toEqual([false, false])
    const [one, other] = await waitingOf()
    expect(one?.box.length).toBe(other?.box.length)
    expect(one?.box).not.toBe(other?.box)
  })

  it("closes under the new key as soon as the server has one", async () => {
    const device = await joined()
    await device.write(passage)
    server.change({ sealKey: await server.newSealKey() })
    await device.learn()
    await device.write(passage)
    const [first, second] = (await waitingOf()) as [WaitingEntry, WaitingEntry]
    expect(first.seal).not.toBe(second.seal)
  })

  it("joins elsewhere with its old entries still to send, and forgets the old keys when they are gone", async () => {
    const device = await joined()
    await device.write(passage)
    server.settings.revoked = true
    await device.sync().catch(() => undefined)
    server.settings.revoked = false
    await device.write(passage)
    await device.leave()
    expect(device.view().membership).toBeNull()
    expect(await device.write(passage)).toEqual({ ok: false, refusal: "not-joined" })
    pass(1_000)
    await device.join("code-2")
    expect(await device.write(passage)).toMatchObject({ ok: true, seq: 1 })
    await device.sync()
    expect(seqsOf(server.taken)).toEqual([1, 2, 1])
    expect(await (await openDatabase(indexedDB, "shouwang-gate")).count("devices")).toBe(1)
  })

  it("is not undone by a sending that began before it joined, in this tab or another", async () => {
    const tabs = [await openTab(), await openTab()]
    for (let count = 0; count < 6; count += 1) {
      const before = tabs.map((tab) => tab.sync())
      await tabs[0]?.join(`code-${count}`)
      expect(tabs[0]?.view().membership?.post).toBe("正门")
      expect(await tabs[0]?.write(passage)).toMatchObject({ ok: true, seq: 1 })
      await Promise.all(before)
      await Promise.all(tabs.map((tab) => tab.sync()))
      // the other tab may have done the sending
      await tabs[0]?.sync()
      expect(tabs[0]?.view()).toMatchObject({ waiting: 0, membership: { post: "正门" } })
      await tabs[0]?.leave()
    }
    expect(server.taken).toHaveLength(6)
  })

  it("refuses to write for a post that another tab has left, once its key is gone", async () => {
    const device = await joined()
    const other = await openTab()
    await other.leave()
    await other.sync()
    expect(await (await openDatabase(indexedDB, "shouwang-gate")).count("devices")).toBe(0)
    expect(await device.write(passage)).toEqual({ ok: false, refusal: "not-joined" })
    expect(await waitingOf()).toEqual([])
  })

  it("goes on when its credential has ended, and says whether the office shut it out", async () => {
    const device = await joined()
    server.settings.revoked = true
    await device.sync()
    expect(device.view().standing).toBe("shut-out")
    expect(await device.write(passage)).toMatchObject({ ok: true })
    await device.sync()
    expect(server.taken).toHaveLength(1)
    Object.assign(server.settings, { revoked: false, credential: "ended" })
    pass(13 * 3_600_000)
    await device.sync()
    expect(device.view().standing).toBe("ended")
    expect(await device.beginShift("000000")).toEqual({ ok: false, refusal: "wrong-pin" })
    expect(await device.beginShift("123456")).toMatchObject({ ok: true, checked: "now" })
    expect(device.view()).toMatchObject({ standing: "good", membership: { guard: 7 } })
  })

  it("writes the PIN down closed when there is no network", async () => {
    const device = await joined()
    server.settings.down = true
    expect(await device.beginShift("123456")).toEqual({ ok: true, checked: "later" })
    server.settings.down = false
    await device.sync()
    expect(server.taken.map(({ body }) => body)).toEqual([{ what: "shift", pin: "123456" }])
  })

  it("takes back within the shift, and knows no more of an entry than its kind, time and verdict", async () => {
    const device = await joined()
    const written = await device.write(visit)
    if (!written.ok) throw new Error(written.refusal)
    await device.undo(written.id)
    const again = await openTab()
    expect(again.view().recent).toEqual([
      {
        ...{ id: written.id, seq: 1, at: expect.any(String), what: "passage", undone: true },
        ...{ kind: "visitor", direction: "in", verdict: "let-in" },
      },
    ])
  })

  it("decides by the server's time whatever its own clock says, and warns", async () => {
    clock.device = start - 30 * 24 * 3_600_000
    const device = await joined()
    expect(device.now()).toBe("2020-02-20T02:00:00.000Z")
    expect(device.view().minutesOff).toBe(-43_200)
    // set right meanwhile, by hand
    clock.device = start + 5_000
    clock.server = start + 5_000
    await device.sync()
    expect(device.view().minutesOff).toBe(0)
    // and set back again
    clock.device = start - 86_400_000
    clock.server += 60_000
    expect(device.now()).toBe("2020-02-20T02:01:05.000Z")
    await device.write(passage)
    const [entry] = await waitingOf()
    expect(entry).toMatchObject({
      at: "2020-02-19T02:00:00.000Z",
      heard: { server: "2020-02-20T02:00:05.000Z", device: "2020-02-20T02:00:05.000Z" },
    })
  })

  it("decides without network by what it holds: passes, numbers, rooms, quarantine, copies", async () => {
    const device = await joined()
    const [home, quarantined] = fakeHomes
    server.change({ quarantined: [quarantined?.code ?? ""] })
    await device.sync()
    server.settings.down = true
    const ask = { kind: "resident", direction: "in", pass: null, room: null, celsius: null } as const
    const code = await server.passCode()
    const check = await device.checkCode(code)
    expect(device.decide({ ...ask, pass: check })).toMatchObject({ verdict: "let-in", reason: "pass-valid" })
    const strange = await device.checkCode(await server.passCode({}, await server.newIssuer()))
    expect(device.decide({ ...ask, pass: strange })?.reason).toBe("pass-key-unknown")
    const number = await device.checkNumber(home?.number ?? "")
    expect(device.decide({ ...ask, pass: number })?.reason).toBe("number-listed")
    expect(device.decide({ ...ask, pass: await device.checkNumber("9999999") })?.reason).toBe(
      "number-unknown",
    )
    expect(await device.findRoom("12号302室")).toEqual({ room: "12-302", home: home?.code })
    expect(await device.findRoom("不知道")).toBeNull()
    const room = await device.findRoom("12-401")
    expect(device.decide({ ...ask, direction: "out", room })).toMatchObject({ verdict: "turn-away" })
    device.see({ pass: home?.pass ?? "", postId: "other", post: "后门", at: device.now() })
    expect(device.decide({ ...ask, pass: check })?.reason).toBe("pass-copied")
  })
})

async function everythingIn(factory: IDBFactory): Promise<Buffer[]> {
  const database = await openDatabase(factory, "shouwang-gate")
  expect(await findKept(database, "state")).not.toBeNull()
  const stores = [...database.objectStoreNames]
  const values = await Promise.all(stores.map((store) => database.getAll(store)))
  return values.flat().map((value) => serialize(withoutKeys(value)))
}

/** What a browser keeps of a key is opaque; the rest is looked at byte by byte. */
function withoutKeys(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value
  const entries = Object.entries(value).filter(([, part]) => !(part instanceof CryptoKey))
  return Object.fromEntries(entries.map(([name, part]) => [name, withoutKeys(part)]))
}

function fakeLocks(): LockManager {
  const held = new Set<string>()
  const request = async (name: string, _how: LockOptions, work: LockGrantedCallback<unknown>) => {
    if (held.has(name)) return work(null)
    held.add(name)
    try {
      return await work({ name, mode: "exclusive" })
    } finally {
      held.delete(name)
    }
  }
  return { request } as unknown as LockManager
}
