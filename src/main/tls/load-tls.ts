import { certificateWarning } from "../../core/access/certificate-warning.ts"
import type { Instant } from "../../core/kit/dates.ts"
import { earlierOf } from "../../core/kit/moments.ts"
import type { ServedTls } from "../../http/certificate/served-tls.ts"
import type { Config } from "../config.ts"
import { factsOf, readChain } from "./certificate-facts.ts"
import { type PairRefusal, readPair } from "./read-pair.ts"
import { type LocalTls, type PairPaths, readTlsFile, type TlsFileRefusal, writeTlsFile } from "./tls-file.ts"

export type TlsRefusal = PairRefusal | TlsFileRefusal

/** What there is to serve; null: plain http. */
export type LoadedTls = { readonly ok: true; readonly served: ServedTls | null } | TlsRefusal

/** Reads what is set up: by the environment, or else in the data folder. */
export async function loadTls(config: Config): Promise<LoadedTls> {
  if (config.tls !== null) return loadFiles(config.tls)
  const read = await readTlsFile(config.dataDir)
  if (!read.ok) return read
  if (read.setUp === null) return { ok: true, served: null }
  return read.setUp.kind === "files" ? loadFiles(read.setUp) : { ok: true, served: servedLocally(read.setUp) }
}

/** The same for a server, which sees to its own renewal: only the user it runs as may write what it will read. */
export async function renewTls(config: Config, now: Instant): Promise<LoadedTls> {
  const read = config.tls === null ? await readTlsFile(config.dataDir) : null
  const local = read?.ok && read.setUp?.kind === "local" ? read.setUp : null
  if (local !== null && isRenewable(local, now)) {
    // the library is large: it is loaded once a year
    const { issueCertificate } = await import("./make-authority.ts")
    const server = await issueCertificate(local.authority, local.names, now)
    await writeTlsFile(config.dataDir, { ...local, server })
  }
  return loadTls(config)
}

/** Whether a certificate has as little time left as people are warned of. */
export function isNearItsEnd(pem: string, now: Instant): boolean {
  return certificateWarning(certificateOf(pem).until, now).stage !== "valid"
}

/** A new one would end no later than its authority. */
function isRenewable({ server, authority }: LocalTls, now: Instant): boolean {
  return isNearItsEnd(server.cert, now) && !isNearItsEnd(authority.cert, now)
}

async function loadFiles(paths: PairPaths): Promise<LoadedTls> {
  const read = await readPair(paths)
  if (!read.ok) return read
  const { names, until } = certificateOf(read.pair.cert)
  return { ok: true, served: { kind: "files", ...read.pair, names, until, authority: null } }
}

function servedLocally({ names, authority, server }: LocalTls): ServedTls {
  const root = certificateOf(authority.cert)
  const until = earlierOf(certificateOf(server.cert).until, root.until)
  return { kind: "local", ...server, names, until, authority: { der: root.der, until: root.until } }
}

function certificateOf(pem: string) {
  const chain = readChain(pem)
  if (chain === null) throw new Error("a certificate of our own cannot be read")
  return { ...factsOf(chain[0]), der: chain[0].raw }
}
