import { readFileSync } from "node:fs"
import { join } from "node:path"
import { generateAll } from "../generate/all.mjs"

/**
 * Everything generated is what would be generated now.
 * @param {string} root
 * @returns {Promise<import("./finding.mjs").Report>}
 */
export async function checkGenerated(root) {
  const files = Object.entries(await generateAll(root))
  const findings = files
    .filter(([file, text]) => readOr(join(root, file), "") !== text)
    .map(([file]) => ({ file, rule: "not-current", message: "run: npm run generate" }))
  return { findings, note: files.map(([file]) => file).join(", ") }
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
