import { randomUUID } from "node:crypto"
import { setTimeout as sleep } from "node:timers/promises"
import { getAttention, getBoard } from "../src/contract/board.ts"
import { listBook, writeLine } from "../src/contract/books.ts"
import type { Endpoint } from "../src/contract/endpoint.ts"
import { findPeople } from "../src/contract/people.ts"
import { findCases, listCases } from "../src/contract/quarantine.ts"
import { findHomes, getHome } from "../src/contract/register.ts"
import { getDeliveryRound, getRound, getWasteRound } from "../src/contract/rounds.ts"
import { countTasks, listTasks } from "../src/contract/tasks.ts"
import { mayDo, type Role } from "../src/core/access/roles.ts"
import { formNames } from "../src/core/forms/form-name.ts"
import { addDays, clockOf, dayOf, instantOf, type PlainDate } from "../src/core/kit/dates.ts"
import { booksOnEvening, generateWorld } from "../src/core/world/world.ts"
import { startSession } from "../src/service/access/start-session.ts"
import { importBooks } from "../src/service/imports/import-books.ts"
import { raiseDue } from "../src/service/rounds/raise-due.ts"
import { inNeighbourhood } from "../src/store/database/db.ts"
import { learnSizes } from "../src/store/imports/learn-sizes.ts"
import { type Asked, type Client, makeClient } from "../test/support/client.ts"
import { sheetsOf } from "../test/support/sheets-of.ts"
import type { Cluster, FreshDatabase } from "./kit/cluster.ts"
import { startGateServer } from "./kit/gate-server.ts"
import type { Line } from "./kit/lines.ts"
import { median, quantile, tell, timed } from "./kit/measure.ts"
import { addNeighbourhood } from "./kit/neighbourhood.ts"

const CAMPAIGNS = 10
const DAYS = 42
/** How far the last campaign has come: as many are in quarantine as ever. */
const DAY_OF_CAMPAIGN = 19
const ASKED = 40
/** Somebody at a desk reads, talks and types between two things. */
const THINKING_MS = 1_500
const ALONE = 12

/** Who is at work at once, twenty of them. */
const staffed: readonly Role[] = [
  ...Array.from({ length: 10 }, (): Role => "staff"),
  ...([
    "head",
    "head",
    "doctor",
    "doctor",
    "team",
    "team",
    "owners",
    "property",
    "volunteer-lead",
    "street",
  ] as const),
]

/** One thing that a screen asks for, or that somebody writes down. */
type Asking = { readonly endpoint: Endpoint; readonly ask: (at: Place) => Asked }
type Place = { readonly today: PlainDate; readonly homeIds: readonly string[] }

const askings: readonly Asking[] = [
  { endpoint: getBoard, ask: () => ({}) },
  { endpoint: getAttention, ask: ({ today }) => ({ query: { on: today } }) },
  { endpoint: getHome, ask: ({ today, homeIds }) => ({ query: { id: pick(homeIds), on: today } }) },
  { endpoint: findHomes, ask: () => ({ body: { text: "12-302" } }) },
  { endpoint: findPeople, ask: () => ({ body: { text: pick(["wxm", "王", "138", "1201"]) } }) },
  { endpoint: getRound, ask: () => ({ query: { list: "visits" } }) },
  { endpoint: getWasteRound, ask: () => ({ query: {} }) },
  { endpoint: getDeliveryRound, ask: () => ({ query: {} }) },
  { endpoint: listCases, ask: () => ({ query: { show: "open" } }) },
  { endpoint: listCases, ask: () => ({ query: { show: "ended" } }) },
  { endpoint: findCases, ask: () => ({ body: { text: pick(["12-302", "王"]) } }) },
  { endpoint: listTasks, ask: () => ({ query: { view: "team" } }) },
  { endpoint: countTasks, ask: () => ({}) },
  { endpoint: listBook, ask: ({ today }) => ({ query: { book: "stock-movement", on: today } }) },
  {
    endpoint: writeLine,
    ask: ({ today }) => ({
      body: {
        ...{ commandId: randomUUID(), id: randomUUID(), book: "disinfection" },
        cells: { 时间: `${today} ${clockOf(instantOf(Date.now()))}`, 区域: "电梯" },
      },
    }),
  },
]

/** Twenty people at work at once on ten campaigns of history; how long they wait, and the most restricted of them. */
export async function measureDesk(cluster: Cluster): Promise<Line[]> {
  const fresh = await cluster.newDatabase()
  const { communityId, today } = await fillCampaigns(fresh)
  const server = await startGateServer(fresh.configs)
  try {
    tell("desk: twenty people at work")
    const people = await Promise.all(staffed.map((role) => signIn(fresh, communityId, role, server.url)))
    const homeIds = (await (people[0] as Person).client.call(getBoard)).body.homes.map(
      ({ id }: { id: string }) => id,
    )
    const alone = await workAlone(people[0] as Person, { today, homeIds })
    const waits = (await Promise.all(people.map((person) => workOn(person, { today, homeIds })))).flat()
    return [...linesOf(waits), ...alone]
  } finally {
    await server.stop()
  }
}

/** What each costs when nobody else is at work. */
async function workAlone({ client }: Person, at: Place): Promise<Line[]> {
  const lines: Line[] = []
  for (const { endpoint, ask } of askings) {
    const times: number[] = []
    for (let turn = 0; turn <= ALONE; turn += 1) {
      times.push(await timed(() => client.call(endpoint, ask(at))))
    }
    const measured = median(times.slice(1))
    lines.push({ what: `  ${endpoint.method} ${endpoint.path} alone, median`, measured, unit: "ms" })
  }
  return lines
}

type Person = { readonly role: Role; readonly client: Client }
type Wait = { readonly role: Role; readonly path: string; readonly ms: number }

async function workOn({ role, client }: Person, at: Place): Promise<Wait[]> {
  const own = askings.filter(({ endpoint }) => mayDo(role, endpoint.permission as never))
  const waits: Wait[] = []
  for (let turn = 0; turn < ASKED && own.length > 0; turn += 1) {
    await sleep(Math.random() * 2 * THINKING_MS)
    const { endpoint, ask } = own[turn % own.length] as Asking
    const ms = await timed(async () => {
      const answer = await client.call(endpoint, ask(at))
      if (answer.status !== 200) throw new Error(`${endpoint.path} was answered with ${answer.status}`)
    })
    // the first of each only warms up
    if (turn >= own.length) waits.push({ role, path: `${endpoint.method} ${endpoint.path}`, ms })
  }
  return waits
}

function linesOf(waits: readonly Wait[]): Line[] {
  const all = waits.map(({ ms }) => ms)
  const restricted = waits.filter(({ role }) => role === "property" || role === "owners").map(({ ms }) => ms)
  const paths = [...new Set(waits.map(({ path }) => path))]
  const unit = "ms"
  return [
    {
      what: "desk with ten campaigns and twenty people at work, 95th percentile",
      ...{ measured: quantile(all, 0.95), unit, wanted: { most: 100 } },
    },
    {
      what: "  of the most restricted roles",
      ...{ measured: quantile(restricted, 0.95), unit, wanted: { most: 100 } },
    },
    { what: "  median", measured: median(all), unit },
    ...paths.map((path): Line => {
      const of = waits.filter((wait) => wait.path === path).map(({ ms }) => ms)
      return { what: `  ${path}, 95th percentile`, measured: quantile(of, 0.95), unit, wanted: { most: 100 } }
    }),
  ]
}

async function fillCampaigns({ ground }: FreshDatabase) {
  const today = dayOf(instantOf(Date.now()))
  const reader = { ...(await addNeighbourhood(ground)), now: () => instantOf(Date.now()) }
  for (let campaign = 0; campaign < CAMPAIGNS; campaign += 1) {
    tell(`desk: campaign ${campaign + 1} of ${CAMPAIGNS}`)
    const back = (CAMPAIGNS - 1 - campaign) * DAYS + DAY_OF_CAMPAIGN
    const world = generateWorld({ seed: 1 + campaign, firstDay: addDays(today, -back), days: DAYS })
    const only =
      campaign === 0 ? formNames : formNames.filter((name) => !["楼栋", "住户", "人员"].includes(name))
    await importBooks(reader, ground.newId(), sheetsOf(booksOnEvening(world, addDays(today, -1)), only))
    await learnSizes(ground.ownerDb)
  }
  await raiseDue({ ...ground, now: reader.now }, reader.communityId)
  return { communityId: reader.communityId, today }
}

async function signIn(
  { ground }: FreshDatabase,
  communityId: string,
  role: Role,
  url: string,
): Promise<Person> {
  const accountId = ground.newId()
  const cookie = await inNeighbourhood(ground.db, communityId, async (tx) => {
    await tx.client.query(
      `insert into account (community_id, account_id, login, name, role, password_hash, made_at)
       values ($1, $2, $3, $4, $5, '', now())`,
      [communityId, accountId, `${role}-${accountId}`, role, role],
    )
    return startSession(tx, { now: () => instantOf(Date.now()) }, { communityId, accountId })
  })
  return { role, client: makeClient(url, cookie) }
}

function pick<Item>(items: readonly Item[]): Item {
  return items[Math.floor(Math.random() * items.length)] as Item
}
