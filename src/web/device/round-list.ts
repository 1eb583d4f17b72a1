import type { ReplyOf } from "../../contract/endpoint.ts"
import type * as contract from "../../contract/round-phone.ts"
import type { GateState } from "../../core/gate/gate-state.ts"
import type { Instant } from "../../core/kit/dates.ts"
import { getDeviceList } from "./addresses.ts"
import { askServer } from "./ask-server.ts"
import { closeText, openText } from "./closed-text.ts"
import { findKept, type Kept, type OwnDevice, strict } from "./kept.ts"
import { keep, type Learner, standingWithout } from "./learn-state.ts"
import { membershipOf } from "./membership.ts"
import type { Sender } from "./send-entries.ts"

type Reply = ReplyOf<typeof contract.getDeviceList>

/** The day's list as this phone carries it. */
export type CarriedList = Pick<Reply, "day" | "version" | "refused" | "feverFrom"> & {
  readonly homes: NonNullable<Reply["homes"]>
  readonly until: Instant
}

/** Asks for the day's list and keeps it closed; a phone that was shut out, or whose day is over, keeps none. */
export const learnList: Learner = async (sender, { own, membership: known }) => {
  const { database, clock } = sender
  const before = await findList(sender, own)
  const version = before?.version ?? ""
  const answer = await askServer(sender.environment, getDeviceList, undefined, `?known=${version}`)
  if (!answer.ok) {
    if (answer.refusal !== "not-signed-in") return answer
    const standing = standingWithout(clock.now(), known)
    await keep(database, { standing })
    await dropList(sender)
    return { ok: true, learnt: { standing, sightings: [] } }
  }
  const { day, refused, feverFrom, serverTime } = answer.value
  const heard = clock.hear(serverTime)
  const membership = membershipOf(answer.value)
  const state: GateState = { ...nothing, ...(answer.value.state as Partial<GateState>) }
  const standing = "good" as const
  const homes = answer.value.homes ?? before?.homes ?? []
  // another tab may have joined anew meanwhile
  if (membership.deviceId === known.deviceId) {
    const until = answer.value.until as Instant
    const list: CarriedList = { day, version: answer.value.version, refused, feverFrom, homes, until }
    const closed = await closeText(sender.environment.crypto, own.tableKey, JSON.stringify(list))
    await keep(database, { membership, state, heard, standing, list: { until, closed } })
  }
  return { ok: true, learnt: { membership, state, heard, standing, sightings: [] } }
}

/** What only a gate decides by. */
const nothing: GateState = {
  ...{ version: "", madeAt: "" as Instant, sealKey: { keyId: "", point: "" } },
  ...{ keys: [], stopped: [], quarantined: [], policies: [] },
}

/** The list that this phone carries; null where it has none, or its day is over: then it is deleted. */
export async function findList(sender: Sender, own: OwnDevice): Promise<CarriedList | null> {
  const kept = (await findKept(sender.database, "list")) as Kept["list"] | null
  if (kept === null) return null
  if (sender.clock.now() >= kept.until) {
    await dropList(sender)
    return null
  }
  const text = await openText(sender.environment.crypto, own.tableKey, kept.closed)
  return text === null ? null : (JSON.parse(text) as CarriedList)
}

/** Deletes the list and what was noted beside it; what waits to be sent stays, sealed for the server. */
async function dropList({ database }: Pick<Sender, "database">): Promise<void> {
  const tx = database.transaction(["kept", "recent"], "readwrite", strict)
  void tx.objectStore("kept").delete("list")
  void tx.objectStore("recent").clear()
  await tx.done
}
