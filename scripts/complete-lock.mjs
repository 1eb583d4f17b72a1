import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { root } from "./build/build.mjs"

// After `npm install` of something new: writes into package-lock.json the packages of other platforms that a registry
// with a selection of packages did not show, so that `npm ci` finds the lock complete everywhere.

const file = join(root, "package-lock.json")
const lock = JSON.parse(readFileSync(file, "utf8"))

const systems = [
  "darwin",
  "linux",
  "win32",
  "android",
  "freebsd",
  "netbsd",
  "openbsd",
  "openharmony",
  "sunos",
  "aix",
]
const processors = [
  "x64",
  "arm64",
  "ia32",
  "arm",
  "ppc64",
  "riscv64",
  "s390x",
  "loong64",
  "mips64el",
  "wasm32",
]

for (const entry of Object.values(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const place = `node_modules/${name}`
    if (lock.packages[place]) continue
    const platform = platformOf(name)
    if (platform === null) throw new Error(`${name} is missing, and not for its platform`)
    lock.packages[place] = {
      version: String(version).replace(/^[\^~]/, ""),
      ...platform,
      ...(entry.dev && { dev: true }),
      optional: true,
    }
  }
}
lock.packages = Object.fromEntries(
  Object.entries(lock.packages).sort(([one], [other]) => (one < other ? -1 : 1)),
)
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)

/**
 * @param {string} name
 * @returns {{ os?: string[], cpu?: string[] } | null}
 */
function platformOf(name) {
  const words = name.replace("windows", "win32").split(/[/-]/)
  const os = systems.filter((system) => words.includes(system))
  const cpu = processors.filter((processor) =>
    words.some(
      (word) =>
        word === processor ||
        (processor === "arm" && word.startsWith("arm") && word !== "arm64") ||
        (processor === "ppc64" && word === "ppc64le") ||
        (processor === "riscv64" && word.startsWith("riscv64")),
    ),
  )
  return cpu.length === 0 ? null : { ...(os.length > 0 && { os }), cpu }
}
