import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { createServer } from "node:net"
import { setTimeout as sleep } from "node:timers/promises"
import { fileURLToPath } from "node:url"
import { getHealth } from "../../src/contract/health.ts"

const program = fileURLToPath(new URL("../../dist/main/cli.js", import.meta.url))

/** The compiled program, serving a data directory. */
export type Program = {
  readonly pid: number
  readonly url: string
  /** What stands on its terminal so far. */
  readonly printed: () => string
  readonly stop: () => Promise<void>
}

/** Starts the program as people do, and gives it back once it answers that all is well. */
export async function startProgram(dataDir: string): Promise<Program> {
  const port = await freePort()
  const url = `http://localhost:${port}`
  const child = launch(["serve"], { SHOUWANG_DATA: dataDir, PORT: String(port) })
  let printed = ""
  child.stdout?.on("data", (text) => {
    printed += text
  })
  const ended = once(child, "exit")
  while (!(await isWell(url))) {
    if (child.exitCode !== null) throw new Error("the server to measure did not start")
    await sleep(10)
  }
  return {
    pid: child.pid ?? 0,
    url,
    printed: () => printed,
    stop: async () => {
      child.kill("SIGTERM")
      await ended
    },
  }
}

/** Runs one command of the program to its end. */
export async function runCommand(dataDir: string, args: readonly string[]): Promise<void> {
  const child = launch(args, { SHOUWANG_DATA: dataDir })
  child.stdout?.resume()
  const [code] = await once(child, "exit")
  if (code !== 0) throw new Error(`shouwang ${args[0]} ended with ${code}`)
}

function launch(args: readonly string[], env: Record<string, string>): ChildProcess {
  return spawn(process.execPath, [program, ...args], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  })
}

async function isWell(url: string): Promise<boolean> {
  const answer = await fetch(new URL(getHealth.path, url)).catch(() => null)
  await answer?.body?.cancel()
  return answer?.ok ?? false
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "localhost")
  await once(server, "listening")
  const address = server.address()
  server.close()
  await once(server, "close")
  if (address === null || typeof address === "string") throw new Error("no port")
  return address.port
}
