import type { FastifyRequest } from "fastify"

/**
 * Whether a request that changes something comes from our own page, or from no browser at all. Stands behind the
 * cookie's SameSite=Strict, for browsers that know neither and for other ports of the same host.
 */
export function isFromOurPage(request: FastifyRequest): boolean {
  const site = request.headers["sec-fetch-site"]
  if (site !== undefined && site !== "same-origin" && site !== "none") return false
  const origin = request.headers.origin
  return origin === undefined || hostOf(origin) === request.headers.host
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null
}
