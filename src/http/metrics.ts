import type { FastifyRequest } from "fastify"
import { collectDefaultMetrics, Histogram, Registry } from "prom-client"
import { sendRefusal } from "./refusals.ts"
import type { Site } from "./site.ts"

/** Numbers for Prometheus, for this machine alone: nothing that came through a proxy is answered. */
export function metricsRoute(site: Site): void {
  const register = new Registry()
  collectDefaultMetrics({ register })
  const durations = new Histogram({
    name: "http_request_duration_seconds",
    help: "Time to answer a request, by route and status.",
    labelNames: ["method", "route", "status"],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 5, 30],
    registers: [register],
  })
  site.server.addHook("onResponse", async (request, reply) => {
    const route = request.routeOptions.url ?? "none"
    const labels = { method: request.method, route, status: reply.statusCode }
    durations.observe(labels, reply.elapsedTime / 1000)
  })
  site.server.get("/metrics", { schema: { hide: true } }, async (request, reply) => {
    if (!isFromThisMachine(request)) return sendRefusal(reply, { refusal: "not-found" })
    return reply.header("content-type", register.contentType).send(await register.metrics())
  })
}

function isFromThisMachine(request: FastifyRequest): boolean {
  const address = request.socket.remoteAddress ?? ""
  const isLoopback = address === "::1" || /^(::ffff:)?127\./.test(address)
  return isLoopback && !("x-forwarded-for" in request.headers) && !("forwarded" in request.headers)
}
