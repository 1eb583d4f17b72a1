import { randomUUID } from "node:crypto"
import type { Role } from "../../src/core/access/roles.ts"
import type { Asked } from "../support/client.ts"
import type { NamedOfResidents } from "./resident-rows.ts"
import type { NamedOnRoll } from "./roll-rows.ts"

/** What the requests of the table name: ids of our own neighbourhood. */
export type Named = NamedOfResidents &
  NamedOnRoll & {
    readonly accountId: string
    readonly stairwellId: string
    readonly dwellingId: string
    readonly householdId: string
    readonly stayId: string
    readonly personId: string
    readonly changeId: string
    readonly passId: string
    readonly postId: string
    readonly deviceId: string
    readonly guardId: string
    readonly anomalyId: string
    readonly parcelId: string
    readonly needId: string
    readonly carePersonId: string
    readonly carePlanId: string
    readonly readingId: string
    readonly taskId: string
    readonly colleagueId: string
    readonly handOverId: string
    readonly policyId: string
    readonly lineId: string
    readonly caseId: string
    readonly callId: string
    readonly callBackId: string
    readonly answerId: string
    readonly knockRoundId: string
    readonly knockId: string
    readonly listId: string
    readonly listRowId: string
  }

export type PermissionRow = {
  /** Who may; `everyone`: also those who have not signed in; `device`: nobody who signs in, but a gate's device. */
  readonly may: readonly Role[] | "everyone" | "device"
  /** A request in earnest; without it only the door is tried. */
  readonly ask?: (named: Named) => Asked
  /** The rule that this request runs into, whoever sends it; without it the request is done. */
  readonly refused?: string
  /**
   * What someone of the other neighbourhood gets for a request that names something of ours: a refusal, or their own
   * affairs, in which nothing of ours may stand. `public`: nobody's affairs.
   */
  readonly stranger: "not-found" | "their-own" | "public"
}

export const all: readonly Role[] = [
  "head",
  "staff",
  "property",
  "owners",
  "team",
  "doctor",
  "volunteer-lead",
  "viewer",
  "street",
]
export const head: readonly Role[] = ["head"]
export const staff: readonly Role[] = ["head", "staff"]
export const issuing: readonly Role[] = ["head", "staff", "owners"]
export const gates: readonly Role[] = ["head", "staff", "owners", "property", "volunteer-lead"]
export const seeing: readonly Role[] = ["head", "staff", "team", "doctor"]
export const working: readonly Role[] = [
  "head",
  "staff",
  "property",
  "owners",
  "team",
  "doctor",
  "volunteer-lead",
]
export const allButViewer = all.filter((role) => role !== "viewer")

export const on = "2020-03-05"
export const command = () => ({ commandId: randomUUID(), on, reason: "test" })
export const household = { tenure: "owner-occupied", householder: "王小明", phone: "", size: 3 }
export const person = { name: "王小明", sex: "男", idNumber: "", phone: "" }
export const stay = { standing: "owner", relation: "本人", care: "" }

/** Changes of the register that name something that is there: the requests differ in their ids alone. */
export const changing = (given: (named: Named) => object, refused?: string): PermissionRow => ({
  may: staff,
  ask: (named) => ({ body: { ...command(), ...given(named) } }),
  stranger: "not-found",
  ...(refused === undefined ? {} : { refused }),
})

/** What is done with a pass that is there. */
export const passing = (given: (named: Named) => object): PermissionRow => ({
  may: issuing,
  ask: (named) => ({ body: { commandId: randomUUID(), ...given(named) } }),
  stranger: "not-found",
})

export const stepping = (caseId: string, step: object): Asked => ({
  body: { commandId: randomUUID(), id: randomUUID(), caseId, step },
})

/** What is set up or settled at the gates, of something that is there. */
export const running = (given: (named: Named) => object, may = staff): PermissionRow => ({
  may,
  ask: (named) => ({ body: { commandId: randomUUID(), ...given(named) } }),
  stranger: "not-found",
})

/** What was done at a door of ours. */
export const atDoor = (
  given: (named: Named) => object,
  may: readonly Role[],
  refused?: string,
): PermissionRow => ({
  may,
  ask: (named) => ({
    body: {
      commandId: randomUUID(),
      entries: [
        {
          ...{ id: randomUUID(), at: "2020-03-05T02:00:00Z", by: "徐阿姨", homeId: named.dwellingId },
          ...given(named),
        },
      ],
    },
  }),
  stranger: "not-found",
  ...(refused === undefined ? {} : { refused }),
})
export const rounding = ["head", "staff", "team", "doctor"] as const
export const collecting = ["head", "staff", "property"] as const
/** Whoever goes somewhere for the committee, with the list on their phone. */
export const carrying = ["head", "staff", "owners", "team", "doctor", "property", "volunteer-lead"] as const
export const delivering = ["head", "staff", "owners", "volunteer-lead"] as const

/** What is done with the needs and the care of somebody who is there. */
export const caring = (given: (named: Named) => object, may = staff): PermissionRow => ({
  may,
  ask: (named) => ({ body: { commandId: randomUUID(), ...given(named) } }),
  stranger: "not-found",
})
/** Takes back what is not there. */
export const takingBack = (about: string, may: readonly Role[]): PermissionRow => ({
  may,
  ask: () => ({
    body: { commandId: randomUUID(), id: randomUUID(), [about]: randomUUID(), reason: "写错了" },
  }),
  ...{ refused: "not-found", stranger: "not-found" },
})
export const signed = { body: { signed: "{}", signature: "x" } }
