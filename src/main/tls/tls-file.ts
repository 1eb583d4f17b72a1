import { randomUUID } from "node:crypto"
import { mkdir, open, readFile, rename, rm } from "node:fs/promises"
import { dirname, join } from "node:path"
import { syncDirectory } from "../../store/supervisor/durable-file.ts"
import type { Pair } from "./pair.ts"

/** Where a key and a certificate that others renew lie. */
export type PairPaths = { readonly cert: string; readonly key: string }

/** A local authority, and the certificate that it has signed last. */
export type LocalTls = { readonly names: readonly string[]; readonly authority: Pair; readonly server: Pair }

/** What was set up: paths alone of others' files, so that a renewal is seen; all of our own. */
export type TlsSetUp = ({ readonly kind: "files" } & PairPaths) | ({ readonly kind: "local" } & LocalTls)

export type TlsFileRefusal = {
  readonly ok: false
  readonly refusal: "tls-file-unreadable" | "tls-file-damaged"
}

/** What the data folder says; null when nothing was set up. */
export async function readTlsFile(
  dataDir: string,
): Promise<{ readonly ok: true; readonly setUp: TlsSetUp | null } | TlsFileRefusal> {
  try {
    const read: unknown = JSON.parse(await readFile(tlsFile(dataDir), "utf8"))
    return isSetUp(read) ? { ok: true, setUp: read } : { ok: false, refusal: "tls-file-damaged" }
  } catch (error) {
    if (error instanceof SyntaxError) return { ok: false, refusal: "tls-file-damaged" }
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return { ok: true, setUp: null }
    return { ok: false, refusal: "tls-file-unreadable" }
  }
}

/** Writes it whole or not at all, for its owner's eyes alone: private keys lie in it. */
export async function writeTlsFile(dataDir: string, setUp: TlsSetUp): Promise<void> {
  const path = tlsFile(dataDir)
  await mkdir(dataDir, { recursive: true })
  const draft = `${path}.${randomUUID()}`
  const file = await open(draft, "wx", 0o600)
  try {
    await file.writeFile(`${JSON.stringify(setUp, null, 2)}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(draft, path)
  await syncDirectory(dirname(path))
}

/** Forgets what was set up, and the authority's key with it. */
export async function removeTlsFile(dataDir: string): Promise<void> {
  await rm(tlsFile(dataDir), { force: true })
}

function tlsFile(dataDir: string): string {
  return join(dataDir, "tls.json")
}

function isSetUp(read: unknown): read is TlsSetUp {
  if (typeof read !== "object" || read === null || !("kind" in read)) return false
  const setUp = read as Record<string, unknown>
  if (setUp["kind"] === "files") return typeof setUp["cert"] === "string" && typeof setUp["key"] === "string"
  const { names } = setUp
  const isNames = Array.isArray(names) && names.length > 0 && names.every((name) => typeof name === "string")
  return setUp["kind"] === "local" && isNames && isPair(setUp["authority"]) && isPair(setUp["server"])
}

function isPair(read: unknown): read is Pair {
  if (typeof read !== "object" || read === null) return false
  const { cert, key } = read as Record<string, unknown>
  return typeof cert === "string" && typeof key === "string"
}
