import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { breaches } from "../../test/canaries/breaches.mjs"
import { checkFloors } from "./floors.mjs"
import { checkShape } from "./shape.mjs"
import { checkStyle } from "./style.mjs"
import { checkTypes } from "./types.mjs"
import { checkUnused } from "./unused.mjs"

const checks = {
  types: checkTypes,
  style: checkStyle,
  floors: checkFloors,
  unused: checkUnused,
  shape: checkShape,
}

/**
 * Plants every breach in a tree of its own with the settings of the house, runs every check on it, and reports the
 * breaches that went through.
 * @param {string} root
 * @returns {Promise<import("./finding.mjs").Report>}
 */
export async function checkCanaries(root) {
  // inside the repository, so that packages resolve as they do there
  const tree = join(root, "dist/canaries")
  plant(root, tree)
  const names = /** @type {(keyof typeof checks)[]} */ (Object.keys(checks))
  const seen = new Map(
    await Promise.all(
      names.map(async (name) => /** @type {const} */ ([name, (await checks[name](tree)).findings])),
    ),
  )
  const missed = breaches.filter(
    ({ check, file, rule }) =>
      !seen.get(check)?.some((finding) => finding.file === file && finding.rule === rule),
  )
  return {
    findings: missed.map(({ check, file, rule, breach }) => ({
      file,
      rule,
      message: `planted and not caught by "${check}": ${breach}`,
    })),
    note: `${breaches.length - missed.length} of ${breaches.length} planted breaches caught`,
  }
}

/**
 * @param {string} root
 * @param {string} tree
 */
function plant(root, tree) {
  rmSync(tree, { recursive: true, force: true })
  for (const { file, text, beside = {} } of breaches) {
    for (const [path, content] of Object.entries({ [file]: text, ...beside })) {
      mkdirSync(dirname(join(tree, path)), { recursive: true })
      writeFileSync(join(tree, path), content)
    }
  }
  for (const settings of ["biome.json", "knip.json", "tsconfig.base.json", "src/core/tsconfig.json"]) {
    copyFileSync(join(root, settings), join(tree, settings))
  }
}
