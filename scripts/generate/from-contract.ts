import { makeServer } from "../../src/http/server.ts"
import { makeChangeFeed } from "../../src/service/live/change-feed.ts"
import { openDb } from "../../src/store/database/db.ts"

/** What the server offers, as OpenAPI and as a list: built from the routes themselves, without a database. */
export async function contractPapers(): Promise<{ readonly openApi: string; readonly routes: string }> {
  const never = () => Promise.reject(new Error("only described, never called"))
  const db = openDb({})
  const { routes, openApi, server } = await makeServer({
    ground: { db, ownerDb: db, now: never as never, newId: never as never },
    feed: makeChangeFeed(),
    imports: { start: never as never, find: never, list: never, settled: never },
    books: { writeTable: never, writeRefusedRows: never },
    destroyBackupKeys: never as never,
    isListening: () => false,
    databaseState: () => "down",
    setUpCode: null,
    webRoot: null,
    log: null,
  })
  const lines = routes
    .map(({ method, path, permission }) => `| ${method} | \`${path}\` | ${permission} |`)
    .sort((one, other) => (one.split("|")[2] ?? "").localeCompare(other.split("|")[2] ?? "", "en"))
  const list = [
    "# What the server offers",
    "",
    "Generated from the contract by `npm run generate`.",
    "",
    "| method | path | permission |",
    "|---|---|---|",
    ...lines,
    "",
  ]
  await server.close()
  return { openApi: `${JSON.stringify(openApi(), null, 2)}\n`, routes: list.join("\n") }
}
