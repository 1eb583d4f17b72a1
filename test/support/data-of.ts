import { randomUUID } from "node:crypto"
import { setTimeout as sleep } from "node:timers/promises"
import pg from "pg"
import type { PlainDate } from "../../src/core/kit/dates.ts"
import { dayOf, instantOf } from "../../src/core/kit/dates.ts"
import type { Summary } from "../../src/core/report/summary.ts"
import { makeClockRound } from "../../src/main/day-clock.ts"
import { matchSelf } from "../../src/main/reconcile/match-self.ts"
import { openMatcher } from "../../src/main/reconcile/open-matcher.ts"
import { makeListMatching } from "../../src/service/reconcile/list-matching.ts"
import { makeDoublesSearch } from "../../src/service/reconcile/search-doubles.ts"
import { makeFindingSeeker } from "../../src/service/reconcile/seek-findings.ts"
import { getSummary } from "../../src/service/report/get-summary.ts"
import { listCommunities } from "../../src/store/access/communities.ts"
import { closeDb, type Db, inNoNeighbourhood, openDb } from "../../src/store/database/db.ts"
import { settleDataHome } from "../../src/store/supervisor/data-home.ts"
import { endpointOf } from "../../src/store/supervisor/endpoint.ts"
import { openDatabase } from "../../src/store/supervisor/open-database.ts"
import { connectionAs, DATABASE, getPasswords } from "../../src/store/supervisor/passwords.ts"
import { findPostmaster } from "../../src/store/supervisor/postmaster.ts"

/** What a data directory holds, to be held against the truth. */
export type Contents = {
  readonly neighbourhoods: number
  readonly summaries: readonly Summary[]
  /** How many rows each table of the register and the facts has. */
  readonly rows: Readonly<Record<string, number>>
}

/** Tables that grow with every try, and not with what the books say. */
const besides = new Set([
  "migration",
  "import_run",
  "audit_entry",
  "command",
  "session",
  "account",
  "doubles_search",
])

/** Reads the summaries of these days, whether a server runs on the data or not. */
export async function readSummaries(dataDir: string, days: readonly PlainDate[]): Promise<Summary[]> {
  return onData(dataDir, (db) => summariesOf(db, days))
}

/** Reads them and counts all rows, once all is done that the clock brings about. */
export async function readContents(dataDir: string, days: readonly PlainDate[]): Promise<Contents> {
  return onData(dataDir, async (db) => {
    await letTheClockPass(db)
    const { length: neighbourhoods } = await inNoNeighbourhood(db, listCommunities)
    const summaries = await summariesOf(db, days)
    return { neighbourhoods, summaries, rows: await asSuperuser(dataDir, countRows) }
  })
}

async function onData<T>(dataDir: string, read: (db: Db) => Promise<T>): Promise<T> {
  const quiet = { info: () => undefined, warn: () => undefined }
  const opened = await openDatabase({ dataDir, log: quiet })
  if (!opened.ok) throw new Error(opened.refusal)
  const db = openDb(opened.database.appConfig)
  try {
    return await read(db)
  } finally {
    await closeDb(db)
    await opened.database.close()
  }
}

async function summariesOf(db: Db, days: readonly PlainDate[]): Promise<Summary[]> {
  const [community] = await inNoNeighbourhood(db, listCommunities)
  const communityId = community?.community_id ?? ""
  const summaries: Summary[] = []
  for (const day of days) summaries.push(await getSummary({ db, communityId }, day))
  return summaries
}

async function letTheClockPass(db: Db): Promise<void> {
  const matcher = openMatcher()
  try {
    // a server that ran has raised what was due by then: what the clock brings about is brought about on every side
    const ground = { db, ownerDb: db, now: endOfToday, newId: randomUUID }
    const throwIt = (error: unknown) => {
      throw error
    }
    const lists = makeListMatching(ground, matcher, throwIt)
    const findings = makeFindingSeeker(matcher)
    const doubles = makeDoublesSearch(matchSelf, throwIt)
    await makeClockRound(ground, { lists, findings, doubles }, throwIt)()
    await doubles.settled()
  } finally {
    await matcher.close()
  }
}

/** At noon more is due than a moment before: on every side it is what is due by the end of the day. */
const endOfToday = () => instantOf(Date.parse(`${dayOf(instantOf(Date.now()))}T23:59:59+08:00`))

async function countRows(client: pg.Client): Promise<Record<string, number>> {
  const tables = await client.query<{ name: string }>(
    "select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1",
  )
  const counts: Record<string, number> = {}
  for (const { name } of tables.rows) {
    if (besides.has(name)) continue
    const counted = await client.query<{ count: string }>(`select count(*) from ${name}`)
    counts[name] = Number(counted.rows[0]?.count)
  }
  return counts
}

/** The database of a data directory as its superuser sees it; it must run. */
export async function superuserOf(dataDir: string): Promise<pg.Client> {
  const settled = await settleDataHome(dataDir)
  if (!settled.ok) throw new Error(settled.refusal)
  const listening = await findPostmaster(settled.home)
  if (listening === null) throw new Error("the database does not run")
  const passwords = await getPasswords(settled.home)
  const client = new pg.Client(connectionAs("postgres", endpointOf(listening), passwords, DATABASE))
  // a test may kill the server under it
  client.on("error", () => undefined)
  await client.connect()
  return client
}

async function asSuperuser<T>(dataDir: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await superuserOf(dataDir)
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** The process of the data directory's PostgreSQL, null when none runs. */
export async function postmasterOf(dataDir: string): Promise<number | null> {
  const settled = await settleDataHome(dataDir)
  return settled.ok ? ((await findPostmaster(settled.home))?.pid ?? null) : null
}

/** Connects as soon as the database of a program that has just been started answers. */
export async function whenItAnswers(dataDir: string): Promise<pg.Client> {
  for (;;) {
    const client = await superuserOf(dataDir).catch(() => null)
    if (client !== null) return client
    await sleep(10)
  }
}

/** Waits for an answer other than nothing. */
export async function until<T>(ask: () => Promise<T | null | undefined | false>): Promise<T> {
  for (;;) {
    const answer = await ask()
    if (answer !== null && answer !== undefined && answer !== false) return answer
    await sleep(5)
  }
}
