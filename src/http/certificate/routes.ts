import type { FastifyInstance, FastifyRequest } from "fastify"
import { mobileConfig } from "./mobile-config.ts"
import { certificatePage } from "./page.ts"
import type { Device, PageLanguage } from "./page-words.ts"
import { type Authority, addressAt, firstName, type TlsSource } from "./served-tls.ts"

/** Hands out the authority's certificate: the page, and the two forms that devices take it in. */
export function certificateRoutes(server: FastifyInstance, source: TlsSource): void {
  const hidden = { schema: { hide: true } }
  server.get("/certificate", hidden, async (request, reply) => {
    const handed = findHanded(source)
    if (handed === null) return reply.callNotFound()
    return reply
      .type("text/html; charset=utf-8")
      .header("cache-control", "no-cache")
      .header("vary", "accept-language, user-agent")
      .send(
        certificatePage({
          language: languageOf(request),
          device: deviceOf(request.headers["user-agent"] ?? ""),
          names: source.current().names,
          der: handed.authority.der,
          until: handed.authority.until,
          home: addressAt("https", handed.name, source.httpsPort(), "/"),
          self: pageAddress(source, handed.name),
        }),
      )
  })
  server.get("/certificate.crt", hidden, async (_request, reply) => {
    const handed = findHanded(source)
    if (handed === null) return reply.callNotFound()
    return reply
      .type("application/x-x509-ca-cert")
      .header("content-disposition", 'attachment; filename="shouwang.crt"')
      .header("cache-control", "no-cache")
      .send(handed.authority.der)
  })
  server.get("/certificate.mobileconfig", hidden, async (_request, reply) => {
    const handed = findHanded(source)
    if (handed === null) return reply.callNotFound()
    return reply
      .type("application/x-apple-aspen-config")
      .header("content-disposition", 'attachment; filename="shouwang.mobileconfig"')
      .header("cache-control", "no-cache")
      .send(mobileConfig(handed.authority.der, handed.name))
  })
}

/** Where phones find the page: by plain http, as long as they do not trust us yet. */
export function pageAddress(source: TlsSource, name: string): string {
  const port = source.httpPort()
  return port === null
    ? addressAt("https", name, source.httpsPort(), "/certificate")
    : addressAt("http", name, port, "/certificate")
}

function findHanded(source: TlsSource): { readonly authority: Authority; readonly name: string } | null {
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
