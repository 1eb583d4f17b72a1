import type { Sighting } from "../../core/gate/gate-state.ts"
import type { Instant } from "../../core/kit/dates.ts"
import { getGateState, getGateTables } from "./addresses.ts"
import { askServer } from "./ask-server.ts"
import { type Kept, type OwnDevice, type Standing, strict } from "./kept.ts"
import { membershipOf } from "./membership.ts"
import type { Sender } from "./send-entries.ts"

/** What the server told; a part is missing where it is as before. */
export type Learnt = Partial<Pick<Kept, "membership" | "state" | "tables" | "heard">> & {
  readonly standing: Standing
  readonly sightings: readonly Sighting[]
}

/** What a device knows already when it asks. */
export type KnownState = {
  readonly own: OwnDevice
  readonly membership: Kept["membership"]
  readonly tables: Kept["tables"] | null
}

/** How a page's device asks the server for what it works by. */
export type Learner = (
  sender: Sender,
  known: KnownState,
) => Promise<
  { readonly ok: true; readonly learnt: Learnt } | { readonly ok: false; readonly refusal: string }
>

/** Asks for the state to decide by, and for the keyed tables where they are new. */
export const learnState: Learner = async (sender, known) => {
  const { environment, database, clock } = sender
  const answer = await askServer(environment, getGateState)
  if (!answer.ok) {
    if (answer.refusal !== "not-signed-in") return answer
    const standing = standingWithout(clock.now(), known.membership)
    await keep(database, { standing })
    return { ok: true, learnt: { standing, sightings: [] } }
  }
  const heard = clock.hear(answer.value.serverTime)
  const membership = membershipOf(answer.value)
  const { state, sightings } = answer.value
  const tables = await learnTables(sender, known.tables, answer.value.tables)
  const learnt = { membership, state, heard, standing: "good" as const, ...(tables ? { tables } : {}) }
  // another tab may have joined elsewhere meanwhile
  if (membership.deviceId === known.membership.deviceId) await keep(database, learnt)
  return { ok: true, learnt: { ...learnt, sightings } }
}

/** How a device stands that the server knows no more: a credential that ended early was ended by the office. */
export function standingWithout(now: Instant, { credentialUntil }: Kept["membership"]): Standing {
  return now >= credentialUntil ? "ended" : "shut-out"
}

async function learnTables(
  { environment }: Sender,
  known: Kept["tables"] | null,
  version: string,
): Promise<Kept["tables"] | null> {
  if (known?.version === version) return null
  const answer = await askServer(environment, getGateTables)
  return answer.ok ? answer.value : null
}

export async function keep(database: Sender["database"], kept: Partial<Kept>): Promise<void> {
  const tx = database.transaction("kept", "readwrite", strict)
  for (const [name, value] of Object.entries(kept) as [keyof Kept, Kept[keyof Kept]][])
    void tx.store.put(value, name)
  await tx.done
}
