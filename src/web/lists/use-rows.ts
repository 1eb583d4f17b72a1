import { useQueries } from "@tanstack/react-query"
import { useState } from "react"
import { listRows } from "../../contract/lists.ts"
import { asking } from "../app/query.ts"
import type { RowShow } from "./list-types.ts"

const PAGE = 100

/** So many are shown when all are wanted: of a list of 50,000 nobody reads more on one screen. */
const MOST_PAGES = 10

/** The rows of a list that are in one state, 100 at a time; `more` shows the next, `showAll` all there are, as far as a screen goes. */
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
  return {
    rows: asked.flatMap(({ data }) => data?.rows ?? []),
    total,
    error: asked.find(({ error }) => error !== null)?.error ?? null,
    more: () => setWanted(pages + 1),
    showAll: () => setWanted((now) => Math.max(now, MOST_PAGES)),
  }
}
