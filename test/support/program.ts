import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { existsSync } from "node:fs"
import { rm } from "node:fs/promises"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { fileURLToPath } from "node:url"
import { openDatabase } from "../../src/store/supervisor/open-database.ts"
import { copyData, makeDataFolder } from "./data-folders.ts"

const quiet = { info: () => undefined, warn: () => undefined }

/** The compiled program, as people run it; the test command builds it first. */
const program = fileURLToPath(new URL("../../dist/main/cli.js", import.meta.url))

export type Ran = { readonly code: number | null; readonly out: string; readonly err: string }

/** A run of the program that can be killed; `ended` answers also when it was. */
export type Running = { readonly process: ChildProcess; readonly ended: Promise<Ran> }

export type Served = Running & { readonly url: string; readonly setUpCode: Promise<string> }

/** The real program on folders of its own, and all that must be ended and removed after a test. */
export type Desk = {
  readonly folder: string
  /** A new data directory, empty or as a stopped one left it. */
  readonly dataDir: (copyOf?: string) => Promise<string>
  readonly start: (data: string, ...args: string[]) => Running
  readonly run: (data: string, ...args: string[]) => Promise<Ran>
  readonly serve: (data: string, env?: Readonly<Record<string, string>>) => Promise<Served>
  /** Removes a data directory on which nothing runs any more. */
  readonly remove: (data: string) => Promise<void>
  readonly close: () => Promise<void>
}

export async function openDesk(): Promise<Desk> {
  if (!existsSync(program)) throw new Error("the program is not built")
  const folder = await makeDataFolder()
  const processes = new Set<ChildProcess>()
  const dirs: string[] = []

  const launch = (data: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) => {
    const child = spawn(process.execPath, [program, ...args], {
      env: { PATH: process.env.PATH ?? "", HOME: folder, SHOUWANG_DATA: data, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    })
    processes.add(child)
    return { process: child, ended: endOf(child) }
  }
  return {
    folder,
    dataDir: async (copyOf) => {
      const dir = join(folder, `data-${dirs.length}`)
      dirs.push(dir)
      if (copyOf !== undefined) await copyData(copyOf, dir)
      return dir
    },
    start: (data, ...args) => launch(data, args),
    run: (data, ...args) => launch(data, args).ended,
    serve: async (data, env = {}) => {
      const running = launch(data, ["serve"], { PORT: "0", ...env })
      return { ...running, ...(await announced(running)) }
    },
    remove: (data) => rm(data, { recursive: true, force: true }),
    close: async () => {
      for (const child of processes) child.kill("SIGKILL")
      await Promise.all(dirs.filter((dir) => existsSync(join(dir, "postgres"))).map(stopWhatRuns))
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Adopts the database that a killed program left running, and stops it. */
async function stopWhatRuns(dataDir: string): Promise<void> {
  const opened = await openDatabase({ dataDir, log: quiet })
  if (opened.ok) await opened.database.close()
}

async function endOf(child: ChildProcess): Promise<Ran> {
  const texts = { out: "", err: "" }
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    texts.out += text
  })
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    texts.err += text
  })
  await once(child, "close")
  return { code: child.exitCode, ...texts }
}

/** Reads the address that the server prints; the set-up code comes at a first run alone. */
async function announced({ process: child, ended }: Running): Promise<Omit<Served, keyof Running>> {
  if (!child.stdout) throw new Error("the server says nothing")
  const lines = createInterface({ input: child.stdout })
  const said = (pattern: RegExp) =>
    new Promise<string>((resolve) => {
      lines.on("line", (line) => {
        const found = pattern.exec(line)?.[1]
        if (found !== undefined) resolve(found)
      })
    })
  const setUpCode = said(/^Set-up code: (\S+)/)
  const first = await Promise.race([said(/serves on (\S+)/), ended])
  if (typeof first !== "string") throw new Error(`the server did not start: ${first.err}`)
  return { url: first, setUpCode }
}
