import { randomUUID } from "node:crypto"
import { countEntries, listEntries } from "../src/contract/posts.ts"
import { dayOf, instantOf } from "../src/core/kit/dates.ts"
import { generateWorld } from "../src/core/world/world.ts"
import { startSession } from "../src/service/access/start-session.ts"
import { importBooks } from "../src/service/imports/import-books.ts"
import { asOwner, inNeighbourhood } from "../src/store/database/db.ts"
import { type Client, makeClient } from "../test/support/client.ts"
import { hireGuard, opaqueOf, openPost } from "../test/support/gate-device.ts"
import { sheetsOf } from "../test/support/sheets-of.ts"
import type { Cluster, FreshDatabase } from "./kit/cluster.ts"
import { copyAll, dumpRows } from "./kit/copy-rows.ts"
import { type BenchPost, sendAll, writeBatches } from "./kit/gate-posts.ts"
import { startGateServer } from "./kit/gate-server.ts"
import type { Line } from "./kit/lines.ts"
import { median, tell, timed } from "./kit/measure.ts"
import { addNeighbourhood } from "./kit/neighbourhood.ts"
import { rawRowsASecond } from "./kit/raw-client.ts"

const POSTS = 20
const BATCH = 100
const ROUNDS = 5
const IN_BATCHES = 20_000
const ONE_BY_ONE = 10_240
const CLIENTS = 256
const RAW_ROWS = 4_000
const THREE_DAYS = 400_000
const THREE_DAYS_MS = 72 * 3_600_000
const EVERY_MS = 13_000
const PASSES_A_POST = 150
const ASKED = 15

/** What posts write down on its way into the database: beside a raw client, beside COPY, and three days of it at once. */
export async function measureGate(cluster: Cluster): Promise<Line[]> {
  const fresh = await cluster.newDatabase()
  const { client, communityId } = await addHead(fresh)
  const server = await startGateServer(fresh.configs)
  try {
    const head = makeClient(server.url, client.cookie())
    tell("gate: twenty posts join")
    const posts = await openPosts(fresh, communityId, head, server.url)
    const rates = await measureRates(cluster, fresh, server.url, posts)
    return [...rates, ...(await measureThreeDays(server.url, posts, head))]
  } finally {
    await server.stop()
  }
}

async function measureRates(
  cluster: Cluster,
  fresh: FreshDatabase,
  url: string,
  posts: readonly BenchPost[],
): Promise<Line[]> {
  tell("gate: warming up")
  await rateOf(url, posts, IN_BATCHES, BATCH, 0)
  const rates = { inBatches: [] as number[], raw: [] as number[], rawBeside: [] as number[] }
  for (let round = 1; round <= ROUNDS; round += 1) {
    tell(
      `gate: ${IN_BATCHES} entries in batches of ${BATCH}, and the raw client, round ${round} of ${ROUNDS}`,
    )
    rates.inBatches.push(await rateOf(url, posts, IN_BATCHES, BATCH, round))
    rates.raw.push(await rawRowsASecond(fresh.configs.owner, RAW_ROWS, 1))
    rates.rawBeside.push(await rawRowsASecond(fresh.configs.owner, RAW_ROWS * 2, POSTS))
  }
  const inBatches = median(rates.inBatches)
  const raw = median(rates.raw)
  const rawBeside = median(rates.rawBeside)
  tell("gate: COPY of the same rows")
  const facts = IN_BATCHES * (ROUNDS + 1)
  const dumped = await dumpRows(fresh.ground.ownerDb)
  const empty = await cluster.newDatabase()
  const copied = (facts / (await timed(() => copyAll(empty.ground.ownerDb, dumped)))) * 1000
  await empty.drop()
  tell(`gate: ${ONE_BY_ONE} entries one by one`)
  const oneByOne = await rateOf(url, posts, ONE_BY_ONE, 1, ROUNDS + 1)
  const wanted = { leastTimes: 3 }
  const unit = "facts/s"
  return [
    {
      what: `entries of ${POSTS} posts in batches of ${BATCH}, against a client with one row a transaction`,
      ...{ measured: inBatches, reference: raw, unit, wanted },
    },
    {
      what: `  against ${POSTS} such clients beside each other`,
      ...{ measured: inBatches, reference: rawBeside, unit },
    },
    {
      what: `  against COPY of the same rows of all tables`,
      ...{ measured: inBatches, reference: copied, unit },
    },
    {
      what: `entries one by one of ${CLIENTS} clients, against a client with one row a transaction`,
      // each with a signature of its own: what a post does that has waited for nothing
      ...{ measured: oneByOne, reference: raw, unit },
    },
  ]
}

/** Durably acknowledged facts a second; sealing and signing are the posts' own and not counted. */
async function rateOf(
  url: string,
  posts: readonly BenchPost[],
  entries: number,
  batch: number,
  round: number,
): Promise<number> {
  const each = entries / posts.length
  // one entry after the other as on a busy day, and every round's hours before those of the round before
  const from = Date.now() - THREE_DAYS_MS - (round + 1) * each * EVERY_MS
  const time = { from, everyMs: EVERY_MS }
  const queues = posts.map((post) => writeBatches(post, each, batch, time))
  const clients = batch === 1 ? dealOut(queues.flat(), CLIENTS) : queues
  let taken = 0
  const took = await timed(async () => {
    taken = await sendAll(url, clients)
  })
  if (taken !== entries) throw new Error(`${taken} of ${entries} entries were acknowledged`)
  return (entries / took) * 1000
}

/** Three days without network come in at once; a smaller count is measured and said. */
async function measureThreeDays(url: string, posts: readonly BenchPost[], head: Client): Promise<Line[]> {
  const entries = Number(process.env["SHOUWANG_BENCH_ENTRIES"] ?? THREE_DAYS)
  const each = Math.floor(entries / posts.length)
  const everyMs = THREE_DAYS_MS / each
  const from = Date.now() - THREE_DAYS_MS
  const piece = 2_000
  let took = 0
  for (let first = 0; first < each; first += piece) {
    tell(`gate: three days, ${first * posts.length} of ${entries} entries`)
    const size = Math.min(piece, each - first)
    // written in pieces: nobody holds three days of twenty posts in memory
    const queues = posts.map((post) =>
      writeBatches(post, size, BATCH, { from: from + first * everyMs, everyMs }),
    )
    took += await timed(() => sendAll(url, queues))
  }
  const whole = entries === THREE_DAYS
  const measured = whole ? "" : `, worked out from ${entries}`
  const seconds = (took / 1000) * (THREE_DAYS / entries)
  return [
    {
      what: `72 h of ${POSTS} posts, ${THREE_DAYS} entries, sync${measured}`,
      ...{ measured: seconds, unit: "s", wanted: { most: 600 } },
    },
    ...(await measureDesk(head)),
  ]
}

async function measureDesk(head: Client): Promise<Line[]> {
  const on = dayOf(instantOf(Date.now() - THREE_DAYS_MS / 2))
  const ask = async (endpoint: typeof listEntries | typeof countEntries) => {
    const times: number[] = []
    for (let time = 0; time <= ASKED; time += 1) {
      const took = await timed(() => head.call(endpoint, { query: { on } }))
      if (time > 0) times.push(took)
    }
    return median(times)
  }
  const wanted = { most: 50 }
  return [
    {
      what: "  then a page of a day's entries over HTTP",
      measured: await ask(listEntries),
      unit: "ms",
      wanted,
    },
    {
      what: "  then a day's counts by hour over HTTP",
      measured: await ask(countEntries),
      unit: "ms",
      wanted,
    },
  ]
}

async function addHead({ ground }: FreshDatabase) {
  const importer = await addNeighbourhood(ground)
  const { communityId } = importer
  const register = sheetsOf(generateWorld({ seed: 1 }).books, ["楼栋", "住户"])
  await importBooks(importer, ground.newId(), register)
  const accountId = ground.newId()
  const cookie = await inNeighbourhood(ground.db, communityId, async (tx) => {
    await tx.client.query(
      `insert into account (community_id, account_id, login, name, role, password_hash, made_at)
       values ($1, $2, 'head', '书记', 'head', '', now())`,
      [communityId, accountId],
    )
    const now = () => instantOf(Date.now())
    return startSession(tx, { now }, { communityId, accountId })
  })
  return { communityId, client: makeClient("", cookie) }
}

async function openPosts(
  { ground }: FreshDatabase,
  communityId: string,
  head: Client,
  url: string,
): Promise<BenchPost[]> {
  const homes = await asOwner(ground.ownerDb, async (tx) => {
    const { rows } = await tx.client.query<{ id: string; room: string }>(
      `select w.dwelling_id as id, s.number || '-' || w.room as room
       from dwelling w join stairwell s on s.stairwell_id = w.stairwell_id order by w.dwelling_id`,
    )
    return rows
  })
  const guard = await hireGuard(head, "值守人")
  const posts: BenchPost[] = []
  for (let at = 0; at < POSTS; at += 1) {
    const passIds = Array.from({ length: PASSES_A_POST }, () => randomUUID())
    await asOwner(ground.ownerDb, async (tx) => {
      for (const [index, id] of passIds.entries()) {
        const number = String(at * PASSES_A_POST + index).padStart(7, "0")
        const dwellingId = homes[(at * PASSES_A_POST + index) % homes.length]?.id
        await tx.client.query(
          `insert into pass (community_id, pass_id, opaque, number, plain_number, kind, dwelling_id)
           values ($1, $2, $3, $4, $4, 'resident', $5)`,
          [communityId, id, opaqueOf(id), number, dwellingId],
        )
      }
    })
    const now = () => instantOf(Date.now())
    const [device] = (await openPost(head, { url, now }, `门岗${at + 1}`)).devices
    if (device === undefined) throw new Error("no device")
    await device.begin(guard.pin)
    posts.push({ device, passIds, rooms: homes.slice(at * 50, at * 50 + 50).map(({ room }) => room) })
  }
  return posts
}

/** Texts handed out to so many clients, as evenly as it goes. */
function dealOut<Item>(items: readonly Item[], clients: number): Item[][] {
  return Array.from({ length: clients }, (_, client) =>
    items.filter((_item, index) => index % clients === client),
  )
}
