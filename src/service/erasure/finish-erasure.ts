import type { Removal } from "../../core/erasure/certificate.ts"
import { campaignTables, subjectTables } from "../../core/erasure/retention.ts"
import type { Instant } from "../../core/kit/dates.ts"
import { listCommunities } from "../../store/access/communities.ts"
import { asOwner } from "../../store/database/db.ts"
import { listErasures, listUnfinishedErasures, saveRemoval } from "../../store/erasure/erasures.ts"
import { removeRemains } from "../../store/erasure/physical-removal.ts"
import type { Ground } from "../context.ts"

export type ErasureTools = {
  /** Destroys the keys of backups made up to a moment and answers how many; absent where backups are elsewhere. */
  readonly destroyBackupKeys?: ((upTo: Instant) => Promise<number>) | undefined
  /** How long transactions that hold deleted rows are waited for, in milliseconds. */
  readonly patienceMs?: number
}

const PATIENCE_MS = 20_000

/** Everything that a deletion leaves dead rows in; `community` for its old fingerprint key and version. */
const tables = [...new Set([...campaignTables, ...subjectTables, "community", "forgotten_row"])]

type Finisher = Pick<Ground, "ownerDb" | "now">

/**
 * What follows once the rows are deleted: keys of older backups go after a campaign, and the bytes of the rows go from
 * the disk. May be done again: what is gone stays gone.
 */
export async function finishErasure(
  ground: Finisher,
  erasure: { readonly communityId: string; readonly erasureId: string },
  tools: ErasureTools,
): Promise<{ readonly removal: Removal; readonly counts: Readonly<Record<string, number>> }> {
  const { certificate, isOnly } = await asOwner(ground.ownerDb, async (tx) => ({
    certificate: (await listErasures(tx, erasure.communityId)).find(({ id }) => id === erasure.erasureId),
    isOnly: (await listCommunities(tx)).length === 1,
  }))
  if (certificate === undefined) throw new Error("a deletion has no certificate")
  const { scope, at, doneAt, removal: before } = certificate
  if (doneAt !== null && before !== null) return { removal: before, counts: certificate.counts }
  // a backup that began before the rows were gone holds them; one made since a first try does not
  const upTo = before === null ? ground.now() : at
  // backups hold every neighbourhood of the database: where there are others, theirs are not destroyed along
  const destroyed = scope === "campaign" && isOnly ? ((await tools.destroyBackupKeys?.(upTo)) ?? 0) : 0
  const counts = { ...certificate.counts }
  counts["backup-keys"] = (counts["backup-keys"] ?? 0) + destroyed
  const removal = await removeRemains(ground.ownerDb, tables, tools.patienceMs ?? PATIENCE_MS)
  await asOwner(ground.ownerDb, (tx) => saveRemoval(tx, erasure, removal, counts, ground.now()))
  return { removal, counts }
}

/** Finishes, at a start, what broke off or was held up. */
export async function finishErasures(ground: Finisher, tools: ErasureTools): Promise<void> {
  const unfinished = await asOwner(ground.ownerDb, listUnfinishedErasures)
  for (const erasure of unfinished) await finishErasure(ground, erasure, tools)
}
