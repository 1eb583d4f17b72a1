import { readdir, readFile } from "node:fs/promises"
import { settleDataHome } from "../../src/store/supervisor/data-home.ts"
import { findPostmaster } from "../../src/store/supervisor/postmaster.ts"

/** Memory of a process that is its own, in MB; shared libraries and the like counted too. */
export async function residentMegabytes(pid: number): Promise<number> {
  return kilobytesIn(await readFile(`/proc/${pid}/status`, "utf8"), "VmRSS") / 1000
}

/** What a process has spent of the processor so far, in seconds. */
export async function processorSeconds(pid: number): Promise<number> {
  const [, after = ""] = (await readFile(`/proc/${pid}/stat`, "utf8")).split(") ")
  const [user, system] = after.split(" ").slice(11, 13).map(Number)
  return ((user ?? 0) + (system ?? 0)) / TICKS_A_SECOND
}

/** As Linux counts. */
const TICKS_A_SECOND = 100

/** Memory of a data directory's PostgreSQL, all its processes, in MB: what they share is counted once. */
export async function databaseMegabytes(dataDir: string): Promise<number> {
  const settled = await settleDataHome(dataDir)
  const postmaster = settled.ok ? await findPostmaster(settled.home) : null
  if (postmaster === null) throw new Error("the database to measure does not run")
  const sizes = await Promise.all((await familyOf(postmaster.pid)).map(proportionalKilobytes))
  return sizes.reduce((sum, size) => sum + size, 0) / 1000
}

async function proportionalKilobytes(pid: number): Promise<number> {
  return kilobytesIn(await readFile(`/proc/${pid}/smaps_rollup`, "utf8"), "Pss")
}

/** A process and its children. */
async function familyOf(pid: number): Promise<number[]> {
  const all = (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number)
  const children = await Promise.all(
    all.map(async (each) => {
      const status = await readFile(`/proc/${each}/status`, "utf8").catch(() => "")
      return new RegExp(`^PPid:\\s+${pid}$`, "m").test(status) ? [each] : []
    }),
  )
  return [pid, ...children.flat()]
}

function kilobytesIn(text: string, name: string): number {
  const found = new RegExp(`^${name}:\\s+(\\d+) kB$`, "m").exec(text)?.[1]
  if (found === undefined) throw new Error(`there is no ${name}`)
  return Number(found) * 1.024
}
