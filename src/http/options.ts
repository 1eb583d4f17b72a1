import type { FastifyBaseLogger } from "fastify"
import type { Instant } from "../core/kit/dates.ts"
import type { Context, Ground } from "../service/context.ts"
import type { ReadBook, WriteRefusedRows } from "../service/imports/book-tools.ts"
import type { ImportDesk } from "../service/imports/import-desk.ts"
import type { ChangeFeed } from "../service/live/change-feed.ts"
import type { ListMatching } from "../service/reconcile/list-matching.ts"
import type { FillShape, KeepShape } from "../service/reconcile/list-shape.ts"
import type { Matcher } from "../service/reconcile/matcher.ts"
import type { DoublesSearch } from "../service/reconcile/search-doubles.ts"
import type { WriteTables } from "../service/reconcile/write-reply.ts"
import type { WriteTable } from "../service/report/export-rows.ts"
import type { ProposalDesk } from "../service/roster/proposal-desk.ts"
import type { WaySeeker } from "../service/roster/way-seeker.ts"
import type { TlsSource } from "./certificate/served-tls.ts"

/** What the server is built from. */
export type ServerOptions = {
  readonly ground: Ground
  readonly feed: ChangeFeed
  readonly imports: ImportDesk
  /** What reads lists and makes spreadsheets. */
  readonly books: {
    readonly readList: ReadBook
    readonly keepShape: KeepShape
    readonly fillShape: FillShape
    readonly writeTable: WriteTable
    readonly writeTables: WriteTables
    readonly writeRefusedRows: WriteRefusedRows
  }
  /** What matches the rows of lists behind the replies. */
  readonly lists: Pick<ListMatching, "soon">
  /** What holds records of people against each other. */
  readonly matcher: Matcher
  /** What searches the register for records that are one person. */
  readonly doubles: DoublesSearch
  /** What searches for rosters in the background. */
  readonly proposals: ProposalDesk
  /** What looks for swaps, stand-ins and ways to fill what an absence left open. */
  readonly seeker: WaySeeker
  /** Whether changes of other servers and processes are heard now. */
  readonly isListening: () => boolean
  readonly databaseState: () => "up" | "down"
  /** Asked for at the first run; null when there is nothing to set up. */
  readonly setUpCode: string | null
  /** The folder of the built pages; null where there is none (tests of the API). */
  readonly webRoot: string | null
  readonly log: FastifyBaseLogger | null
  /** Absent on plain http. */
  readonly tls?: TlsSource
  /** Called once the first neighbourhood was set up with made-up people; the reply does not wait for it. */
  readonly fillDemonstration?: (context: Context) => void
  /** Destroys the keys of backups made up to a moment; answers how many. Absent where the server keeps none. */
  readonly destroyBackupKeys?: (upTo: Instant) => Promise<number>
  readonly limits?: Partial<Limits>
}

/** Bounds on what one address or one connection may take. */
export type Limits = {
  /** Sign-ins, set-ups and password changes of one address in a minute. */
  readonly passwordTriesPerMinute: number
  /** Openings of holders' own passes by one address in a minute: a whole stairwell may share one. */
  readonly ownPassesPerMinute: number
  /** Openings of and sendings from residents' pages by one address in a minute. */
  readonly homePagesPerMinute: number
  /** Tries of one address in a minute to see what is kept of a person. */
  readonly ownDataPerMinute: number
  /** Milliseconds until a request's headers, and the whole of it, must have come. */
  readonly headersTimeoutMs: number
  readonly requestTimeoutMs: number
  /** How often both are looked at: until then a half-open connection is held. */
  readonly connectionsCheckMs: number
  /** Milliseconds without any traffic until a connection ends; live streams beat more often. */
  readonly idleTimeoutMs: number
  readonly keepAliveTimeoutMs: number
  readonly requestsPerConnection: number
  readonly connections: number
  /** Milliseconds between two heartbeats of a live stream. */
  readonly heartbeatMs: number
}

export const usualLimits: Limits = {
  passwordTriesPerMinute: 20,
  ownPassesPerMinute: 60,
  homePagesPerMinute: 60,
  ownDataPerMinute: 10,
  headersTimeoutMs: 10_000,
  requestTimeoutMs: 300_000,
  connectionsCheckMs: 2_000,
  idleTimeoutMs: 120_000,
  keepAliveTimeoutMs: 20_000,
  requestsPerConnection: 1_000,
  connections: 1_000,
  heartbeatMs: 15_000,
}
