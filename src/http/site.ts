import type { FastifyInstance } from "fastify"
import type { Endpoint } from "../contract/endpoint.ts"
import type { Limits, ServerOptions } from "./options.ts"

/** A server in the making: what its routes are given, and the endpoints they have named so far. */
export type Site = {
  readonly server: FastifyInstance
  readonly options: ServerOptions
  readonly limits: Limits
  /** Whether browsers reach it by https. */
  readonly secure: boolean
  readonly endpoints: Endpoint[]
}
