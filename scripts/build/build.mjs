import { spawn } from "node:child_process"
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { basename, join } from "node:path"
import { fileURLToPath } from "node:url"
import { filesUnder, fingerprint } from "./fingerprint.mjs"
import { alone } from "./lock.mjs"
import { serverFloors, targets } from "./targets.mjs"

export const root = fileURLToPath(new URL("../..", import.meta.url))

/** Something the person at the keyboard can mend; shown without a stack. */
export class BuildRefused extends Error {}

/**
 * Builds of the named targets what is missing or stale, and nothing otherwise. Progress goes to standard error.
 * Several processes may ask at once: one builds, the others wait and find it done.
 * @param {(keyof typeof targets)[]} names
 */
export async function buildIfStale(names) {
  if (stale(names).length === 0) return
  await holdingBuild(async () => {
    const rest = stale(names)
    if (rest.length > 0) await build(rest)
  })
}

/**
 * Builds the named targets whether stale or not. The caller holds the build.
 * @param {(keyof typeof targets)[]} names
 */
export async function build(names) {
  for (const name of names) refuseWithoutTools(name)
  const began = Date.now()
  process.stderr.write(`Building ${names.map((name) => targets[name].name).join(" and ")} … `)
  const hashes = names.map((name) => hashOf(name))
  // without their stamps the targets count as stale: whoever starts now waits for this build
  for (const name of names) rmSync(stampOf(name), { force: true })
  await Promise.all(names.map((name) => run(targets[name].command)))
  if (names.includes("server")) {
    pruneServer()
    copyMigrations()
  }
  // the stamp is written last, from the hash taken first: a change during the build makes it stale again
  for (const [index, name] of names.entries()) writeFileSync(stampOf(name), hashes[index] ?? "")
  process.stderr.write(`done in ${((Date.now() - began) / 1000).toFixed(1)} s\n`)
}

/**
 * Runs `work` while no other process writes to dist/.
 * @template T
 * @param {() => Promise<T>} work
 */
export function holdingBuild(work) {
  return alone(join(root, "dist/.building"), work)
}

/** @param {(keyof typeof targets)[]} names */
function stale(names) {
  // an installation without sources has only what was built for it
  if (!existsSync(join(root, "src/main"))) return names.filter((name) => !isMade(name))
  return names.filter((name) => !isMade(name) || readStamp(name) !== hashOf(name))
}

/** @param {keyof typeof targets} name */
function isMade(name) {
  return existsSync(join(root, targets[name].makes))
}

/** @param {keyof typeof targets} name */
function hashOf(name) {
  return fingerprint(root, targets[name].from)
}

/** @param {keyof typeof targets} name */
function stampOf(name) {
  return join(root, `dist/.${name}.stamp`)
}

/** @param {keyof typeof targets} name */
function readStamp(name) {
  return existsSync(stampOf(name)) ? readFileSync(stampOf(name), "utf8") : undefined
}

/** @param {keyof typeof targets} name */
function refuseWithoutTools(name) {
  if (existsSync(join(root, targets[name].command[0] ?? ""))) return
  throw new BuildRefused(
    existsSync(join(root, "node_modules"))
      ? "There is something to build, but the build tools are not installed. Run: npm ci --include=dev"
      : "The packages are not installed yet. Run: npm ci",
  )
}

/** @param {string[]} command */
async function run(command) {
  const child = spawn(process.execPath, command, {
    cwd: root,
    // what people get, whoever asks for it: tests have another NODE_ENV
    env: { ...process.env, NODE_ENV: "production", NO_COLOR: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  })
  let output = ""
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8")
    stream.on("data", (text) => {
      output += text
    })
  }
  const code = await new Promise((resolve) => child.once("close", resolve))
  if (code !== 0) throw new BuildRefused(`failed: ${basename(command[0] ?? "")}\n${withoutStack(output)}`)
}

/** @param {string} output */
function withoutStack(output) {
  return output.replace(/^ +at .*$\n?/gm, "").trim()
}

/** Removes what was compiled from sources that are gone. */
function pruneServer() {
  for (const floor of serverFloors) {
    for (const file of filesUnder(join(root, "dist", floor))) {
      const stem = file.match(/^(.*?)\.(?:d\.ts|js)(?:\.map)?$/)?.[1]
      if (!stem) continue
      const source = stem.replace(join(root, "dist"), join(root, "src"))
      if (!existsSync(`${source}.ts`) && !existsSync(`${source}.tsx`)) rmSync(file)
    }
  }
}

/** The compiler leaves SQL behind; a migration that was renamed must not stay, or it would run twice. */
function copyMigrations() {
  const to = join(root, "dist/store/migrations")
  rmSync(to, { recursive: true, force: true })
  mkdirSync(to, { recursive: true })
  for (const file of filesUnder(join(root, "src/store/migrations")))
    copyFileSync(file, join(to, basename(file)))
}
