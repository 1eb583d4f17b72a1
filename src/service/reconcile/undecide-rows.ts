import { insertLikeness, listSaidOfRows } from "../../store/reconcile/likeness.ts"
import { saveIdentity } from "../../store/reconcile/list-rows.ts"
import { recordAudits } from "../audit.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk } from "../desk/at-desk.ts"
import { isRefusal } from "../refusal.ts"
import { likenessOf } from "./decide-rows.ts"
import { rowsInHand } from "./rows-in-hand.ts"

type Code = "not-found" | "row-ended" | "row-waiting"

/** Takes back all that was said of rows: they are doubtful, and stay so until somebody says who they are. */
export async function undecideRows(
  context: Context,
  given: { readonly commandId: string; readonly rowIds: readonly string[] },
): Promise<{ readonly done: true } | Refusal<Code | "command-id-taken">> {
  return atDesk<{ done: true }, Code>(context, "reconcile", given, "list.undecide", async (work) => {
    const { tx, communityId } = work
    const rows = await rowsInHand(work, given.rowIds, "undecide")
    if (isRefusal(rows)) return rows
    const said = await listSaidOfRows(
      tx,
      communityId,
      rows.map(({ id }) => id),
    )
    const by = { at: work.now(), accountId: work.accountId }
    const undone = rows.flatMap((row) =>
      said
        .filter(({ rowId }) => rowId === row.id)
        .map(({ personId }) => likenessOf(work, row, personId, "undone")),
    )
    await insertLikeness(tx, communityId, undone, by)
    for (const row of rows) {
      const [best] = row.candidates
      const left = { personId: best?.personId ?? null, chance: best?.chance ?? null }
      await saveIdentity(tx, communityId, { id: row.id, identity: "doubtful", ...left }, by)
    }
    const ids = rows.map(({ id }) => id)
    await recordAudits(tx, work, ids, { action: "list.row.undecide", subjectKind: "list-row" })
    return { done: true } as const
  })
}
