import { cpus } from "node:os"
import { holdingBuild, root } from "./build/build.mjs"
import { outputOf } from "./checks/output-of.mjs"

// npm run check: every check in a process of its own, the longest first, as many at a time as there are processors.
const names = ["types", "floors", "unused", "style", "canaries", "shape"]
const began = Date.now()
const waiting = [...names]
let broken = 0
await Promise.all(Array.from({ length: Math.max(2, cpus().length) }, work))
process.stdout.write(`${broken === 0 ? "all well" : `${broken} checks failed`} in ${seconds(began)}\n`)
process.exitCode = broken === 0 ? 0 : 1

async function work() {
  for (let name = waiting.shift(); name; name = waiting.shift()) {
    await runCheck(name)
    // it comes from the server that the types' check has compiled
    if (name === "types") await runCheck("generated")
  }
}

/** @param {string} name */
async function runCheck(name) {
  const start = Date.now()
  // compiling writes to dist/, where a start may be building at this moment
  const { findings, note } = await (name === "types" ? holdingBuild(() => reportOf(name)) : reportOf(name))
  if (findings.length > 0) broken += 1
  const lines = findings.map(({ file, rule, message }) => `    ${file}  ${rule}  ${message}\n`)
  const verdict = findings.length > 0 ? `FAILED: ${findings.length}` : "ok"
  process.stdout.write(
    `${name.padEnd(10)} ${verdict.padEnd(12)} ${seconds(start)}${note ? `  ${note}` : ""}\n${lines.join("")}`,
  )
}

/**
 * @param {string} name
 * @returns {Promise<import("./checks/finding.mjs").Report>}
 */
async function reportOf(name) {
  const { out, err } = await outputOf(root, ["scripts/checks/run.mjs", name, root])
  try {
    return JSON.parse(out)
  } catch {
    return { findings: [{ file: "", rule: "did not run", message: (err || out).trim() }] }
  }
}

/** @param {number} since */
function seconds(since) {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`
}
