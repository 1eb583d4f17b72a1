import { drawFloors } from "./draw-floors.mjs"
import { runTypeScript } from "./run-typescript.mjs"

/**
 * Everything that is generated and checked in, by path: each generator returns the whole text of its files.
 * @param {string} root
 * @returns {Promise<Record<string, string>>}
 */
export async function generateAll(root) {
  const [drawn, written] = await Promise.all([drawFloors(root), generateFromSource(root)])
  return { ...drawn, ...written }
}

/**
 * The types of the tables, OpenAPI and the list of routes.
 * @param {string} root
 * @returns {Promise<Record<string, string>>}
 */
export async function generateFromSource(root) {
  const { tables, openApi, routes } = JSON.parse(await runTypeScript(root, "from-source.ts"))
  return { "src/store/database/tables.ts": tables, "docs/openapi.json": openApi, "docs/routes.md": routes }
}
