import { mayDo, type Permission, type Role } from "../../core/access/roles.ts"
import type { RoundEntry } from "../../core/rounds/round-entry.ts"
import { findAccount } from "../../store/access/accounts.ts"
import type { Tx } from "../../store/database/db.ts"
import { findPlannedCheck } from "../../store/rounds/settle-by-id.ts"
import { getRole } from "../access/present-account.ts"
import type { PlacedEntry } from "./place-entries.ts"

/**
 * Leaves to each device what it may write: a gate's what happens at gates, a phone on a round what its owner does on rounds. What
 * it may not write is kept unread for the office to see.
 */
export async function admitEntries(
  tx: Tx,
  communityId: string,
  placed: readonly PlacedEntry[],
): Promise<PlacedEntry[]> {
  const roles = new Map<string, Role | null>()
  const admitted: PlacedEntry[] = []
  for (const entry of placed) {
    const { body, device } = entry
    const { accountId } = device
    if (accountId !== null && !roles.has(accountId)) {
      const account = await findAccount(tx, communityId, accountId)
      roles.set(accountId, account === undefined ? null : getRole(account.role))
    }
    const role = accountId === null ? null : (roles.get(accountId) ?? null)
    const isAdmitted =
      body === null || body.what === "undo"
        ? true
        : body.what === "round"
          ? role !== null && (await mayWrite(tx, communityId, role, body.entry))
          : device.kind === "gate"
    admitted.push(isAdmitted ? entry : { ...entry, body: null })
  }
  return admitted
}

const permissionOf = {
  reading: "run-rounds",
  visit: "run-rounds",
  attempt: "run-rounds",
  waste: "collect-waste",
  "handed-over": "deliver-needs",
} as const satisfies Record<RoundEntry["what"], Permission>

async function mayWrite(tx: Tx, communityId: string, role: Role, entry: RoundEntry): Promise<boolean> {
  if (mayDo(role, permissionOf[entry.what])) return true
  // whoever collects says too that nothing stood before the door
  if (entry.what !== "attempt" || !mayDo(role, "collect-waste")) return false
  return (await findPlannedCheck(tx, communityId, entry.checkId))?.kind === "waste"
}
