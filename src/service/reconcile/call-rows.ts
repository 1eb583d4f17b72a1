import { dayOf, instantOf } from "../../core/kit/dates.ts"
import type { ListColumnKind } from "../../core/reconcile/list-column.ts"
import { readPhones } from "../../core/reconcile/read-phone.ts"
import { readRowWords } from "../../core/reconcile/row-words.ts"
import { insertCallsToMake, type NewCallToMake } from "../../store/phone/calls-to-make.ts"
import { listAskedToday, saveRowCalls } from "../../store/reconcile/list-calls.ts"
import type { ListRowRow } from "../../store/reconcile/list-rows.ts"
import { findPersonList } from "../../store/reconcile/person-lists.ts"
import { findPersonNumbers } from "../../store/reconcile/person-numbers.ts"
import { recordAudit } from "../audit.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk, type SignedInWork } from "../desk/at-desk.ts"
import { phoneKeyOf } from "../phone/phone-number.ts"
import { isRefusal, refuse } from "../refusal.ts"
import { rowsInHand } from "./rows-in-hand.ts"
import { readWrittenHomes } from "./written-homes.ts"

type Asked = { readonly planned: number; readonly noNumber: number; readonly already: number }
type Code = "not-found" | "row-ended" | "row-waiting" | "time-over" | "bad-input"

/**
 * Puts rows into the queue of calls to make. One call asks all rows of a number; a number that somebody asks or asked today
 * for a list already is not called again: the row shows that call.
 */
export async function callRows(
  context: Context,
  given: {
    readonly commandId: string
    readonly rowIds: readonly string[]
    readonly reason: string
    readonly dueAt: string
  },
): Promise<Asked | Refusal<Code | "command-id-taken">> {
  return atDesk<Asked, Code>(context, "reconcile", given, "list.call", async (work) => {
    const { tx, communityId } = work
    const dueAt = instantOf(Date.parse(given.dueAt))
    if (dueAt <= work.now()) return refuse("time-over", "dueAt")
    const reason = given.reason.trim()
    if (reason === "") return refuse("bad-input", "reason")
    const rows = await rowsInHand(work, given.rowIds, "call")
    if (isRefusal(rows)) return rows
    const asked = await askedBefore(work)
    const numbered = await withNumbers(work, rows)
    const calls: NewCallToMake[] = []
    const links: { rowId: string; checkId: string }[] = []
    const counts = { planned: 0, noNumber: 0, already: 0 }
    for (const { row, number, name, homeId } of numbered) {
      const phoneKey = phoneKeyOf(work.fingerprintKey, number)
      if (row.checkId !== null) {
        counts.already += 1
        continue
      }
      if (phoneKey === null) {
        counts.noNumber += 1
        continue
      }
      const key = phoneKey.toString("hex")
      const before = asked.get(key)
      if (before !== undefined) {
        links.push({ rowId: row.id, checkId: before.id })
        counts[before.isNew ? "planned" : "already"] += 1
        continue
      }
      const id = work.newId()
      asked.set(key, { id, isNew: true })
      links.push({ rowId: row.id, checkId: id })
      counts.planned += 1
      calls.push({
        ...{ id, source: "verification", sourceId: row.listId, cause: `list-row ${row.id} ${id}` },
        ...{ day: dayOf(work.now()), dueAt, againAt: null, homeId, phoneKey, ownerId: null },
        personId: row.identity === "same" ? row.personId : null,
        detail: { reason, number, name },
      })
    }
    await insertCallsToMake(tx, communityId, calls, work.now())
    await saveRowCalls(tx, communityId, links)
    await recordAudit(tx, work, { action: "list.call", data: counts })
    return counts
  })
}

async function askedBefore({
  tx,
  communityId,
  now,
}: SignedInWork): Promise<Map<string, { readonly id: string; readonly isNew: boolean }>> {
  const asked = await listAskedToday(tx, communityId, dayOf(now()))
  return new Map(
    asked.flatMap(({ id, phoneKey }) =>
      phoneKey === null ? [] : [[phoneKey.toString("hex"), { id, isNew: false }] as const],
    ),
  )
}

type Numbered = {
  readonly row: ListRowRow
  /** Empty where none is known. */
  readonly number: string
  readonly name: string
  readonly homeId: string | null
}

/** What a row says of its number and home, else what the register knows of the person whom it is. */
async function withNumbers(work: SignedInWork, rows: readonly ListRowRow[]): Promise<Numbered[]> {
  const { tx, communityId } = work
  const today = dayOf(work.now())
  const kindsOf = new Map<string, readonly ListColumnKind[]>()
  for (const listId of new Set(rows.map((row) => row.listId))) {
    kindsOf.set(listId, (await findPersonList(tx, communityId, listId))?.detail.kinds ?? [])
  }
  const same = rows.flatMap(({ identity, personId }) =>
    identity === "same" && personId !== null ? personId : [],
  )
  const people = await findPersonNumbers(tx, communityId, same, today)
  const homeAt = await readWrittenHomes(work.tx, work.communityId, today)
  return rows.map((row) => {
    const words = readRowWords(kindsOf.get(row.listId) ?? [], row.cells, today)
    const person = row.identity === "same" && row.personId !== null ? people.get(row.personId) : undefined
    const numbers = (readPhones(words.phone) ?? []).filter((number) => !number.includes("*"))
    return {
      ...{ row, name: words.name, homeId: person?.homeId ?? homeAt(words.door) },
      number: numbers[0] ?? (person === undefined ? "" : (readPhones(person.phone)?.[0] ?? "")),
    }
  })
}
