import "../../src/main/tls/reflect-metadata.ts"
import { createPrivateKey, webcrypto } from "node:crypto"
import { once } from "node:events"
import { mkdtemp, writeFile } from "node:fs/promises"
import { type Agent, request } from "node:https"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { connect, createServer, type TLSSocket } from "node:tls"
import {
  BasicConstraintsExtension,
  SubjectAlternativeNameExtension,
  X509Certificate,
  X509CertificateGenerator,
} from "@peculiar/x509"
import type { Instant } from "../../src/core/kit/dates.ts"
import { issueCertificate, makeAuthority } from "../../src/main/tls/make-authority.ts"
import type { Pair } from "../../src/main/tls/pair.ts"
import type { PairPaths } from "../../src/main/tls/tls-file.ts"

/** Signs whatever it is asked to, as somebody could who has stolen the authority's key. */
export async function signAnything(
  authority: Pair,
  names: { readonly type: "dns" | "ip"; readonly value: string }[],
  isAuthority = false,
): Promise<Pair> {
  const own = await issueCertificate(authority, ["x.internal"], new Date().toISOString() as Instant)
  const curve = { name: "ECDSA", namedCurve: "P-256" }
  const der = createPrivateKey(authority.key).export({ type: "pkcs8", format: "der" })
  const certificate = await X509CertificateGenerator.create({
    subject: "CN=stolen",
    issuer: new X509Certificate(authority.cert).subjectName,
    publicKey: new X509Certificate(own.cert).publicKey,
    signingKey: await webcrypto.subtle.importKey("pkcs8", der, curve, false, ["sign"]),
    signingAlgorithm: { name: "ECDSA", hash: "SHA-256" },
    extensions: [
      new SubjectAlternativeNameExtension(names),
      new BasicConstraintsExtension(isAuthority, undefined, true),
    ],
  })
  return { cert: `${certificate.toString("pem")}\n${authority.cert}`, key: own.key }
}

/** What a client that trusts the authority says of a server with this certificate: `trusted`, or OpenSSL's words. */
export async function verdictOn(
  served: Pair,
  { ca, ask }: { readonly ca: string; readonly ask: string },
): Promise<string> {
  const server = createServer({ key: served.key, cert: served.cert }).listen(0, "127.0.0.1")
  // a client that refuses ends the line in its midst
  server.on("tlsClientError", () => undefined)
  await once(server, "listening")
  const address = server.address()
  const port = typeof address === "object" ? (address?.port ?? 0) : 0
  const isName = /[a-z]/.test(ask)
  const socket = connect({
    host: isName ? "127.0.0.1" : ask,
    port,
    ca,
    ...(isName ? { servername: ask } : {}),
  })
  try {
    await once(socket, "secureConnect")
    return "trusted"
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    return code === undefined || code === "UNSPECIFIED" ? message : code
  } finally {
    socket.destroy()
    server.close()
  }
}

/** A pair of files as certbot leaves them, here with a chain that ends at an authority of its own. */
export async function writePair(folder: string, pair: Pair): Promise<PairPaths> {
  const paths = { cert: join(folder, "fullchain.pem"), key: join(folder, "privkey.pem") }
  await writeFile(paths.cert, pair.cert)
  await writeFile(paths.key, pair.key)
  return paths
}

export const makeFolder = () => mkdtemp(join(tmpdir(), "shouwang-tls-"))

/** An authority and a certificate of it, made at a moment. */
export async function makeBoth(
  names: readonly string[],
  at: Instant,
): Promise<{ authority: Pair; server: Pair }> {
  const authority = await makeAuthority(names, at)
  return { authority, server: await issueCertificate(authority, names, at) }
}

export type Reply = {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
  /** The serial number of the certificate that was shown. */
  readonly serial: string
}

/** Asks an https server on this machine under a name that no DNS knows; throws what the verification says. */
export function askOver(
  url: string,
  { ca, cookie, agent }: { readonly ca: string; readonly cookie?: string | null; readonly agent?: Agent },
): Promise<Reply> {
  const { hostname, port, pathname, search } = new URL(url)
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        ...{
          host: "127.0.0.1",
          port,
          path: pathname + search,
          ca,
          servername: hostname,
          agent: agent ?? false,
        },
        headers: { host: `${hostname}:${port}`, ...(cookie ? { cookie: `shouwang=${cookie}` } : {}) },
      },
      (response) => {
        const socket = response.socket as TLSSocket
        const serial = socket.getPeerCertificate().serialNumber
        const parts: Buffer[] = []
        response.on("data", (part: Buffer) => parts.push(part))
        response.on("end", () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(parts).toString(),
            serial,
          }),
        )
      },
    )
    asked.on("error", reject)
    asked.end()
  })
}
