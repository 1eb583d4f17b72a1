import { inNeighbourhood } from "../../store/database/db.ts"
import { putRefusalsAside } from "../../store/imports/refused-rows.ts"
import { recordAudit } from "../audit.ts"
import { authorise } from "../authorise.ts"
import type { Context, Refusal } from "../context.ts"
import { once } from "../once.ts"

/** Takes rows off the list that nobody will mend; `undo` puts them back. */
export async function putRefusedRowsAside(
  context: Context,
  command: {
    readonly commandId: string
    readonly ids: readonly string[]
    readonly undo?: boolean | undefined
  },
): Promise<{ readonly done: true } | Refusal<"command-id-taken">> {
  authorise(context, "import-books")
  return inNeighbourhood(context.db, context.communityId, (tx) =>
    once(tx, context, command.commandId, "refused-rows.put-aside", async () => {
      await putRefusalsAside(tx, command.ids, command.undo ? null : context.now())
      const action = command.undo ? "refused-rows.take-back" : "refused-rows.put-aside"
      await recordAudit(tx, context, { action, data: { rows: command.ids.length } })
      return { done: true } as const
    }),
  )
}
