import { createPrivateKey, type KeyObject, type X509Certificate } from "node:crypto"
import { readFile } from "node:fs/promises"
import { rootCertificates } from "node:tls"
import type { Instant } from "../../core/kit/dates.ts"
import { factsOf, readChain } from "./certificate-facts.ts"
import type { Pair } from "./pair.ts"
import type { PairPaths } from "./tls-file.ts"

/** Why two files are nothing that could be served. */
export type PairRefusal =
  | {
      readonly ok: false
      readonly refusal: "no-such-file" | "unreadable" | "not-a-certificate" | "not-a-key" | "locked-key"
      readonly path: string
    }
  | { readonly ok: false; readonly refusal: "not-a-pair"; readonly path: string }

/** What speaks against a pair that can be served. */
export type PairFault = "ended" | "not-begun" | "no-names" | "chain-incomplete"

/** Reads a certificate with its chain, and the key that belongs to it. */
export async function readPair(
  paths: PairPaths,
): Promise<{ readonly ok: true; readonly pair: Pair } | PairRefusal> {
  const [cert, key] = [await readText(paths.cert), await readText(paths.key)]
  if (cert === "no-such-file" || cert === "unreadable") return { ok: false, refusal: cert, path: paths.cert }
  if (key === "no-such-file" || key === "unreadable") return { ok: false, refusal: key, path: paths.key }
  const chain = readChain(cert.text)
  if (chain === null) return { ok: false, refusal: "not-a-certificate", path: paths.cert }
  const privateKey = readKey(key.text)
  if (typeof privateKey === "string") return { ok: false, refusal: privateKey, path: paths.key }
  if (!chain[0].checkPrivateKey(privateKey)) return { ok: false, refusal: "not-a-pair", path: paths.cert }
  return { ok: true, pair: { cert: cert.text, key: key.text } }
}

/** What a person should know before such a pair is served. */
export function faultsOf(pair: Pair, now: Instant): readonly PairFault[] {
  const chain = readChain(pair.cert)
  if (chain === null) throw new Error("a pair was not read by readPair")
  const { names, from, until } = factsOf(chain[0])
  return [
    ...(now >= until ? (["ended"] as const) : []),
    ...(now < from ? (["not-begun"] as const) : []),
    ...(names.length === 0 ? (["no-names"] as const) : []),
    ...(isComplete(chain) ? [] : (["chain-incomplete"] as const)),
  ]
}

type Text = { readonly text: string } | "no-such-file" | "unreadable"

async function readText(path: string): Promise<Text> {
  try {
    return { text: await readFile(path, "utf8") }
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ENOENT" ? "no-such-file" : "unreadable"
  }
}

function readKey(pem: string): KeyObject | "not-a-key" | "locked-key" {
  if (/BEGIN ENCRYPTED PRIVATE KEY|Proc-Type: 4,ENCRYPTED/.test(pem)) return "locked-key"
  try {
    return createPrivateKey(pem)
  } catch {
    return "not-a-key"
  }
}

/**
 * Each certificate is vouched for by the next, and the last by itself or by a root that browsers carry. A chain that
 * has its link in between may end at a root that only these browsers know.
 */
function isComplete(chain: readonly [X509Certificate, ...X509Certificate[]]): boolean {
  const isLinked = chain.every((each, index) => {
    const issuer = chain[index + 1]
    return issuer === undefined || isIssuedBy(each, issuer)
  })
  const last = chain.at(-1) ?? chain[0]
  return isLinked && (chain.length > 1 || isIssuedBy(last, last) || hasKnownRoot(last))
}

function isIssuedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey)
}

function hasKnownRoot(certificate: X509Certificate): boolean {
  return readChain(rootCertificates.join("\n"))?.some((root) => isIssuedBy(certificate, root)) === true
}
