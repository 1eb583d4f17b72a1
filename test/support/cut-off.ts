import { setTimeout as sleep } from "node:timers/promises"
import type pg from "pg"
import type { PlainDate } from "../../src/core/kit/dates.ts"
import type { ImportResult } from "../../src/service/imports/import-result.ts"
import { type Contents, postmasterOf, readContents, until, whenItAnswers } from "./data-of.ts"
import type { Desk, Running } from "./program.ts"

/** Whom kill -9 hits: the program, PostgreSQL's first process, or the one that works for the import. */
export type Victim = "importer" | "postmaster" | "backend"

/**
 * When: while the files are read; when the import comes to write a table, or to one and then the next, which are locked to
 * hold it there; so many milliseconds after the database answers.
 */
export type Moment = "reading" | { readonly tables: readonly string[] } | { readonly milliseconds: number }

type Clients = readonly [pg.Client, pg.Client]

export type CutOff = {
  /** Whether the import was under way when the blow fell, and did not end well. */
  readonly hit: boolean
  /** What the import that was cut off said of it. */
  readonly words: string
  readonly again: ImportResult
  readonly contents: Contents
}

/** Imports a folder into a copy of `template`, kills in the middle, imports again, and reads what is there then. */
export async function cutOff(
  desk: Desk,
  given: {
    readonly template: string
    readonly books: string
    readonly days: readonly PlainDate[]
    readonly victim: Victim
    readonly moment: Moment
  },
): Promise<CutOff> {
  const data = await desk.dataDir(given.template)
  const importer = desk.start(data, "import", given.books)
  const clients: Clients = [await whenItAnswers(data), await whenItAnswers(data)]
  const isUnderWay = await waitFor(clients, importer, given.moment)
  if (isUnderWay) await strike(clients[0], importer, data, given.victim)
  await Promise.all(clients.map((client) => client.end().catch(() => undefined)))
  const { code, err: words } = await importer.ended
  const ran = await desk.run(data, "import", given.books, "--json")
  if (ran.code !== 0) throw new Error(`the second import ended with ${ran.code}: ${ran.err}`)
  const contents = await readContents(data, given.days)
  await desk.remove(data)
  return { hit: isUnderWay && code !== 0, words, again: JSON.parse(ran.out), contents }
}

/** False when the import had ended before. */
async function waitFor([client, other]: Clients, importer: Running, moment: Moment): Promise<boolean> {
  const hasEnded = () => importer.process.exitCode !== null
  if (moment === "reading") {
    const begun = async () => hasEnded() || (await client.query("select from import_run")).rowCount !== 0
    await until(begun)
  } else if ("tables" in moment) {
    for (const [index, table] of moment.tables.entries()) {
      // the next table is held before the one before it is let go
      const [holder, before] = index % 2 === 0 ? [client, other] : [other, client]
      await holder.query(`begin; lock table ${table} in exclusive mode`)
      await before.query("rollback")
      await until(async () => hasEnded() || (await findBlocked(client, table)) !== null)
    }
  } else {
    await sleep(moment.milliseconds)
  }
  return !hasEnded()
}

async function strike(client: pg.Client, importer: Running, data: string, victim: Victim): Promise<void> {
  const pid = {
    importer: async () => importer.process.pid ?? null,
    postmaster: () => postmasterOf(data),
    backend: async () => (await findBlocked(client)) ?? findAny(client),
  }
  const found = await pid[victim]()
  if (found === null) return
  try {
    process.kill(found, "SIGKILL")
  } catch {
    // it has ended by itself
  }
}

async function findBlocked(client: pg.Client, table?: string): Promise<number | null> {
  const { rows } = await client.query<{ pid: number }>(
    "select pid from pg_locks where not granted and ($1::text is null or relation = to_regclass($1)) limit 1",
    [table ?? null],
  )
  return rows[0]?.pid ?? null
}

async function findAny(client: pg.Client): Promise<number | null> {
  const { rows } = await client.query<{ pid: number }>(
    "select pid from pg_stat_activity where usename = 'shouwang_app' limit 1",
  )
  return rows[0]?.pid ?? null
}
