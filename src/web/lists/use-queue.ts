import { useQuery, useQueryClient } from "@tanstack/react-query"
import { useEffect, useRef, useState } from "react"
import type { BodyOf, ReplyOf } from "../../contract/endpoint.ts"
import {
  decideRows,
  getList,
  listLists,
  listRows,
  nextDoubtful,
  openRows,
  undecideRows,
} from "../../contract/lists.ts"
import { call } from "../app/client.ts"
import { asking, RefusedError, refreshAll } from "../app/query.ts"
import type { Answer } from "../parts/answer.ts"
import { newId } from "../parts/ids.ts"
import type { Opened } from "./list-types.ts"
import { isOpen } from "./pairs.ts"

export type Said = BodyOf<typeof decideRows>["said"][number]

/** What was decided: of which rows, on which card. */
type Past = { readonly rowIds: readonly string[]; readonly card: string }

/** Where the queue is: at a card, at its end, or the next is not known yet. */
type Place = { readonly row: string } | "end" | "asking"

const touched = [listRows, getList, listLists]

/**
 * The doubtful rows of a list one card after the other. The next card is fetched while one looks at this one, so that a decision
 * answers at once; it is sent meanwhile, and a refusal brings its card back.
 */
export function useQueue(listId: string) {
  const client = useQueryClient()
  const [place, setPlace] = useState<Place>("asking")
  const [left, setLeft] = useState<number | null>(null)
  const [past, setPast] = useState<readonly Past[]>([])
  const [refused, setRefused] = useState<string | null>(null)
  const [sending, setSending] = useState(0)
  const chain = useRef<Promise<unknown>>(Promise.resolve())
  const at = typeof place === "string" ? null : place.row
  const opened = useQuery({ ...asking(openRows, { row: at ?? "" }, { enabled: at !== null }), ...fresh })
  const rows = opened.data?.rows ?? null
  const ahead = useQuery({
    queryKey: ["lists-ahead", at, past.length],
    enabled: rows !== null && sending === 0,
    queryFn: async () => {
      const next = await findNext(listId, rows ?? [])
      if (next.row !== null) void client.prefetchQuery({ ...asking(openRows, { row: next.row }), ...fresh })
      setLeft(next.left)
      return next
    },
    ...fresh,
    gcTime: 0,
  })
  const ask = async (behind: readonly Opened[]) => {
    const next = await findNext(listId, behind).catch((error: unknown) => {
      setRefused(error instanceof RefusedError ? error.refusal : "no-connection")
      return null
    })
    if (next === null) return
    setLeft(next.left)
    setPlace(next.row === null ? "end" : { row: next.row })
  }
  const start = useRef(ask)
  start.current = ask
  useEffect(() => {
    void start.current([])
  }, [])

  /** One after the other, each sent once and again after a lost connection. */
  const inTurn = <Reply>(
    work: () => Promise<Answer<Reply>>,
    then: (answer: Answer<Reply>) => Promise<void>,
  ) => {
    setSending((count) => count + 1)
    chain.current = chain.current.then(async () => {
      await then(await work())
      setSending((count) => count - 1)
      void refreshAll(client, touched)
    })
  }
  const decide = (said: readonly Said[]) => {
    if (at === null || rows === null) return
    const rowIds = said.map(({ rowId }) => rowId)
    const stays = said.every(({ is }) => is === "not-same")
    const known = ahead.data
    setRefused(null)
    setPast((before) => [...before, { rowIds, card: at }])
    if (!stays) {
      setPlace(known === undefined ? "asking" : known.row === null ? "end" : { row: known.row })
      setLeft((before) => Math.max(0, (before ?? 0) - rowIds.length))
    }
    const commandId = newId()
    inTurn(
      () => sendTwice(() => call(decideRows, { body: { commandId, said: [...said] } })),
      async (answer) => {
        const key = { queryKey: [openRows.path, { row: at }], exact: true }
        if (!answer.ok) {
          setRefused(answer.refusal)
          setPast((before) => before.filter((one) => one.rowIds !== rowIds))
          setPlace({ row: at })
        } else if (stays) {
          await client.refetchQueries(key)
          // whoever is left may be too unlikely for the row to stay doubtful
          const now = client.getQueryData<ReplyOf<typeof openRows>>(key.queryKey)
          if (now && !now.rows.some(({ row }) => isOpen(row))) await ask(rows)
        } else client.removeQueries(key)
        if (answer.ok && !stays && (known === undefined || known.row === null)) await ask(rows)
      },
    )
  }
  const undo = () => {
    const last = past.at(-1)
    if (last === undefined) return
    setRefused(null)
    setPast((before) => before.filter(({ rowIds }) => !rowIds.some((id) => last.rowIds.includes(id))))
    setPlace("asking")
    const commandId = newId()
    const rowIds = [...new Set(last.rowIds)]
    inTurn(
      () => sendTwice(() => call(undecideRows, { body: { commandId, rowIds } })),
      async (answer) => {
        if (!answer.ok) setRefused(answer.refusal)
        client.removeQueries({ queryKey: [openRows.path, { row: last.card }], exact: true })
        setPlace({ row: last.card })
      },
    )
  }
  return {
    place,
    rows,
    left,
    error: opened.error ?? null,
    refused,
    decide,
    undo,
    canUndo: past.length > 0,
  }
}

const fresh = { staleTime: Number.POSITIVE_INFINITY, gcTime: 60_000 }

/** The next row behind the card that is open, from the beginning again at the end; null when none is left. */
async function findNext(listId: string, card: readonly Opened[]): Promise<ReplyOf<typeof nextDoubtful>> {
  const own = new Map(card.map(({ row }) => [row.id, row.place]))
  const first = Math.min(...own.values())
  let after = own.size === 0 ? undefined : first
  for (let turn = 0; turn < 2; turn += 1) {
    for (;;) {
      const answer = await call(nextDoubtful, {
        query: { id: listId, ...(after === undefined ? {} : { after }) },
      })
      if (!answer.ok) throw new RefusedError(answer)
      const { row } = answer.value
      const place = row === null ? undefined : own.get(row)
      if (row !== null && place === undefined) return answer.value
      if (row === null && (after === undefined || answer.value.left === 0)) return answer.value
      if (row === null) break
      after = place
    }
    after = undefined
  }
  return { row: null, left: 0 }
}

async function sendTwice<Reply>(send: () => Promise<Answer<Reply>>): Promise<Answer<Reply>> {
  const answer = await send()
  return !answer.ok && answer.refusal === "no-connection" ? send() : answer
}
