import { existsSync } from "node:fs"
import { join } from "node:path"
import { drawFloors } from "../generate/draw-floors.mjs"
import { cruiseOnce } from "./cruise-once.mjs"
import { staleFiles } from "./generated.mjs"

/**
 * dependency-cruiser: floors, domains of core, sibling screens, packages in their place, cycles.
 * @param {string} root
 * @returns {Promise<import("./finding.mjs").Report>}
 */
export async function checkFloors(root) {
  const output = await cruiseOnce(root)
  const { totalCruised, totalDependenciesCruised = 0, violations } = output.summary
  // with a compiler it does not understand it sees nothing and finds nothing
  if (totalCruised === 0 || totalDependenciesCruised === 0)
    throw new Error("dependency-cruiser saw no imports")
  const findings = violations.map(({ from, to, rule, comment, cycle }) => ({
    file: from,
    rule: rule.name,
    message: `imports ${cycle ? cycle.map(({ name }) => name).join(" → ") : to}${comment ? `: ${comment}` : ""}`,
  }))
  // canaries have no page to draw on
  if (existsSync(join(root, "docs/architecture.md")))
    findings.push(...staleFiles(root, await drawFloors(root)))
  return { findings, note: `${totalCruised} files, ${totalDependenciesCruised} imports` }
}
