import { useQuery, useQueryClient } from "@tanstack/react-query"
import { useEffect, useRef, useState } from "react"
import type { Static } from "typebox"
import type { ImportState } from "../../contract/imports.ts"
import { getImport, listImports, listRefusedRows, startImport } from "../../contract/imports.ts"
import { callWithFiles } from "../app/client.ts"
import { asking, refreshAll, useAsk } from "../app/query.ts"
import { newId } from "../parts/ids.ts"

export type Import = Static<typeof ImportState>

/** Sends files and follows the import that reads them; the same files sent again after a lost connection are one import. */
export function useImport() {
  const client = useQueryClient()
  const imports = useAsk(listImports, undefined)
  const [started, setId] = useState<string | null>(null)
  // one that a colleague, or this page before it was reloaded, has started is followed too
  const id = started ?? imports.data?.imports.find(({ finishedAt }) => finishedAt === null)?.id ?? null
  const [sending, setSending] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const open = useRef<{ files: readonly File[]; commandId: string } | null>(null)
  const followed = useQuery({
    ...asking(getImport, { id: id ?? "" }, { enabled: id !== null }),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.finishedAt == null ? 400 : false),
  })
  const finishedAt = followed.data?.finishedAt ?? null
  useEffect(() => {
    if (finishedAt === null) return
    setId(id)
    void refreshAll(client, [listImports, listRefusedRows])
  }, [client, finishedAt, id])

  const send = async (files: readonly File[]) => {
    if (sending) return false
    if (open.current?.files !== files) open.current = { files, commandId: newId() }
    setSending(true)
    setRefusal(null)
    const answer = await callWithFiles(startImport, formOf(open.current.commandId, files))
    setSending(false)
    if (!answer.ok) {
      setRefusal(answer.refusal)
      return false
    }
    open.current = null
    setId(answer.value.id)
    return true
  }
  return { send, sending, refusal, running: followed.data ?? null, imports: imports.data?.imports ?? [] }
}

function formOf(commandId: string, files: readonly File[]): FormData {
  const form = new FormData()
  // the server must know the command before the first file
  form.append("commandId", commandId)
  for (const file of files) form.append("files", file, file.name)
  return form
}
