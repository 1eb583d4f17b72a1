import Type from "typebox"
import { certificateStages } from "../core/access/certificate-warning.ts"
import { endpoint } from "./endpoint.ts"

/** How long the pages' certificate is still good, and whether somebody should be told; null on plain http. */
export const getTls = endpoint({
  method: "GET",
  path: "/api/tls",
  permission: "see-board",
  reply: Type.Object({
    certificate: Type.Union([
      Type.Null(),
      Type.Object({
        /** Whose work a renewal is: `files` somebody else's, `local` our own. */
        kind: Type.Union([Type.Literal("files"), Type.Literal("local")]),
        until: Type.String(),
        daysLeft: Type.Integer(),
        stage: Type.Enum(certificateStages),
      }),
    ]),
  }),
})
