import type { FastifyRequest } from "fastify"
import Value from "typebox/value"
import * as contract from "../contract/lists.ts"
import { addList, type ListToAdd } from "../service/reconcile/add-list.ts"
import { answerList } from "../service/reconcile/answer-list.ts"
import { callRows } from "../service/reconcile/call-rows.ts"
import { decideRows } from "../service/reconcile/decide-rows.ts"
import { endRows } from "../service/reconcile/end-rows.ts"
import { explainRow } from "../service/reconcile/explain-row.ts"
import { getList } from "../service/reconcile/get-list.ts"
import { listLists } from "../service/reconcile/list-lists.ts"
import { listRows } from "../service/reconcile/list-rows.ts"
import { listTaskRows } from "../service/reconcile/list-task-rows.ts"
import { nextDoubtful } from "../service/reconcile/next-doubtful.ts"
import { openRow } from "../service/reconcile/open-row.ts"
import { openRows } from "../service/reconcile/open-rows.ts"
import { proposeList } from "../service/reconcile/propose-list.ts"
import type { ListSource } from "../service/reconcile/read-list.ts"
import { registerRows } from "../service/reconcile/register-rows.ts"
import { reopenRows } from "../service/reconcile/reopen-rows.ts"
import { makeRoomTables } from "../service/reconcile/room-tables.ts"
import { takeBackList } from "../service/reconcile/take-back-list.ts"
import { uncallRows } from "../service/reconcile/uncall-rows.ts"
import { undecideRows } from "../service/reconcile/undecide-rows.ts"
import { writeReply } from "../service/reconcile/write-reply.ts"
import { isRefusal, refuse } from "../service/refusal.ts"
import { route } from "./route.ts"
import type { Site } from "./site.ts"

/** Lists from above: taken in, gone through, answered. */
export function listRoutes(site: Site): void {
  const { books, lists, matcher } = site.options
  const rooms = makeRoomTables()

  route(site, contract.proposeList, async ({ context, request }) => {
    const { fields, source } = await readListForm(request)
    if (source === null) return refuse("no-files")
    return proposeList(context, { sender: (fields.get("sender") ?? "").slice(0, 60), source }, books.readList)
  })
  route(site, contract.addList, async ({ context, request }) => {
    const { fields, source } = await readListForm(request)
    const given = parseList(fields.get("list"))
    if (given === null) return refuse("bad-input", "list")
    if (source === null) return refuse("no-files")
    const added = await addList(context, given, source, books)
    if (!isRefusal(added)) lists.soon(context.communityId, added)
    return added
  })
  route(site, contract.listLists, ({ context }) => listLists(context))
  route(site, contract.getList, ({ context, query }) => getList(context, query))
  route(site, contract.listRows, ({ context, query }) => listRows(context, query))
  route(site, contract.openRows, ({ context, query }) => openRows(context, query, rooms))
  route(site, contract.nextDoubtful, ({ context, query }) => nextDoubtful(context, query))
  route(site, contract.explainRow, ({ context, query }) => explainRow(context, query, matcher))
  route(site, contract.decideRows, ({ context, body }) => decideRows(context, body))
  route(site, contract.undecideRows, ({ context, body }) => undecideRows(context, body))
  route(site, contract.endRows, ({ context, body }) => endRows(context, body))
  route(site, contract.registerRows, ({ context, body }) => registerRows(context, body))
  route(site, contract.listTaskRows, ({ context, query }) => listTaskRows(context, query))
  route(site, contract.reopenRows, ({ context, body }) => reopenRows(context, body))
  route(site, contract.callRows, ({ context, body }) => callRows(context, body))
  route(site, contract.uncallRows, ({ context, body }) => uncallRows(context, body))
  route(site, contract.downloadReply, ({ context, query }) => writeReply(context, query, books))
  route(site, contract.answerList, ({ context, body }) => answerList(context, body))
  route(site, contract.takeBackList, ({ context, body }) => takeBackList(context, body))
  route(site, contract.openRow, ({ context, query }) => openRow(context, query))
}

type ListForm = { readonly fields: ReadonlyMap<string, string>; readonly source: ListSource | null }

/** The fields of a form, and the list: its one file, or what was pasted. */
async function readListForm(request: FastifyRequest): Promise<ListForm> {
  const fields = new Map<string, string>()
  const files: ListSource[] = []
  for await (const part of request.parts({ limits: { files: 1 } })) {
    if (part.type === "file") files.push({ file: { name: part.filename, bytes: await part.toBuffer() } })
    else fields.set(part.fieldname, String(part.value))
  }
  const pasted = fields.get("pasted") ?? ""
  return { fields, source: files[0] ?? (pasted.trim() === "" ? null : { pasted }) }
}

function parseList(text: string | undefined): ListToAdd | null {
  if (text === undefined) return null
  try {
    const parsed: unknown = JSON.parse(text)
    return Value.Check(contract.NewList, parsed) ? parsed : null
  } catch {
    return null
  }
}
