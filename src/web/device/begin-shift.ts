import type { GateState } from "../../core/gate/gate-state.ts"
import { beginShift } from "./addresses.ts"
import { askServer } from "./ask-server.ts"
import { signShift } from "./batch.ts"
import { type OwnDevice, strict } from "./kept.ts"
import { type Membership, membershipOf } from "./membership.ts"
import { type Writer, writeEntry } from "./write-entry.ts"

/** `later`: there is no network; the PIN is written down closed, and looked at when it arrives. */
export type ShiftBegun =
  | { readonly ok: true; readonly checked: "now"; readonly membership: Membership }
  | { readonly ok: true; readonly checked: "later" }
  | { readonly ok: false; readonly refusal: string }

/** What the server says while nothing is known of the PIN. */
const unreached = new Set(["no-connection", "database-down", "server-error"])

/** A guard takes over by a PIN. */
export async function beginShiftByPin(
  writer: Writer,
  device: OwnDevice,
  state: GateState | null,
  pin: string,
): Promise<ShiftBegun> {
  const { environment, database, clock, newId } = writer
  const signed = await signShift(environment, device, pin, newId())
  const answer = await askServer(environment, beginShift, signed)
  if (answer.ok) {
    const membership = membershipOf(answer.value)
    const heard = clock.hear(answer.value.serverTime)
    const tx = database.transaction(["recent", "kept"], "readwrite", strict)
    void tx.objectStore("recent").clear()
    void tx.objectStore("kept").put(membership, "membership")
    void tx.objectStore("kept").put("good", "standing")
    void tx.objectStore("kept").put(heard, "heard")
    await tx.done
    return { ok: true, checked: "now", membership }
  }
  if (!unreached.has(answer.refusal)) return answer
  if (state === null) return { ok: false, refusal: "no-state" }
  const written = await writeEntry(writer, device.id, state, { what: "shift", pin })
  return written.ok ? { ok: true, checked: "later" } : written
}
