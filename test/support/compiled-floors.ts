import { dirname, resolve } from "node:path"
import { fileURLToPath } from "node:url"
import type { Plugin } from "vite"
import { serverFloors } from "../../scripts/build/targets.mjs"

const root = fileURLToPath(new URL("../..", import.meta.url))
const source = new RegExp(`^${root}src/((?:${serverFloors.join("|")})/.*)\\.ts$`)

/** What `compiledFloors` leads to, which Node loads by itself. */
export const compiled = new RegExp(`^${root}dist/(?:${serverFloors.join("|")})/`)

/**
 * Leads whoever imports a source of the server to what was compiled of it: the program as people run it, whose threads
 * need not be taught TypeScript one by one.
 */
export function compiledFloors(): Plugin {
  return {
    name: "compiled-floors",
    enforce: "pre",
    resolveId: (id, importer) => {
      if (!id.startsWith(".") || importer === undefined) return null
      const [, file] = source.exec(resolve(dirname(importer), id)) ?? []
      return file === undefined ? null : `${root}dist/${file}.js`
    },
  }
}
