import type { ReplyOf } from "../../contract/endpoint.ts"
import type { getCase, listCases, printCase } from "../../contract/quarantine.ts"

export type Line = ReplyOf<typeof listCases>["cases"][number]
export type Case = ReplyOf<typeof getCase>
export type Printed = ReplyOf<typeof printCase>
