import { dayOf, type Instant } from "../kit/dates.ts"
import type { Policy } from "../policy/policy.ts"
import type { AnomalyKind } from "./anomaly.ts"
import { decide, type GateAsk, homeOf } from "./decide.ts"
import type { Passage } from "./entry.ts"
import type { GateState } from "./gate-state.ts"
import type { PassCheck, PassStop } from "./pass.ts"

/** What was true when somebody was let through, whatever the post knew. */
export type Truth = {
  readonly isQuarantined: boolean
  readonly stop: { readonly stop: PassStop; readonly since: Instant } | null
  readonly isKeyRevoked: boolean
  readonly policies: readonly Policy[]
}

/** What a post did not know when it let somebody through whom, knowing it, it would not have let through. */
export function unawareOf(passage: Passage, at: Instant, truth: Truth): AnomalyKind[] {
  if (passage.verdict !== "let-in") return []
  if (!truth.isQuarantined && truth.stop === null && !truth.isKeyRevoked) return []
  const ask = askOf(passage, at)
  const home = homeOf(ask)
  const pass = passage.shown?.pass ?? null
  const found: AnomalyKind[] = []
  const differs = (asked: GateAsk, known: Partial<GateState>) =>
    decide(asked, { ...nothing, policies: truth.policies, ...known }).verdict !== "let-in"
  if (differs(ask, {})) return []
  if (truth.isQuarantined && home !== null && differs(ask, { quarantined: [home] })) {
    found.push("unaware-of-quarantine")
  }
  if (truth.stop !== null && pass !== null && differs(ask, { stopped: [{ pass, ...truth.stop }] })) {
    found.push("unaware-of-stop")
  }
  if (truth.isKeyRevoked && ask.pass?.result === "signed") {
    const revoked = { ...ask, pass: { result: "key-revoked", claims: ask.pass.claims } } as const
    if (differs(revoked, {})) found.push("unaware-of-key")
  }
  return found
}

const nothing: GateState = {
  version: "",
  madeAt: "" as Instant,
  keys: [],
  stopped: [],
  quarantined: [],
  policies: [],
  sealKey: { keyId: "", point: "" },
}

/** What the post asked itself, as far as it wrote it down. */
function askOf(passage: Passage, at: Instant): GateAsk {
  const { kind, direction, celsius, room, home } = passage
  return {
    ...{ kind, direction, celsius, at, seenElsewhere: null },
    pass: checkOf(passage, at),
    room: room === null ? null : { home },
  }
}

function checkOf({ shown, home, reason }: Passage, at: Instant): PassCheck | null {
  if (shown === null) return null
  if (shown.pass === null) return { result: reason === "number-unknown" ? "unknown-number" : "damaged" }
  if (shown.by === "number") return { result: "listed", pass: shown.pass, home }
  // that it was let in says that its days were right
  const today = dayOf(at)
  const claims = { pass: shown.pass, home: home ?? "", kind: "resident", from: today, until: today } as const
  return { result: "signed", claims }
}
