import { chmod, chown, lstat, mkdir, mkdtemp, rm } from "node:fs/promises"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { basename, join } from "node:path"
import type { DataHome } from "./data-home.ts"
import { isErrno } from "./errno.ts"
import { isWalkableBy } from "./reachable.ts"
import type { RunAs } from "./run-as.ts"
import type { Endpoint } from "./settings.ts"

const PORT = 5432
const SHORT_PREFIX = "shouwang-socket-"

/** Socket addresses hold 104 bytes on macOS and 108 on Linux, the closing zero among them. */
const LONGEST_SOCKET_PATH = 100

/**
 * Chooses where the server will listen: a socket in the database's home, or, when its path is too long for a
 * socket, in a new private directory under a short one; on Windows a free port.
 */
export async function chooseEndpoint(home: DataHome): Promise<Endpoint> {
  if (process.platform === "win32") return { kind: "loopback", port: await freePort() }
  const beside = join(home.root, "run")
  const directory = fits(beside) ? beside : await shortDirectory(home.runAs)
  const endpoint: Endpoint = { kind: "socket", directory, port: PORT }
  await readyEndpoint(endpoint, home.runAs)
  return endpoint
}

/** Makes the socket's directory anew if it is gone, and removes what a dead server left in it. */
export async function readyEndpoint(endpoint: Endpoint, runAs: RunAs | null): Promise<void> {
  if (endpoint.kind !== "socket") return
  await mkdir(endpoint.directory, { mode: 0o700 }).catch((error: unknown) => {
    if (!isErrno(error, "EEXIST")) throw error
  })
  if (!(await lstat(endpoint.directory)).isDirectory()) throw new Error("the socket's directory is none")
  await chmod(endpoint.directory, 0o700)
  if (runAs !== null) await chown(endpoint.directory, runAs.uid, runAs.gid)
  const socket = join(endpoint.directory, `.s.PGSQL.${endpoint.port}`)
  await rm(socket, { force: true })
  await rm(`${socket}.lock`, { force: true })
}

/** Removes a directory that was made for the socket alone. */
export async function dropEndpoint(endpoint: Endpoint): Promise<void> {
  if (endpoint.kind === "socket" && basename(endpoint.directory).startsWith(SHORT_PREFIX)) {
    await rm(endpoint.directory, { recursive: true, force: true })
  }
}

/** The endpoint of a server that says where it listens. */
export function endpointOf(listening: { port: number; socketDir: string }): Endpoint {
  return listening.socketDir === ""
    ? { kind: "loopback", port: listening.port }
    : { kind: "socket", directory: listening.socketDir, port: listening.port }
}

async function shortDirectory(runAs: RunAs | null): Promise<string> {
  for (const place of [tmpdir(), "/tmp"]) {
    if (!fits(join(place, `${SHORT_PREFIX}XXXXXX`))) continue
    if (runAs === null || (await isWalkableBy(place, runAs))) return mkdtemp(join(place, SHORT_PREFIX))
  }
  throw new Error("no directory with a path short enough for the database's socket")
}

function fits(directory: string): boolean {
  return Buffer.byteLength(join(directory, `.s.PGSQL.${PORT}.lock`)) <= LONGEST_SOCKET_PATH
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once("error", reject)
    server.listen(0, "127.0.0.1", () => {
      const address = server.address()
      server.close(() => {
        if (address === null || typeof address === "string") reject(new Error("no port"))
        else resolve(address.port)
      })
    })
  })
}
