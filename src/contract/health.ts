import Type from "typebox"
import { endpoint } from "./endpoint.ts"

/** Whether the server can work: 200 while the database is up, 503 while it is not. */
export const getHealth = endpoint({
  method: "GET",
  path: "/api/health",
  permission: "public",
  reply: Type.Object({ database: Type.Literal("up") }),
  refusals: ["database-down"],
})
