import compress from "@fastify/compress"
import cookie from "@fastify/cookie"
import multipart from "@fastify/multipart"
import rateLimit from "@fastify/rate-limit"
import fastify, { type FastifyInstance, type FastifyServerOptions, LogController } from "fastify"
import type { Endpoint } from "../contract/endpoint.ts"
import { accessRoutes } from "./access.ts"
import { boardRoutes } from "./board.ts"
import { bookRoutes } from "./books.ts"
import { careRoutes } from "./care.ts"
import { dutyRoutes } from "./duty.ts"
import { squeeze } from "./encodings.ts"
import { erasureRoutes } from "./erasure.ts"
import { eventRoutes } from "./events.ts"
import { findingRoutes } from "./findings.ts"
import { gateRoutes } from "./gate.ts"
import { healthRoutes } from "./health.ts"
import { importRoutes } from "./imports.ts"
import { listRoutes } from "./lists.ts"
import { logRequests } from "./logging.ts"
import { metricsRoute } from "./metrics.ts"
import { myDutyRoutes } from "./my-duty.ts"
import { describeApi, openApiOf } from "./openapi.ts"
import { type Limits, type ServerOptions, usualLimits } from "./options.ts"
import { passRoutes } from "./passes.ts"
import { peopleRoutes } from "./people.ts"
import { phoneRoutes } from "./phone.ts"
import { policyRoutes } from "./policies.ts"
import { postRoutes } from "./posts.ts"
import { proposalRoutes } from "./proposals.ts"
import { quarantineRoutes } from "./quarantine.ts"
import { readingRoutes } from "./readings.ts"
import { handleErrors } from "./refusals.ts"
import { registerRoutes } from "./register.ts"
import { residentRoutes } from "./residents.ts"
import { rollRoutes } from "./roll.ts"
import { roundPhoneRoutes } from "./round-phone.ts"
import { roundRoutes } from "./rounds.ts"
import { rowRoutes } from "./rows.ts"
import { screeningRoutes } from "./screening.ts"
import { protectPages } from "./security-headers.ts"
import { tellTime } from "./server-time.ts"
import { buildShapesLate } from "./shapes.ts"
import { shiftRoutes } from "./shifts.ts"
import type { Site } from "./site.ts"
import { swapRoutes } from "./swaps.ts"
import { taskRoutes } from "./tasks.ts"
import { tlsRoutes } from "./tls.ts"
import { webFiles } from "./web-files.ts"

/** Each domain's routes; a new domain adds its line. */
const domains = [
  healthRoutes,
  accessRoutes,
  eventRoutes,
  boardRoutes,
  importRoutes,
  rowRoutes,
  registerRoutes,
  peopleRoutes,
  screeningRoutes,
  bookRoutes,
  quarantineRoutes,
  erasureRoutes,
  passRoutes,
  roundRoutes,
  roundPhoneRoutes,
  postRoutes,
  gateRoutes,
  residentRoutes,
  tlsRoutes,
  policyRoutes,
  taskRoutes,
  phoneRoutes,
  careRoutes,
  readingRoutes,
  listRoutes,
  findingRoutes,
  rollRoutes,
  dutyRoutes,
  myDutyRoutes,
  swapRoutes,
  shiftRoutes,
  proposalRoutes,
] as const

const MEGABYTE = 1_048_576

/** The server, ready to listen, every endpoint that it serves, and its OpenAPI 3.1 description. */
export type MadeServer = {
  readonly server: FastifyInstance
  readonly routes: readonly Endpoint[]
  readonly openApi: () => unknown
}

export async function makeServer(options: ServerOptions): Promise<MadeServer> {
  const limits: Limits = { ...usualLimits, ...options.limits }
  const server = fastify(fastifyOptions(options, limits)) as FastifyInstance
  server.server.maxConnections = limits.connections
  const site: Site = { server, options, limits, secure: options.tls !== undefined, endpoints: [] }

  await buildShapesLate(server)
  // forms of other sites may send text without asking first
  server.removeContentTypeParser("text/plain")
  server.decorateRequest("signedIn", null)
  server.decorateRequest("device", null)
  handleErrors(server)
  logRequests(site)
  tellTime(site)
  // a phone that insists on https could no longer open the page that hands it a new authority
  await protectPages({ server, lasting: options.tls?.current().kind === "files" })
  await server.register(cookie)
  await server.register(rateLimit, { global: false })
  await server.register(compress, {
    encodings: ["br", "gzip", "identity"],
    brotliOptions: squeeze.brotli,
    zlibOptions: squeeze.gzip,
  })
  await server.register(multipart, {
    limits: { files: 200, fileSize: 64 * MEGABYTE, fields: 10, parts: 210 },
  })
  await describeApi(server)
  metricsRoute(site)
  for (const domain of domains) domain(site)
  await webFiles(site)
  await server.ready()
  return { server, routes: site.endpoints, openApi: () => openApiOf(server) }
}

function fastifyOptions(options: ServerOptions, limits: Limits): FastifyServerOptions {
  const slow = {
    headersTimeout: limits.headersTimeoutMs,
    requestTimeout: limits.requestTimeoutMs,
    connectionsCheckingInterval: limits.connectionsCheckMs,
  }
  const common = {
    connectionTimeout: limits.idleTimeoutMs,
    requestTimeout: limits.requestTimeoutMs,
    keepAliveTimeout: limits.keepAliveTimeoutMs,
    maxRequestsPerSocket: limits.requestsPerConnection,
    bodyLimit: MEGABYTE,
    logController: new LogController({ disableRequestLogging: true }),
    ...(options.log === null ? { logger: false } : { loggerInstance: options.log }),
  }
  const served = options.tls?.current()
  // who connects and never begins to speak TLS is no connection of http yet, and would hold up a stop
  const handshakeTimeout = limits.headersTimeoutMs
  const secure = served && { ...slow, handshakeTimeout, key: served.key, cert: served.cert }
  // an https server has the same face as an http one
  return { ...common, ...(secure ? { https: secure } : { http: slow }) } as FastifyServerOptions
}
