import { useQuery, useQueryClient } from "@tanstack/react-query"
import { useRef, useState } from "react"
import type { Static } from "typebox"
import type { ReplyOf } from "../../contract/endpoint.ts"
import { addList, listLists, type NewList, proposeList } from "../../contract/lists.ts"
import { callWithFiles } from "../app/client.ts"
import { RefusedError, refreshAll } from "../app/query.ts"
import { newId } from "../parts/ids.ts"

export type Source = File | string
type Proposal = ReplyOf<typeof proposeList>

/** What the columns of a list hold, as it is guessed or as the sender's last list was read; asked anew for another sender. */
export function useProposal(source: Source, sender: string) {
  const [sourceId] = useState(newId)
  return useQuery<Proposal, RefusedError>({
    queryKey: ["list-proposal", sourceId, sender],
    queryFn: async () => {
      const form = new FormData()
      form.append("sender", sender)
      appendSource(form, source)
      const answer = await callWithFiles(proposeList, form)
      if (!answer.ok) throw new RefusedError(answer)
      return answer.value
    },
    // what stands on the screen stays until the next is there
    placeholderData: (before) => before,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    networkMode: "always",
  })
}

type Added = ReplyOf<typeof addList>

/** Takes a list in; sent again after a lost connection it is the same list. */
export function useAddList() {
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const open = useRef<{ text: string; commandId: string } | null>(null)
  const add = async (
    list: Omit<Static<typeof NewList>, "commandId">,
    source: Source,
  ): Promise<Added | null> => {
    if (busy) return null
    const text = JSON.stringify(list)
    if (open.current?.text !== text) open.current = { text, commandId: newId() }
    const form = new FormData()
    // the server must know the list before the file
    form.append("list", JSON.stringify({ ...list, commandId: open.current.commandId }))
    appendSource(form, source)
    setBusy(true)
    setRefused(null)
    const answer = await callWithFiles(addList, form)
    setBusy(false)
    if (!answer.ok) {
      setRefused(answer.refusal)
      return null
    }
    open.current = null
    await refreshAll(client, [listLists])
    return answer.value
  }
  return { add, busy, refused }
}

function appendSource(form: FormData, source: Source): void {
  if (typeof source === "string") form.append("pasted", source)
  else form.append("file", source, source.name)
}
