import { useQueries } from "@tanstack/react-query"
import { useState } from "react"
import { listRows } from "../../contract/lists.ts"
import { asking } from "../app/query.ts"
import type { RowShow } from "./list-types.ts"

const PAGE = 100

/** The rows of a list that are in one state, 100 at a time; `more` loads the next, `loadAll` all there are. */
export function useRows(id: string, show: RowShow) {
  const [wanted, setWanted] = useState(1)
  const [known, setKnown] = useState(0)
  // all there are may be asked for before anybody knows how many
  const pages = Math.max(1, Math.min(wanted, Math.ceil(known / PAGE)))
  const asked = useQueries({
    queries: Array.from({ length: pages }, (_, page) => ({
      ...asking(listRows, { id, show, offset: page * PAGE }, { live: true }),
    })),
  })
  const total = asked[0]?.data?.total ?? null
  if (total !== null && total !== known) setKnown(total)
  const rows = asked.flatMap(({ data }) => data?.rows ?? [])
  return {
    rows,
    total,
    isWhole: total !== null && asked.every(({ data }) => data !== undefined) && rows.length >= total,
    error: asked.find(({ error }) => error !== null)?.error ?? null,
    more: () => setWanted(pages + 1),
    loadAll: () => setWanted(Number.POSITIVE_INFINITY),
  }
}
