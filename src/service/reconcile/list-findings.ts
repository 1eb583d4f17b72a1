import { maskName, maskPhone } from "../../core/people/mask.ts"
import type { FindingKind } from "../../core/reconcile/finding-kind.ts"
import type { FindingField, FindingSource } from "../../core/reconcile/findings.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { countOpenFindings, type FindingRow, listFindingRows } from "../../store/reconcile/findings.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"
import { readFoundPeople, type ShownPerson } from "./found-people.ts"

const PAGE = 50

/** What does not agree, the newest first; names and numbers are masked. */
export async function listFindings(
  context: Context,
  given: { readonly kind?: FindingKind; readonly show: "open" | "ended"; readonly offset?: number },
) {
  authorise(context, "reconcile")
  const { communityId } = context
  return inNeighbourhood(context.db, communityId, async (tx) => {
    const wanted = { kind: given.kind ?? null, show: given.show, offset: given.offset ?? 0, limit: PAGE }
    const { total, rows } = await listFindingRows(tx, communityId, wanted)
    const ids = rows.flatMap((row) => [row.personId, row.otherPersonId].filter((id) => id !== null))
    const people = await readFoundPeople(tx, communityId, ids, context.now())
    return {
      total,
      open: await countOpenFindings(tx, communityId),
      findings: rows.map((row) => presentFinding(row, people)),
    }
  })
}

function presentFinding(row: FindingRow, people: ReadonlyMap<string, ShownPerson>) {
  const { detail } = row
  const personOf = (id: string | null) => (id === null ? null : (people.get(id) ?? null))
  const hide = (text: string) => (row.field === "phone" ? text.split("、").map(maskPhone).join("、") : text)
  return {
    id: row.id,
    kind: row.kind,
    foundAt: row.foundAt,
    door: row.door,
    homeId: row.dwellingId,
    person: personOf(row.personId),
    other: personOf(row.otherPersonId),
    ...{
      said: saidOf(row),
      source: sourceText(detail?.source),
      field: row.field satisfies FindingField | null,
    },
    here: hide(detail?.here ?? ""),
    there: hide(detail?.there ?? ""),
    thereSource: sourceText(detail?.other),
    chance: row.chance,
    rowId: row.rowId,
    listId: row.listId,
    asks: row.asks,
    taskId: row.taskId,
    endedAt: row.endedAt,
    endedAs: row.endedAs,
    endedBy: row.endedBy,
    reason: detail?.reason ?? "",
  }
}

/** Masked, what was said of who was seen. */
export function saidOf({ detail }: FindingRow): string {
  const phone = detail?.phone ?? ""
  return [maskName(detail?.name ?? ""), phone === "" ? "" : maskPhone(phone)].filter(Boolean).join(" ")
}

/** The source's kind, and after a blank which of them. */
function sourceText(source: FindingSource | undefined): string {
  return source === undefined ? "" : `${source.kind} ${source.of}`.trim()
}
