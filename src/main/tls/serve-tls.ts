import type { Server } from "node:https"
import type { FastifyInstance } from "fastify"
import { instantOf } from "../../core/kit/dates.ts"
import { makeHandOut } from "../../http/certificate/hand-out.ts"
import { pageAddress } from "../../http/certificate/routes.ts"
import { firstName, type ServedTls, type TlsSource } from "../../http/certificate/served-tls.ts"
import type { Config } from "../config.ts"
import { closeWithin, listen } from "../listen.ts"
import { doubtsOf } from "./doubts.ts"
import { type KeptCertificate, keepCertificate } from "./keep-certificate.ts"
import { renewTls } from "./load-tls.ts"

const USUAL_HTTP_PORT = 8081
const LONGEST_CLOSE_MS = 2_000

export type TlsService = {
  readonly source: TlsSource
  /** Follows renewals, and opens the small http server beside; answers with lines for the terminal. */
  readonly begin: (server: FastifyInstance, host: string, httpsPort: number) => Promise<readonly string[]>
  readonly stop: () => Promise<void>
}

type Log = { readonly info: (words: string) => void; readonly warn: (words: string) => void }

/** What serving https needs besides the server itself. */
export function makeTlsService(config: Config, first: ServedTls, log: Log): TlsService {
  const now = () => instantOf(Date.now())
  const kept = keepCertificate({
    first,
    load: () => renewTls(config, now()),
    now,
    log,
    everyMs: config.tlsCheckMs,
  })
  const ports = { https: config.port, http: null as number | null }
  const source: TlsSource = {
    current: kept.current,
    httpsPort: () => ports.https,
    httpPort: () => ports.http,
  }
  const stops = [async () => kept.stop()]
  return {
    source,
    stop: async () => {
      for (const stop of stops) await stop()
    },
    begin: async (server, host, httpsPort) => {
      ports.https = httpsPort
      follow(kept, server)
      const handOut = await openHandOut(config, source, host)
      ports.http = handOut?.port ?? null
      if (handOut) stops.push(handOut.stop)
      const doubts = doubtsOf(first, now())
      for (const doubt of doubts) log.warn(doubt)
      return [...doubts, ...(handOut?.lines ?? [])]
    },
  }
}

function follow(kept: KeptCertificate, server: FastifyInstance): void {
  kept.onChange(({ key, cert }) => (server.server as unknown as Server).setSecureContext({ key, cert }))
}

/** Where plain http hands out and redirects. Who names files in the environment has such a place, or wants none. */
export function handOutPort(config: Config): number | "off" {
  return config.httpPort ?? (config.tls === null ? USUAL_HTTP_PORT : "off")
}

type HandOut = {
  readonly port: number | null
  readonly lines: readonly string[]
  readonly stop: () => Promise<void>
}

async function openHandOut(config: Config, source: TlsSource, host: string): Promise<HandOut | null> {
  const asked = handOutPort(config)
  if (asked === "off") return null
  const server = await makeHandOut(source)
  const stop = () => closeWithin(server, LONGEST_CLOSE_MS)
  const port = await listen(server, host, asked)
  if (port === null) {
    const words = `Port ${asked} is taken by another program, so nothing leads from http to https: set SHOUWANG_HTTP_PORT.`
    return { port, lines: [words], stop }
  }
  const served = source.current()
  const name = firstName(served)
  if (served.authority === null || name === null) return { port, lines: [], stop }
  const page = pageAddress({ ...source, httpPort: () => port }, name)
  return { port, lines: [`Phones take the certificate at ${page}`], stop }
}
