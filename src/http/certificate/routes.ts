import type { FastifyInstance, FastifyRequest } from "fastify"
import { mobileConfig } from "./mobile-config.ts"
import { certificatePage } from "./page.ts"
import type { Device, PageLanguage } from "./page-words.ts"
import { type Authority, addressAt, firstName, type TlsSource } from "./served-tls.ts"

type Handed = { readonly authority: Authority; readonly name: string }
type Given = { readonly type: string; readonly body: string | Buffer; readonly file?: string }

/** Hands out the authority's certificate: the page, and the two forms that devices take it in. */
export function certificateRoutes(server: FastifyInstance, source: TlsSource): void {
  const give = (path: string, giving: (handed: Handed, request: FastifyRequest) => Given) =>
    server.get(path, { schema: { hide: true } }, async (request, reply) => {
      const handed = findHanded(source)
      if (handed === null) return reply.callNotFound()
      const { type, body, file } = giving(handed, request)
      if (file !== undefined) reply.header("content-disposition", `attachment; filename="${file}"`)
      return reply.type(type).header("cache-control", "no-cache").send(body)
    })

  give("/certificate", ({ authority, name }, request) => ({
    type: "text/html; charset=utf-8",
    body: certificatePage({
      ...authority,
      language: languageOf(request),
      device: deviceOf(request.headers["user-agent"] ?? ""),
      names: source.current().names,
      home: addressAt("https", name, source.httpsPort(), "/"),
      self: pageAddress(source, name),
    }),
  }))
  give("/certificate.crt", ({ authority }) => ({
    type: "application/x-x509-ca-cert",
    body: authority.der,
    file: "shouwang.crt",
  }))
  // a phone opens a profile by its type, and would only keep it as a file
  give("/certificate.mobileconfig", ({ authority, name }) => ({
    type: "application/x-apple-aspen-config",
    body: mobileConfig(authority.der, name),
  }))
}

/** Where phones find the page: by plain http, as long as they do not trust us yet. */
export function pageAddress(source: TlsSource, name: string): string {
  const port = source.httpPort()
  return port === null
    ? addressAt("https", name, source.httpsPort(), "/certificate")
    : addressAt("http", name, port, "/certificate")
}

function findHanded(source: TlsSource): Handed | null {
  const served = source.current()
  const name = firstName(served)
  return served.authority === null || name === null ? null : { authority: served.authority, name }
}

function languageOf(request: FastifyRequest): PageLanguage {
  const asked = (request.query as { lang?: unknown }).lang
  if (asked === "zh" || asked === "en") return asked
  return /^en\b/i.test(request.headers["accept-language"] ?? "") ? "en" : "zh"
}

function deviceOf(userAgent: string): Device {
  if (/iphone|ipad/i.test(userAgent)) return "iphone"
  if (/windows/i.test(userAgent)) return "windows"
  return /macintosh/i.test(userAgent) ? "mac" : "android"
}
