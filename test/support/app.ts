import { randomUUID } from "node:crypto"
import type { Endpoint } from "../../src/contract/endpoint.ts"
import type { Role } from "../../src/core/access/roles.ts"
import { type Instant, instantOf } from "../../src/core/kit/dates.ts"
import { conflicts } from "../../src/core/roster/conflicts.ts"
import { solve } from "../../src/core/roster/solve.ts"
import type { ServerOptions } from "../../src/http/options.ts"
import { makeServer } from "../../src/http/server.ts"
import { matchSelf } from "../../src/main/reconcile/match-self.ts"
import { openMatcher } from "../../src/main/reconcile/open-matcher.ts"
import { openWaySeeker } from "../../src/main/roster/open-way-seeker.ts"
import { hashPassword } from "../../src/service/access/password.ts"
import { startSession } from "../../src/service/access/start-session.ts"
import type { Context, Ground } from "../../src/service/context.ts"
import { makeImportDesk } from "../../src/service/imports/import-desk.ts"
import { makeChangeFeed } from "../../src/service/live/change-feed.ts"
import { makeListMatching } from "../../src/service/reconcile/list-matching.ts"
import { makeDoublesSearch } from "../../src/service/reconcile/search-doubles.ts"
import { makeProposalDesk, type RosterSearch } from "../../src/service/roster/proposal-desk.ts"
import { insertAccount } from "../../src/store/access/accounts.ts"
import { inNeighbourhood } from "../../src/store/database/db.ts"
import { listenForChanges } from "../../src/store/live/changes.ts"
import { type Client, makeClient } from "./client.ts"
import { createTestDatabase, type TestDatabase } from "./database.ts"
import {
  addNeighbourhoods,
  closeGround,
  getNeighbourhoods,
  type Neighbourhoods,
  openGround,
  type Which,
} from "./ground.ts"
import { copyPrepared, type Prepared } from "./prepared.ts"

/** The evening on which tests take place, unless they say otherwise. */
export const evening = instantOf(Date.UTC(2020, 2, 5, 13))

/** The password of every account that the harness makes. */
export const password = "correct horse"
const passwordHash = hashPassword(password)

export type TestApp = {
  readonly url: string
  readonly ground: Ground
  readonly database: TestDatabase
  readonly routes: readonly Endpoint[]
  readonly openApi: () => unknown
  /** Two neighbourhoods; null in an app that was started without any. */
  readonly neighbourhoods: Neighbourhoods | null
  readonly setClock: (now: Instant) => void
  /** Somebody who has not signed in. */
  readonly nobody: () => Client
  /** Somebody of this role, with an account and a session of their own. */
  readonly signedIn: (
    role: Role,
    which?: Which,
  ) => Promise<Client & { readonly context: Context; readonly login: string }>
  readonly stop: () => Promise<void>
}

export type TestAppOptions = {
  readonly now?: Instant
  /** False: as at a first run. */
  readonly neighbourhoods?: boolean
  /** What it begins with, besides those. */
  readonly prepared?: Prepared
} & Partial<
  Pick<
    ServerOptions,
    | "setUpCode"
    | "imports"
    | "books"
    | "limits"
    | "proposals"
    | "seeker"
    | "webRoot"
    | "databaseState"
    | "fillDemonstration"
    | "tls"
    | "log"
  >
>

/** The real server on a port of its own, on a database of its own. */
export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const { prepared } = options
  const database = await (prepared ? copyPrepared(prepared) : createTestDatabase())
  const clock = { now: options.now ?? evening }
  const ground = openGround(database, () => clock.now)
  const neighbourhoods = await neighbourhoodsFor(options, ground, database)

  const feed = makeChangeFeed()
  const listening = listenForChanges(database.app, feed.tell)
  const matcher = openMatcher()
  const lists = makeListMatching(ground, matcher, (err) =>
    options.log?.error({ err }, "a list was not matched"),
  )
  const seeker = openWaySeeker({ report: () => undefined, lateMs: 600_000 })
  const doubles = makeDoublesSearch(matchSelf, () => undefined)
  const { server, routes, openApi } = await makeServer({
    ground,
    feed,
    imports: options.imports ?? makeImportDesk(noBooks.readBook, () => undefined),
    books: options.books ?? noBooks,
    lists,
    matcher,
    doubles,
    proposals: options.proposals ?? makeProposalDesk(searchHere, { seconds: 10, report: () => undefined }),
    seeker: options.seeker ?? seeker,
    isListening: listening.isListening,
    databaseState: options.databaseState ?? (() => "up"),
    setUpCode: options.setUpCode ?? null,
    webRoot: options.webRoot ?? null,
    log: options.log ?? null,
    ...(options.tls ? { tls: options.tls } : {}),
    ...(options.fillDemonstration ? { fillDemonstration: options.fillDemonstration } : {}),
    limits: { passwordTriesPerMinute: 10_000, ...options.limits },
  })
  const url = await server.listen({ port: 0, host: "127.0.0.1" })

  return {
    url,
    ground,
    database,
    routes,
    openApi,
    neighbourhoods,
    setClock: (now) => {
      clock.now = now
    },
    nobody: () => makeClient(url),
    signedIn: async (role, which = "own") => {
      const communityId = neighbourhoods?.[which]
      if (communityId === undefined) throw new Error("this app has no neighbourhoods")
      const account = await addSignedIn(ground, communityId, role)
      const context = { ...ground, communityId, accountId: account.accountId, role }
      return { ...makeClient(url, account.cookie), context, login: account.login }
    },
    stop: async () => {
      await server.close()
      await lists.settled()
      await listening.stop()
      await matcher.close()
      await seeker.close()
      await doubles.close()
      await closeGround(ground)
      await database.drop()
    },
  }
}

/** A few steps on this thread: the same roster every time, as fast as the machine is. */
const searchHere: RosterSearch = {
  solve: async (problem, { seed, pins, start, onImprove }) =>
    solve(problem, { seed, pins, start, onImprove, until: { steps: 4 } }),
  conflicts: async (problem, pins) => conflicts(problem, pins),
}

/** Most tests read and write no spreadsheets. */
const noBooks = {
  readBook: async () => ({ ok: false, refusal: "not-a-spreadsheet" }) as const,
  readList: async () => ({ ok: false, refusal: "not-a-spreadsheet" }) as const,
  keepShape: async () => null,
  fillShape: async () => new Uint8Array(),
  writeTables: async () => new Uint8Array(),
  writeTable: async () => new Uint8Array(),
  writeRefusedRows: async () => new Uint8Array(),
}

async function neighbourhoodsFor(
  { neighbourhoods, prepared }: TestAppOptions,
  ground: Ground,
  database: TestDatabase,
): Promise<Neighbourhoods | null> {
  if (neighbourhoods === false) return null
  return prepared ? getNeighbourhoods(database) : addNeighbourhoods(ground)
}

async function addSignedIn(ground: Ground, communityId: string, role: Role) {
  const accountId = ground.newId()
  // letters alone: digits in a row would be taken for somebody's number
  const login = `${role}-${randomUUID().replaceAll(/\d/g, (digit) => "ghijklmnop"[Number(digit)] ?? "")}`
  const hash = await passwordHash
  return inNeighbourhood(ground.db, communityId, async (tx) => {
    await insertAccount(tx, {
      community_id: communityId,
      account_id: accountId,
      login,
      name: `name of ${login}`,
      role,
      password_hash: hash,
      language: "zh",
      made_at: ground.now(),
    })
    return { accountId, login, cookie: await startSession(tx, ground, { communityId, accountId }) }
  })
}
