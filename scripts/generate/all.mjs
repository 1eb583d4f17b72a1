import { buildIfStale } from "../build/build.mjs"
import { drawFloors } from "./draw-floors.mjs"
import { contractPapers } from "./from-contract.mjs"
import { tableTypes } from "./from-database.mjs"

/**
 * Everything that is generated and checked in, by path: each generator returns the whole text of its files.
 * @param {string} root
 * @returns {Promise<Record<string, string>>}
 */
export async function generateAll(root) {
  const [drawn, written] = await Promise.all([drawFloors(root), generateFromServer(root)])
  return { ...drawn, ...written }
}

/**
 * The types of the tables, OpenAPI and the list of routes, from the server as it is compiled now.
 * @param {string} root
 * @returns {Promise<Record<string, string>>}
 */
export async function generateFromServer(root) {
  await buildIfStale(["server"])
  const [tables, { openApi, routes }] = await Promise.all([tableTypes(root), contractPapers(root)])
  return { "src/store/database/tables.ts": tables, "docs/openapi.json": openApi, "docs/routes.md": routes }
}
