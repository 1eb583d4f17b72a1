import fc from "fast-check"
import { expect } from "vitest"
import { getRows } from "../../src/contract/board.ts"
import { issuePass, listPasses, movePass, printPasses } from "../../src/contract/passes.ts"
import { addPost } from "../../src/contract/posts.ts"
import { addStairwell, findHomes } from "../../src/contract/register.ts"
import { dayOf } from "../../src/core/kit/dates.ts"
import { inNeighbourhood } from "../../src/store/database/db.ts"
import { startTestApp, type TestApp } from "./app.ts"
import type { Client } from "./client.ts"
import type { Model, Real } from "./gate-model.ts"
import { joinedPhone, type Phone, type PhoneWorld } from "./phone.ts"

/** A neighbourhood with two posts and two passes, on which a model's commands are played. */
export type GateWorld = {
  /** Plays them on two new phones, lets all arrive, and holds the server against the model. */
  readonly play: (commands: Iterable<fc.AsyncCommand<Model, Real>>) => Promise<void>
  /** How many entries have arrived in all. */
  readonly entries: () => number
  readonly stop: () => Promise<void>
}

const MINUTE_MS = 60_000

export async function openGateWorld(): Promise<GateWorld> {
  const app = await startTestApp()
  const office = await app.signedIn("head")
  const posts = [await post(office, "正门"), await post(office, "后门")]
  const passes = await issueTwo(office)
  const counted = { entries: 0 }
  return {
    entries: () => counted.entries,
    stop: app.stop,
    play: async (commands) => {
      await findAll(office, passes)
      const phones: Phone[] = []
      for (const postId of posts) phones.push(await joinedPhone(around(app), office, postId))
      const real: Real = { app, office, phones, passes }
      const model: Model = {
        phones: posts.map(() => ({ entries: [], weather: "fair", knowsLost: false })),
        lost: [false, false],
        jumped: false,
      }
      try {
        await fc.asyncModelRun(() => ({ model, real }), commands)
        for (const [index, phone] of phones.entries()) {
          phone.weather("fair")
          await phone.device().sync()
          expect(await phone.device().waiting()).toBe(0)
          await compare(real, model, index)
          counted.entries += model.phones[index]?.entries.length ?? 0
        }
        await compareRows(real)
      } finally {
        for (const phone of phones) phone.close()
      }
    },
  }
}

type ArrivedEntry = {
  readonly entry_id: string
  readonly seq: number
  readonly what: string
  readonly verdict: string | null
  readonly undoes: string | null
  readonly at: string
  readonly facts: number
  readonly unaware: number
}

/** Every entry of the phone once, in its order, as it was decided, with its fact and with what it did not know. */
async function compare({ app, phones }: Real, model: Model, index: number): Promise<void> {
  const communityId = app.neighbourhoods?.own ?? ""
  const deviceId = phones[index]?.device().view().membership?.deviceId
  const { rows } = await inNeighbourhood(app.ground.db, communityId, (tx) =>
    tx.client.query<ArrivedEntry>(
      `select e.entry_id, e.seq, e.what, e.verdict, e.undoes, e.at,
         (select count(*)::int from fact f where f.community_id = e.community_id and f.fact_id = e.entry_id) as facts,
         (select count(*)::int from anomaly a where a.community_id = e.community_id and a.entry_id = e.entry_id
            and a.kind = 'unaware-of-stop') as unaware
       from gate_entry e where e.community_id = $1 and e.device_id = $2 order by e.seq`,
      [communityId, deviceId],
    ),
  )
  const expected = model.phones[index]?.entries ?? []
  expect(rows.map(({ entry_id, seq, what, undoes }) => [entry_id, seq, what, undoes])).toEqual(
    expected.map(({ id, seq, what, undoes }) => [id, seq, what, undoes]),
  )
  expect(rows.map((row) => row.verdict)).toEqual(expected.map((entry) => entry.verdict))
  expect(rows.map((row) => row.facts)).toEqual(expected.map(() => 1))
  const moments = rows.map((row) => row.at)
  expect(moments).toEqual(moments.toSorted())
  for (const moment of moments) expect(moment <= app.ground.now()).toBe(true)
  if (model.jumped) return
  expect(rows.map((row) => row.unaware)).toEqual(expected.map((entry) => Number(entry.unaware)))
  for (const [place, { at }] of expected.entries()) {
    const off = Math.abs(Date.parse(moments[place] ?? "") - Date.parse(at))
    expect(off).toBeLessThanOrEqual(2 * MINUTE_MS)
  }
}

/** The number in the table is the number of the rows behind it, undone ones left out of both. */
async function compareRows({ app, office }: Real): Promise<void> {
  const on = dayOf(app.ground.now())
  const rows = await office.call(getRows, { query: { indicator: "今日进入登记人次", on } })
  const communityId = app.neighbourhoods?.own ?? ""
  const { rows: tallied } = await inNeighbourhood(app.ground.db, communityId, (tx) =>
    tx.client.query<{ amount: number }>(
      "select coalesce(sum(amount), 0)::int as amount from tally where community_id = $1 and measure = 'gate-in' and day = $2",
      [communityId, on],
    ),
  )
  const { rows: standing } = await inNeighbourhood(app.ground.db, communityId, (tx) =>
    tx.client.query<{ count: number }>(
      `select count(*)::int as count from gate_entry e
       where e.community_id = $1 and e.direction = 'in' and e.what in ('passage', 'emergency')
         and (e.at at time zone 'Asia/Shanghai')::date = $2
         and not exists (select from gate_entry u where u.community_id = $1 and u.undoes = e.entry_id)`,
      [communityId, on],
    ),
  )
  expect({ rows: rows.body.total, tallied: tallied[0]?.amount }).toEqual({
    rows: standing[0]?.count,
    tallied: standing[0]?.count,
  })
}

async function post(office: Client, name: string): Promise<string> {
  const id = crypto.randomUUID()
  await tell(office, addPost, { id, name })
  return id
}

async function issueTwo(office: Client): Promise<Real["passes"]> {
  const stairwell = { lane: "288", number: "12", floors: 6, doorsPerFloor: 2 }
  await tell(office, addStairwell, {
    id: crypto.randomUUID(),
    on: "2020-02-01",
    reason: "test",
    ...stairwell,
  })
  const passes: { id: string; code: string }[] = []
  for (const door of ["12-301", "12-302"]) {
    const found = await office.call(findHomes, { body: { text: door } })
    const id = crypto.randomUUID()
    await tell(office, issuePass, {
      ...{ id, homeId: found.body.homes[0].id, personId: null, holder: "王小明", kind: "resident" },
    })
    const printed = await tell(office, printPasses, { ids: [id] })
    passes.push({ id, code: printed.passes[0].code })
  }
  return passes
}

/** What the run before reported lost is found again. */
async function findAll(office: Client, passes: Real["passes"]): Promise<void> {
  const lost = await office.call(listPasses, { query: { status: "lost" } })
  const ids = new Set(lost.body.passes.map((pass: { id: string }) => pass.id))
  for (const { id } of passes) if (ids.has(id)) await tell(office, movePass, { id, move: "find" })
}

async function tell(office: Client, endpoint: Parameters<Client["call"]>[0], body: object) {
  const answer = await office.call(endpoint, { body: { commandId: crypto.randomUUID(), ...body } })
  if (answer.status !== 200) throw new Error(`${endpoint.path} was answered with ${answer.status}`)
  return answer.body
}

/** A test's server, with its clock. */
export function around(app: TestApp): PhoneWorld {
  return { url: () => app.url, now: () => Date.parse(app.ground.now()) }
}
