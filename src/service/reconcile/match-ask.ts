import type { PlainDate } from "../../core/kit/dates.ts"
import type { Decision } from "../../core/reconcile/decisions.ts"
import type { ChosenKinds } from "../../core/reconcile/evidence.ts"
import { isCompared, type ListColumnKind } from "../../core/reconcile/list-column.ts"
import { fillMergedCells } from "../../core/reconcile/merged-cells.ts"
import type { Db, Tx } from "../../store/database/db.ts"
import { listSaidOfRows } from "../../store/reconcile/likeness.ts"
import { listSaidOfPeople } from "../../store/reconcile/said-of-people.ts"
import type { RowsAsk, WrittenList } from "./matcher.ts"
import { readCalibration } from "./read-calibration.ts"
import { registerAsIs } from "./register-list.ts"

type ToMatch = {
  readonly header: readonly string[]
  readonly kinds: readonly ListColumnKind[]
  readonly rows: readonly { readonly id: string; readonly cells: readonly string[] }[]
}

/** What the matcher is asked of a list: its compared columns against the register, with all that people said before. */
export async function readMatchAsk(
  tx: Tx,
  db: Db,
  communityId: string,
  list: ToMatch,
  on: PlainDate,
): Promise<RowsAsk> {
  const register = await registerAsIs(tx, db, communityId, on)
  const said = await listSaidOfRows(
    tx,
    communityId,
    list.rows.map(({ id }) => id),
  )
  const ofPeople = await listSaidOfPeople(tx, communityId)
  return {
    register,
    ...writtenFor(list),
    decisions: [
      ...said.map(
        ({ personId, rowId, said: word }): Decision => ({
          one: { list: 0, id: personId },
          other: { list: 1, id: rowId },
          said: word,
        }),
      ),
      ...ofPeople.map(
        ({ one, other, said: word }): Decision => ({
          one: { list: 0, id: one },
          other: { list: 0, id: other },
          said: word,
        }),
      ),
    ],
    calibration: await readCalibration(tx, communityId),
  }
}

/** Columns that are compared, under names of their own: headers of strangers may be alike, or empty. */
function writtenFor({ header, kinds, rows }: ToMatch): {
  readonly added: WrittenList
  readonly kinds: ChosenKinds
} {
  const filled = fillMergedCells(
    ["", ...header],
    rows.map(({ id, cells }) => [id, ...cells]),
  )
  const compared = kinds.flatMap((kind, at) =>
    isCompared(kind) ? [{ kind, at, name: `${kind} ${at}` }] : [],
  )
  return {
    added: {
      header: ["", ...compared.map(({ name }) => name)],
      rows: filled.map((row) => [row[0] ?? "", ...compared.map(({ at }) => row[at + 1] ?? "")]),
    },
    kinds: Object.fromEntries(compared.map(({ name, kind }) => [name, kind])),
  }
}
