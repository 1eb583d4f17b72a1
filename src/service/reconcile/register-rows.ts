import { dayOf, type PlainDate, parsePlainDate } from "../../core/kit/dates.ts"
import type { StayState } from "../../core/people/register-rules.ts"
import { mayRegisterRow, stateOf } from "../../core/reconcile/row-rules.ts"
import { type RowWords, readRowWords } from "../../core/reconcile/row-words.ts"
import { findStay } from "../../store/people/register-stays.ts"
import { insertLikeness } from "../../store/reconcile/likeness.ts"
import { callOffIdleCalls } from "../../store/reconcile/list-calls.ts"
import {
  type ListRowRow,
  listRowsById,
  saveEndings,
  saveIdentity,
  saveRegisteredStay,
} from "../../store/reconcile/list-rows.ts"
import { findPersonList } from "../../store/reconcile/person-lists.ts"
import { recordAudit } from "../audit.ts"
import { authorise } from "../authorise.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk, type SignedInWork } from "../desk/at-desk.ts"
import { isRefusal, refuse } from "../refusal.ts"
import { beginStay } from "../register/add-stay.ts"
import { readPerson } from "../register/save-person.ts"
import { likenessOf } from "./decide-rows.ts"
import { closeRowTasks } from "./settle-screened-row.ts"
import { readWrittenHomes } from "./written-homes.ts"

export type RowsToRegister = {
  readonly commandId: string
  readonly rowIds: readonly string[]
  readonly on: string
  readonly standing: StayState["standing"]
  /** Where they live; null: where the row says. */
  readonly homeId: string | null
}

type Code =
  | "not-found"
  | "row-ended"
  | "row-waiting"
  | "row-needs-home"
  | "wrong-day"
  | "already-ended"
  | "already-here"
  | "already-known"
  | "unknown-sex"

/** Adds people of a list who are not in the register to it, each at their door; so the row ends, and both can be taken back together. */
export async function registerRows(
  context: Context,
  given: RowsToRegister,
): Promise<{ readonly done: true } | Refusal<Code | "command-id-taken">> {
  authorise(context, "change-register")
  const on = parsePlainDate(given.on)
  if (on === null || on > dayOf(context.now())) return refuse("wrong-day", "on")
  return atDesk<{ done: true }, Code>(context, "reconcile", given, "list.register", async (work) => {
    const { tx, communityId } = work
    const today = dayOf(work.now())
    const wanted = [...new Set(given.rowIds.map((id) => id.toLowerCase()))]
    const rows = await listRowsById(tx, communityId, wanted, today)
    if (rows.length < wanted.length) return refuse("not-found", "rowIds")
    const homeOf = await readWrittenHomes(tx, communityId, today)
    for (const row of rows) {
      if (!mayRegisterRow(row))
        return refuse(stateOf(row) === "waiting" ? "row-waiting" : "row-ended", "rowIds")
      const list = await findPersonList(tx, communityId, row.listId)
      const words = readRowWords(list?.detail.kinds ?? [], row.cells, today)
      const dwellingId = given.homeId?.toLowerCase() ?? homeOf(words.door)
      if (dwellingId === null) return refuse("row-needs-home", "homeId")
      const reason = `名单（${list?.detail.sender ?? ""}）补登记`
      const refused = await register(work, row, words, { dwellingId, on, standing: given.standing, reason })
      if (refused !== null) return refused
    }
    return { done: true } as const
  })
}

async function register(
  work: SignedInWork,
  row: ListRowRow,
  words: RowWords,
  given: {
    readonly dwellingId: string
    readonly on: PlainDate
    readonly standing: StayState["standing"]
    readonly reason: string
  },
): Promise<Refusal<Code> | null> {
  const { tx, communityId, accountId } = work
  const { dwellingId, on, standing, reason } = given
  const { name, document: idNumber, phone, sex } = words
  const said = readPerson({ name, sex, idNumber, phone })
  if (said === null) return refuse("unknown-sex", "sex")
  const stayId = work.newId()
  const begun = await beginStay({ ...work, on, reason }, said, {
    ...{ id: stayId, dwellingId, standing, relation: "", care: "" },
  })
  if (isRefusal(begun)) return begun
  const personId = (await findStay(tx, communityId, stayId))?.personId
  if (personId === undefined) throw new Error("a stay that was just begun is not there")
  const by = { at: work.now(), accountId }
  await insertLikeness(tx, communityId, [likenessOf(work, row, personId, "same")], by)
  await saveIdentity(tx, communityId, { id: row.id, identity: "same", personId, chance: null }, by)
  await saveEndings(
    tx,
    communityId,
    [{ id: row.id, outcome: "missed", endKind: "person", endId: personId }],
    row.reason === "" ? "已补登记" : row.reason,
    by,
  )
  await saveRegisteredStay(tx, communityId, row.id, stayId)
  await callOffIdleCalls(tx, communityId, [row.id], by.at)
  await closeRowTasks(work, row)
  const about = { subjectKind: "list-row", subjectId: row.id, data: { outcome: "missed" } }
  await recordAudit(tx, work, { action: "list.row.register", ...about })
  return null
}
