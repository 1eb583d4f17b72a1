import type { Sighting } from "../../core/gate/gate-state.ts"
import { getGateState, getGateTables } from "./addresses.ts"
import { askServer } from "./ask-server.ts"
import { type Kept, type Standing, strict } from "./kept.ts"
import { membershipOf } from "./membership.ts"
import type { Sender } from "./send-entries.ts"

/** What the server told; a part is missing where it is as before. */
export type Learnt = Partial<Pick<Kept, "membership" | "state" | "tables" | "heard">> & {
  readonly standing: Standing
  readonly sightings: readonly Sighting[]
}

/** Asks for the state to decide by, and for the keyed tables where they are new. */
export async function learnState(
  sender: Sender,
  known: { readonly membership: Kept["membership"]; readonly tables: Kept["tables"] | null },
): Promise<{ ok: true; learnt: Learnt } | { ok: false; refusal: string }> {
  const { environment, database, clock } = sender
  const answer = await askServer(environment, getGateState)
  if (!answer.ok) {
    if (answer.refusal !== "not-signed-in") return answer
    // a credential that ended early was ended by the office
    const isOver = clock.now() >= known.membership.credentialUntil
    const standing: Standing = isOver ? "ended" : "shut-out"
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

async function learnTables(
  { environment }: Sender,
  known: Kept["tables"] | null,
  version: string,
): Promise<Kept["tables"] | null> {
  if (known?.version === version) return null
  const answer = await askServer(environment, getGateTables)
  return answer.ok ? answer.value : null
}

async function keep(database: Sender["database"], kept: Partial<Kept>): Promise<void> {
  const tx = database.transaction("kept", "readwrite", strict)
  for (const [name, value] of Object.entries(kept) as [keyof Kept, Kept[keyof Kept]][])
    void tx.store.put(value, name)
  await tx.done
}
