import { createHash } from "node:crypto"
import { mayDo } from "../../core/access/roles.ts"
import type { GateState } from "../../core/gate/gate-state.ts"
import { dayOf, type Instant, type PlainDate } from "../../core/kit/dates.ts"
import { policyOn } from "../../core/policy/policy.ts"
import { mergeLists } from "../../core/rounds/merge-lists.ts"
import { isOpen, type RoundCheck, roundLists } from "../../core/rounds/round-list.ts"
import { walkingOrder } from "../../core/rounds/walking-order.ts"
import { findAccount } from "../../store/access/accounts.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { listRefusedEntries } from "../../store/rounds/round-notes.ts"
import { getRole } from "../access/present-account.ts"
import type { Refusal } from "../context.ts"
import type { DeviceContext } from "../gate/find-device.ts"
import { ensureSealKey } from "../gate/gate-keys.ts"
import { getMembership, type Membership } from "../gate/membership.ts"
import { readPolicies } from "../policy/read-policies.ts"
import { refuse } from "../refusal.ts"
import { permissionOfList, type RoundHome, readRound } from "./get-round.ts"

export type DeviceList = Membership & {
  readonly state: Pick<GateState, "version" | "madeAt" | "sealKey">
  readonly day: PlainDate
  /** From then on the phone keeps it no more. */
  readonly until: Instant
  readonly version: string
  /** Null: as the phone has it. */
  readonly homes: readonly RoundHome[] | null
  /** From here on a temperature is a fever by the rule in force; null: no rule says so. */
  readonly feverFrom: number | null
  readonly refused: readonly { readonly id: string; readonly refusal: string }[]
}

/** Today's homes for the phone of somebody on a round, in walking order: of all lists that its owner may see, as one. */
export async function getDeviceList(
  device: DeviceContext,
  known: string | undefined,
): Promise<DeviceList | Refusal<"not-found">> {
  const { communityId, deviceId, accountId } = device
  if (accountId === null) return refuse("not-found")
  return inNeighbourhood(device.db, communityId, async (tx) => {
    const membership = await getMembership(tx, device)
    const account = await findAccount(tx, communityId, accountId)
    if (account === undefined) return refuse("not-found")
    const role = getRole(account.role)
    const sealKey = await ensureSealKey(tx, device)
    const now = device.now()
    const day = dayOf(now)
    const lists: RoundHome[][] = []
    for (const list of roundLists) {
      if (!mayDo(role, permissionOfList[list])) continue
      lists.push(await readRound(tx, { communityId, role }, { list, day }))
    }
    const homes = walkingOrder(mergeLists(lists.map((homes) => homes.flatMap((home) => ofToday(home, day)))))
    const version = createHash("sha256")
      .update(JSON.stringify([day, homes]))
      .digest("hex")
      .slice(0, 16)
    return {
      ...membership,
      state: {
        ...{ version, madeAt: now },
        sealKey: { keyId: sealKey.keyId, point: sealKey.point.toString("base64url") },
      },
      ...{ day, until: membership.credentialUntil, version },
      homes: version === known ? null : homes,
      feverFrom: policyOn(await readPolicies(tx, communityId), "fever-threshold", day)?.celsius ?? null,
      refused: await listRefusedEntries(tx, communityId, deviceId),
    }
  })
}

/** A home as far as something is to be done at it, or was done today; no other goes along. */
function ofToday(home: RoundHome, day: PlainDate): RoundHome[] {
  const checks = home.checks.filter((check) => isOfToday(check, day))
  return checks.length + home.needs.length > 0 ? [{ ...home, checks }] : []
}

function isOfToday(check: RoundCheck, day: PlainDate): boolean {
  return isOpen(check) || (check.statusAt !== null && dayOf(check.statusAt) === day)
}
