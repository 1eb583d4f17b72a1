import { join } from "node:path"
import { pathToFileURL } from "node:url"

/**
 * A module of the compiled server.
 * @param {string} root
 * @param {string} path below dist/
 */
export function built(root, path) {
  return import(pathToFileURL(join(root, "dist", path)).href)
}
