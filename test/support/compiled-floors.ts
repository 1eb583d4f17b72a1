import { dirname, join, relative, resolve, sep } from "node:path"
import { fileURLToPath } from "node:url"
import type { Plugin } from "vite"
import { serverFloors } from "../../scripts/build/targets.mjs"

const root = fileURLToPath(new URL("../..", import.meta.url))

/** What `compiledFloors` leads to, which Node loads by itself. */
export const compiled = new RegExp(`[\\\\/]dist[\\\\/](?:${serverFloors.join("|")})[\\\\/]`)

/**
 * Leads whoever imports a source of the server to what was compiled of it: the program as people run it, whose threads
 * need not be taught TypeScript one by one.
 */
export function compiledFloors(): Plugin {
  return {
    name: "compiled-floors",
    enforce: "pre",
    resolveId: (id, importer) => {
      if (!id.startsWith(".") || !id.endsWith(".ts") || importer === undefined) return null
      const source = relative(join(root, "src"), resolve(dirname(importer), id))
      const isOfServer = serverFloors.includes(source.split(sep)[0] ?? "")
      return isOfServer ? join(root, "dist", source.replace(/\.ts$/, ".js")) : null
    },
  }
}
