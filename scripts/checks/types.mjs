import { existsSync } from "node:fs"
import { join } from "node:path"
import { outputOf } from "./output-of.mjs"

const compiler = new URL("../../node_modules/typescript-native/bin/tsc", import.meta.url).pathname

/** Each brings along what it stands on. */
const projects = ["src/core", "src/contract", "src/main", "src/web", "test"]

/**
 * The compiler over every floor, each with the types it is allowed, and over the tests and scripts.
 * @param {string} root
 * @returns {Promise<import("./finding.mjs").Report>}
 */
export async function checkTypes(root) {
  const there = projects.filter((path) => existsSync(join(root, path, "tsconfig.json")))
  /** @type {Map<string, import("./finding.mjs").Finding>} */
  const findings = new Map()
  // a floor that fails is reported again by those who stand on it
  for (const finding of await compile(root, there)) findings.set(JSON.stringify(finding), finding)
  return { findings: [...findings.values()] }
}

/**
 * @param {string} root
 * @param {string[]} projects
 */
async function compile(root, projects) {
  // on one thread: the other processors are busy with the other checks
  const flags = ["--singleThreaded", "--pretty", "false"]
  const { out, err } = await outputOf(root, [compiler, "-b", ...projects, ...flags])
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
