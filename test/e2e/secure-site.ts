import { createHash, X509Certificate } from "node:crypto"
import type { FastifyInstance } from "fastify"
import { addMinutes } from "../../src/core/kit/moments.ts"
import { makeHandOut } from "../../src/http/certificate/hand-out.ts"
import type { ServedTls } from "../../src/http/certificate/served-tls.ts"
import { factsOf } from "../../src/main/tls/certificate-facts.ts"
import { makeBoth } from "../support/certificates.ts"
import { evening, type Site, type SiteOptions, startSite } from "./support.ts"

const name = "shouwang.internal"

/** The product over https under a name that only the browser knows, with the small http server beside it. */
export type SecureSite = Site & {
  readonly certificatePage: string
  readonly setDaysLeft: (days: number) => void
}

type SecureSiteOptions = SiteOptions & {
  /** Ports that the pages speak of, in place of those that were free. */
  readonly shown?: { readonly https: number; readonly http: number }
}

export async function startSecureSite({ shown, ...options }: SecureSiteOptions = {}): Promise<SecureSite> {
  const now = options.now ?? evening
  const { authority, server } = await makeBoth([name], now)
  const root = new X509Certificate(authority.cert)
  const { until } = factsOf(root)
  const state: { served: ServedTls } = {
    served: { kind: "local", ...server, names: [name], until, authority: { der: root.raw, until } },
  }
  const ports = { https: 0, http: 0 }
  const tls = {
    current: () => state.served,
    httpsPort: () => (shown ?? ports).https,
    httpPort: () => (shown ?? ports).http,
  }
  const handOut: FastifyInstance = await makeHandOut(tls)
  ports.http = Number(new URL(await handOut.listen({ port: 0, host: "127.0.0.1" })).port)
  const site = await startSite({ ...options, tls, host: name, browserArgs: argumentsFor(server.cert) })
  ports.https = Number(new URL(site.url).port)
  return {
    ...site,
    certificatePage: `http://${name}:${ports.http}/certificate`,
    setDaysLeft: (days) => {
      state.served = { ...state.served, kind: "files", until: addMinutes(now, days * 1_440) }
    },
    stop: async () => {
      await handOut.close()
      await site.stop()
    },
  }
}

/** The browser has no store of certificates to put an authority into: it is told to believe this one key. */
function argumentsFor(cert: string): readonly string[] {
  const spki = new X509Certificate(cert).publicKey.export({ type: "spki", format: "der" })
  const digest = createHash("sha256").update(spki).digest("base64")
  return [`--ignore-certificate-errors-spki-list=${digest}`, `--host-resolver-rules=MAP ${name} 127.0.0.1`]
}
