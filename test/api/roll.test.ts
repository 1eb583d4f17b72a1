import { createHash, randomUUID } from "node:crypto"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { addGuard } from "../../src/contract/posts.ts"
import { findHomes } from "../../src/contract/register.ts"
import * as contract from "../../src/contract/roll.ts"
import { atDesk } from "../../src/service/desk/at-desk.ts"
import { takeBackRow } from "../../src/service/desk/take-back-row.ts"
import { feedLink } from "../../src/service/roll/duty-link.ts"
import { listTables } from "../../src/store/backup/tables.ts"
import { startTestApp, type TestApp } from "../support/app.ts"
import type { Client } from "../support/client.ts"
import { onConnection } from "../support/database.ts"
import { importSmallCampaign, smallWorld } from "../support/small-campaign.ts"
import { agreed, joining, volunteer } from "./roll-rows.ts"

type Line = {
  readonly id: string
  readonly name: string
  readonly phone: string
  readonly stage: string
  readonly familyId: string | null
  readonly free: string[]
  readonly [more: string]: unknown
}

let app: TestApp
let staff: Client
let lead: Client
beforeAll(async () => {
  app = await startTestApp()
  await importSmallCampaign(app)
  staff = await app.signedIn("staff")
  lead = await app.signedIn("volunteer-lead")
})
afterAll(() => app.stop())

const roll = async (as = lead): Promise<Line[]> => (await as.call(contract.listRoll)).body.workers
const lineOf = async (id: string, as = lead) => (await roll(as)).find((line) => line.id === id)
const one = async (id: string, as = staff) => (await as.call(contract.getWorker, { query: { id } })).body
const tell = (endpoint: Parameters<Client["call"]>[0], body: object, as = lead) =>
  as.call(endpoint, { body: { commandId: randomUUID(), ...body } })
/** The rows of a book of the small campaign, column → cell. */
const book = (name: "志愿者名册" | "值班签到") =>
  smallWorld.books[name].rows.map((cells) =>
    Object.fromEntries(smallWorld.books[name].header.map((title, at) => [title, cells[at] ?? ""])),
  )
const numbers = { next: 0 }
/** A volunteer whom nobody else is like. */
async function someVolunteer(more: Partial<typeof volunteer> | { family: object } = {}) {
  numbers.next += 1
  const name = `白${"甲乙丙丁戊己庚辛壬癸"[numbers.next % 10]}${"子丑寅卯辰巳午未"[numbers.next % 8]}`
  const phone = `139${String(77_000_000 + numbers.next)}`
  const id = randomUUID()
  const given = { ...volunteer, name, phone, ...more }
  const added = await tell(contract.addWorker, { id, kind: "volunteer", ...given, consents: agreed })
  expect(added).toMatchObject({ status: 200 })
  return { id, name: given.name, phone, given }
}
/** Of the database as its owner sees it. */
const sql = <Row extends object>(text: string, values: unknown[] = []) =>
  onConnection(app.database.owner, async (client) => (await client.query(text, values)).rows as Row[])
async function tablesWith(text: string): Promise<string[]> {
  return onConnection(app.database.owner, async (client) => {
    const found: string[] = []
    for (const { name } of await listTables(client)) {
      const { rowCount } = await client.query(`select from ${name} t where strpos(t::text, $1) > 0`, [text])
      if (rowCount !== 0) found.push(name)
    }
    return found
  })
}
/** A turn of somebody, at some post. */
async function turn(workerId: string, day: string, clocks: readonly [string, string], more: object = {}) {
  const communityId = app.neighbourhoods?.own
  const row = {
    ...{ community_id: communityId, turn_id: randomUUID(), day, worker_id: workerId, source: "roster" },
    ...{ starts_at: `${day}T${clocks[0]}:00+08:00`, ends_at: `${day}T${clocks[1]}:00+08:00` },
    ...{ made_at: "2020-02-01T00:00:00Z", ...more },
  }
  const columns = Object.keys(row)
  const places = columns.map((_, index) => `$${index + 1}`)
  await sql(`insert into duty_turn (${columns.join(", ")}) values (${places.join(", ")})`, Object.values(row))
  return row.turn_id
}

describe("the roll", () => {
  it("has everybody of the imported book, families together, numbers masked, found by pinyin, number and door", async () => {
    const rows = book("志愿者名册")
    const lines = await roll()
    expect(lines).toHaveLength(rows.length)
    expect(lines.every(({ stage, name }) => stage === "active" && name !== "")).toBe(true)
    const families = new Set(rows.map((row) => row["同组"]).filter((name) => name))
    expect(new Set(lines.flatMap(({ familyId }) => familyId ?? [])).size).toBe(families.size)
    const [first] = rows
    const line = lines.find(({ name }) => name === first?.["姓名"])
    expect(line?.phone).toMatch(/^\d{3}\*{4}\d{4}$/)
    expect((await one(line?.id ?? "")).phone).toBe(first?.["手机号"])
    const { id, name, phone } = await someVolunteer({ name: "欧阳志远" })
    const found = async (text: string) =>
      (await lead.call(contract.findWorkers, { body: { text } })).body.ids as string[]
    for (const text of [name, "oyzy", phone, phone.slice(-4)]) expect(await found(text)).toContain(id)
    expect(await found("qqqq")).toEqual([])
    const door = String(line?.["door"])
    expect(await found(door)).toContain(line?.id)
  })

  it("takes a volunteer from paper in one go, as a row of the book too, once", async () => {
    const id = randomUUID()
    const homes = (await lead.call(contract.findRollHomes, { body: { text: "1-101" } })).body.homes
    const body = {
      ...{
        commandId: randomUUID(),
        id,
        kind: "volunteer",
        ...volunteer,
        name: "赵守门",
        phone: "139 1234-2222",
      },
      homeId: homes[0].id,
    }
    const refused = await lead.call(contract.addWorker, {
      body: { ...body, consents: { how: "paper", what: [] } },
    })
    expect(refused).toMatchObject({ status: 422, body: { refusal: "consent-needed" } })
    expect(await tablesWith("赵守门")).toEqual([])
    for (const _ of [1, 2]) {
      const added = await lead.call(contract.addWorker, { body: { ...body, consents: agreed } })
      expect(added).toMatchObject({ status: 200, body: { id } })
    }
    expect(await lineOf(id)).toMatchObject({
      ...{ name: "赵守门", phone: "139****2222", joinedBy: "paper", stage: "active", door: homes[0].door },
      ...{ birthYear: 1980, skills: ["测温"], consents: ["keep"] },
    })
    const [fact] = await sql<{ data: object; words: object }>(
      "select f.data, d.data as words from fact f join fact_detail d using (fact_id) where f.fact_id = $1",
      [id],
    )
    expect(fact).toMatchObject({ data: { 可值守: "白天" }, words: { 姓名: "赵守门", 手机号: "13912342222" } })
    const alike = await lead.call(contract.findAlike, {
      body: { name: "赵小门", phone: "13912342222", homeId: null },
    })
    expect(alike.body.workers).toEqual([
      { id, name: "赵守门", door: homes[0].door, stage: "active", same: "phone" },
    ])
  })

  it("keeps the month of birth of whoever becomes of age this year, and forgets it with the name", async () => {
    const young = await someVolunteer({ birthYear: 2002, birthMonth: 4 } as object)
    expect(await one(young.id)).toMatchObject({ birthYear: 2002, birthMonth: 4 })
    const later = { id: young.id, ...young.given, birthYear: 2002, note: "" }
    expect(await tell(contract.saveWorker, later)).toMatchObject({ status: 200 })
    expect(await one(young.id)).toMatchObject({ birthYear: 2002, birthMonth: 4 })
    // the month is kept only where the year leaves it open
    for (const birthYear of [1980, null]) {
      expect(await tell(contract.saveWorker, { ...later, birthYear })).toMatchObject({ status: 200 })
      expect(await one(young.id)).toMatchObject({ birthYear, birthMonth: null })
    }
    expect(await tell(contract.saveWorker, later)).toMatchObject({ status: 200 })
    expect(await one(young.id)).toMatchObject({ birthMonth: 4 })
    const forget = { id: randomUUID(), workerId: young.id, what: "keep", how: "paper", withdrawn: true }
    expect(await tell(contract.setConsent, forget)).toMatchObject({ status: 200 })
    expect(await sql("select birth_year, birth_month from worker where worker_id = $1", [young.id])).toEqual([
      { birth_year: null, birth_month: null },
    ])
  })

  it("keeps a couple together, and a change of one changes the bond of both", async () => {
    const first = await someVolunteer()
    const second = await someVolunteer({ family: { withId: first.id, bond: "together" } })
    const [one, other] = [await lineOf(first.id), await lineOf(second.id)]
    expect(one?.familyId).not.toBeNull()
    expect(other).toMatchObject({ familyId: one?.familyId, bond: "together" })
    const family = { withId: second.id, bond: "never-both" }
    await tell(contract.saveWorker, { id: first.id, ...first.given, family, mostTurns: 2 })
    expect(await lineOf(second.id)).toMatchObject({ bond: "never-both" })
    expect(await lineOf(first.id)).toMatchObject({ mostTurns: 2, familyId: one?.familyId })
    const [named] = await sql<{ name: string }>("select data->>'同组' as name from fact where fact_id = $1", [
      second.id,
    ])
    expect(named?.name).toMatch(/^家庭\d+$/)
  })

  it("marks many at once, as a heap of papers is gone through", async () => {
    const unasked = (await roll()).filter(({ joinedBy }) => joinedBy === "book").slice(0, 3)
    const ids = unasked.map(({ id }) => id)
    const consent = { what: "keep", how: "paper" }
    const marked = await tell(contract.markWorkers, { ids, experienced: true, consent })
    expect(marked).toMatchObject({ status: 200 })
    for (const id of ids) expect(await lineOf(id)).toMatchObject({ isExperienced: true, consents: ["keep"] })
    const wrong = await tell(contract.markWorkers, {
      ids: [...ids, randomUUID()],
      experienced: false,
      consent: null,
    })
    expect(wrong).toMatchObject({ status: 404 })
    expect(await lineOf(ids[0] ?? "")).toMatchObject({ isExperienced: true })
  })

  it("ends whose row in the book is taken back", async () => {
    const { id } = await someVolunteer()
    const { context } = await app.signedIn("staff")
    const taking = { id: randomUUID(), factId: id, reason: "写错了" }
    const command = { commandId: randomUUID() }
    await atDesk(context, "write-books", command, "test", (work) => takeBackRow(work, taking))
    expect(await lineOf(id)).toMatchObject({ stage: "ended", endedWhy: "not-taken-on" })
  })

  it("has colleagues, guards and shops too; colleagues are not shown to the volunteers' lead", async () => {
    const guardId = randomUUID()
    await tell(addGuard, { id: guardId, name: "门卫老周" }, staff)
    const { others } = (await staff.call(contract.listOthers)).body
    expect(others.map(({ of }: { of: string }) => of)).toEqual(expect.arrayContaining(["account", "guard"]))
    const account = others.find(({ of }: { of: string }) => of === "account")
    expect((await lead.call(contract.listOthers)).body.others).toEqual([
      { of: "guard", id: guardId, name: "门卫老周", number: 1 },
    ])
    const [staffRow, guardRow, shop] = [randomUUID(), randomUUID(), randomUUID()]
    const both = [
      { id: staffRow, of: "account", ofId: account.id, kind: "staff" },
      { id: guardRow, of: "guard", ofId: guardId, kind: "guard" },
    ]
    expect(await tell(contract.addOthers, { others: both })).toMatchObject({ status: 404 })
    expect(await tell(contract.addOthers, { others: both }, staff)).toMatchObject({ status: 200 })
    const owes = { ...volunteer, name: "福来超市", birthYear: null, heads: 2, owedTurns: 3 }
    const none = { how: "paper", what: [] }
    await tell(contract.addWorker, { id: shop, kind: "organisation", ...owes, consents: none })
    expect(await lineOf(guardRow)).toMatchObject({ kind: "guard", guardNumber: 1, isExperienced: true })
    expect(await lineOf(shop)).toMatchObject({ kind: "organisation", heads: 2, owedTurns: 3 })
    expect(await lineOf(staffRow)).toBeUndefined()
    expect(await lineOf(staffRow, staff)).toMatchObject({ kind: "staff", hasAccount: true })
    expect(await tell(contract.endWorker, { id: staffRow, why: "moved" })).toMatchObject({ status: 404 })
    // no row of the volunteers' book
    expect(await sql("select from fact where fact_id = any($1::uuid[])", [[shop, guardRow]])).toEqual([])
  })
})

describe("somebody who asks to join by link", () => {
  const nobody = () => app.nobody()
  async function link(): Promise<string> {
    await tell(contract.changeJoinLink, { id: randomUUID() })
    return (await lead.call(contract.getJoinLink)).body.link.token
  }
  const ask = (key: string, id: string, more: object = {}) =>
    nobody().call(contract.askToJoin, { body: { key, id, joining: { ...joining, ...more } } })

  it("is answered alike whether known or not, kept once, and nothing without their consent or with an old link", async () => {
    const old = await link()
    const key = await link()
    const opened = await nobody().call(contract.openJoin, { body: { key } })
    expect(opened.body).toEqual({ neighbourhood: "我们居民区", phone: "" })
    const id = randomUUID()
    expect(await ask(old, id)).toMatchObject({ status: 403, body: { refusal: "wrong-join-link" } })
    expect(await ask(key, id, { consents: ["certificate"] })).toMatchObject({ status: 422 })
    expect(await ask(key, id, { phone: "12" })).toMatchObject({
      body: { refusal: "bad-input", field: "phone" },
    })
    const before = (await roll()).length
    const { phone } = await someVolunteer()
    const answers = [await ask(key, id), await ask(key, id), await ask(key, randomUUID(), { phone })]
    for (const { status, body } of answers)
      expect({ status, body }).toEqual({ status: 200, body: { done: true } })
    expect((await roll()).length).toBe(before + 3)
    expect(await lineOf(id)).toMatchObject({ stage: "asked", joinedBy: "link", consents: ["keep"] })
    expect(await one(id)).toMatchObject({ saidDoor: "12-302", saidFamily: "和爱人一起" })
    // who only asks is rostered nowhere
    expect(await sql("select from fact where fact_id = $1", [id])).toEqual([])

    const found = await staff.call(findHomes, { body: { text: "1-101" } })
    const taken = { id, ...volunteer, name: "钱来报", phone: joining.phone, homeId: found.body.homes[0].id }
    expect(await tell(contract.takeOnWorker, taken)).toMatchObject({ status: 200 })
    expect(await tell(contract.takeOnWorker, taken)).toMatchObject({ body: { refusal: "not-asking" } })
    expect(await lineOf(id)).toMatchObject({
      stage: "active",
      joinedBy: "link",
      door: found.body.homes[0].door,
    })
    expect(await one(id)).toMatchObject({ saidDoor: "", saidFamily: "" })
    expect(await sql("select from fact where fact_id = $1 and kind = 'volunteer'", [id])).toHaveLength(1)
  })

  it("is forgotten at once when they are not taken on", async () => {
    const id = randomUUID()
    expect(await ask(await link(), id, { name: "秦不取", phone: "13988880001" })).toMatchObject({
      status: 200,
    })
    const ended = await tell(contract.endWorker, { id, why: "not-taken-on" })
    expect(ended).toMatchObject({ status: 200 })
    expect([await tablesWith("秦不取"), await tablesWith("13988880001")]).toEqual([[], []])
    expect(await lineOf(id)).toMatchObject({ name: "", stage: "ended", endedWhy: "not-taken-on" })
    expect(await tell(contract.returnWorker, { id, undo: true })).toMatchObject({ status: 409 })
  })
})

describe("somebody on the roll", () => {
  it("ends by their own wish with the turns still to come; undone, these stand again", async () => {
    const { id } = await someVolunteer()
    const [stood, coming] = [
      await turn(id, "2020-03-01", ["08:00", "12:00"]),
      await turn(id, "2020-03-09", ["08:00", "12:00"]),
    ]
    const standing = async () =>
      (
        await sql<{ id: string }>(
          "select turn_id as id from duty_turn where worker_id = $1 and ended_at is null",
          [id],
        )
      ).map((row) => row.id)
    await tell(contract.giveWorkerPin, { id, guardId: randomUUID() }, staff)
    expect(await tell(contract.endWorker, { id, why: "own-wish" })).toMatchObject({ status: 200 })
    expect(await standing()).toEqual([stood])
    expect(await lineOf(id)).toMatchObject({ stage: "ended", endedWhy: "own-wish" })
    const guards = () =>
      sql(
        "select from guard where ended_at is null and guard_id in (select guard_id from worker where worker_id = $1)",
        [id],
      )
    expect(await guards()).toEqual([])
    expect(await tell(contract.returnWorker, { id, undo: true })).toMatchObject({ status: 200 })
    expect((await standing()).sort()).toEqual([stood, coming].sort())
    expect(await guards()).toHaveLength(1)
    await tell(contract.endWorker, { id, why: "moved" })
    await tell(contract.returnWorker, { id, undo: false })
    expect(await standing()).toEqual([stood])
    expect(await lineOf(id)).toMatchObject({ stage: "active", endedAt: null })
  })

  it("who takes their consent back is nowhere any more; the turn they stood stays, nameless", async () => {
    const { id, name, phone } = await someVolunteer({ name: "裴撤回", note: "裴撤回只在周末" })
    const factId = randomUUID()
    const communityId = app.neighbourhoods?.own
    await sql(
      `insert into fact (community_id, fact_id, kind, day, source, recorded_at, data)
       values ($1, $2, 'duty-turn', '2020-03-01', 'desk', now(), '{}')`,
      [communityId, factId],
    )
    await sql(
      `insert into fact_detail (community_id, fact_id, retention, data) values ($1, $2, 'campaign', $3)`,
      [communityId, factId, { 姓名: name, 手机号: phone }],
    )
    const signed = { signed_in_at: "2020-03-01T00:00:00Z", signed_out_at: "2020-03-01T04:00:00Z" }
    await turn(id, "2020-03-01", ["08:00", "12:00"], { ...signed, fact_id: factId })
    await tell(contract.giveWorkerPin, { id, guardId: randomUUID() }, staff)
    await tell(contract.issueDutyLink, { id })
    expect((await tablesWith(name)).sort()).toEqual(["fact_detail", "guard", "worker_detail"])
    const given = { id: randomUUID(), workerId: id, how: "phone" }
    await tell(contract.setConsent, { ...given, what: "share-phone", withdrawn: false })
    expect((await one(id)).consents).toEqual(["keep", "share-phone"])
    await tell(contract.setConsent, { ...given, what: "share-phone", withdrawn: true })
    expect((await one(id)).consents).toEqual(["keep"])
    const withdrawn = await tell(contract.setConsent, { ...given, what: "keep", withdrawn: true })
    expect(withdrawn).toMatchObject({ status: 200 })
    expect([await tablesWith(name), await tablesWith(phone)]).toEqual([[], []])
    expect(await lineOf(id)).toMatchObject({ name: "", stage: "ended", hasLink: false, hasGuard: false })
    expect(await sql("select from duty_turn where worker_id = $1 and ended_at is null", [id])).toHaveLength(1)
    expect(await sql("select from fact where fact_id = $1", [factId])).toHaveLength(1)
    expect(await tell(contract.returnWorker, { id, undo: true })).toMatchObject({ status: 409 })
  })

  it("gets a link to their own page: only its hash is kept, another ends it, sent again it is the same", async () => {
    const { id } = await someVolunteer()
    const commandId = randomUUID()
    const made = async (command = commandId) =>
      (await lead.call(contract.issueDutyLink, { body: { commandId: command, id } })).body.token as string
    const token = await made()
    expect(await made()).toBe(token)
    const hashes = async () =>
      (
        await sql<{ link: Buffer; feed: Buffer }>(
          "select link_hash as link, feed_hash as feed from worker where worker_id = $1",
          [id],
        )
      )[0]
    const sha = (text = "") => createHash("sha256").update(text).digest()
    expect((await hashes())?.link).toEqual(sha(token.split(".")[1]))
    const feed = feedLink(app.neighbourhoods?.own ?? "", token)
    expect((await hashes())?.feed).toEqual(sha(feed.token.split(".")[1]))
    expect(await tablesWith(token.split(".")[1] ?? "")).toEqual([])
    expect(await made(randomUUID())).not.toBe(token)
    expect((await hashes())?.link).not.toEqual(sha(token.split(".")[1]))
    expect(await lineOf(id)).toMatchObject({ hasLink: true })
    await tell(contract.revokeDutyLink, { id })
    expect(await hashes()).toEqual({ link: null, feed: null })
  })

  it("gets a number and a PIN at the posts, and another PIN", async () => {
    const { id, name } = await someVolunteer()
    const first = await tell(contract.giveWorkerPin, { id, guardId: randomUUID() }, staff)
    expect(first.body).toMatchObject({ pin: expect.stringMatching(/^\d{6}$/) })
    expect(await lineOf(id)).toMatchObject({ guardNumber: first.body.number, hasGuard: true })
    const second = await tell(contract.giveWorkerPin, { id, guardId: randomUUID() }, staff)
    expect(second.body.number).toBe(first.body.number)
    expect(second.body.pin).not.toBe(first.body.pin)
    expect(await sql("select from guard where name = $1", [name])).toHaveLength(1)
    expect(await tell(contract.giveWorkerPin, { id, guardId: randomUUID() })).toMatchObject({ status: 403 })
  })

  it("gets a certificate of the hours they stood, signed in and out, by month and post", async () => {
    const { id, name } = await someVolunteer()
    const postId = randomUUID()
    await sql(
      "insert into duty_post (community_id, post_id, name, place, made_at) values ($1, $2, '正门', 1, now())",
      [app.neighbourhoods?.own, postId],
    )
    const at = (day: string, from: string, until: string | null) => ({
      post_id: postId,
      signed_in_at: `${day}T${from}:00+08:00`,
      signed_out_at: until === null ? null : `${day}T${until}:00+08:00`,
    })
    const plan = ["08:00", "12:00"] as const
    await turn(id, "2020-02-10", plan, at("2020-02-10", "08:00", "11:50"))
    await turn(id, "2020-02-12", plan, at("2020-02-12", "08:10", "12:10"))
    await turn(id, "2020-03-01", plan, at("2020-03-01", "08:00", "10:00"))
    await turn(id, "2020-03-02", plan, at("2020-03-02", "08:00", null))
    await turn(id, "2020-03-03", plan, { post_id: postId })
    const certificateId = randomUUID()
    const given = { id: certificateId, workerId: id, from: "2020-02-01", until: "2020-03-05" }
    const late = await tell(contract.issueCertificate, { ...given, until: "2020-04-01", askedHow: "paper" })
    expect(late).toMatchObject({ status: 422, body: { refusal: "wrong-day" } })
    expect(await tell(contract.issueCertificate, { ...given, askedHow: "paper" })).toMatchObject({
      status: 200,
    })
    const certificate = (await lead.call(contract.getCertificate, { query: { id: certificateId } })).body
    expect(certificate).toMatchObject({
      ...{ number: 1, name, neighbourhood: "我们居民区", turns: 3, minutes: 590 },
      lines: [
        { month: "2020-02", post: "正门", turns: 2, minutes: 470 },
        { month: "2020-03", post: "正门", turns: 1, minutes: 120 },
      ],
    })
    expect(await one(id)).toMatchObject({
      consents: ["certificate", "keep"],
      stood: { turns: 3, minutes: 590 },
    })
    const noted = await sql(
      "select from audit_entry where action = 'worker.certificate' and subject_id = $1",
      [id],
    )
    expect(noted).toHaveLength(1)
    // once the name is deleted a paper can still be checked by its number, days and hours
    const forget = { id: randomUUID(), workerId: id, what: "keep", how: "paper", withdrawn: true }
    expect(await tell(contract.setConsent, forget)).toMatchObject({ status: 200 })
    expect((await lead.call(contract.getCertificate, { query: { id: certificateId } })).body).toMatchObject({
      ...{ number: 1, name: "", from: given.from, until: given.until, turns: 3, minutes: 590 },
    })
    const again = { ...given, id: randomUUID(), askedHow: "paper" }
    expect(await tell(contract.issueCertificate, again)).toMatchObject({ status: 404 })
  })

  it("is had by whoever has no telephone, too", async () => {
    const elder = await someVolunteer({ phone: "" })
    expect(await one(elder.id)).toMatchObject({ stage: "active", phone: "" })
    await turn(elder.id, "2020-03-04", ["06:00", "12:00"], {
      signed_in_at: "2020-03-04T06:00:00+08:00",
      signed_in_how: "desk",
      signed_out_at: "2020-03-04T12:00:00+08:00",
    })
    const given = { id: randomUUID(), workerId: elder.id, from: "2020-03-01", until: "2020-03-05" }
    expect(await tell(contract.issueCertificate, { ...given, askedHow: "paper" })).toMatchObject({
      status: 200,
    })
    expect((await lead.call(contract.getCertificate, { query: { id: given.id } })).body).toMatchObject({
      ...{ name: elder.name, turns: 1, minutes: 360 },
    })
  })

  it("has the hours of the duty book under their name and number too", async () => {
    const stood = book("值班签到").filter((row) => row["签到"] && row["签退"])
    const name = stood[0]?.["姓名"]
    const line = (await roll()).find((one) => one.name === name)
    expect(line).toBeDefined()
    const own = stood.filter((row) => row["姓名"] === name)
    expect((await one(line?.id ?? "")).stood.turns).toBe(own.length)
  })
})
