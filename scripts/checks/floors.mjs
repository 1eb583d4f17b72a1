import { existsSync } from "node:fs"
import { join } from "node:path"
import { cruise } from "dependency-cruiser"
import house from "../../.dependency-cruiser.mjs"

/**
 * dependency-cruiser: floors, domains of core, sibling screens, packages in their place, cycles.
 * @param {string} root
 * @returns {Promise<import("./finding.mjs").Report>}
 */
export async function checkFloors(root) {
  const folders = ["src", "test", "scripts"].filter((folder) => existsSync(join(root, folder)))
  const { output } = await cruise(folders, {
    ...house.options,
    baseDir: root,
    validate: true,
    ruleSet: { forbidden: house.forbidden },
  })
  if (typeof output === "string") throw new Error("dependency-cruiser answered with text")
  const { totalCruised, totalDependenciesCruised = 0, violations } = output.summary
  // with a compiler it does not understand it sees nothing and finds nothing
  if (totalCruised === 0 || totalDependenciesCruised === 0)
    throw new Error("dependency-cruiser saw no imports")
  const findings = violations.map(({ from, to, rule, comment, cycle }) => ({
    file: from,
    rule: rule.name,
    message: `imports ${cycle ? cycle.map(({ name }) => name).join(" → ") : to}${comment ? `: ${comment}` : ""}`,
  }))
  return { findings, note: `${totalCruised} files, ${totalDependenciesCruised} imports` }
}
