import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { erase } from "../../src/contract/access.ts"
import * as contract from "../../src/contract/passes.ts"
import * as register from "../../src/contract/register.ts"
import { getHome } from "../../src/contract/register.ts"
import { checkPassCode } from "../../src/core/gate/check-pass.ts"
import { passToSign } from "../../src/core/gate/pass-code.ts"
import { readPassNumber } from "../../src/core/gate/pass-number.ts"
import { addDays, getPlainDate, type Instant } from "../../src/core/kit/dates.ts"
import type { Context } from "../../src/service/context.ts"
import { makeVerifier, signBytes } from "../../src/service/gate/pass-signature.ts"
import { readPassState } from "../../src/service/gate/read-pass-state.ts"
import { importBooks } from "../../src/service/imports/import-books.ts"
import { getSummary } from "../../src/service/report/get-summary.ts"
import { inNeighbourhood } from "../../src/store/database/db.ts"
import { evening, startTestApp, type TestApp } from "../support/app.ts"
import { makePassDesk } from "../support/pass-desk.ts"
import { household, makeRegisterDesk, person } from "../support/register-desk.ts"

const today = getPlainDate("2020-03-05")

let app: TestApp
let keeper: ReturnType<typeof makeRegisterDesk>
let desk: ReturnType<typeof makePassDesk>
let head: ReturnType<typeof makePassDesk>
let next = 0
beforeAll(async () => {
  app = await startTestApp()
  keeper = makeRegisterDesk(await app.signedIn("staff"))
  desk = makePassDesk(keeper.client)
  head = makePassDesk(await app.signedIn("head"))
})
afterAll(() => app.stop())

/** A home of its own, `N00弄1号101室`, in which Wang Xiaoming lives. */
async function someHome() {
  next += 1
  const lane = `${next}00`
  const { id: stairwellId, home } = await keeper.stairwell(lane, "1")
  await keeper.done(register.addHousehold, { dwellingId: home, ...household })
  await keeper.done(register.addStay, { dwellingId: home, ...person })
  return { home, stairwellId, door: `${lane}弄1号101室` }
}

function clerk(): Context {
  return { ...app.ground, communityId: app.neighbourhoods?.own ?? "", accountId: "", role: "head" }
}

async function counts(): Promise<number[]> {
  const summary = await getSummary(clerk(), today)
  return [summary.今日发放通行证, summary.今日挂失通行证, summary.有效通行证]
}

/** What changes in the counts of the day: issued, lost, good. */
async function changed(work: () => Promise<unknown>): Promise<number[]> {
  const before = await counts()
  await work()
  return (await counts()).map((count, index) => count - (before[index] ?? 0))
}

/** What a post says to a code, by what it would hold now. */
async function atPost(code: string) {
  const state = await inNeighbourhood(app.ground.db, clerk().communityId, (tx) =>
    readPassState(tx, clerk().communityId),
  )
  const check = await checkPassCode(code, state.keys, makeVerifier())
  const stop =
    check.result === "signed" ? state.stopped.find(({ pass }) => pass === check.claims.pass) : undefined
  return stop?.stop ?? check.result
}

const header = ["证号", "门牌", "持证人", "发放时间", "挂失日期", "经手人"]

function importPasses(...rows: string[][]) {
  const importer = { ...app.ground, communityId: app.neighbourhoods?.own ?? "", accountId: null }
  const lines = rows.map((cells, index) => ({ line: index + 2, cells }))
  return importBooks(importer, app.ground.newId(), [
    { file: "通行证发放.csv", table: { sheet: "通行证发放", header, rows: lines } },
  ])
}

describe("a pass that is issued", () => {
  it("is counted, has a number that checks itself, days by the rule, and stands in the home's story", async () => {
    const { home, door } = await someHome()
    const issued = { id: "", number: "" }
    const counted = await changed(async () => Object.assign(issued, await desk.issue(home)))
    expect(counted).toEqual([1, 0, 1])
    expect(readPassNumber(issued.number)).toBe(issued.number)
    const { passes } = await desk.list({ homeId: home })
    expect(passes).toMatchObject([
      {
        id: issued.id,
        door,
        holder: "王*明",
        status: "issued",
        from: today,
        until: addDays(today, 59),
        hasCode: true,
      },
    ])
    const { facts } = (await keeper.client.call(getHome, { query: { id: home, on: today } })).body
    expect(facts).toMatchObject([{ kind: "pass", cells: { 证号: issued.number, 持证人: "王*明" } }])
  })

  it("is issued once however often the command is sent, and two at a time get two numbers", async () => {
    const { home } = await someHome()
    const command = { commandId: randomUUID(), id: randomUUID(), homeId: home, personId: null }
    const body = { ...command, holder: "王小明", kind: "tenant" }
    const answers = await Promise.all([1, 2, 3].map(() => desk.client.call(contract.issuePass, { body })))
    expect(new Set(answers.map((answer) => answer.body.number)).size).toBe(1)
    const many = await Promise.all([1, 2, 3, 4].map(() => desk.issue(home)))
    expect(new Set(many.map(({ number }) => number)).size).toBe(4)
    expect((await desk.list({ homeId: home })).total).toBe(5)
  })

  it("bears the name of who is registered there, and is refused for others, days and homes that are none", async () => {
    const { home } = await someHome()
    const { people } = await keeper.page(home)
    const { id } = await desk.issue(home, { personId: people[0].personId, holder: "" })
    expect((await desk.list({ homeId: home })).passes[0]).toMatchObject({ id, holder: "王*明" })
    const said = { id: randomUUID(), homeId: home, personId: null, holder: "王小明", kind: "temporary" }
    const refused = (more: object) => desk.refused(contract.issuePass, { ...said, ...more })
    expect(await refused({ homeId: randomUUID() })).toBe("not-found")
    expect(await refused({ personId: randomUUID() })).toBe("not-found")
    expect(await refused({ holder: " " })).toBe("bad-input")
    expect(await refused({ id })).toBe("already-known")
    for (const days of [
      { from: "2020-03-04" },
      { until: "2020-03-04" },
      { until: "2020-02-31" },
      { until: "2024-01-01" },
    ]) {
      expect(await refused(days)).toBe("wrong-pass-days")
    }
  })

  it("goes to every home of a stairwell that has none", async () => {
    const { home, stairwellId } = await someHome()
    const first = await desk.done(contract.issuePassesOfStairwell, { stairwellId })
    expect(first.ids).toHaveLength(1)
    expect((await desk.list({ homeId: home })).passes[0]).toMatchObject({ holder: "王*明" })
    expect(await desk.done(contract.issuePassesOfStairwell, { stairwellId })).toEqual({ ids: [] })
  })

  it("has a code that a post takes, and none that is kept", async () => {
    const { home, door } = await someHome()
    const { id, number } = await desk.issue(home)
    const [printed] = await desk.print(id)
    expect(printed).toMatchObject({ number, door, holder: "王*明", kind: "resident", from: today })
    expect(await atPost(printed?.code ?? "")).toBe("signed")
    expect(await desk.check({ code: printed?.code ?? "" })).toMatchObject({
      decision: { verdict: "let-in", reason: "pass-valid" },
      pass: { id },
    })
    const kept = await app.ground.ownerDb.pool.query("select row_to_json(command)::text as text from command")
    for (const { text } of kept.rows) expect(text).not.toContain("SW1:")
  })
})

describe("a pass that is lost", () => {
  it("is counted so, is refused at the gate, and found again is as it was", async () => {
    const { home } = await someHome()
    const { id, number } = await desk.issue(home)
    const [printed] = await desk.print(id)
    expect(await changed(() => desk.move(id, "lose"))).toEqual([0, 1, -1])
    expect(await atPost(printed?.code ?? "")).toBe("lost")
    expect(await desk.check({ number })).toMatchObject({
      decision: { verdict: "turn-away", reason: "pass-lost", day: today },
      pass: { status: "lost", moves: ["find", "void"] },
    })
    expect((await desk.list({ status: "lost", homeId: home })).total).toBe(1)
    expect(await desk.refused(contract.movePass, { id, move: "lose" })).toBe("move-not-allowed")
    expect(await desk.print(id)).toEqual([])
    expect(await changed(() => desk.move(id, "find"))).toEqual([0, -1, 1])
    expect(await atPost(printed?.code ?? "")).toBe("signed")
  })

  it("is void once another is issued in its place, and does not come back", async () => {
    const { home } = await someHome()
    const old = await desk.issue(home)
    const [printed] = await desk.print(old.id)
    await desk.move(old.id, "lose")
    const newId = randomUUID()
    const reissue = () => desk.done(contract.reissuePass, { id: old.id, newId })
    expect(await changed(reissue)).toEqual([1, 0, 1])
    const { passes } = await desk.list({ homeId: home })
    expect(passes.find(({ id }) => id === old.id)).toMatchObject({ status: "void", moves: [] })
    expect(passes.find(({ id }) => id === old.id)?.replacedBy).toBe(
      passes.find(({ id }) => id === newId)?.number,
    )
    expect(await atPost(printed?.code ?? "")).toBe("void")
    expect(await desk.refused(contract.reissuePass, { id: old.id, newId: randomUUID() })).toBe(
      "already-replaced",
    )
  })

  it("is worn: reissued at once, the old one counts as given back", async () => {
    const { home } = await someHome()
    const { id } = await desk.issue(home)
    const reissue = () => desk.done(contract.reissuePass, { id, newId: randomUUID() })
    expect(await changed(reissue)).toEqual([1, 1, 0])
  })

  it("is suspended and resumed without being counted", async () => {
    const { home } = await someHome()
    const { id, number } = await desk.issue(home)
    expect(await changed(() => desk.move(id, "suspend"))).toEqual([0, 0, 0])
    expect(await desk.check({ number })).toMatchObject({
      decision: { verdict: "refer", reason: "pass-suspended" },
    })
    await desk.move(id, "resume")
    expect(await desk.check({ number })).toMatchObject({ decision: { reason: "pass-valid" } })
  })
})

describe("the book of passes", () => {
  it("brings passes of paper, which the gate knows by number, and its day of loss reaches them", async () => {
    const { home, door } = await someHome()
    const row = (lost: string) => ["SW00017", door, "王小明", "2020-03-05 09:00", lost, "丁"]
    expect(await changed(() => importPasses(row("")))).toEqual([1, 0, 1])
    const [pass] = (await desk.list({ homeId: home })).passes
    expect(pass).toMatchObject({ number: "SW00017", status: "issued", hasCode: false, until: null })
    expect(await desk.print(pass?.id ?? "")).toEqual([])
    expect(await desk.check({ number: "sw 00017" })).toMatchObject({ decision: { reason: "number-listed" } })
    expect(await changed(() => importPasses(row("2020-03-05")))).toEqual([0, 1, -1])
    expect(await desk.check({ number: "SW00017" })).toMatchObject({ decision: { reason: "pass-lost" } })
    // found here: the old entry of the book, read again or in a later book, loses it no more
    await desk.move(pass?.id ?? "", "find")
    const later = ["SW00018", door, "王小明", "2020-03-06 09:00", "", "丁"]
    expect(await changed(() => importPasses(row("2020-03-05")))).toEqual([0, 0, 0])
    app.setClock("2020-03-06T13:00:00.000Z" as Instant)
    await importPasses(row("2020-03-05"), later)
    app.setClock(evening)
    expect(await desk.check({ number: "SW00017" })).toMatchObject({ decision: { reason: "number-listed" } })
  })

  it("does not contradict what was stopped here, whether it is older or younger", async () => {
    const { home, door } = await someHome()
    const row = (lost: string) => ["SW00021", door, "王小明", "2020-03-04 09:00", lost, "丁"]
    await importPasses(row(""))
    const [pass] = (await desk.list({ homeId: home })).passes
    await desk.move(pass?.id ?? "", "lose")
    expect(await changed(() => importPasses(row("")))).toEqual([0, 0, 0])
    app.setClock("2020-03-07T13:00:00.000Z" as Instant)
    await importPasses(row(""), ["SW00022", door, "王小明", "2020-03-07 09:00", "", "丁"])
    app.setClock(evening)
    expect(await desk.check({ number: "SW00021" })).toMatchObject({ decision: { reason: "pass-lost" } })
    expect((await counts())[1]).toBeGreaterThan(0)
  })

  it("that was written from here doubles nothing and may tell of a loss; no number of a book is given out", async () => {
    const { home, door } = await someHome()
    const { id, number } = await desk.issue(home)
    const row = (lost: string) => [number, door, "王*明", "2020-03-05 21:00", lost, "丁"]
    expect(await changed(() => importPasses(row("")))).toEqual([0, 0, 0])
    expect((await desk.list({ homeId: home })).total).toBe(1)
    expect(await changed(() => importPasses(row("2020-03-05")))).toEqual([0, 1, -1])
    expect((await desk.list({ homeId: home })).passes[0]).toMatchObject({ id, status: "lost" })
    const coming = (await desk.issue(home)).number
    const taken = [1, 2].map((step) => String(Number(coming.slice(0, 6)) + step))
    const [first, second] = taken.map(
      (six) => [..."0123456789"].map((d) => six + d).find((n) => readPassNumber(n)) ?? "",
    )
    await importPasses([first ?? "", door, "王小明", "2020-03-05 09:30", "", "丁"])
    expect((await desk.issue(home)).number).toBe(second)
  })
})

describe("the owners' committee", () => {
  it("issues and stops passes without seeing anybody's page", async () => {
    const { home, door } = await someHome()
    const owners = makePassDesk(await app.signedIn("owners"))
    const found = await owners.client.call(contract.findPassHomes, { body: { text: door } })
    expect(found.body.homes).toEqual([{ id: home, door, stairwellId: expect.any(String) }])
    const stairwell = await owners.client.call(contract.findPassHomes, { body: { text: "1" } })
    expect(stairwell.body.homes.length).toBeGreaterThan(4)
    const { id } = await owners.issue(found.body.homes[0].id)
    await owners.move(id, "lose")
    expect((await owners.client.call(register.findHomes, { body: { text: door } })).status).toBe(403)
    expect((await owners.client.call(getHome, { query: { id: home, on: today } })).status).toBe(403)
    expect((await owners.client.call(contract.listPassKeys)).status).toBe(403)
  })
})

describe("the keys of passes", () => {
  it("rotate: what the key before signed stays good", async () => {
    const { home } = await someHome()
    const before = await desk.issue(home)
    const [old] = await desk.print(before.id)
    const { keyId } = await head.done(contract.rotatePassKey, {})
    const after = await desk.issue(home)
    const [young] = await desk.print(after.id)
    expect(await atPost(old?.code ?? "")).toBe("signed")
    expect(await atPost(young?.code ?? "")).toBe("signed")
    const { keys } = (await head.client.call(contract.listPassKeys)).body
    expect(keys[0]).toMatchObject({ keyId, retiredAt: null, revokedAt: null, passes: 1 })
    expect(keys[1].retiredAt).toBe(evening)
    const { rows } = await app.ground.ownerDb.pool.query(
      "select count(*) as kept from gate_key where private_key is not null and purpose = 'pass'",
    )
    expect(rows[0].kept).toBe(1)
  })

  it("are given up when leaked: all they signed is refused until it is printed anew", async () => {
    const { home } = await someHome()
    const { id } = await desk.issue(home)
    const [leaked] = await desk.print(id)
    const { keys } = (await head.client.call(contract.listPassKeys)).body
    const { keyId, passes } = keys[0]
    expect(await head.refused(contract.revokePassKey, { keyId, confirm: "" })).toBe("key-not-confirmed")
    const command = { commandId: randomUUID(), keyId, confirm: keyId }
    const first = await head.done(contract.revokePassKey, command)
    expect(first).toEqual({ passes })
    expect(await head.done(contract.revokePassKey, command)).toEqual(first)
    expect(await atPost(leaked?.code ?? "")).toBe("key-revoked")
    expect(await desk.check({ code: leaked?.code ?? "" })).toMatchObject({
      decision: { verdict: "refer", reason: "pass-key-revoked" },
      pass: { id },
    })
    expect((await desk.list({ keyId })).total).toBe(passes)
    const [anew] = await desk.print(id)
    expect(await atPost(anew?.code ?? "")).toBe("signed")
    expect((await desk.list({ keyId })).total).toBe(passes - 1)
  })
})

describe("the holder's link", () => {
  it("shows the own pass and what waits, without a session; a lost pass has no code", async () => {
    const { home } = await someHome()
    const { id, number } = await desk.issue(home)
    const command = { commandId: randomUUID(), id }
    const { token } = await desk.done(contract.makePassLink, command)
    expect((await desk.done(contract.makePassLink, command)).token).toBe(token)
    const open = (said: string) => app.nobody().call(contract.openOwnPass, { body: { token: said } })
    await putOnShelf(home)
    const { body } = await open(token)
    expect(body).toMatchObject({
      neighbourhood: "我们居民区",
      number,
      status: "issued",
      until: addDays(today, 59),
    })
    expect(body.parcels).toEqual([{ post: "正门", shelf: "B3", count: 2, since: evening }])
    expect(await atPost(body.code)).toBe("signed")
    expect(JSON.stringify(body)).not.toMatch(/王|室/)
    await desk.move(id, "lose")
    expect((await open(token)).body).toMatchObject({ status: "lost", code: "" })
    await desk.move(id, "find")
    const { token: second } = await desk.done(contract.makePassLink, { id })
    expect(second).not.toBe(token)
    expect((await open(token)).body).toEqual({ refusal: "wrong-pass-link" })
    expect((await open(second)).status).toBe(200)
    const texts = await app.ground.ownerDb.pool.query(
      "select row_to_json(command)::text as text from command",
    )
    for (const { text } of texts.rows) expect(text).not.toContain(token.slice(37))
  })

  it("is asked for by one address so often and no more", async () => {
    const strict = await startTestApp({ limits: { ownPassesPerMinute: 3 } })
    try {
      const ask = async () =>
        (await strict.nobody().call(contract.openOwnPass, { body: { token: "x".repeat(40) } })).status
      expect([await ask(), await ask(), await ask(), await ask()]).toEqual([403, 403, 403, 429])
    } finally {
      await strict.stop()
    }
  })
})

describe("a pass that was signed and never issued", () => {
  it("is known for forged at the desk: somebody else has the key", async () => {
    const { home } = await someHome()
    await desk.issue(home)
    const { own } = app.neighbourhoods ?? { own: "" }
    const { rows } = await app.ground.ownerDb.pool.query(
      "select key_id, private_key from gate_key where community_id = $1 and purpose = 'pass' and retired_at is null",
      [own],
    )
    const claims = { pass: "0123456789abcdef", home: "0123456789abcdef", kind: "resident" as const }
    const { bytes, finish } = passToSign({ ...claims, from: today, until: today }, rows[0].key_id)
    const code = finish(signBytes(rows[0].private_key, bytes))
    expect(await atPost(code)).toBe("signed")
    expect(await desk.check({ code })).toMatchObject({ decision: { reason: "pass-forged" }, pass: null })
  })
})

describe("who is deleted", () => {
  it("leaves a number that is good no more, and no name", async () => {
    const { home } = await someHome()
    const { people } = await keeper.page(home)
    const { id } = await desk.issue(home, { personId: people[0].personId, holder: "" })
    const [printed] = await desk.print(id)
    const said = { scope: "subject", personId: people[0].personId, reason: "搬走" }
    await head.done(erase, said)
    expect(await atPost(printed?.code ?? "")).toBe("void")
    expect(await desk.check({ code: printed?.code ?? "" })).toMatchObject({
      decision: { reason: "pass-void" },
      pass: null,
    })
  })
})

async function putOnShelf(home: string): Promise<void> {
  const { own } = app.neighbourhoods ?? { own: "" }
  const post = randomUUID()
  const { pool } = app.ground.ownerDb
  await pool.query(
    "insert into gate_post (community_id, post_id, name, made_at) values ($1, $2, '正门', $3)",
    [own, post, evening],
  )
  await pool.query(
    `insert into parcel (community_id, parcel_id, post_id, dwelling_id, shelf, count, shelved_at)
     values ($1, $2, $3, $4, 'B3', 2, $5)`,
    [own, randomUUID(), post, home, evening],
  )
}
