import type { Instant } from "../kit/dates.ts"
import type { Policy } from "../policy/policy.ts"
import type { PassKey, PassStop } from "./pass.ts"

/**
 * What every post of a neighbourhood holds, to decide without network: no name, no address, no reading. `version` is a
 * digest of the rest, so that an unchanged state is not sent again.
 */
export type GateState = {
  readonly version: string
  readonly madeAt: Instant
  readonly keys: readonly PassKey[]
  /** Passes that are good no more, since when. */
  readonly stopped: readonly { readonly pass: string; readonly stop: PassStop; readonly since: Instant }[]
  /** Homes in quarantine by their opaque code; every other home may come and go. */
  readonly quarantined: readonly string[]
  /** The gate's rules with all their days, for `policyOn`. */
  readonly policies: readonly Policy[]
  /** The public key for which what a post writes down is sealed (HPKE, P-256), in base64url. */
  readonly sealKey: { readonly keyId: string; readonly point: string }
}

/** A pass seen at a post a moment ago. */
export type Sighting = {
  readonly pass: string
  readonly postId: string
  readonly post: string
  readonly at: Instant
}

/** A pass as the state has it: good, or stopped since when. */
export function stopOf(state: Pick<GateState, "stopped">, pass: string): GateState["stopped"][number] | null {
  return state.stopped.find((stopped) => stopped.pass === pass) ?? null
}
