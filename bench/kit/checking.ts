import { checkPassCode } from "../../src/core/gate/check-pass.ts"
import type { PassKey } from "../../src/core/gate/pass.ts"
import { makeVerifier } from "../../src/web/parts/verify-signature.ts"

const verify = makeVerifier()

/** Checks a pass's code as the gate's page does. */
export async function checkOne(code: string, keys: readonly PassKey[]): Promise<string> {
  return (await checkPassCode(code, keys, verify)).result
}
