import type { RoundNote } from "../../core/gate/entry.ts"
import { findAccount } from "../../store/access/accounts.ts"
import type { Tx } from "../../store/database/db.ts"
import { listEarlierUndoings } from "../../store/gate/entries.ts"
import { listUndoneNotes, saveEntryRefusals } from "../../store/rounds/round-notes.ts"
import type { Ground } from "../context.ts"
import type { DeskWork } from "../desk/at-desk.ts"
import type { PlacedEntry } from "../gate/place-entries.ts"
import { readPolicies } from "../policy/read-policies.ts"
import { takeBackRoundEntry } from "./take-back-round-entry.ts"
import { writeRoundEntries } from "./write-round-entries.ts"

type Writer = Ground & {
  readonly communityId: string
  /** Null: the campaign was deleted, and nothing brings it back. */
  readonly fingerprintKey: Buffer | null
}

type NotedEntry = PlacedEntry & { readonly body: RoundNote }

/**
 * Writes down what phones noted at doors, as if it had been entered at the desk at its own time by whoever owns the phone. What
 * was taken back on the phone before it arrived is never written; what arrived before is taken back.
 */
export async function writeRoundNotes(tx: Tx, writer: Writer, fresh: readonly PlacedEntry[]): Promise<void> {
  const { communityId, fingerprintKey } = writer
  const notes = fresh.filter((entry): entry is NotedEntry => entry.body?.what === "round")
  const undone = await undoneOf(tx, communityId, fresh, notes)
  if (fingerprintKey === null) {
    return saveEntryRefusals(
      tx,
      communityId,
      notes.map(({ sealed }) => ({ id: sealed.id, refusal: "not-found" })),
    )
  }
  const takenBack = new Set(undone.map(({ entryId }) => entryId))
  const standing = notes.filter(({ sealed }) => !takenBack.has(sealed.id))
  const isFresh = new Set(notes.map(({ sealed }) => sealed.id))
  const owners = new Map(fresh.map(({ device }) => [device.deviceId, device.accountId]))
  const policies = await readPolicies(tx, communityId)
  for (const [deviceId, accountId] of owners) {
    if (accountId === null) continue
    const by = (await findAccount(tx, communityId, accountId))?.name ?? ""
    const work: DeskWork = { ...writer, tx, accountId, fingerprintKey, policies }
    const written = standing
      .filter(({ device }) => device.deviceId === deviceId)
      .map(({ sealed, at, body }) => ({ ...body.entry, id: sealed.id, at, by }))
    const answers = await writeRoundEntries(work, written)
    await saveEntryRefusals(
      tx,
      communityId,
      answers.flatMap(({ id, refusal }) => (refusal === undefined ? [] : [{ id, refusal }])),
    )
    for (const note of undone) {
      if (note.deviceId === deviceId && !isFresh.has(note.entryId)) await takeBackRoundEntry(work, note)
    }
  }
}

async function undoneOf(
  tx: Tx,
  communityId: string,
  fresh: readonly PlacedEntry[],
  notes: readonly NotedEntry[],
) {
  const said = fresh.flatMap(({ sealed, body }) =>
    body?.what === "undo" ? [{ undoId: sealed.id, entryId: body.undoes }] : [],
  )
  const earlier = await listEarlierUndoings(
    tx,
    communityId,
    notes.map(({ sealed }) => sealed.id),
  )
  return listUndoneNotes(tx, communityId, [...said, ...earlier])
}
