import { X509Certificate } from "node:crypto"
import fastify, { type FastifyInstance, type FastifyRequest } from "fastify"
import { protectPages } from "../security-headers.ts"
import { certificateRoutes } from "./routes.ts"
import { addressAt, firstName, type TlsSource } from "./served-tls.ts"

/**
 * The small plain-http server beside the one that serves https: it hands out the authority's certificate, which a phone
 * needs before it trusts us, and sends everyone else to https. Nothing else is ever said in the clear.
 */
export async function makeHandOut(source: TlsSource): Promise<FastifyInstance> {
  const server = fastify({
    logger: false,
    bodyLimit: 1,
    http: { headersTimeout: 5_000, requestTimeout: 10_000 },
    connectionTimeout: 20_000,
    keepAliveTimeout: 5_000,
  }) as FastifyInstance
  server.server.maxConnections = 200
  await protectPages({ server, lasting: false })
  certificateRoutes(server, source)
  server.setNotFoundHandler((request, reply) => {
    if (request.method !== "GET" && request.method !== "HEAD") {
      return reply.code(405).header("allow", "GET, HEAD").send()
    }
    const name = nameFor(request, source)
    if (name === null) return reply.code(404).send()
    return reply
      .code(308)
      .header("location", addressAt("https", name, source.httpsPort(), pathOf(request)))
      .header("cache-control", "no-store")
      .send()
  })
  await server.ready()
  return server
}

/** The name that was asked for where the certificate is for it, else its first: never one that the asker made up. */
function nameFor(request: FastifyRequest, source: TlsSource): string | null {
  const asked = request.hostname.toLowerCase()
  const served = source.current()
  // OpenSSL takes a name that begins with a dot for everything below it
  const isOurs = /^[a-z0-9]/.test(asked) && new X509Certificate(served.cert).checkHost(asked) !== undefined
  return isOurs ? asked : firstName(served)
}

/** A request may also name a whole address, which must not become part of ours. */
function pathOf(request: FastifyRequest): string {
  return request.url.startsWith("/") ? request.url : "/"
}
