import { getTls } from "../contract/tls.ts"
import { certificateWarning } from "../core/access/certificate-warning.ts"
import { certificateRoutes } from "./certificate/routes.ts"
import { route } from "./route.ts"
import type { Site } from "./site.ts"

export function tlsRoutes(site: Site): void {
  const { tls } = site.options
  route(site, getTls, async ({ context }) => {
    if (tls === undefined) return { certificate: null }
    const { kind, until } = tls.current()
    return { certificate: { kind, until, ...certificateWarning(until, context.now()) } }
  })
  if (tls !== undefined) certificateRoutes(site.server, tls)
}
