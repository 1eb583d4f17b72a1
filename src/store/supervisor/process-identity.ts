import { execFile } from "node:child_process"
import { readFile, readlink, realpath } from "node:fs/promises"
import { promisify } from "node:util"
import { BARE_ENVIRONMENT } from "./environment.ts"

const run = promisify(execFile)

/**
 * What tells a living process from a later one with the same id: the moment of its start, as the system
 * writes it. Null when no such process lives; a zombie does not live.
 */
export async function processIdentity(pid: number): Promise<string | null> {
  if (process.platform === "linux") return linuxIdentity(pid)
  if (process.platform === "win32") {
    return output("powershell", ["-NoProfile", "-Command", `(Get-Process -Id ${pid}).StartTime.Ticks`])
  }
  const line = await output("ps", ["-o", "stat=,lstart=", "-p", String(pid)])
  return line === null || line.startsWith("Z") ? null : line.replace(/^\S+\s+/, "")
}

/**
 * Whether the process lives and is the PostgreSQL server of this data directory, as far as the system can
 * tell.
 */
export async function isPostmasterOf(pid: number, dataPath: string): Promise<boolean> {
  if (process.platform === "linux") {
    const stat = await linuxStat(pid)
    if (stat === null || stat.name !== "postgres") return false
    return linuxWorksOn(pid, dataPath)
  }
  if (process.platform === "win32") {
    const line = await output("tasklist", ["/FI", `PID eq ${pid}`, "/NH"])
    return line?.startsWith("postgres") ?? false
  }
  const line = await output("ps", ["-ww", "-o", "stat=,args=", "-p", String(pid)])
  return line !== null && !line.startsWith("Z") && line.includes(`postgres -D ${dataPath} `)
}

async function linuxIdentity(pid: number): Promise<string | null> {
  const stat = await linuxStat(pid)
  if (stat === null) return null
  const boot = await readFile("/proc/sys/kernel/random/boot_id", "utf8")
  return `${boot.trim()} ${stat.startTicks}`
}

async function linuxWorksOn(pid: number, dataPath: string): Promise<boolean> {
  // The server's working directory is its data directory. In a container root may not see it; the command
  // line it may.
  const directory = await readlink(`/proc/${pid}/cwd`).catch(() => null)
  if (directory !== null) return directory === (await realpath(dataPath).catch(() => dataPath))
  const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")
  return command.split("\0").includes(dataPath)
}

async function linuxStat(pid: number): Promise<{ name: string; startTicks: string } | null> {
  const line = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => null)
  if (line === null) return null
  // proc_pid_stat(5): the name is in brackets and may hold spaces; state is field 3, start time field 22
  const fields = line.slice(line.lastIndexOf(")") + 2).split(" ")
  const [state, startTicks] = [fields[0], fields[19]]
  if (startTicks === undefined || state === "Z" || state === "X") return null
  return { name: line.slice(line.indexOf("(") + 1, line.lastIndexOf(")")), startTicks }
}

async function output(command: string, args: string[]): Promise<string | null> {
  const text = await run(command, args, { ...BARE_ENVIRONMENT, windowsHide: true }).then(
    (done) => done.stdout.trim(),
    () => "",
  )
  return text === "" ? null : text
}
