import { useQueries } from "@tanstack/react-query"
import { useState } from "react"
import { listRows } from "../../contract/lists.ts"
import { asking } from "../app/query.ts"
import type { RowShow } from "./list-types.ts"

const PAGE = 100

/** The rows of a list that are in one state, 100 at a time; `more` loads the next, `loadAll` all there are. */
export function useRows(id: string, show: RowShow) {
  const [pages, setPages] = useState(1)
  const asked = useQueries({
    queries: Array.from({ length: pages }, (_, page) => ({
      ...asking(listRows, { id, show, offset: page * PAGE }, { live: true }),
    })),
  })
  const total = asked[0]?.data?.total ?? null
  const rows = asked.flatMap(({ data }) => data?.rows ?? [])
  return {
    rows,
    total,
    isWhole: total !== null && asked.every(({ data }) => data !== undefined) && rows.length >= total,
    error: asked.find(({ error }) => error !== null)?.error ?? null,
    more: () => setPages(pages + 1),
    loadAll: () => setPages(Math.max(pages, Math.ceil((total ?? 0) / PAGE))),
  }
}
