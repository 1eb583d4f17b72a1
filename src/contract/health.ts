import Type from "typebox"
import type { Endpoint } from "./endpoint.ts"

/** Whether the server can work: 200 while the database is up, 503 while it is not. */
export const getHealth = {
  method: "GET",
  path: "/api/health",
  permission: "public",
  reply: Type.Object({ database: Type.Literal("up") }),
  refusals: ["database-down"],
} as const satisfies Endpoint
