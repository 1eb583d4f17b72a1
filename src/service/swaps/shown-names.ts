import { maskedApart, namedApart } from "../../core/people/alike-names.ts"
import type { Tx } from "../../store/database/db.ts"
import type { WorkerContact } from "../../store/roster/own-duty.ts"
import { listWorkerNames } from "../../store/roster/worker-names.ts"

export type NameOf = (id: string) => string

/** How the office calls those who swap. */
export async function readOfficeNames(
  tx: Tx,
  communityId: string,
  people: readonly string[],
): Promise<NameOf> {
  const shown = namedApart(await listInOrder(tx, communityId, people))
  return (id) => shown.get(id) ?? ""
}

/** How others call them on their own pages: `isOpen` says whose name is whole, that of all others is masked. */
export async function readMaskedNames(
  tx: Tx,
  communityId: string,
  contacts: ReadonlyMap<string, WorkerContact>,
  isOpen: (id: string) => boolean,
): Promise<NameOf> {
  const shown = maskedApart(await listInOrder(tx, communityId, [...contacts.keys()]))
  return (id) => (isOpen(id) ? (contacts.get(id)?.name ?? "") : (shown.get(id) ?? ""))
}

/** An order that says nothing of anybody, and does not change when somebody is called differently. */
async function listInOrder(tx: Tx, communityId: string, people: readonly string[]) {
  const all = await listWorkerNames(tx, communityId, people)
  return all
    .map(({ id, name, phone }) => ({ id, name: name ?? "", phone }))
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))
}
