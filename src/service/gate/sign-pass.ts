import { passToSign } from "../../core/gate/pass-code.ts"
import type { PlainDate } from "../../core/kit/dates.ts"
import type { PassRow } from "../../store/gate/passes.ts"
import type { GateKey } from "./gate-keys.ts"
import { homeCodeOf } from "./home-codes.ts"
import { signBytes } from "./pass-signature.ts"

/** The text of a pass's code, made from its row at need. */
export function signPass(
  pass: PassRow & { readonly from: PlainDate; readonly until: PlainDate },
  homeKey: Buffer,
  key: GateKey,
): string {
  const { opaque, dwellingId, kind, from, until } = pass
  const claims = { pass: opaque, home: homeCodeOf(homeKey, dwellingId), kind, from, until }
  const { bytes, finish } = passToSign(claims, key.keyId)
  return finish(signBytes(key.privateKey, bytes))
}
