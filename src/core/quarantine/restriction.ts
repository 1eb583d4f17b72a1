import type { PlainDate } from "../kit/dates.ts"
import type { Policy } from "../policy/policy.ts"
import type { QuarantineCase } from "./case-fold.ts"

/** Where whoever is restricted may object, beside the doctor and the committee member who come to the door. */
export const objectionPlaces = "居委会或街道办事处"

/** What holds somebody back, with the rule it rests on, from when until when, and where to object. */
export type Restriction = {
  readonly kind: "home-quarantine"
  readonly caseId: string
  readonly rule: "quarantine-length"
  readonly document: string
  /** The written order of an extension; null where the rule alone says until when. */
  readonly order: string | null
  readonly from: PlainDate
  readonly countedFrom: PlainDate
  readonly until: PlainDate
  readonly objectTo: string
}

/** The rule under which a case's days are counted; for a case from before the first rule, that one. */
export function ruleOfCase(
  policies: readonly Policy[],
  { arrivedOn }: Pick<QuarantineCase, "arrivedOn">,
): Extract<Policy, { readonly rule: "quarantine-length" }> | null {
  const rules = policies
    .filter((policy) => policy.rule === "quarantine-length")
    .toSorted((one, other) => (one.inForceFrom < other.inForceFrom ? -1 : 1))
  return rules.filter((policy) => policy.inForceFrom <= arrivedOn).at(-1) ?? rules[0] ?? null
}

/** What a case restricts on a day; null where it has not begun, or is over. */
export function restrictionOf(
  one: QuarantineCase & { readonly caseId: string },
  policies: readonly Policy[],
  today: PlainDate,
): Restriction | null {
  if (one.openedOn > today || (one.endedOn !== null && one.endedOn <= today)) return null
  return {
    kind: "home-quarantine",
    caseId: one.caseId,
    rule: "quarantine-length",
    document: ruleOfCase(policies, one)?.document ?? "",
    order: one.extensionOrder,
    from: one.openedOn,
    countedFrom: one.countedFrom,
    until: one.dueOn,
    objectTo: objectionPlaces,
  }
}
