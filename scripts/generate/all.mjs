import { drawFloors } from "./draw-floors.mjs"
import { runTypeScript } from "./run-typescript.mjs"

/**
 * Everything that is generated and checked in, by path: each generator returns the whole text of its files.
 * @param {string} root
 * @returns {Promise<Record<string, string>>}
 */
export async function generateAll(root) {
  const parts = await Promise.all([drawFloors(root), tableTypes(root), contractPapers(root)])
  return Object.assign({}, ...parts)
}

/** @param {string} root */
async function tableTypes(root) {
  return { "src/store/database/tables.ts": await runTypeScript(root, "from-database.ts") }
}

/** @param {string} root */
async function contractPapers(root) {
  const { openApi, routes } = JSON.parse(await runTypeScript(root, "from-contract.ts"))
  return { "docs/openapi.json": openApi, "docs/routes.md": routes }
}
