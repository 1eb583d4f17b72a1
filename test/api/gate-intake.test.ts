import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { issuePass } from "../../src/contract/passes.ts"
import { listAnomalies, listEntries, listPosts } from "../../src/contract/posts.ts"
import { addStairwell } from "../../src/contract/register.ts"
import { getPlainDate, instantOf } from "../../src/core/kit/dates.ts"
import { getRows } from "../../src/service/report/get-rows.ts"
import { getSummary } from "../../src/service/report/get-summary.ts"
import { evening, startTestApp, type TestApp } from "../support/app.ts"
import { onConnection } from "../support/database.ts"
import { type GateDevice, hireGuard, opaqueOf, openPost, passage } from "../support/gate-device.ts"

let app: TestApp
let head: Awaited<ReturnType<TestApp["signedIn"]>>
const today = getPlainDate("2020-03-05")
const now = () => app.ground.now()

beforeAll(async () => {
  app = await startTestApp()
  head = await app.signedIn("head")
  const command = () => ({ commandId: randomUUID(), on: "2020-01-24", reason: "test" })
  const stairwell = { id: randomUUID(), lane: "288", number: "12", floors: 6, doorsPerFloor: 2 }
  await head.call(addStairwell, { body: { ...command(), ...stairwell } })
})
afterAll(() => app.stop())

let posts = 0
async function newPost(devices = 1) {
  posts += 1
  const name = `卡口${posts}`
  return { name, ...(await openPost(head, { url: app.url, now }, name, devices)) }
}
async function newDevice(): Promise<GateDevice> {
  const { devices } = await newPost()
  return devices[0] as GateDevice
}

const query = <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
  onConnection(app.database.owner, async (client) => (await client.query<Row>(text, values)).rows)
const entriesOf = (device: GateDevice) =>
  query<{ id: string; what: string; at: string; guard_id: string | null; seq: string }>(
    "select entry_id as id, what, at, guard_id, seq from gate_entry where device_id = $1 order by seq",
    [device.id],
  )
const anomaliesOf = async (device: GateDevice) =>
  (
    await query<{ kind: string }>("select kind from anomaly where device_id = $1 order by kind", [device.id])
  ).map(({ kind }) => kind)
const rowsOf = async (indicator: "今日进入登记人次" | "今日劝返人次" | "今日门岗体温异常") =>
  (await getRows(head.context, { indicator, on: today })).total

describe("what a post wrote down", () => {
  it("is taken once, whatever is sent twice", async () => {
    const device = await newDevice()
    const written = [device.write(passage({ room: "12-302" })), device.write(passage({ direction: "out" }))]
    const first = await device.send(written)
    expect(first).toMatchObject({
      status: 200,
      body: { taken: written.map(({ id }) => id), serverTime: evening },
    })
    // the acknowledgement was lost: all of it comes again, with more
    const more = [...written, device.write(passage())]
    expect((await device.send(more)).body.taken).toHaveLength(3)
    expect(await entriesOf(device)).toHaveLength(3)
    const facts = await query<{ data: Record<string, string> }>(
      "select f.data from fact f join gate_entry e on e.entry_id = f.fact_id where e.device_id = $1 order by e.seq",
      [device.id],
    )
    expect(facts[0]?.data).toMatchObject({
      ...{
        时间: "2020-03-05 21:00",
        方向: "进",
        类别: "居民",
        门牌: "288弄12号302室",
        体温: "36.5",
        结果: "放行",
      },
    })
  })

  it("is refused of whoever is no device, signs wrongly, or belongs elsewhere", async () => {
    const device = await newDevice()
    const entry = device.write(passage())
    const signed = device.sign([entry])
    const other = await newDevice()
    const forged = other.sign([entry], { device: device.id })
    expect((await device.post({ ...signed, signature: forged.signature })).body.refusal).toBe(
      "wrong-signature",
    )
    expect((await device.post(forged)).body.refusal).toBe("wrong-signature")
    expect((await device.post({ ...signed, signed: `${signed.signed} ` })).body.refusal).toBe(
      "wrong-signature",
    )
    expect((await device.post({ ...signed, signed: "{}" })).body).toMatchObject({ refusal: "bad-batch" })
    const elsewhere = { communityId: app.neighbourhoods?.other ?? "" }
    expect((await device.send([entry], elsewhere)).body.refusal).toBe("unknown-device")
    expect((await device.send([entry, entry])).body.refusal).toBe("bad-batch")
    expect(await entriesOf(device)).toHaveLength(0)
  })

  it("keeps what cannot be opened or understood, and takes the good beside it", async () => {
    const device = await newDevice()
    const good = device.write(passage())
    const strange = device.write({ what: "dance" })
    const moved = { ...device.write(passage()), at: instantOf(Date.parse(evening) - 5_000) }
    const unsealed = { ...device.write(passage()), seal: randomUUID() }
    const last = device.write(passage())
    const answer = await device.send([good, strange, moved, unsealed, last])
    expect(answer.body.taken).toHaveLength(5)
    expect((await entriesOf(device)).map(({ what }) => what)).toEqual([
      ...["passage", "unread", "unread", "unread", "passage"],
    ])
    expect(await anomaliesOf(device)).toEqual(["unreadable", "unreadable", "unreadable"])
    expect(await query("select from unread_entry where device_id = $1", [device.id])).toHaveLength(3)
  })

  it("acknowledges nothing that is not committed, and one row that fails keeps none beside it", async () => {
    const device = await newDevice()
    const [good, bad, later] = [device.write(passage()), device.write(passage()), device.write(passage())]
    await onConnection(app.database.superuser, (client) =>
      client.query(`create function fail_entry() returns trigger language plpgsql as $$ begin
          if new.entry_id = '${bad.id}' then raise 'broken'; end if; return new; end $$;
        create trigger fail_entry before insert on gate_entry for each row execute function fail_entry()`),
    )
    expect((await device.send([good, bad, later])).body.taken).toEqual([good.id, later.id])
    expect((await device.send([bad])).status).toBe(500)
    expect(await entriesOf(device)).toHaveLength(2)
    await onConnection(app.database.superuser, (client) => client.query("drop function fail_entry cascade"))
    expect((await device.send([bad])).body.taken).toEqual([bad.id])
    expect(await entriesOf(device)).toHaveLength(3)
  })

  it("has its order and a likely time though the clock was thirty days off, and says so", async () => {
    const device = await newDevice()
    device.hear()
    device.setClock(-30 * 86_400_000)
    const old = device.write(passage())
    device.setClock(30 * 86_400_000)
    const ahead = device.write(passage())
    await device.send([old, ahead])
    const [one, other] = await entriesOf(device)
    expect(one?.id).toBe(old.id)
    for (const entry of [one, other]) expect(entry?.at).toBe(evening)
    expect(await anomaliesOf(device)).toEqual(["clock-jump"])
  })

  it("takes what a device wrote that was shut out, or whose credential had ended, and notes it", async () => {
    const device = await newDevice()
    await query("update gate_device set revoked_at = $2 where device_id = $1", [
      device.id,
      instantOf(Date.parse(evening) - 60_000),
    ])
    expect((await device.get("/api/gate/state")).status).toBe(401)
    device.write(passage())
    device.write(passage())
    expect((await device.send()).body.taken).toHaveLength(2)
    expect(await anomaliesOf(device)).toEqual(["revoked-device"])
    const late = await newDevice()
    await query("update gate_device set credential_until = $2 where device_id = $1", [
      late.id,
      instantOf(Date.parse(evening) - 60_000),
    ])
    late.write(passage())
    expect((await late.send()).body.taken).toHaveLength(1)
    expect(await anomaliesOf(late)).toEqual(["ended-credential"])
  })
})

describe("taking back", () => {
  it("takes the entry out of every number, once, and of the same shift alone", async () => {
    const before = await getSummary(head.context, today)
    const guard = await hireGuard(head, "赵师傅")
    const { name, devices } = await newPost(2)
    const [device, neighbour] = devices as [GateDevice, GateDevice]
    device.write({ what: "shift", pin: guard.pin })
    const wrong = device.write(
      passage({ verdict: "turn-away", reason: "by-rule", kind: "visitor", celsius: 38 }),
    )
    const right = device.write(passage())
    device.write({ what: "undo", undoes: wrong.id })
    device.write({ what: "undo", undoes: wrong.id })
    await device.send()
    neighbour.write({ what: "undo", undoes: right.id })
    neighbour.write({ what: "undo", undoes: randomUUID() })
    expect((await neighbour.send()).body.taken).toHaveLength(2)
    // the next shift takes nothing of the one before back
    device.write({ what: "shift", pin: guard.pin })
    device.write({ what: "undo", undoes: right.id })
    await device.send()
    const after = await getSummary(head.context, today)
    const more = (indicator: keyof typeof after) => Number(after[indicator]) - Number(before[indicator])
    expect(more("今日进入登记人次")).toBe(1)
    expect(more("今日劝返人次")).toBe(0)
    expect(more("今日门岗体温异常")).toBe(0)
    for (const indicator of ["今日进入登记人次", "今日劝返人次", "今日门岗体温异常"] as const) {
      expect([indicator, await rowsOf(indicator)]).toEqual([indicator, after[indicator]])
    }
    const book = await head.call(listEntries, { query: { on: today, post: name } })
    expect(book.body).toMatchObject({ total: 1, next: null })
    expect(book.body.entries.map((entry: { undone: boolean }) => entry.undone)).toEqual([false, true])
    expect(book.body.entries[0]).toMatchObject({
      source: "post",
      guard: "赵*傅",
      post: name,
      receivedAt: evening,
    })
  })

  it("takes back what reaches the server only after its undoing", async () => {
    const before = await rowsOf("今日进入登记人次")
    const device = await newDevice()
    const lost = device.write(passage())
    const undone = device.write({ what: "undo", undoes: lost.id })
    await device.send([undone])
    await device.send([lost])
    expect(await entriesOf(device)).toHaveLength(2)
    expect(await rowsOf("今日进入登记人次")).toBe(before)
    expect((await getSummary(head.context, today)).今日进入登记人次).toBe(before)
  })
})

describe("what the office should look at", () => {
  it("a pass at two posts within minutes, whichever arrives last, once", async () => {
    const one = await newDevice()
    const other = await newDevice()
    const [home] = await query<{ id: string }>("select dwelling_id as id from dwelling where room = '302'")
    const id = randomUUID()
    const given = { homeId: home?.id, personId: null, holder: "王小明", kind: "resident" }
    expect((await head.call(issuePass, { body: { commandId: randomUUID(), id, ...given } })).status).toBe(200)
    const pass = opaqueOf(id)
    const shown = { pass, by: "camera", number: null } as const
    const at = (ms: number) => instantOf(Date.parse(evening) + ms)
    one.write(passage({ shown, reason: "pass-valid" }), { at: at(-120_000) })
    other.write(passage({ shown, reason: "pass-valid" }), { at: at(-240_000) })
    other.write(passage({ shown, reason: "pass-valid" }), { at: at(-600_000 + 1), seq: 3 })
    const late = other.sign()
    await one.send()
    expect(await anomaliesOf(one)).toEqual([])
    await other.post(late)
    await other.post(late)
    expect([...(await anomaliesOf(one)), ...(await anomaliesOf(other))]).toContain("pass-copied")
    const listed = await head.call(listAnomalies, { query: { since: today } })
    const copied = listed.body.anomalies.filter((each: { kind: string }) => each.kind === "pass-copied")
    expect(copied.length).toBeGreaterThan(0)
    expect(copied[0].detail).toMatch(/^卡口\d+ 20:5\d$/)
  })

  it("a pass at two posts also where both arrive in the same moment", async () => {
    const posts = [await newDevice(), await newDevice(), await newDevice(), await newDevice()]
    const shown = { pass: opaqueOf(randomUUID()), by: "camera", number: null } as const
    for (const post of posts) post.write(passage({ shown, reason: "pass-valid" }))
    await Promise.all(posts.map((post) => post.send()))
    const found = (await Promise.all(posts.map(anomaliesOf))).flat()
    // every two of the four
    expect(found.filter((kind) => kind === "pass-copied")).toHaveLength(6)
  })

  it("a code that our own key signed for a pass that nobody issued: the key has leaked", async () => {
    const device = await newDevice()
    const shown = { pass: opaqueOf(randomUUID()), by: "camera", number: null } as const
    device.write(passage({ shown, reason: "pass-valid" }))
    await device.send()
    expect(await anomaliesOf(device)).toEqual(["forged-pass"])
  })

  it("what a post let through without knowing", async () => {
    const device = await newDevice()
    const [home] = await query<{ id: string }>("select dwelling_id as id from dwelling where room = '302'")
    const personId = randomUUID()
    await query("insert into person (community_id, person_id, made_at) values ($1, $2, now())", [
      device.communityId,
      personId,
    ])
    await query(
      `insert into quarantine_case (community_id, case_id, person_id, dwelling_id, opened_on, arrived_on, counted_from, due_on, opened_by)
       values ($1, $2, $3, $4, '2020-03-04', '2020-03-04', '2020-03-04', '2020-03-18', $2)`,
      [device.communityId, randomUUID(), personId, home?.id],
    )
    const code = "0123456789abcdef"
    device.write(passage({ direction: "out", room: "12-302", home: code }))
    // who is no resident may leave, and a fever was seen
    device.write(passage({ direction: "out", kind: "courier", room: "12-302", home: code }))
    device.write(passage({ room: "12-302", home: code, verdict: "refer", reason: "fever", celsius: 38.2 }))
    device.write(passage({ reason: "pass-forged", verdict: "turn-away" }))
    device.write({ what: "emergency", emergency: "labour", direction: "out", room: null, note: "" })
    device.write({ what: "shift", pin: "000000" })
    await device.send()
    expect(await anomaliesOf(device)).toEqual([
      ...["emergency", "fever", "forged-pass", "unaware-of-quarantine", "unknown-guard"],
    ])
    await query("delete from quarantine_case")
  })
})

it("a shift that began without network names who wrote what follows, until the next", async () => {
  const [first, second] = [await hireGuard(head, "钱师傅"), await hireGuard(head, "孙师傅")]
  const device = await newDevice()
  await device.begin(first.pin)
  device.write(passage())
  device.write({ what: "shift", pin: second.pin })
  device.write(passage())
  device.write({ what: "shift", pin: "999999" })
  device.write(passage())
  await device.send()
  device.write(passage())
  await device.send()
  const guards = (await entriesOf(device)).map((entry) => entry.guard_id)
  expect(guards).toEqual([first.id, second.id, second.id, null, null, null])
  expect((await device.get("/api/gate/state")).body.guard).toBeNull()
})

it("twenty devices at once: every entry once, in order, and the counts are the rows", async () => {
  const before = (await getSummary(head.context, today)).今日进入登记人次
  const { name, devices } = await newPost(20)
  const sent = await Promise.all(
    devices.map(async (device) => {
      const batches = Array.from({ length: 5 }, () =>
        Array.from({ length: 10 }, () => device.write(passage())),
      )
      const answers = await Promise.all(batches.map((batch) => device.send(batch)))
      return answers.every((answer) => answer.body.taken.length === 10)
    }),
  )
  expect(sent.every(Boolean)).toBe(true)
  for (const device of devices) {
    const seqs = (await entriesOf(device)).map((entry) => Number(entry.seq))
    expect(seqs).toEqual(Array.from({ length: 50 }, (_, index) => index + 1))
  }
  const after = (await getSummary(head.context, today)).今日进入登记人次
  expect(after - before).toBe(1_000)
  expect(await rowsOf("今日进入登记人次")).toBe(after)
  const listed = await head.call(listPosts)
  const post = listed.body.posts.find((each: { name: string }) => each.name === name)
  expect(post.today).toEqual({ in: 1_000, out: 0, turnedAway: 0 })
  expect(
    post.devices.every((each: { online: boolean; battery: number }) => each.online && each.battery === 80),
  ).toBe(true)
  const pages: string[] = []
  let before2: string | null = null
  do {
    const query: Record<string, string> = {
      on: today,
      post: name,
      ...(before2 === null ? {} : { before: before2 }),
    }
    const page = (await head.call(listEntries, { query })).body as {
      entries: { id: string }[]
      next: string | null
    }
    pages.push(...page.entries.map(({ id }) => id))
    before2 = page.next
  } while (before2 !== null)
  expect(new Set(pages).size).toBe(1_000)
  expect(pages).toHaveLength(1_000)
})
