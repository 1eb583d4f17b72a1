import { outputOf } from "./output-of.mjs"

const biome = new URL("../../node_modules/@biomejs/biome/bin/biome", import.meta.url).pathname

/**
 * Biome: format, lint, file names, barrels, default exports, floating promises.
 * @param {string} root
 * @returns {Promise<import("./finding.mjs").Report>}
 */
export async function checkStyle(root) {
  const { out, err } = await outputOf(root, [
    biome,
    "check",
    "--reporter=json",
    "--max-diagnostics=none",
    `--config-path=${root}`,
    ".",
  ])
  if (!out.startsWith("{")) throw new Error(`biome: ${err || out}`)
  /** @type {{ summary: { unchanged: number, changed: number }, diagnostics: Diagnostic[] }} */
  const { summary, diagnostics } = JSON.parse(out)
  if (summary.unchanged + summary.changed === 0) throw new Error("biome looked at no file")
  const findings = diagnostics
    .filter(({ severity }) => severity !== "information")
    .map(({ category, message, location }) => ({
      file: location.path,
      rule: category,
      message: `line ${location.start?.line ?? 1}: ${message}`,
    }))
  return { findings, note: `${summary.unchanged + summary.changed} files` }
}

/**
 * @typedef {{ severity: string, category: string, message: string,
 *   location: { path: string, start?: { line: number } } }} Diagnostic
 */
