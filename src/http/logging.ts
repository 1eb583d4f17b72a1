import type { Site } from "./site.ts"

/** One line for every request: which route, how it ended, how long it took. No addresses, bodies or query strings. */
export function logRequests(site: Site): void {
  site.server.addHook("onResponse", async (request, reply) => {
    request.log.info({
      method: request.method,
      route: request.routeOptions.url ?? "none",
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    })
  })
}
