import { randomInt } from "node:crypto"
import { fileURLToPath } from "node:url"
import type { FastifyInstance } from "fastify"
import { type Instant, instantOf } from "../core/kit/dates.ts"
import { addressAt, firstName, type ServedTls } from "../http/certificate/served-tls.ts"
import { makeServer } from "../http/server.ts"
import { isSetUpNeeded } from "../service/access/set-up-neighbourhood.ts"
import type { Ground } from "../service/context.ts"
import { fillDemonstration } from "../service/demonstration/fill-demonstration.ts"
import { finishErasures } from "../service/erasure/finish-erasure.ts"
import { makeImportDesk } from "../service/imports/import-desk.ts"
import { makeChangeFeed } from "../service/live/change-feed.ts"
import { makeListMatching } from "../service/reconcile/list-matching.ts"
import { makeDoublesSearch } from "../service/reconcile/search-doubles.ts"
import { makeFindingSeeker } from "../service/reconcile/seek-findings.ts"
import { destroyBackupKeys } from "../store/backup/backup-keys.ts"
import { listenForChanges } from "../store/live/changes.ts"
import { openBooks } from "./books.ts"
import { type Config, isLoopback } from "./config.ts"
import { type ServedDatabase, startServedDatabase, wordsOf } from "./database.ts"
import { startDayClock } from "./day-clock.ts"
import { openGround } from "./ground.ts"
import { ALL_ADDRESSES, closeWithin, listen } from "./listen.ts"
import { makeLog } from "./log.ts"
import { matchSelf } from "./reconcile/match-self.ts"
import { openMatcher } from "./reconcile/open-matcher.ts"
import { openProposals } from "./roster/open-proposals.ts"
import { openWaySeeker } from "./roster/open-way-seeker.ts"
import { renewTls } from "./tls/load-tls.ts"
import { makeTlsService, type TlsService } from "./tls/serve-tls.ts"
import { tlsWords } from "./tls/tls-words.ts"

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
  const loaded = await renewTls(config, instantOf(Date.now()))
  if (!loaded.ok) return { ok: false, words: tlsWords(loaded) }
  const { served } = loaded
  const host = hostOf(config, served)
  if (!isLoopback(host) && served === null && !options.insecureLan) {
    return {
      ok: false,
      words: `Plain http is served to this machine alone, and HOST is ${host}. Set up https (shouwang help tls), or start with --insecure-lan.`,
    }
  }
  const log = makeLog(config.logLevel)
  const tls = served && makeTlsService(config, served, log)
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
    const server = await build(options, { ground, database, setUpCode, log, tls, stops })
    const port = await listen(server, boundTo(host, served), config.port)
    if (port === null) {
      await stop()
      return { ok: false, words: `Port ${config.port} is taken by another program. Set PORT to a free one.` }
    }
    const address = addressOf(served, host, port)
    options.print(`Shouwang serves on ${address}`)
    for (const line of (await tls?.begin(server, host, port)) ?? []) options.print(line)
    if (setUpCode !== null) options.print(`Set-up code: ${setUpCode}`)
    return { ok: true, address, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

type Parts = {
  readonly ground: Ground
  readonly database: ServedDatabase
  readonly setUpCode: string | null
  readonly log: ReturnType<typeof makeLog>
  readonly tls: TlsService | null
  readonly stops: (() => Promise<void>)[]
}

async function build({ config }: ServeOptions, parts: Parts): Promise<FastifyInstance> {
  const { ground, database, setUpCode, log, tls, stops } = parts
  const feed = makeChangeFeed()
  const books = openBooks()
  stops.push(books.close)
  const matcher = openMatcher()
  const lists = makeListMatching(ground, matcher, (err) => log.error({ err }, "a list was not matched"))
  stops.push(lists.settled)
  stops.push(matcher.close)
  stops.push(async () => lists.stop())
  const findings = makeFindingSeeker(matcher)
  const doubles = makeDoublesSearch(matchSelf, (err) => log.error({ err }, "doubles were not sought"))
  stops.push(doubles.close)
  const proposals = openProposals((err) => log.error({ err }, "no proposal of a roster"))
  stops.push(proposals.settled)
  const seeker = openWaySeeker({ report: (err) => log.error({ err }, "ways were not found") })
  stops.push(seeker.close)
  const imports = makeImportDesk(books.readBook, (err) => log.error({ err }, "import failed"))
  stops.push(imports.settled)
  const listening = listenForChanges(database.appConfig, feed.tell)
  stops.push(listening.stop)
  const destroyOldKeys = (upTo: Instant) => destroyBackupKeys(config.dataDir, upTo)
  finishErasures(ground, { destroyBackupKeys: destroyOldKeys }).catch((err: unknown) =>
    log.error({ err }, "deletion not finished"),
  )
  const dayClock = startDayClock(ground, { lists, findings, doubles }, (err) =>
    log.error({ err }, "what is due was not raised"),
  )
  stops.push(dayClock.stop)
  const { server } = await makeServer({
    ground,
    feed,
    destroyBackupKeys: destroyOldKeys,
    imports,
    books,
    lists,
    matcher,
    doubles,
    proposals,
    seeker,
    fillDemonstration: (context) => {
      fillDemonstration(context).catch((err: unknown) => log.error({ err }, "demonstration not filled"))
    },
    isListening: listening.isListening,
    databaseState: () => (database.state() === "up" && listening.isListening() ? "up" : "down"),
    setUpCode,
    webRoot: fileURLToPath(builtPages()),
    log,
    ...(tls ? { tls: tls.source } : {}),
  })
  if (tls) stops.push(tls.stop)
  stops.push(() => closeWithin(server, LONGEST_CLOSE_MS))
  return server
}

/** Where the build puts the pages, seen from the compiled program and from its source. */
function builtPages(): URL {
  return new URL(import.meta.url.endsWith(".ts") ? "../../dist/web/" : "../web/", import.meta.url)
}

/** Where to listen: https that `shouwang tls` has set up is for the whole network, unless HOST says less. */
function hostOf(config: Config, served: ServedTls | null): string {
  if (served === null || config.tls !== null) return config.host ?? "localhost"
  return config.host ?? ALL_ADDRESSES
}

/** Bound by its name, localhost is two servers, and the second would never hear of a new certificate. */
function boundTo(host: string, served: ServedTls | null): string {
  return served !== null && host === "localhost" ? "127.0.0.1" : host
}

/** What people open: a name of the certificate, where others than this machine come too. */
function addressOf(served: ServedTls | null, host: string, port: number): string {
  if (served === null) return `http://${host}:${port}`
  return addressAt("https", isLoopback(host) ? host : (firstName(served) ?? host), port, "")
}

/** Eight characters that nobody mistakes for others: 32^8, and ten tries. */
function makeSetUpCode(): string {
  const letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
  const code = Array.from({ length: 8 }, () => letters[randomInt(letters.length)]).join("")
  return `${code.slice(0, 4)}-${code.slice(4)}`
}
