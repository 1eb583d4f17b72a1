import { laterOf, type PlainDate } from "../kit/dates.ts"
import { type Disposition, dispositions, inForceOn, type Policy } from "../policy/policy.ts"
import { countOf } from "./case-fold.ts"

/** All that a disposition may rest on: travel and exposure, and whether the dwelling is fit. Nothing about who somebody is. */
export type Exposure = {
  readonly registeredOn: PlainDate
  readonly arrivedOn: PlainDate
  readonly keyArea: boolean
  readonly leftKeyAreaOn: PlainDate | null
  readonly lastContactOn: PlainDate | null
  /** Null: nobody has looked at it yet. */
  readonly suitable: boolean | null
}

/** `term-over`: the days that the rule asks for are over already. */
export type DispositionCause = "contact" | "key-area" | "elsewhere" | "unsuitable" | "term-over" | "no-rule"

export type Proposal = {
  readonly disposition: Disposition
  readonly cause: DispositionCause
  /** What it rests on; null where no rule is in force. */
  readonly rule: { readonly document: string; readonly inForceFrom: PlainDate } | null
}

/** What the rules in force on the registration's day lead to, and why. Where none is, nobody is restricted. */
export function proposeDisposition(exposure: Exposure, policies: readonly Policy[]): Proposal {
  const rule = inForceOn(policies, "dispositions", exposure.registeredOn)
  if (rule === null) return { disposition: "none", cause: "no-rule", rule: null }
  const { document, inForceFrom } = rule
  const [asked, cause] = askedOf(exposure, rule.value)
  const rests = { document, inForceFrom }
  if (restricts(asked) && isTermOver(exposure, policies)) {
    return { disposition: "none", cause: "term-over", rule: rests }
  }
  if (asked === "quarantine" && exposure.suitable === false) {
    return { disposition: rule.value.unsuitable, cause: "unsuitable", rule: rests }
  }
  return { disposition: asked, cause, rule: rests }
}

/** Why a disposition may not be written; null when it may. `standing`: what an earlier registration of this return has led to. */
export function mayDispose(
  chosen: Disposition,
  proposal: Proposal,
  standing: Disposition | null,
  reason: string,
): "no-rule-in-force" | "stricter-than-rule" | "milder-needs-reason" | null {
  // who registers again what stands already restricts nobody anew
  if (standing !== null && strictness(chosen) <= strictness(standing)) {
    if (strictness(chosen) > strictness(proposal.disposition) || chosen === standing) return null
  }
  if (proposal.rule === null) return restricts(chosen) ? "no-rule-in-force" : null
  if (strictness(chosen) > strictness(proposal.disposition)) return "stricter-than-rule"
  return chosen !== proposal.disposition && reason.trim() === "" ? "milder-needs-reason" : null
}

function askedOf(
  { lastContactOn, keyArea }: Exposure,
  rule: Readonly<Record<"contact" | "keyArea" | "elsewhere", Disposition>>,
): [Disposition, DispositionCause] {
  if (lastContactOn !== null) return [rule.contact, "contact"]
  return keyArea ? [rule.keyArea, "key-area"] : [rule.elsewhere, "elsewhere"]
}

/** Whether quarantine would be over before it begins. Where no length is in force nothing says so. */
function isTermOver(exposure: Exposure, policies: readonly Policy[]): boolean {
  const { arrivedOn, registeredOn } = exposure
  const length = inForceOn(policies, "quarantine-length", arrivedOn)
  if (length === null) return false
  const openedOn = laterOf(arrivedOn, registeredOn)
  return countOf(exposure, openedOn, () => length.value).plannedOn < openedOn
}

function restricts(disposition: Disposition): boolean {
  return disposition === "quarantine" || disposition === "central-quarantine"
}

function strictness(disposition: Disposition): number {
  return dispositions.indexOf(disposition)
}
