import swagger from "@fastify/swagger"
import type { FastifyInstance, FastifySchema } from "fastify"
import { type Endpoint, RefusalBody } from "../contract/endpoint.ts"
import { commonRefusals } from "./refusals.ts"

/** Collects what routes say of themselves; register before any of them. */
export async function describeApi(server: FastifyInstance): Promise<void> {
  await server.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: { title: "Shouwang", version: "1", description: "The working desk of a residents' committee." },
      components: {
        securitySchemes: {
          session: { type: "apiKey", in: "cookie", name: "shouwang" },
          device: { type: "apiKey", in: "cookie", name: "shouwang-gate" },
        },
      },
    },
  })
}

/** The OpenAPI 3.1 description of a server that is ready. */
export function openApiOf(server: FastifyInstance): unknown {
  return server.swagger()
}

/** What Fastify checks a request by, and what the description says of the endpoint. */
export function routeSchema(endpoint: Endpoint): FastifySchema {
  const isFile = endpoint.reply === "file"
  const isStream = endpoint.reply === "events"
  const refusals = [...(endpoint.refusals ?? []), ...commonRefusals].join(", ")
  const described = {
    description: `Permission: ${endpoint.permission}.`,
    security: securityOf(endpoint),
  }
  return {
    ...described,
    ...(endpoint.query ? { querystring: endpoint.query } : {}),
    ...(endpoint.body ? { body: endpoint.body } : {}),
    response: {
      ...(isFile || isStream ? {} : { 200: endpoint.reply }),
      "4xx": { description: `Refused: ${refusals}`, ...RefusalBody },
    },
  }
}

function securityOf({ permission }: Endpoint): Record<string, string[]>[] {
  if (permission === "public") return []
  return permission === "device" ? [{ device: [] }] : [{ session: [] }]
}
