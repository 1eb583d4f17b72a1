import type { PassKind } from "../../core/gate/words.ts"
import type { PlainDate } from "../../core/kit/dates.ts"
import { maskName } from "../../core/people/mask.ts"
import { inNeighbourhood, type Tx } from "../../store/database/db.ts"
import { listPassesById, savePrintingKey } from "../../store/gate/passes.ts"
import { recordAudit } from "../audit.ts"
import { authorise } from "../authorise.ts"
import type { Context, Refusal } from "../context.ts"
import { once } from "../once.ts"
import { isRefusal } from "../refusal.ts"
import { ensurePassKey } from "./gate-keys.ts"
import { ensureHomeKey } from "./home-codes.ts"
import { isOurs } from "./pass-view.ts"
import { signPass } from "./sign-pass.ts"

type Done = { readonly done: true }

/** What stands on a printed pass. */
export type PrintedPass = {
  readonly id: string
  readonly number: string
  readonly door: string
  readonly holder: string
  readonly kind: PassKind
  readonly from: PlainDate
  readonly until: PlainDate
  readonly code: string
}

/** Good passes of ours as they are printed, signed by the key in use. That they were printed is written down, their codes are not. */
export async function printPasses(
  context: Context,
  given: { readonly commandId: string; readonly ids: readonly string[] },
): Promise<{ readonly passes: PrintedPass[] } | Refusal<"command-id-taken">> {
  authorise(context, "issue-passes")
  const { communityId } = context
  return inNeighbourhood(context.db, communityId, async (tx) => {
    const done = await once<Done, never>(tx, context, given.commandId, "pass.print", async () => {
      const { keyId } = await ensurePassKey(tx, context)
      await savePrintingKey(tx, communityId, given.ids, keyId)
      await recordAudit(tx, context, { action: "pass.print", data: { passes: given.ids.length } })
      return { done: true }
    })
    return isRefusal(done) ? done : { passes: await printedPasses(tx, context, given.ids) }
  })
}

async function printedPasses(tx: Tx, context: Context, ids: readonly string[]): Promise<PrintedPass[]> {
  const key = await ensurePassKey(tx, context)
  const homeKey = await ensureHomeKey(tx, context)
  const passes = await listPassesById(tx, context.communityId, ids)
  return passes.flatMap((pass) => {
    if (!isOurs(pass) || pass.status !== "issued") return []
    const { id, number, door, kind, from, until } = pass
    const code = signPass(pass, homeKey, key)
    return [{ id, number, door, kind, from, until, code, holder: maskName(pass.holder) }]
  })
}
