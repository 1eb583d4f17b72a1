import { existsSync } from "node:fs"
import { join } from "node:path"
import { outputOf } from "./output-of.mjs"

const compiler = new URL("../../node_modules/typescript/bin/tsc", import.meta.url).pathname

/**
 * The compiler over every floor, each with the types it is allowed, and over the tests.
 * @param {string} root
 * @returns {Promise<import("./finding.mjs").Report>}
 */
export async function checkTypes(root) {
  const projects = ["tsconfig.json", "test/tsconfig.json"].filter((path) => existsSync(join(root, path)))
  const { out, err } = await outputOf(root, [compiler, "-b", ...projects, "--pretty", "false"])
  const findings = [...out.matchAll(/^(?:(\S.*?)\((\d+),\d+\): )?error (TS\d+): (.*)$/gm)].map(
    ([, file = "tsconfig.json", line = "1", rule = "", message = ""]) => ({
      file,
      rule,
      message: `line ${line}: ${message}`,
    }),
  )
  if (findings.length === 0 && (out.trim() || err.trim())) throw new Error(`tsc: ${out}${err}`)
  return { findings }
}
