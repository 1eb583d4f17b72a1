import { readFileSync } from "node:fs"
import { join } from "node:path"
import { generateFromServer } from "../generate/all.mjs"

/**
 * What is generated from the server is what would be generated now; the pictures are the floors' check's.
 * @param {string} root
 * @returns {Promise<import("./finding.mjs").Report>}
 */
export async function checkGenerated(root) {
  const files = await generateFromServer(root)
  return { findings: staleFiles(root, files), note: Object.keys(files).join(", ") }
}

/**
 * Those that differ from what is checked in.
 * @param {string} root
 * @param {Record<string, string>} files
 * @returns {import("./finding.mjs").Finding[]}
 */
export function staleFiles(root, files) {
  return Object.entries(files)
    .filter(([file, text]) => readOr(join(root, file), "") !== text)
    .map(([file]) => ({ file, rule: "not-current", message: "run: npm run generate" }))
}

/**
 * @param {string} path
 * @param {string} otherwise
 */
function readOr(path, otherwise) {
  try {
    return readFileSync(path, "utf8")
  } catch {
    return otherwise
  }
}
