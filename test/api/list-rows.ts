import { randomUUID } from "node:crypto"
import { type PermissionRow, staff } from "./permission-row.ts"

const pasted = "王小明 13800001111 12-302 武汉回沪"

const form = (fields: Readonly<Record<string, string>>) => {
  const made = new FormData()
  for (const [name, value] of Object.entries(fields)) made.append(name, value)
  return made
}

/** What begins a list, as a form. */
export const newList = (id: string) =>
  form({
    list: JSON.stringify({
      ...{ commandId: randomUUID(), id, sender: "街道办", title: "返沪人员", asks: "return", dueAt: null },
      ...{ sheet: "", kinds: ["name", "phone", "door", "note"] },
    }),
    pasted,
  })

const told = (
  given: (named: { listId: string; listRowId: string; personId: string }) => object,
): PermissionRow => ({
  may: staff,
  ask: (named) => ({ body: { commandId: randomUUID(), ...given(named) } }),
  stranger: "not-found",
})
const read = (
  given: (named: { listId: string; listRowId: string; personId: string }) => Record<string, string>,
): PermissionRow => ({
  may: staff,
  ask: (named) => ({ query: given(named) }),
  stranger: "not-found",
})

/** The endpoints of lists from above; the list that is taken back comes last. */
export const listRows: Readonly<Record<string, PermissionRow>> = {
  "POST /api/lists/propose": {
    may: staff,
    ask: () => ({ body: form({ sender: "街道办", pasted }) }),
    stranger: "their-own",
  },
  "POST /api/lists/add": { may: staff, ask: () => ({ body: newList(randomUUID()) }), stranger: "their-own" },
  "GET /api/lists": { may: staff, ask: () => ({}), stranger: "their-own" },
  "GET /api/lists/one": read(({ listId }) => ({ id: listId })),
  "GET /api/lists/rows": read(({ listId }) => ({ id: listId, show: "all" })),
  "GET /api/lists/open": read(({ listRowId }) => ({ row: listRowId })),
  "GET /api/lists/row": read(({ listRowId }) => ({ id: listRowId })),
  "GET /api/lists/next": read(({ listId }) => ({ id: listId })),
  "GET /api/lists/explain": read(({ listRowId, personId }) => ({ row: listRowId, person: personId })),
  "POST /api/lists/decide": told(({ listRowId, personId }) => ({
    said: [{ rowId: listRowId, is: "same", personId }],
  })),
  "POST /api/lists/undecide": told(({ listRowId }) => ({ rowIds: [listRowId] })),
  "POST /api/lists/call": told(({ listRowId }) => ({
    ...{ rowIds: [listRowId], reason: "何时返沪", dueAt: "2020-03-05T15:00:00Z" },
  })),
  "POST /api/lists/uncall": told(({ listRowId }) => ({ rowIds: [listRowId] })),
  "POST /api/lists/end": told(({ listRowId }) => ({
    ...{ rowIds: [listRowId], outcome: "wrong", reason: "查无此人", task: null },
  })),
  "POST /api/lists/register": {
    ...told(({ listRowId }) => ({ rowIds: [listRowId], on: "2020-03-05", standing: "family", homeId: null })),
    refused: "row-ended",
  },
  "GET /api/lists/of-task": { ...read(({ listRowId }) => ({ task: listRowId })), refused: "not-found" },
  "POST /api/lists/reopen": told(({ listRowId }) => ({ rowIds: [listRowId] })),
  "GET /api/lists/reply": read(({ listId }) => ({ id: listId })),
  "POST /api/lists/answer": { ...told(({ listId }) => ({ id: listId })), refused: "rows-open" },
  "POST /api/lists/take-back": told(({ listId }) => ({ id: listId })),
}
