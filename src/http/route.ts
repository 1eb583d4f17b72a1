import type { FastifyReply, FastifyRequest } from "fastify"
import type { BodyOf, Endpoint, QueryOf, ReplyOf } from "../contract/endpoint.ts"
import { mayDo } from "../core/access/roles.ts"
import type { Ground, Refusal } from "../service/context.ts"
import type { DeviceContext } from "../service/gate/find-device.ts"
import { isRefusal } from "../service/refusal.ts"
import { findDevice } from "./device.ts"
import { type FileReply, sendFile } from "./file-reply.ts"
import { routeSchema } from "./openapi.ts"
import { sendRefusal } from "./refusals.ts"
import { isFromOurPage } from "./same-origin.ts"
import { findSignedIn, type SignedInContext } from "./session.ts"
import type { Site } from "./site.ts"

declare module "fastify" {
  interface FastifyRequest {
    signedIn: SignedInContext | null
    device: DeviceContext | null
  }
}

/** One request, checked: who asks, and what, in the contract's types. `request` and `reply` are for files and streams. */
export type Call<E extends Endpoint> = {
  readonly context: E["permission"] extends "public"
    ? Ground
    : E["permission"] extends "device"
      ? DeviceContext
      : SignedInContext
  readonly query: QueryOf<E>
  readonly body: BodyOf<E>
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/** A reply may be built of read-only values: it is only written out. */
type Immutable<T> = T extends (infer Item)[]
  ? readonly Immutable<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Immutable<T[Key]> }
    : T

/** What a handler gives back: the contract's reply, a file, nothing for a stream it has taken over, a refusal, or what it has sent itself. */
export type Answer<E extends Endpoint> =
  | (E["reply"] extends "file" ? FileReply : E["reply"] extends "events" ? undefined : Immutable<ReplyOf<E>>)
  | Refusal
  | FastifyReply

export type RouteExtras = { readonly rateLimit?: { readonly max: number; readonly timeWindow: number } }

/**
 * Serves one endpoint of the contract: where the request comes from and who asks is checked first, then the shape of
 * what is asked; the handler only calls the use case.
 */
export function route<E extends Endpoint>(
  site: Site,
  endpoint: E,
  handler: (call: Call<E>) => Promise<Answer<E>>,
  extras: RouteExtras = {},
): void {
  site.endpoints.push(endpoint)
  site.server.route({
    method: endpoint.method,
    url: endpoint.path,
    schema: routeSchema(endpoint),
    config: extras.rateLimit ? { rateLimit: { ...extras.rateLimit } } : {},
    onRequest: async (request, reply) => {
      if (endpoint.method === "POST" && !isFromOurPage(request)) return refuseWith(reply, "wrong-origin")
      if (endpoint.permission === "public") return
      if (endpoint.permission === "device") {
        request.device = await findDevice(site.options.ground, request)
        return request.device === null ? refuseWith(reply, "not-signed-in") : undefined
      }
      request.signedIn = await findSignedIn(site.options.ground, request)
      if (request.signedIn === null) return refuseWith(reply, "not-signed-in")
      if (!mayDo(request.signedIn.role, endpoint.permission)) return refuseWith(reply, "not-allowed")
    },
    preValidation: async (request, reply) => {
      const type = request.headers["content-type"] ?? ""
      if (endpoint.body && !/^application\/json\b/i.test(type)) return refuseWith(reply, "wrong-media-type")
    },
    handler: async (request, reply) => {
      reply.header("cache-control", "no-store")
      const call = {
        context: request.signedIn ?? request.device ?? site.options.ground,
        query: request.query,
        body: request.body,
        request,
        reply,
      }
      // the hooks and the schemas have checked what the contract's types say
      const answer = await handler(call as unknown as Call<E>)
      if (isRefusal(answer)) return sendRefusal(reply, answer)
      // a reply that a handler sent itself gives nothing once it is waited for
      if (endpoint.reply === "events" || reply.sent) return reply
      if (endpoint.reply === "file") return sendFile(reply, answer as FileReply)
      return reply.send(answer)
    },
  })
}

async function refuseWith(reply: FastifyReply, refusal: string): Promise<void> {
  await sendRefusal(reply, { refusal })
}
