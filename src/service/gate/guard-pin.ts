import { createHmac } from "node:crypto"
import { isTrivialPin } from "../../core/gate/pin.ts"

/** The fingerprint by which a PIN names its guard. */
export function pinKeyOf(fingerprintKey: Buffer, pin: string): Buffer {
  return createHmac("sha256", fingerprintKey).update(`pin ${pin}`).digest()
}

/**
 * The PIN that a command gives at its n-th attempt, and none that somebody would try first: a command sent again shows
 * the same one, and it is kept nowhere.
 */
export function pinOf(fingerprintKey: Buffer, commandId: string, attempt: number): string {
  for (let draw = 0; ; draw += 1) {
    const bytes = createHmac("sha256", fingerprintKey)
      .update(`new pin ${commandId} ${attempt} ${draw}`)
      .digest()
    const pin = String(bytes.readUIntBE(0, 6) % 1_000_000).padStart(6, "0")
    if (!isTrivialPin(pin)) return pin
  }
}
