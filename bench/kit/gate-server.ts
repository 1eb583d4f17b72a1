import { type ChildProcess, fork } from "node:child_process"
import { randomBytes } from "node:crypto"
import { once } from "node:events"
import { fileURLToPath } from "node:url"
import type pg from "pg"
import { instantOf } from "../../src/core/kit/dates.ts"
import { makeIdMaker } from "../../src/core/kit/id.ts"
import { makeServer } from "../../src/http/server.ts"
import { matchSelf } from "../../src/main/reconcile/match-self.ts"
import { openMatcher } from "../../src/main/reconcile/open-matcher.ts"
import { openProposals } from "../../src/main/roster/open-proposals.ts"
import { openWaySeeker } from "../../src/main/roster/open-way-seeker.ts"
import { makeImportDesk } from "../../src/service/imports/import-desk.ts"
import { makeChangeFeed } from "../../src/service/live/change-feed.ts"
import { makeDoublesSearch } from "../../src/service/reconcile/search-doubles.ts"
import { openDb } from "../../src/store/database/db.ts"
import { listenForChanges } from "../../src/store/live/changes.ts"

type Configs = { readonly app: pg.ClientConfig; readonly owner: pg.ClientConfig }

/** The server in a process of its own, so that what its clients take of the machine is not its doing. */
export async function startGateServer(
  configs: Configs,
): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  const child: ChildProcess = fork(fileURLToPath(import.meta.url), ["serve"])
  child.send(configs)
  const [url] = (await once(child, "message")) as [string]
  return {
    url,
    stop: async () => {
      child.kill()
      await once(child, "exit")
    },
  }
}

async function serve(configs: Configs): Promise<string> {
  const feed = makeChangeFeed()
  const listening = listenForChanges(configs.app, feed.tell)
  const noBooks = {
    readBook: async () => ({ ok: false, refusal: "not-a-spreadsheet" }) as const,
    writeTable: async () => new Uint8Array(),
    readList: async () => ({ ok: false, refusal: "not-a-spreadsheet" }) as const,
    keepShape: async () => null,
    fillShape: async () => new Uint8Array(),
    writeTables: async () => new Uint8Array(),
    writeRefusedRows: async () => new Uint8Array(),
  }
  const { server } = await makeServer({
    ground: {
      db: openDb(configs.app),
      ownerDb: openDb({ ...configs.owner, max: 3 }),
      now: () => instantOf(Date.now()),
      newId: makeIdMaker(Date.now, randomBytes),
    },
    ...{ feed, isListening: listening.isListening, databaseState: () => "up" as const },
    ...{ imports: makeImportDesk(noBooks.readBook, () => undefined), books: noBooks, matcher: openMatcher() },
    lists: { soon: () => undefined },
    doubles: makeDoublesSearch(matchSelf, () => undefined),
    proposals: openProposals(() => undefined),
    seeker: openWaySeeker({ report: () => undefined }),
    ...{ setUpCode: null, webRoot: null, log: null },
    limits: { passwordTriesPerMinute: 10_000 },
  })
  return server.listen({ port: 0, host: "127.0.0.1" })
}

if (process.argv[2] === "serve" && process.send !== undefined) {
  const [configs] = (await once(process, "message")) as [Configs]
  process.send(await serve(configs))
}
