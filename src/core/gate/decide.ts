import { dayOf, type Instant, type PlainDate } from "../kit/dates.ts"
import { isFeverOn } from "../policy/fever.ts"
import { type GateCourse, type PolicyRule, policyOn } from "../policy/policy.ts"
import { type GateState, stopOf } from "./gate-state.ts"
import type { PassCheck } from "./pass.ts"
import type { EntryKind, PassageDirection } from "./words.ts"

/** `refer`: the committee is called, and who lives here goes home meanwhile. */
export type Verdict = "let-in" | "refer" | "turn-away"

export type GateReason =
  | "pass-valid"
  | "number-listed"
  | "room-known"
  | "leaving"
  | "no-rule"
  | "by-rule"
  | "fever"
  | "home-in-quarantine"
  | "pass-forged"
  | "pass-lost"
  | "pass-void"
  | "pass-suspended"
  | "pass-expired"
  | "pass-not-yet"
  | "pass-key-revoked"
  | "pass-key-unknown"
  | "pass-copied"
  | "pass-damaged"
  | "not-a-pass"
  | "number-unknown"
  | "room-unknown"
  | "no-pass"
  | "put-on-shelf"

/** Who stands before the post, as far as the post knows. */
export type GateAsk = {
  readonly kind: EntryKind
  readonly direction: PassageDirection
  /** The pass that was shown; null where none was. */
  readonly pass: PassCheck | null
  /** The room that was typed, and its home's code; `home` null: there is no such room. Null where none was typed. */
  readonly room: { readonly home: string | null } | null
  /** °C; null where it was not taken. */
  readonly celsius: number | null
  /** The pass was seen at another post so many minutes ago; null where it was not. */
  readonly seenElsewhere: { readonly post: string; readonly minutes: number } | null
  readonly at: Instant
}

/** What of a post's state decides. */
export type DecidingState = Pick<GateState, "stopped" | "quarantined" | "policies">

export type GateDecision = {
  readonly verdict: Verdict
  readonly reason: GateReason
  /** The rule that it rests on, with its document; null where it rests on the pass alone. */
  readonly rule: { readonly name: PolicyRule; readonly document: string } | null
  /** The day since which the pass is good no more, or on which it ends or begins. */
  readonly day: PlainDate | null
}

/**
 * What a post does with who stands before it, from what it holds. Nobody is refused their own home: fever and quarantine
 * let in or refer, a known room is never turned away, and without a rule in force nobody is. Sources: Shanghai's notice on
 * closed management of 2020-02-10, and the dated rules of the neighbourhood.
 */
export function decide(ask: GateAsk, state: DecidingState): GateDecision {
  return ask.direction === "in" ? decideIn(ask, state) : decideOut(ask, state)
}

/** What a pass says by itself, whether or not a rule asks for one: for a desk that looks at it. */
export function decidePass(ask: GateAsk, state: DecidingState): GateDecision {
  return faultOf(ask, state) ?? plain("let-in", provedBy(ask) ?? "no-pass")
}

function decideIn(ask: GateAsk, state: DecidingState): GateDecision {
  if (isFever(ask, state)) return resting(state, ask, "refer", "fever", "fever-threshold")
  if (isOutsider(ask)) return decideOutsider(ask, state)
  const fault = faultOf(ask, state)
  if (fault !== null && isPassNeeded(ask, state)) return fault
  // where no pass is needed one that was never ours is still worth a call, and the others are no hindrance
  if (fault?.verdict === "turn-away") return { ...fault, verdict: "refer" }
  if (isQuarantined(ask, state))
    return resting(state, ask, "refer", "home-in-quarantine", "quarantine-length")
  if (ask.kind === "returnee") return byCourse(ask, state, "returnees")
  if (ask.room?.home === null) return plain("refer", "room-unknown")
  const proved = fault === null ? provedBy(ask) : null
  if (proved !== null) return plain("let-in", proved)
  if (ask.kind === "tenant") return byCourse(ask, state, "tenants")
  return isPassNeeded(ask, state)
    ? resting(state, ask, "refer", "no-pass", "gate-mode")
    : plain("let-in", "no-rule")
}

function decideOut(ask: GateAsk, state: DecidingState): GateDecision {
  // who does not live here may leave
  if (isOutsider(ask)) return plain("let-in", "leaving")
  if (isFever(ask, state)) return resting(state, ask, "refer", "fever", "fever-threshold")
  if (isQuarantined(ask, state))
    return resting(state, ask, "turn-away", "home-in-quarantine", "quarantine-length")
  const fault = faultOf(ask, state)
  // a pass that is no good keeps nobody inside
  if (fault !== null && isPassNeeded(ask, state)) return { ...fault, verdict: "refer" }
  if (ask.room?.home === null) return plain("refer", "room-unknown")
  return plain("let-in", (fault === null ? provedBy(ask) : null) ?? "leaving")
}

function isOutsider({ kind }: GateAsk): boolean {
  return kind === "courier" || kind === "visitor"
}

/** What is wrong with the pass that was shown; null where nothing is, or none was. */
function faultOf(ask: GateAsk, state: DecidingState): GateDecision | null {
  // a room that is known speaks for its people, whatever paper they hold; not for who visits it
  if (ask.pass === null || (isRoomKnown(ask) && !isOutsider(ask))) return null
  switch (ask.pass.result) {
    case "forged":
      return plain("turn-away", "pass-forged")
    case "unknown-key":
      return plain("refer", "pass-key-unknown")
    case "not-a-pass":
      return plain("refer", "not-a-pass")
    case "damaged":
      return plain("refer", "pass-damaged")
    case "unknown-number":
      return plain("refer", "number-unknown")
    case "key-revoked":
      return plain("refer", "pass-key-revoked")
    case "signed":
      return stopped(ask.pass.claims.pass, state) ?? outOfTime(ask.pass.claims, ask) ?? copied(ask, state)
    case "listed":
      return stopped(ask.pass.pass, state) ?? copied(ask, state)
  }
}

function stopped(pass: string, state: DecidingState): GateDecision | null {
  const found = stopOf(state, pass)
  if (found === null) return null
  const verdict = found.stop === "suspended" ? "refer" : "turn-away"
  return { verdict, reason: `pass-${found.stop}`, rule: null, day: dayOf(found.since) }
}

function outOfTime(
  { from, until }: { readonly from: PlainDate; readonly until: PlainDate },
  { at }: GateAsk,
): GateDecision | null {
  const today = dayOf(at)
  if (today > until) return { ...plain("refer", "pass-expired"), day: until }
  return today < from ? { ...plain("refer", "pass-not-yet"), day: from } : null
}

function copied(ask: GateAsk, state: DecidingState): GateDecision | null {
  const window = policyOn(state.policies, "pass-copy-window", dayOf(ask.at))
  if (window === null || ask.seenElsewhere === null || ask.seenElsewhere.minutes > window.minutes) return null
  return resting(state, ask, "refer", "pass-copied", "pass-copy-window")
}

function decideOutsider(ask: GateAsk, state: DecidingState): GateDecision {
  const course = byCourse(ask, state, ask.kind === "courier" ? "couriers" : "visitors")
  const fault = faultOf(ask, state)
  const decision = withPass(ask, course, fault)
  // whoever may come in does not go to a home in quarantine without a word to the committee
  return decision.verdict === "let-in" && isQuarantined(ask, state)
    ? resting(state, ask, "refer", "home-in-quarantine", "quarantine-length")
    : decision
}

/** What a carer's or workman's pass makes of the course for all who do not live here. */
function withPass(ask: GateAsk, course: GateDecision, fault: GateDecision | null): GateDecision {
  if (fault === null) return ask.pass?.result === "signed" ? plain("let-in", "pass-valid") : course
  if (course.verdict !== "let-in") return fault
  return fault.verdict === "turn-away" ? { ...fault, verdict: "refer" } : course
}

function byCourse(
  ask: GateAsk,
  state: DecidingState,
  who: "visitors" | "couriers" | "returnees" | "tenants",
): GateDecision {
  const mode = policyOn(state.policies, "gate-mode", dayOf(ask.at))
  if (mode === null) return plain("let-in", "no-rule")
  const course = mode[who]
  if (course === "shelf") return resting(state, ask, "turn-away", "put-on-shelf", "gate-mode")
  return resting(
    state,
    ask,
    who === "visitors" || who === "couriers" ? course : homeward(course),
    "by-rule",
    "gate-mode",
  )
}

/** Whatever a rule says: who lives here is not turned away. */
function homeward(course: GateCourse): Verdict {
  return course === "turn-away" ? "refer" : course
}

/** What shows that somebody belongs here. */
function provedBy(ask: GateAsk): "pass-valid" | "number-listed" | "room-known" | null {
  if (isRoomKnown(ask)) return "room-known"
  if (ask.pass?.result === "signed") return "pass-valid"
  return ask.pass?.result === "listed" ? "number-listed" : null
}

function isRoomKnown({ room }: GateAsk): boolean {
  return room !== null && room.home !== null
}

/** The home of who stands there, by typed room or by pass. */
export function homeOf({ pass, room }: Pick<GateAsk, "pass" | "room">): string | null {
  if (room !== null) return room.home
  if (pass?.result === "signed" || pass?.result === "key-revoked") return pass.claims.home
  return pass?.result === "listed" ? pass.home : null
}

function isQuarantined(ask: GateAsk, state: DecidingState): boolean {
  const home = homeOf(ask)
  return home !== null && state.quarantined.includes(home)
}

function isFever({ celsius, at }: GateAsk, state: DecidingState): boolean {
  return isFeverOn(state.policies, celsius, dayOf(at))
}

function isPassNeeded({ at }: GateAsk, state: DecidingState): boolean {
  return policyOn(state.policies, "gate-mode", dayOf(at))?.passNeeded ?? false
}

function plain(verdict: Verdict, reason: GateReason): GateDecision {
  return { verdict, reason, rule: null, day: null }
}

function resting(
  state: DecidingState,
  { at }: GateAsk,
  verdict: Verdict,
  reason: GateReason,
  name: PolicyRule,
): GateDecision {
  const today = dayOf(at)
  // phones of 2020 know neither toSorted nor at
  const [inForce] = state.policies
    .filter((policy) => policy.rule === name && policy.inForceFrom <= today)
    .sort((one, other) => (one.inForceFrom < other.inForceFrom ? 1 : -1))
  return { verdict, reason, rule: inForce ? { name, document: inForce.document } : null, day: null }
}
