import type { ReplyOf } from "../../contract/endpoint.ts"
import type { getReport, listReports } from "../../contract/residents.ts"

export type ReportLine = ReplyOf<typeof listReports>["reports"][number]
export type WholeReport = ReplyOf<typeof getReport>

/** How staff know that somebody is who they say. */
export type Checked = "document" | "known"
