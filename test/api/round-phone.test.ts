import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { changeAccount } from "../../src/contract/access.ts"
import { listAnomalies } from "../../src/contract/posts.ts"
import * as phoneContract from "../../src/contract/round-phone.ts"
import * as contract from "../../src/contract/rounds.ts"
import { addMinutes } from "../../src/core/kit/moments.ts"
import type { RoundEntry } from "../../src/core/rounds/round-entry.ts"
import { startTestApp, type TestApp } from "../support/app.ts"
import {
  askToJoin,
  type GateDevice,
  makeDeviceKeys,
  openPost,
  passage,
  takeRound,
} from "../support/gate-device.ts"
import type { Quarantined } from "../support/round-desk.ts"
import { summaryOf } from "../support/round-desk.ts"
import { makeRoundStreet, roundAt, roundDay } from "../support/round-street.ts"

let app: TestApp
let head: Awaited<ReturnType<TestApp["signedIn"]>>
let staff: typeof head
let people: readonly Quarantined[]
let bread: string
let phone: GateDevice
beforeAll(async () => {
  app = await startTestApp({ now: roundAt("09:00") })
  head = await app.signedIn("head")
  staff = await app.signedIn("staff")
  const street = await makeRoundStreet(app)
  people = street.people
  bread = street.bread
})
afterAll(() => app.stop())
beforeEach(async () => {
  phone = await takeRound(staff, at())
})

const at = () => ({ url: app.url, now: app.ground.now })
const later = (minutes: number) => app.setClock(addMinutes(app.ground.now(), minutes))
const somebody = (index: number): Quarantined => {
  const found = people[index]
  if (found === undefined) throw new Error("nobody there")
  return found
}
// biome-ignore lint/suspicious/noExplicitAny: a list as it came over the wire
type List = any
const list = async (device = phone, known?: string): Promise<List> =>
  (await device.get(`${phoneContract.getDeviceList.path}${known === undefined ? "" : `?known=${known}`}`))
    .body
const homeOf = async (who: Quarantined, device = phone) =>
  (await list(device)).homes.find((home: List) => home.id === who.homeId)
const checkOf = async (who: Quarantined, kind: string, slot = "") =>
  (await homeOf(who)).checks.find((check: List) => check.kind === kind && check.slot === slot)
const write = (entry: RoundEntry, device = phone) => device.write({ what: "round", entry })
const readingOf = (who: Quarantined, celsius: number, slot: "上午" | "下午" = "上午"): RoundEntry => ({
  ...{ what: "reading", checkId: null, homeId: who.homeId, personId: who.personId, day: roundDay },
  ...{ slot, celsius, symptoms: "" },
})
async function openTasks(homeId: string): Promise<{ kind: string; note: string | null }[]> {
  const { rows } = await app.ground.ownerDb.pool.query(
    `select t.kind, d.data->>'note' as note from task t join task_detail d using (community_id, task_id)
     where t.dwelling_id = $1 and t.done_at is null and t.kind not like 'missed%' order by t.kind`,
    [homeId],
  )
  return rows
}

describe("today's list on a phone", () => {
  it("has the homes of all lists in walking order, each with all there is to do, names masked", async () => {
    const { homes, until, day, post } = await list()
    expect(homes.map((home: List) => home.door.slice(4))).toEqual(["3号502室", "3号101室", "12号201室"])
    expect({ until, day, post }).toEqual({
      until: "2020-02-12T16:00:00.000Z",
      day: roundDay,
      post: expect.stringContaining("上门"),
    })
    expect(homes[1]).toMatchObject({
      people: [{ name: "李*兰", dayNumber: 0 }],
      needs: [{ asked: "面包两个", handedOver: false }],
    })
    expect(homes[1].checks.map((check: List) => check.kind + check.slot)).toEqual([
      ...["visit", "reading上午", "reading下午", "waste"],
    ])
    expect(JSON.stringify(homes)).not.toMatch(/李小兰|王小明|赵国强/)
  })

  it("is sent again only where it is another", async () => {
    const { version } = await list()
    expect((await list(phone, version)).homes).toBeNull()
    expect((await list(phone, "other")).homes).toHaveLength(3)
  })

  it("shows others what is theirs to do, and no more", async () => {
    const property = await takeRound(await app.signedIn("property"), at())
    const owners = await takeRound(await app.signedIn("owners"), at())
    const { homes } = await list(property)
    expect(homes).toHaveLength(3)
    expect(homes.flatMap((home: List) => home.checks.map((check: List) => check.kind))).toEqual([
      ...["waste", "waste", "waste"],
    ])
    expect(JSON.stringify(homes)).not.toMatch(/兰|明|强|面包/)
    expect((await list(owners)).homes).toMatchObject([{ people: [], checks: [], needs: [{ id: bread }] }])
    const other = await takeRound(await app.signedIn("staff", "other"), at())
    expect((await list(other)).homes).toEqual([])
  })

  it("opens by the phone's own credential alone, for the day, and not for whoever may not sign in any more", async () => {
    const path = phoneContract.getDeviceList.path
    const { devices } = await openPost(head, at(), `门 ${randomUUID()}`)
    expect((await devices[0]?.get(path))?.status).toBe(401)
    expect((await staff.call(phoneContract.getDeviceList)).status).toBe(401)
    expect((await phone.get("/api/gate/state")).status).toBe(401)
    expect((await phone.begin("123456")).body.refusal).toBe("wrong-pin")
    const gone = await app.signedIn("staff")
    const theirs = await takeRound(gone, at())
    const change = { commandId: randomUUID(), id: gone.context.accountId, disabled: true }
    expect((await head.call(changeAccount, { body: change })).status).toBe(200)
    expect((await theirs.get(path)).status).toBe(401)
    app.setClock(roundAt("23:59"))
    expect((await phone.get(path)).status).toBe(200)
    app.setClock(addMinutes(roundAt("23:59"), 1))
    expect((await phone.get(path)).status).toBe(401)
    app.setClock(roundAt("09:00"))
  })

  it("is taken by a code of one use, shown again to the same command", async () => {
    const commandId = randomUUID()
    const take = () => staff.call(phoneContract.takeRoundOnPhone, { body: { commandId } })
    const made = (await take()).body
    expect((await take()).body).toEqual(made)
    const join = () =>
      askToJoin(app.url, { commandId: randomUUID(), code: made.code, publicKey: makeDeviceKeys().point })
    expect((await join()).status).toBe(200)
    expect((await join()).body).toEqual({ refusal: "wrong-join-code" })
    const { rows } = await app.ground.ownerDb.pool.query(
      "select count(*)::int as posts from gate_post where account_id = $1",
      [staff.context.accountId],
    )
    expect(rows).toEqual([{ posts: 1 }])
  })
})

describe("what is written at doors", () => {
  it("counts once, however often it is sent, at its own time and under its owner's name", async () => {
    const who = somebody(0)
    phone.hear()
    const visit = await checkOf(who, "visit")
    write({ what: "visit", checkId: visit.id, homeId: who.homeId, note: "都好", fine: true })
    later(4)
    write(readingOf(who, 36.6))
    later(30)
    const signed = phone.sign()
    for (const _time of [1, 2]) expect((await phone.post(signed)).body.taken).toHaveLength(2)
    await phone.send()
    expect(await summaryOf(app)).toMatchObject({ 今日上门户次: 1, 今日已报体温次数: 1 })
    expect(await checkOf(who, "visit")).toMatchObject({ status: "fine", attempts: 1 })
    expect(await checkOf(who, "reading", "上午")).toMatchObject({ status: "fine" })
    const { rows } = await app.ground.ownerDb.pool.query(
      `select f.data->>'时间' as at, f.data->>'记下时间' as noted, f.recorded_by as who,
         coalesce(d.data->>'居委', d.data->>'记录人') as by
       from fact f join fact_detail d using (community_id, fact_id)
       where f.kind in ('visit', 'reading') and f.dwelling_id = $1 order by f.kind desc`,
      [who.homeId],
    )
    const by = { who: staff.context.accountId, by: `name of ${staff.login}` }
    expect(rows).toEqual([
      { ...by, at: "2020-02-12 09:00", noted: null },
      { ...by, at: null, noted: "2020-02-12 09:04" },
    ])
  })

  it("is in order whichever batch comes first, and a clock set wrong does not move it", async () => {
    const who = somebody(1)
    const { id: checkId } = await checkOf(who, "visit")
    phone.setClock(5 * 3_600_000)
    phone.hear()
    const attempt = (outcome: "no-answer" | "note-left") =>
      write({ what: "attempt", checkId, homeId: who.homeId, outcome, note: "" })
    const first = attempt("no-answer")
    later(10)
    const second = attempt("note-left")
    later(5)
    await phone.send([second])
    await phone.send([first])
    expect(await checkOf(who, "visit")).toMatchObject({ outcome: "note-left", attempts: 2 })
    const { rows } = await app.ground.ownerDb.pool.query(
      "select at from gate_entry where entry_id = any($1) order by at",
      [[first.id, second.id]],
    )
    expect(rows.map((row: List) => new Date(row.at).toISOString())).toEqual([
      addMinutes(app.ground.now(), -15),
      addMinutes(app.ground.now(), -5),
    ])
  })

  it("is taken back, before it was sent and after, and counts no more", async () => {
    const who = somebody(2)
    const before = await summaryOf(app)
    const visit = await checkOf(who, "visit")
    const knock = write({
      ...{ what: "attempt", checkId: visit.id, homeId: who.homeId, outcome: "no-answer", note: "" },
    })
    await phone.send()
    later(1)
    const sent = write({ what: "visit", checkId: visit.id, homeId: who.homeId, note: "", fine: false })
    const fever = write(readingOf(who, 38.5))
    await phone.send()
    expect((await openTasks(who.homeId)).map(({ kind }) => kind)).toEqual(["fever", "seen-not-fine"])
    for (const { id } of [sent, fever]) phone.write({ what: "undo", undoes: id })
    const unsent = write(readingOf(who, 39))
    phone.write({ what: "undo", undoes: unsent.id })
    const signed = phone.sign()
    for (const _time of [1, 2]) expect((await phone.post(signed)).status).toBe(200)
    expect(await summaryOf(app)).toEqual(before)
    expect(await openTasks(who.homeId)).toEqual([])
    expect(await checkOf(who, "visit")).toMatchObject({
      ...{ status: "nobody-there", outcome: "no-answer", attempts: 1 },
    })
    expect(await checkOf(who, "reading", "上午")).toMatchObject({ status: "not-yet" })
    phone.write({ what: "undo", undoes: knock.id })
    await phone.send()
    expect(await checkOf(who, "visit")).toMatchObject({ status: "not-yet", outcome: null, attempts: 0 })
  })

  it("is never written where the taking back came first, nor taken back by another phone", async () => {
    const who = somebody(2)
    const before = await summaryOf(app)
    const reading = write(readingOf(who, 36.9))
    const undo = phone.write({ what: "undo", undoes: reading.id })
    await phone.send([undo])
    await phone.send([reading])
    expect(await summaryOf(app)).toEqual(before)
    const standing = write(readingOf(who, 36.8))
    await phone.send()
    const stranger = await takeRound(staff, at())
    stranger.write({ what: "undo", undoes: standing.id })
    await stranger.send()
    expect(await checkOf(who, "reading", "上午")).toMatchObject({ status: "fine" })
  })

  it("hands a need over and takes it back", async () => {
    const who = somebody(1)
    const handed = write({ what: "handed-over", needId: bread, homeId: who.homeId })
    await phone.send()
    expect(await homeOf(who)).toMatchObject({ needs: [{ handedOver: true }] })
    expect(await summaryOf(app)).toMatchObject({ 今日办结需求: 1 })
    phone.write({ what: "undo", undoes: handed.id })
    await phone.send()
    expect(await homeOf(who)).toMatchObject({ needs: [{ handedOver: false }] })
    expect(await summaryOf(app)).toMatchObject({ 今日办结需求: 0 })
  })
})

describe("what cannot be taken", () => {
  it("is kept for the office, said to the phone, and holds up nothing", async () => {
    const who = somebody(1)
    const strange = write({
      ...{ what: "attempt", checkId: randomUUID(), homeId: who.homeId, outcome: "refused", note: "不开门" },
    })
    const garbled = phone.write({ what: "round", entry: { ...readingOf(who, 36.5), celsius: 365 } })
    write(readingOf(who, 36.4))
    expect((await phone.send()).body.taken).toHaveLength(3)
    expect((await list()).refused).toEqual([
      { id: strange.id, refusal: "not-found" },
      { id: garbled.id, refusal: "unreadable" },
    ])
    expect(await checkOf(who, "reading", "上午")).toMatchObject({ status: "fine" })
    expect(await openTasks(who.homeId)).toMatchObject([
      { kind: "own", note: expect.stringContaining("不开门") },
    ])
    const { anomalies } = (await head.call(listAnomalies, { query: { since: roundDay } })).body
    expect(anomalies).toContainEqual(expect.objectContaining({ kind: "unreadable", entryId: garbled.id }))
    phone.write({ what: "undo", undoes: strange.id })
    await phone.send()
    expect(await openTasks(who.homeId)).toEqual([])
  })

  it("is what others may do: rubbish has no temperatures, a gate no visits, a round no passages", async () => {
    const who = somebody(2)
    const before = await summaryOf(app)
    const property = await takeRound(await app.signedIn("property"), at())
    const waste = (await homeOf(who, property)).checks[0]
    const visit = await checkOf(who, "visit")
    const attempt = { what: "attempt", homeId: who.homeId, outcome: "no-answer", note: "" } as const
    write(readingOf(who, 36.5, "下午"), property)
    write({ ...attempt, checkId: visit.id }, property)
    write({ ...attempt, checkId: waste.id }, property)
    await property.send()
    const { devices } = await openPost(head, at(), `门 ${randomUUID()}`)
    const [gate] = devices
    if (gate === undefined) throw new Error("a gate has its phone")
    write(readingOf(who, 36.5, "下午"), gate)
    await gate.send()
    phone.write(passage())
    await phone.send()
    expect(await summaryOf(app)).toEqual(before)
    expect((await list(property)).refused.map((one: List) => one.refusal)).toEqual([
      ...["unreadable", "unreadable"],
    ])
    expect((await homeOf(who, property)).checks[0]).toMatchObject({ status: "nobody-there" })
  })
})

describe("a phone that is lost", () => {
  it("is shut out by its owner or whoever runs the posts, by nobody else, and what it wrote still arrives", async () => {
    const who = somebody(0)
    const phones = async (client: typeof head) =>
      (await client.call(phoneContract.listRoundPhones)).body.phones.map((one: List) => one.id)
    const doctor = await app.signedIn("doctor")
    const revoke = (client: typeof head) =>
      client.call(phoneContract.revokeRoundPhone, { body: { commandId: randomUUID(), id: phone.id } })
    expect(await phones(staff)).toContain(phone.id)
    expect(await phones(head)).toContain(phone.id)
    expect(await phones(doctor)).not.toContain(phone.id)
    expect((await revoke(doctor)).status).toBe(404)
    write(readingOf(who, 36.2, "下午"))
    expect((await revoke(staff)).status).toBe(200)
    expect((await phone.get(phoneContract.getDeviceList.path)).status).toBe(401)
    expect((await phone.send()).body.taken).toHaveLength(1)
    expect(await summaryOf(app)).toMatchObject({ 今日已报体温次数: expect.any(Number) })
    phone = await takeRound(staff, at())
    expect(await checkOf(who, "reading", "下午")).toMatchObject({ status: "fine" })
    expect(await phones(staff)).toContain(phone.id)
  })

  it("brings no gate to a stop: an import under way holds up rounds alone", async () => {
    const { devices } = await openPost(head, at(), `门 ${randomUUID()}`)
    const [gate] = devices
    if (gate === undefined) throw new Error("a gate has its phone")
    const client = await app.ground.ownerDb.pool.connect()
    try {
      await client.query("begin")
      await client.query("select pg_advisory_xact_lock(hashtextextended('books ' || $1, 0))", [
        app.neighbourhoods?.own,
      ])
      write(readingOf(somebody(1), 36.1, "下午"))
      const round = phone.send()
      gate.write(passage())
      expect((await gate.send()).body.taken).toHaveLength(1)
      await client.query("rollback")
      expect((await round).body.taken).toHaveLength(1)
    } finally {
      client.release()
    }
  })
})

it("the desk and the phone say the same of a home", async () => {
  const who = somebody(1)
  const { homes } = (await staff.call(contract.getRound, { query: { list: "visits" } })).body
  const desk = homes.find((home: List) => home.id === who.homeId)
  const onPhone = await homeOf(who)
  for (const check of desk.checks) expect(onPhone.checks).toContainEqual(check)
})
