import { randomInt } from "node:crypto"
import { readFile } from "node:fs/promises"
import { fileURLToPath } from "node:url"
import type { FastifyInstance } from "fastify"
import type { Instant } from "../core/kit/dates.ts"
import { makeServer } from "../http/server.ts"
import { isSetUpNeeded } from "../service/access/set-up-neighbourhood.ts"
import type { Ground } from "../service/context.ts"
import { fillDemonstration } from "../service/demonstration/fill-demonstration.ts"
import { finishErasures } from "../service/erasure/finish-erasure.ts"
import { makeImportDesk } from "../service/imports/import-desk.ts"
import { makeChangeFeed } from "../service/live/change-feed.ts"
import { destroyBackupKeys } from "../store/backup/backup-keys.ts"
import { listenForChanges } from "../store/live/changes.ts"
import { openBooks } from "./books.ts"
import { type Config, isLoopback } from "./config.ts"
import { type ServedDatabase, startServedDatabase, wordsOf } from "./database.ts"
import { openGround } from "./ground.ts"
import { makeLog } from "./log.ts"

const LONGEST_CLOSE_MS = 8_000

export type ServeOptions = {
  readonly config: Config
  /** Serve plain http to other machines too: whoever is in the same network can read along. */
  readonly insecureLan: boolean
  readonly print: (line: string) => void
}

/** A server at work. `stop` lets running requests end, then stops the database. */
export type Serving = { readonly ok: true; readonly address: string; readonly stop: () => Promise<void> }
type NotServing = { readonly ok: false; readonly words: string }

/** Starts database and server; prints the address and, at a first run, the set-up code. */
export async function serve(options: ServeOptions): Promise<Serving | NotServing> {
  const { config } = options
  if (!isLoopback(config.host) && config.tls === null && !options.insecureLan) {
    return {
      ok: false,
      words: `Plain http is served to this machine alone, and HOST is ${config.host}. Set SHOUWANG_TLS_KEY and SHOUWANG_TLS_CERT, or start with --insecure-lan.`,
    }
  }
  const log = makeLog(config.logLevel)
  const started = await startServedDatabase(config, log)
  if (!started.ok) return { ok: false, words: wordsOf(started, config.dataDir) }
  const { database } = started
  const stops: (() => Promise<void>)[] = [() => database.stop()]
  const stop = async () => {
    for (const step of stops.toReversed()) await step()
  }
  try {
    const { ground, close } = await openGround(database.ownerConfig, database.appConfig)
    stops.push(close)
    const setUpCode = (await isSetUpNeeded(ground)) ? makeSetUpCode() : null
    const server = await build(options, ground, database, setUpCode, log, stops)
    const address = await listen(server, config)
    if (address === null) {
      await stop()
      return { ok: false, words: `Port ${config.port} is taken by another program. Set PORT to a free one.` }
    }
    options.print(`Shouwang serves on ${address}`)
    if (setUpCode !== null) options.print(`Set-up code: ${setUpCode}`)
    return { ok: true, address, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function build(
  options: ServeOptions,
  ground: Ground,
  database: ServedDatabase,
  setUpCode: string | null,
  log: ReturnType<typeof makeLog>,
  stops: (() => Promise<void>)[],
): Promise<FastifyInstance> {
  const { config } = options
  const feed = makeChangeFeed()
  const books = openBooks()
  stops.push(books.close)
  const imports = makeImportDesk(books.readBook, (err) => log.error({ err }, "import failed"))
  stops.push(imports.settled)
  const listening = listenForChanges(database.appConfig, feed.tell)
  stops.push(listening.stop)
  const tls = config.tls && {
    key: await readFile(config.tls.key),
    cert: await readFile(config.tls.cert),
  }
  const destroyOldKeys = (upTo: Instant) => destroyBackupKeys(config.dataDir, upTo)
  finishErasures(ground, { destroyBackupKeys: destroyOldKeys }).catch((err: unknown) =>
    log.error({ err }, "deletion not finished"),
  )
  const { server } = await makeServer({
    ground,
    feed,
    destroyBackupKeys: destroyOldKeys,
    imports,
    books,
    fillDemonstration: (context) => {
      fillDemonstration(context).catch((err: unknown) => log.error({ err }, "demonstration not filled"))
    },
    isListening: listening.isListening,
    databaseState: () => (database.state() === "up" && listening.isListening() ? "up" : "down"),
    setUpCode,
    webRoot: fileURLToPath(builtPages()),
    log,
    ...(tls ? { tls } : {}),
  })
  stops.push(() => closeWithin(server, LONGEST_CLOSE_MS))
  return server
}

/** Lets requests under way end; whoever is slower than `ms` is cut off. */
async function closeWithin(server: FastifyInstance, ms: number): Promise<void> {
  const timer = setTimeout(() => server.server.closeAllConnections(), ms)
  await server.close()
  clearTimeout(timer)
}

/** Where the build puts the pages, seen from the compiled program and from its source. */
function builtPages(): URL {
  return new URL(import.meta.url.endsWith(".ts") ? "../../dist/web/" : "../web/", import.meta.url)
}

async function listen(server: FastifyInstance, config: Config): Promise<string | null> {
  try {
    await server.listen({ port: config.port, host: config.host })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EADDRINUSE") return null
    throw error
  }
  const bound = server.server.address()
  const port = typeof bound === "object" ? (bound?.port ?? config.port) : config.port
  return `${config.tls ? "https" : "http"}://${config.host}:${port}`
}

/** Eight characters that nobody mistakes for others: 32^8, and ten tries. */
function makeSetUpCode(): string {
  const letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
  const code = Array.from({ length: 8 }, () => letters[randomInt(letters.length)]).join("")
  return `${code.slice(0, 4)}-${code.slice(4)}`
}
