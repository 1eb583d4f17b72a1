import { useRef, useState } from "react"
import { RefusedError } from "../app/query.ts"
import { type Choice, countOf, isChosen, nothingChosen } from "./choice-of-rows.ts"
import { fetchRows } from "./fetch-rows.ts"
import type { Row, RowShow } from "./list-types.ts"

/**
 * Which rows are meant: those that are chosen, else the row where the keys are. Where all are chosen they are fetched when something
 * is to be done with them, however many the screen shows.
 */
export function useChosen(listId: string, show: RowShow, rows: readonly Row[], at: string | null) {
  const [choice, setChoice] = useState<Choice>(nothingChosen)
  const [refused, setRefused] = useState<string | null>(null)
  const [isFetching, setFetching] = useState(false)
  const busy = useRef(false)
  const here = rows.filter(({ id }) => id === at)
  const chosen = rows.filter(({ id }) => isChosen(choice, id))
  const fetchAll = async (): Promise<readonly Row[] | null> => {
    if (busy.current) return null
    busy.current = true
    setFetching(true)
    setRefused(null)
    try {
      return (await fetchRows(listId, show)).filter(({ id }) => isChosen(choice, id))
    } catch (error) {
      setRefused(error instanceof RefusedError ? error.refusal : "no-connection")
      return null
    } finally {
      busy.current = false
      setFetching(false)
    }
  }
  return {
    ...{ choice, setChoice, refused, isFetching, here },
    /** Those of them that the screen shows. */
    shown: countOf(choice, rows.length) > 0 ? chosen : here,
    /** Null: they could not be had, or are on their way already. */
    meant: async (): Promise<readonly Row[] | null> => {
      if (choice.all) return fetchAll()
      return choice.ids.size > 0 ? chosen : here
    },
  }
}
