import { existsSync } from "node:fs"
import { join } from "node:path"
import { cruise } from "dependency-cruiser"
import house from "../../.dependency-cruiser.mjs"

/** @type {Map<string, Promise<import("dependency-cruiser").ICruiseResult>>} */
const cruised = new Map()

/**
 * Who imports whom below a root, and what that breaks; looked at once, for the check and for the picture.
 * @param {string} root
 */
export function cruiseOnce(root) {
  const cruising = cruised.get(root) ?? cruiseFolders(root)
  cruised.set(root, cruising)
  return cruising
}

/** @param {string} root */
async function cruiseFolders(root) {
  const folders = ["src", "test", "scripts"].filter((folder) => existsSync(join(root, folder)))
  const { output } = await cruise(folders, {
    ...house.options,
    baseDir: root,
    validate: true,
    ruleSet: { forbidden: house.forbidden },
  })
  if (typeof output === "string") throw new Error("dependency-cruiser answered with text")
  return output
}
