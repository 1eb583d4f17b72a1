import { outputOf } from "./output-of.mjs"

const knip = new URL("../../node_modules/knip/bin/knip.js", import.meta.url).pathname

/**
 * knip: files, exports and packages that nobody uses, and packages used without being named.
 * @param {string} root
 * @returns {Promise<import("./finding.mjs").Report>}
 */
export async function checkUnused(root) {
  const { out, err } = await outputOf(root, [knip, "--reporter", "json", "--no-progress", "--no-gitignore"])
  if (!out.trimStart().startsWith("{")) throw new Error(`knip: ${err || out}`)
  /** @type {{ issues: ({ file: string } & Record<string, unknown>)[] }} */
  const { issues } = JSON.parse(out)
  const findings = issues.flatMap(({ file, ...kinds }) =>
    Object.entries(kinds).flatMap(([rule, found]) =>
      namesIn(found).map((name) => ({ file, rule, message: name })),
    ),
  )
  return { findings }
}

/**
 * @param {unknown} found
 * @returns {string[]}
 */
function namesIn(found) {
  if (!Array.isArray(found)) return []
  return found.flatMap((each) => (Array.isArray(each) ? namesIn(each) : [String(each.name)]))
}
