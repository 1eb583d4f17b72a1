import type { GateDecision } from "../../core/gate/decide.ts"
import { homeOf } from "../../core/gate/decide.ts"
import type { Particulars, Passage, PassShown } from "../../core/gate/entry.ts"
import type { PassCheck } from "../../core/gate/pass.ts"
import type { EntryKind, PassageDirection } from "../../core/gate/words.ts"
import type { TypedRoom } from "../device/lookups.ts"
import type { Sight } from "../scan/code-watch.ts"

/** Who stands before the post, as far as the guard has seen; in memory until it is written down, and no longer. */
export type Ask = {
  readonly kind: EntryKind
  readonly direction: PassageDirection
  readonly shown: PassShown | null
  readonly pass: PassCheck | null
  readonly room: TypedRoom | null
  readonly celsius: number | null
  /** A picture of a damaged code, in base64, where the rule wants it. */
  readonly proof: string | null
  /** What the camera told of them; null: they came without it. */
  readonly told: Sight
  /** Where the next one begins. */
  readonly next: "scan" | "home"
}

/** Somebody of whom nothing is known yet. */
export function newAsk(kind: EntryKind, direction: PassageDirection, next: Ask["next"] = "home"): Ask {
  return {
    kind,
    direction,
    shown: null,
    pass: null,
    room: null,
    celsius: null,
    proof: null,
    told: null,
    next,
  }
}

/** Who comes with a pass, where nothing else was pressed. */
export function kindOfPass(pass: PassCheck): EntryKind {
  if (pass.result !== "signed") return "resident"
  return pass.claims.kind === "temporary" ? "visitor" : pass.claims.kind
}

/** The opaque id of a pass that was shown; null where the post knows none. */
export function passIdOf(pass: PassCheck): string | null {
  if (pass.result === "signed" || pass.result === "key-revoked") return pass.claims.pass
  return pass.result === "listed" ? pass.pass : null
}

/** The entry that is written down for what was decided. */
export function passageOf(ask: Ask, decision: GateDecision, particulars: Particulars | null): Passage {
  const { kind, direction, shown, room, celsius, proof } = ask
  return {
    ...{ what: "passage", kind, direction, shown, celsius, proof, particulars },
    ...{ verdict: decision.verdict, reason: decision.reason },
    home: homeOf(ask),
    room: room?.room ?? null,
  }
}

/** A temperature that a thermometer typed or a guard put together; null where it is none. */
export function readCelsius(text: string): number | null {
  const match = /^\s*(3[4-9]|4[0-3])[.,．。](\d)\d?\s*(?:°?\s*[Cc℃])?\s*$/.exec(text)
  return match ? Number(`${match[1]}.${match[2]}`) : null
}
