import type { ReplyOf } from "../../contract/endpoint.ts"
import type { openOwnPass } from "../../contract/passes.ts"
import type { Instant } from "../../core/kit/dates.ts"

export type OwnPass = ReplyOf<typeof openOwnPass>

/** A pass as it was when the server last answered. */
export type KeptPass = { readonly pass: OwnPass; readonly askedAt: Instant }

/** What this phone kept of the pass of a link; null where it kept nothing. */
export function findKeptPass(token: string): KeptPass | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(token)) ?? "null")
    return isKeptPass(kept) ? kept : null
  } catch {
    return null
  }
}

export function keepPass(token: string, kept: KeptPass): void {
  try {
    localStorage.setItem(keyOf(token), JSON.stringify(kept))
  } catch {
    // a browser that keeps nothing still shows the pass while there is a network
  }
}

export function forgetPass(token: string): void {
  try {
    localStorage.removeItem(keyOf(token))
  } catch {
    // there was nothing
  }
}

function isKeptPass(kept: unknown): kept is KeptPass {
  return typeof kept === "object" && kept !== null && "pass" in kept && "askedAt" in kept
}

/** Several passes of a family lie on one phone: told apart by 32 bits of a digest (FNV-1a), from which no link is made. */
function keyOf(token: string): string {
  const sum = Array.from(token).reduce(
    (hash, sign) => Math.imul(hash ^ sign.charCodeAt(0), 0x01000193),
    0x811c9dc5,
  )
  return `shouwang.own-pass.${(sum >>> 0).toString(16)}`
}
