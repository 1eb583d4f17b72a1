import type { ReplyOf } from "../../contract/endpoint.ts"
import type { getList, listLists, listRows, openRows, proposeList } from "../../contract/lists.ts"

export type ListHead = ReplyOf<typeof listLists>["lists"][number]
export type Counts = ListHead["counts"]
export type WholeList = ReplyOf<typeof getList>
export type Row = ReplyOf<typeof listRows>["rows"][number]
export type Opened = ReplyOf<typeof openRows>["rows"][number]
export type Candidate = Opened["candidates"][number]
export type Sheet = ReplyOf<typeof proposeList>["sheets"][number]
export type ColumnKind = Sheet["kinds"][number]

/** Parts of a list in which something is to be done. */
export const workShows = ["certain", "fresh", "doubtful", "later", "calling"] as const

/** What a list's rows are shown by: those that ended last. */
export const rowShows = [...workShows, "ended", "all"] as const
export type RowShow = (typeof rowShows)[number]
