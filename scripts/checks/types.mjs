import { existsSync } from "node:fs"
import { join } from "node:path"
import { outputOf } from "./output-of.mjs"

const compiler = new URL("../../node_modules/typescript-native/bin/tsc", import.meta.url).pathname

/** The floors both sides stand on, then server and screens side by side, then the tests over all. */
const steps = [["src/core", "src/contract"], ["src/main", "src/web"], ["test"]]

/**
 * The compiler over every floor, each with the types it is allowed, and over the tests and scripts.
 * @param {string} root
 * @returns {Promise<import("./finding.mjs").Report>}
 */
export async function checkTypes(root) {
  /** @type {Map<string, import("./finding.mjs").Finding>} */
  const findings = new Map()
  for (const step of steps) {
    const projects = step.filter((path) => existsSync(join(root, path, "tsconfig.json")))
    // the first step's two projects depend on each other: one compiler takes both
    const groups = step === steps[0] ? [projects] : projects.map((path) => [path])
    const reports = await Promise.all(groups.map((group) => compile(root, group)))
    // a floor that fails is reported again by those who stand on it
    for (const finding of reports.flat()) findings.set(JSON.stringify(finding), finding)
  }
  return { findings: [...findings.values()] }
}

/**
 * @param {string} root
 * @param {string[]} projects
 */
async function compile(root, projects) {
  const { out, err } = await outputOf(root, [compiler, "-b", ...projects, "--pretty", "false"])
  const findings = [...out.matchAll(/^(?:(\S.*?)\((\d+),\d+\): )?error (TS\d+): (.*)$/gm)].map(
    ([, file = "tsconfig.json", line = "1", rule = "", message = ""]) => ({
      file,
      rule,
      message: `line ${line}: ${message}`,
    }),
  )
  if (findings.length === 0 && (out.trim() || err.trim())) throw new Error(`tsc: ${out}${err}`)
  return findings
}
