import { inNeighbourhood } from "../../store/database/db.ts"
import { findDevice, revokeDevices } from "../../store/gate/devices.ts"
import { notifyChange } from "../../store/live/changes.ts"
import { recordAudit } from "../audit.ts"
import { authorise } from "../authorise.ts"
import type { Context, Refusal } from "../context.ts"
import { once } from "../once.ts"
import { refuse } from "../refusal.ts"

/** Shuts a device out for good; what it wrote before is still taken. */
export async function revokeDevice(
  context: Context,
  given: { readonly commandId: string; readonly id: string },
): Promise<{ readonly done: true } | Refusal<"not-found" | "command-id-taken">> {
  authorise(context, "run-posts")
  const { communityId } = context
  return inNeighbourhood(context.db, communityId, (tx) =>
    once(tx, context, given.commandId, "device.revoke", async () => {
      if ((await findDevice(tx, communityId, given.id)) === undefined) return refuse("not-found", "id")
      await revokeDevices(tx, communityId, { deviceId: given.id }, context.now())
      const subject = { subjectKind: "device", subjectId: given.id }
      await recordAudit(tx, context, { action: "device.revoke", ...subject })
      await notifyChange(tx, communityId)
      return { done: true as const }
    }),
  )
}
