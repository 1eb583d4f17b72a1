import { drawFloors } from "./draw-floors.mjs"

/**
 * Everything that is generated and checked in, by path: each generator returns the whole text of its files.
 * @param {string} root
 * @returns {Promise<Record<string, string>>}
 */
export async function generateAll(root) {
  const parts = await Promise.all([drawFloors(root)])
  return Object.assign({}, ...parts)
}
