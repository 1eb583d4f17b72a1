import type { Socket } from "node:net"
import { Kysely, PostgresAdapter, PostgresDialect, PostgresIntrospector, PostgresQueryCompiler } from "kysely"
import pg from "pg"
import type { DB } from "./tables.ts"

// Days are text `YYYY-MM-DD`, moments ISO text in UTC, numbers plain (counts, sums far below 2^53).
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number)
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, isoOf)

/** The database as the server holds it: pooled connections, each transaction in the name of one neighbourhood. */
export type Db = { readonly pool: pg.Pool }

/**
 * One transaction. Inside it nothing else exists: every storage function takes it. `client` is for COPY and the hot
 * paths' named statements, `query` for the rest. Once the transaction is over both throw.
 */
export type Tx = { readonly client: Connection; readonly query: Kysely<DB> }

/** What a transaction does with its connection. */
export type Connection = Pick<pg.PoolClient, "query">

/** A connection costs a handshake and the plans it has learnt: it is kept over what an office needs to draw breath. */
const IDLE_MS = 10 * 60_000

/** Opens a pool; connections are made when first needed. */
export function openDb(config: pg.PoolConfig): Db {
  const pool = new pg.Pool({ max: 12, idleTimeoutMillis: IDLE_MS, ...config })
  // an idle connection that the database closed is replaced at its next use
  pool.on("error", () => undefined)
  // one in use says the same by the query that fails; unheard, its event would end the whole server
  pool.on("connect", (client) => client.on("error", () => undefined))
  return { pool }
}

export async function closeDb(db: Db): Promise<void> {
  await db.pool.end()
}

/**
 * Runs `work` in one transaction that sees the one neighbourhood and no other (row-level security), as the role that
 * owns nothing. What `work` throws rolls everything back.
 */
export async function inNeighbourhood<T>(
  db: Db,
  communityId: string,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return transact(
    db,
    `begin; set local role shouwang_app; set local app.community_id = '${uuid(communityId)}'`,
    work,
  )
}

/** A transaction over what belongs to no neighbourhood: the list of neighbourhoods at set-up and sign-in. */
export async function inNoNeighbourhood<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  return transact(db, "begin; set local role shouwang_app", work)
}

/** A transaction with all rights, for migrations, backup and deletion. */
export async function asOwner<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  return transact(db, "begin", work)
}

async function transact<T>(db: Db, begin: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await db.pool.connect()
  setPipelined(client, true)
  const release = (broken?: Error) => {
    setPipelined(client, false)
    client.release(broken)
  }
  const { lent, takeBack } = lend(client)
  try {
    sendTogether(client)
    const begun = client.query(begin)
    // where it fails, all that is sent behind it fails too, and says so
    begun.catch(() => undefined)
    const result = await work(makeTx(lent))
    takeBack()
    await begun
    await client.query("commit")
    release()
    return result
  } catch (error) {
    takeBack()
    // a connection whose rollback fails is not used again
    await client.query("rollback").then(
      () => release(),
      (broken: Error) => release(broken),
    )
    throw error
  }
}

/**
 * The connection for the time of one transaction. Of reads that run side by side one may fail while another has more to ask: what
 * that one sent behind the rollback would be done in nobody's transaction or in somebody else's, and take the answers of its statements.
 */
function lend(client: pg.PoolClient): { readonly lent: Connection; readonly takeBack: () => void } {
  let isOver = false
  const query = (...args: Parameters<pg.PoolClient["query"]>) => {
    if (isOver) throw new Error("the transaction is over")
    sendTogether(client)
    return client.query(...args)
  }
  return {
    lent: {
      query: query as pg.PoolClient["query"],
      set pipeline(pipelined: boolean) {
        if (!isOver) setPipelined(client, pipelined)
      },
    } as Connection,
    takeBack: () => {
      isOver = true
    },
  }
}

/**
 * Whether statements are sent without waiting for the answers to those before them: reads that do not need each other are then
 * one way there and back together (Promise.all). They run in the order in which they are sent.
 */
function setPipelined(client: Connection, pipelined: boolean): void {
  // the types do not know it yet
  ;(client as Connection & { pipeline: boolean }).pipeline = pipelined
}

/**
 * What is asked in one turn goes out in one piece, a transaction's beginning with its first question: a piece handed to the
 * system wakes the database, which takes longer than a short statement does.
 */
function sendTogether(client: pg.PoolClient): void {
  // the types do not know it
  const { stream } = (client as pg.PoolClient & { connection: { stream: Socket } }).connection
  if (stream.writableCorked > 0) return
  stream.cork()
  process.nextTick(() => stream.uncork())
}

/** Runs what needs the connection to itself, as COPY does, while nothing else of the transaction is under way. */
export async function alone<T>({ client }: Pick<Tx, "client">, work: () => Promise<T>): Promise<T> {
  setPipelined(client, false)
  try {
    return await work()
  } finally {
    setPipelined(client, true)
  }
}

/** Most transactions ask by named statements alone: what builds the others is made when it is first wanted. */
function makeTx(client: Connection): Tx {
  let query: Kysely<DB> | undefined
  return {
    client,
    get query() {
      query ??= kyselyOn(client)
      return query
    },
  }
}

function kyselyOn({ query }: Connection): Kysely<DB> {
  const onlyThis = {
    connect: async () => ({ query, release: () => undefined }),
    end: async () => undefined,
  }
  return new Kysely<DB>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new PostgresDialect({ pool: onlyThis }).createDriver(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  })
}

/** A moment as the database writes it in UTC, `2020-03-05 13:00:00.123456+00`: to rearrange it takes a tenth of reading it as a date. */
function isoOf(text: string): string {
  if (text.length < 22 || text[10] !== " " || !text.endsWith("+00")) return new Date(text).toISOString()
  const milliseconds = text.slice(20, -3).padEnd(3, "0").slice(0, 3)
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${milliseconds}Z`
}

function uuid(text: string): string {
  if (!/^[0-9a-f-]{36}$/.test(text)) throw new RangeError("not a neighbourhood's id")
  return text
}
