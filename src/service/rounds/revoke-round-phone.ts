import { mayDo } from "../../core/access/roles.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { findDevice, revokeDevices } from "../../store/gate/devices.ts"
import { notifyChange } from "../../store/live/changes.ts"
import { recordAudit } from "../audit.ts"
import { authorise } from "../authorise.ts"
import type { Context, Refusal } from "../context.ts"
import { once } from "../once.ts"
import { refuse } from "../refusal.ts"

/** Shuts out a phone that carries a list: one's own, or for whoever runs the posts anybody's. What it wrote is still taken. */
export async function revokeRoundPhone(
  context: Context,
  given: { readonly commandId: string; readonly id: string },
): Promise<{ readonly done: true } | Refusal<"not-found" | "command-id-taken">> {
  authorise(context, "use-tasks")
  const { communityId, accountId } = context
  return inNeighbourhood(context.db, communityId, (tx) =>
    once(tx, context, given.commandId, "round-phone.revoke", async () => {
      const device = await findDevice(tx, communityId, given.id)
      if (device?.kind !== "round") return refuse("not-found", "id")
      if (device.accountId !== accountId && !mayDo(context.role, "run-posts"))
        return refuse("not-found", "id")
      await revokeDevices(tx, communityId, { deviceId: given.id }, context.now())
      const subject = { subjectKind: "device", subjectId: given.id }
      await recordAudit(tx, context, { action: "round-phone.revoke", ...subject })
      await notifyChange(tx, communityId)
      return { done: true as const }
    }),
  )
}
