import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { dirname } from "node:path"
import { setTimeout as wait } from "node:timers/promises"

/**
 * Runs `work` while this process alone holds the lock file. A lock whose holder has died is taken over.
 * @template T
 * @param {string} path
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function alone(path, work) {
  mkdirSync(dirname(path), { recursive: true })
  while (!take(path)) {
    dropDead(path)
    await wait(50)
  }
  const release = () => rmSync(path, { force: true })
  process.once("exit", release)
  try {
    return await work()
  } finally {
    release()
    process.removeListener("exit", release)
  }
}

/** @param {string} path */
function take(path) {
  // written aside and then linked, so that nobody ever reads a lock without a holder
  const mine = `${path}.${process.pid}`
  writeFileSync(mine, String(process.pid))
  try {
    linkSync(mine, path)
    return true
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false
    throw error
  } finally {
    rmSync(mine, { force: true })
  }
}

/** @param {string} path */
function dropDead(path) {
  const holder = read(path)
  if (holder === undefined || isAlive(Number(holder))) return
  const aside = `${path}.dead.${process.pid}`
  try {
    renameSync(path, aside)
  } catch {
    return
  }
  // another process may have taken the dead lock over a moment earlier: give it back what is its own
  if (read(aside) !== holder && !existsSync(path)) renameSync(aside, path)
  rmSync(aside, { force: true })
}

/** @param {string} path */
function read(path) {
  try {
    return readFileSync(path, "utf8")
  } catch {
    return undefined
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === "EPERM"
  }
}

/** @param {unknown} error */
function codeOf(error) {
  return error instanceof Error && "code" in error ? error.code : undefined
}
