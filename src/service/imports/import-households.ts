import type { RowValues } from "../../core/forms/form.ts"
import { makeOrdinals } from "../../core/forms/row-identity.ts"
import type { Tenure } from "../../core/report/board.ts"
import { listForgottenRows } from "../../store/erasure/forgotten-rows.ts"
import { bulkInsert } from "../../store/imports/bulk-insert.ts"
import { listImportedHouseholds, updateImportedHousehold } from "../../store/people/households.ts"
import { fingerprint, householderKey } from "../../store/people/person-keys.ts"
import { householdRowKey } from "../../store/people/register-row-keys.ts"
import { addDoors, addImpliedStairwells } from "./import-register.ts"
import type { ImportRow, ImportWork } from "./import-work.ts"
import { withPossibleDoor } from "./known-door.ts"

const tenureOf: Readonly<Record<string, Tenure>> = { 自住: "owner-occupied", 出租: "let", 空置: "vacant" }

/**
 * 住户: a household is known by its door, and by its turn where a door has several. A book that says something new about it
 * corrects it; one that repeats what was read before leaves alone what was since changed by hand.
 */
export async function importHouseholds(work: ImportWork, rows: readonly ImportRow[]): Promise<void> {
  const possible = withPossibleDoor(work, rows)
  const doors = [...new Set(possible.map((from) => from.row.values["门牌"] ?? ""))]
  await addImpliedStairwells(work, doors)
  await addDoors(work, doors)
  const known = await listImportedHouseholds(work.tx)
  const forgotten = await listForgottenRows(work.tx, work.communityId)
  const turns = new Map<string, (text: string) => number>()
  const households: (readonly (string | number | Buffer | null)[])[] = []
  const details: (readonly (string | object | null)[])[] = []
  for (const from of possible) {
    const household = householdOf(work, from, turnIn(turns, from), forgotten)
    const before = known.get(household.rowKey.toString("hex"))
    if (before === undefined) {
      const id = work.newId()
      known.set(household.rowKey.toString("hex"), { id, content: household.content })
      households.push([
        work.communityId,
        id,
        household.dwellingId,
        household.tenure,
        household.size,
        household.rowKey,
        household.content,
      ])
      details.push([
        work.communityId,
        id,
        "register",
        household.householder,
        household.phone,
        from.row.remarks,
      ])
      from.line.new += 1
    } else if (before.content?.equals(household.content)) {
      from.line.known += 1
    } else {
      await updateImportedHousehold(work, before.id, household)
      from.line.changed += 1
    }
    if (from.retryOf) work.acceptedLater.push(from.retryOf.refusalId)
    if (from.row.mends) work.mended.push(from.row.mends)
  }
  const columns = ["community_id", "household_id", "dwelling_id", "tenure", "size", "row_key", "row_content"]
  await bulkInsert(work.tx, "household", columns, households)
  const detailColumns = ["community_id", "household_id", "retention", "householder", "phone", "remarks"]
  await bulkInsert(work.tx, "household_detail", detailColumns, details)
}

function householdOf(work: ImportWork, from: ImportRow, turn: number, forgotten: ReadonlySet<string>) {
  const { values } = from.row
  const door = values["门牌"] ?? ""
  const key = householderKey(work.fingerprintKey, door, values["户主"] ?? "")
  const isForgotten = forgotten.has(key.toString("hex"))
  return {
    dwellingId: work.register.dwellings.get(door) ?? "",
    tenure: tenureOf[values["住房类型"] ?? ""] ?? "owner-occupied",
    householder: isForgotten ? "" : (values["户主"] ?? ""),
    phone: isForgotten ? "" : (values["联系电话"] ?? ""),
    size: Number(values["人数"] ?? 0),
    rowKey: householdRowKey(work.fingerprintKey, door, turn),
    content: fingerprint(work.fingerprintKey, contentOf(from, values)),
  }
}

/** All that a row of the register says, as one text. */
export function contentOf(from: ImportRow, values: RowValues): string {
  return [from.form.name, ...from.form.columns.map((column) => values[column.name] ?? "")].join("\u001f")
}

/** Which of its door's rows in its file this one is, from 1. */
function turnIn(turns: Map<string, (text: string) => number>, from: ImportRow): number {
  const turn = turns.get(from.book) ?? makeOrdinals()
  turns.set(from.book, turn)
  return turn(from.row.values["门牌"] ?? "")
}
