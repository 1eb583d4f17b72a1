import fc from "fast-check"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { listRoundPhones, revokeRoundPhone } from "../../src/contract/round-phone.ts"
import { addMinutes } from "../../src/core/kit/moments.ts"
import { answerEntries, doorWorkOf } from "../../src/core/rounds/door-work.ts"
import type { RoundDevice } from "../../src/web/device/open-round.ts"
import { startTestApp, type TestApp } from "../support/app.ts"
import { around } from "../support/gate-world.ts"
import { type KeptPhone, type Weather, walkersPhone } from "../support/phone.ts"
import { makeRoundStreet, roundAt } from "../support/round-street.ts"

let app: TestApp
let staff: Awaited<ReturnType<TestApp["signedIn"]>>
beforeAll(async () => {
  app = await startTestApp({ now: roundAt("08:00") })
  staff = await app.signedIn("staff")
  await makeRoundStreet(app)
})
afterAll(() => app.stop())

const later = (minutes: number) => app.setClock(addMinutes(app.ground.now(), minutes))

type Step =
  | {
      readonly does: "answer"
      readonly home: number
      readonly outcome: "answered" | "no-answer" | "note-left"
    }
  | { readonly does: "measure"; readonly home: number; readonly tenths: number }
  | { readonly does: "collect"; readonly home: number; readonly bags: number }
  | { readonly does: "undo" }
  | { readonly does: "weather"; readonly weather: Weather }
  | { readonly does: "sync" | "restart" | "second-tab" }
  | { readonly does: "clock"; readonly minutes: number }

const home = fc.nat(2)
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant("answer"),
      home,
      outcome: fc.constantFrom("answered", "no-answer", "note-left"),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ does: fc.constant("measure"), home, tenths: fc.integer({ min: 355, max: 389 }) }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant("collect"), home, bags: fc.nat(3) }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant("undo") }) },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant("weather"),
      weather: fc.constantFrom("fair", "down", "answer-lost", "doubled"),
    }),
  },
  { weight: 3, arbitrary: fc.record({ does: fc.constantFrom("sync", "restart", "second-tab") }) },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constant("clock"), minutes: fc.integer({ min: -600, max: 600 }) }),
  },
) as fc.Arbitrary<Step>

/** Does one step as the page does it. */
async function take(phone: KeptPhone<RoundDevice>, one: Step): Promise<void> {
  const device = phone.device()
  const { list, notes } = device.view()
  if ("home" in one) {
    const at = list?.homes[one.home]
    const work = at && doorWorkOf(at, notes, app.ground.now())
    if (at === undefined || !work || list === null) throw new Error("the list is on the phone")
    const [reading] = work.readings
    const entries =
      one.does === "answer"
        ? answerEntries(at, work, { outcome: one.outcome, fine: true, note: "" })
        : one.does === "collect"
          ? [{ what: "waste" as const, checkId: work.waste?.checkId ?? null, homeId: at.id, bags: one.bags }]
          : reading === undefined
            ? []
            : [
                {
                  ...{
                    what: "reading" as const,
                    checkId: reading.checkId,
                    homeId: at.id,
                    slot: reading.slot,
                  },
                  ...{ personId: reading.personId, day: list.day as never },
                  ...{ celsius: one.tenths / 10, symptoms: "" },
                },
              ]
    expect(await device.write(entries)).toEqual({ ok: true })
    return
  }
  switch (one.does) {
    case "undo": {
      const last = notes[notes.length - 1]
      if (last !== undefined) expect(await device.undo(last.press)).toBe(true)
      return
    }
    case "weather":
      return phone.weather(one.weather)
    case "clock":
      return phone.setSkew(one.minutes * 60_000)
    case "restart":
      return phone.restart()
    case "second-tab": {
      const tab = await phone.openTab()
      await Promise.all([tab.sync(), device.sync()])
      tab.close()
      return
    }
    case "sync":
      await device.sync()
  }
}

/** What stands of this phone on the server: each fact, and each that was taken back. */
async function arrivedOf(deviceId: string | undefined) {
  const { rows } = await app.ground.ownerDb.pool.query<{
    id: string
    seq: number
    facts: number
    standing: boolean
  }>(
    `select e.entry_id as id, e.seq::int, (select count(*)::int from fact f where f.fact_id = e.entry_id) as facts,
       exists (select from fact f where f.fact_id = e.entry_id
         and not exists (select from fact c where c.corrects = f.fact_id)) as standing
     from gate_entry e where e.device_id = $1 and e.what = 'round' order by e.seq`,
    [deviceId],
  )
  const { rows: all } = await app.ground.ownerDb.pool.query<{ seq: number; what: string }>(
    "select seq::int, what from gate_entry where device_id = $1 order by seq",
    [deviceId],
  )
  return { rounds: rows, all }
}

describe("a phone on a round", () => {
  it("brings each entry once, whatever happens, and what was taken back counts no more", async () => {
    const counted = { entries: 0, takenBack: 0 }
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
        const phone = await walkersPhone(around(app), staff)
        try {
          for (const one of steps) {
            await take(phone, one)
            app.setClock(addMinutes(app.ground.now(), 0.1))
          }
          const { notes, membership } = phone.device().view()
          phone.weather("fair")
          await phone.device().sync()
          expect(await phone.device().waiting()).toBe(0)
          const { rounds, all } = await arrivedOf(membership?.deviceId)
          expect(all.map(({ seq }) => seq)).toEqual(all.map((_, place) => place + 1))
          expect(all.filter(({ what }) => what !== "round" && what !== "undo")).toEqual([])
          for (const { facts } of rounds) expect(facts).toBeLessThanOrEqual(1)
          const standing = rounds.filter((row) => row.standing).map(({ id }) => id)
          expect(standing).toEqual(notes.map(({ id }) => id))
          counted.entries += rounds.length
          counted.takenBack += rounds.length - standing.length
        } finally {
          phone.close()
        }
      }),
      { numRuns: 15 },
    )
    process.stdout.write(`${counted.entries} entries of rounds, ${counted.takenBack} of them taken back\n`)
    expect(counted.entries).toBeGreaterThan(40)
    expect(counted.takenBack).toBeGreaterThan(5)
  })

  it("carries its list closed, and deletes it at midnight without a network, and when it is shut out", async () => {
    const phone = await walkersPhone(around(app), staff)
    phone.weather("down")
    await phone.restart()
    expect(phone.device().view().list?.homes).toHaveLength(3)
    await take(phone, { does: "collect", home: 0, bags: 2 })
    const keptNow = app.ground.now()
    app.setClock(roundAt("23:59"))
    await phone.device().refresh()
    expect(phone.device().view()).toMatchObject({ list: { day: "2020-02-12" }, notes: [{}] })
    later(2)
    await phone.device().refresh()
    expect(phone.device().view()).toMatchObject({ list: null, notes: [], waiting: 1 })
    phone.weather("fair")
    await phone.device().sync()
    expect(phone.device().view()).toMatchObject({ standing: "ended", waiting: 0 })
    phone.close()
    app.setClock(keptNow)

    const lost = await walkersPhone(around(app), staff)
    const own = lost.device().view().membership?.deviceId
    const phones = (await staff.call(listRoundPhones)).body.phones
    expect(phones.map(({ id }: { id: string }) => id)).toContain(own)
    await staff.call(revokeRoundPhone, { body: { commandId: crypto.randomUUID(), id: own } })
    await lost.device().sync()
    expect(lost.device().view()).toMatchObject({ standing: "shut-out", list: null })
    await lost.restart()
    expect(lost.device().view()).toMatchObject({ standing: "shut-out", list: null })
    lost.close()
  })
})
