import { built } from "./built.mjs"

/**
 * What the server offers, as OpenAPI and as a list: built from the routes themselves, without a database.
 * @param {string} root
 * @returns {Promise<{ openApi: string, routes: string }>}
 */
export async function contractPapers(root) {
  const { makeServer } = await built(root, "http/server.js")
  const { makeChangeFeed } = await built(root, "service/live/change-feed.js")
  const never = () => Promise.reject(new Error("only described, never called"))
  const { routes, openApi, server } = await makeServer({
    ground: {},
    feed: makeChangeFeed(),
    imports: {},
    books: {},
    destroyBackupKeys: never,
    isListening: () => false,
    databaseState: () => "down",
    setUpCode: null,
    webRoot: null,
    log: null,
  })
  const lines = routes
    .map((/** @type {Route} */ { method, path, permission }) => `| ${method} | \`${path}\` | ${permission} |`)
    .sort((/** @type {string} */ one, /** @type {string} */ other) =>
      pathIn(one).localeCompare(pathIn(other), "en"),
    )
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

/** @typedef {{ method: string, path: string, permission: string }} Route */

/** @param {string} line */
function pathIn(line) {
  return line.split("|")[2] ?? ""
}
