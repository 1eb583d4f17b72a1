import { randomUUID } from "node:crypto"
import { setTimeout as sleep } from "node:timers/promises"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { setUp } from "../../src/contract/access.ts"
import { addPost } from "../../src/contract/posts.ts"
import { type Client, makeClient } from "../support/client.ts"
import { postmasterOf, superuserOf } from "../support/data-of.ts"
import { joinedPhone, type Phone } from "../support/phone.ts"
import { type Desk, openDesk, type Served } from "../support/program.ts"

/** npm run soak goes on for as long as one likes. */
const minutes = Number(process.env["SHOUWANG_SOAK_MINUTES"] ?? 0)
const ROUNDS = 6
const ENTRIES = 40

let desk: Desk
let data: string
let served: Served
let cookie: string | null
beforeAll(async () => {
  desk = await openDesk()
  data = await desk.dataDir()
  served = await desk.serve(data)
  const head = makeClient(served.url)
  const names = { neighbourhood: "守望里居民区", name: "徐书记", login: "xu", password: "long enough" }
  const more = { commandId: randomUUID(), code: await served.setUpCode, language: "zh", demonstration: false }
  expect((await head.call(setUp, { body: { ...names, ...more } })).status).toBe(200)
  cookie = head.cookie()
})
afterAll(() => desk.close())

const office = (): Client => makeClient(served.url, cookie)

async function post(name: string): Promise<string> {
  const id = randomUUID()
  expect((await office().call(addPost, { body: { commandId: randomUUID(), id, name } })).status).toBe(200)
  return id
}

/** Opens the gate for so many ambulances; the ids, in order. */
async function write(phone: Phone): Promise<string[]> {
  const ids: string[] = []
  for (let entry = 0; entry < ENTRIES; entry += 1) {
    const opening = {
      what: "emergency",
      emergency: "ambulance",
      direction: "in",
      room: null,
      note: "",
    } as const
    const written = await phone.device().write(opening)
    if (!written.ok) throw new Error(written.refusal)
    ids.push(written.id)
  }
  return ids
}

async function killServer(): Promise<void> {
  served.process.kill("SIGKILL")
  await served.ended
  served = await desk.serve(data)
}

/** The server brings its database up again by itself. */
async function killDatabase(): Promise<void> {
  const pid = await postmasterOf(data)
  if (pid !== null) process.kill(pid, "SIGKILL")
}

async function sendAll(phone: Phone): Promise<void> {
  for (let tries = 0; (await phone.device().waiting()) > 0; tries += 1) {
    if (tries > 200) throw new Error("the entries do not go out")
    await phone.device().sync()
    await sleep(100)
  }
}

type Arrived = { readonly id: string; readonly device: string; readonly facts: number }

async function arrivedEntries(): Promise<{ entries: Arrived[]; tallied: number }> {
  const client = await superuserOf(data)
  try {
    const { rows } = await client.query<Arrived>(
      `select e.entry_id as id, e.device_id as device,
         (select count(*)::int from fact f where f.community_id = e.community_id and f.fact_id = e.entry_id) as facts
       from gate_entry e order by e.device_id, e.seq`,
    )
    const sum = await client.query<{ amount: number }>(
      "select coalesce(sum(amount), 0)::int as amount from tally where measure = 'gate-in'",
    )
    return { entries: rows, tallied: sum.rows[0]?.amount ?? 0 }
  } finally {
    await client.end()
  }
}

describe("kill -9 of the server and of its database, while two posts send", () => {
  it(
    "loses no entry that a phone was told is taken, and takes none twice",
    async () => {
      const world = { url: () => served.url, now: () => Date.now() }
      const phones: Phone[] = []
      for (const name of ["正门", "后门"]) phones.push(await joinedPhone(world, office(), await post(name)))
      const written = phones.map(() => [] as string[])
      const end = performance.now() + minutes * 60_000
      for (let round = 0; round < ROUNDS || performance.now() < end; round += 1) {
        for (const [index, phone] of phones.entries()) written[index]?.push(...(await write(phone)))
        const sending = phones.map((phone) => phone.device().sync())
        await sleep(Math.random() * 60)
        await (round % 2 === 0 ? killServer() : killDatabase())
        await Promise.all(sending)
        if (round % 3 === 2) for (const phone of phones) await phone.restart()
      }
      for (const phone of phones) await sendAll(phone)
      const { entries, tallied } = await arrivedEntries()
      for (const [index, phone] of phones.entries()) {
        const device = phone.device().view().membership?.deviceId
        expect(entries.filter((entry) => entry.device === device).map((entry) => entry.id)).toEqual(
          written[index],
        )
        phone.close()
      }
      expect(entries.every((entry) => entry.facts === 1)).toBe(true)
      expect(tallied).toBe(entries.length)
      process.stdout.write(`${entries.length} entries sent under kills have arrived, each once\n`)
    },
    240_000 + 2 * minutes * 60_000,
  )
})
