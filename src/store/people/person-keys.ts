import { createHmac } from "node:crypto"
import { readIdNumber } from "../../core/people/id-number.ts"

/**
 * The keyed fingerprints under which a person is recognised: of the document number when it says who someone is, and of name
 * and door. A number with a wrong check character gives none, so it never joins two people.
 */
export function personKeys(
  fingerprintKey: Buffer,
  person: { readonly idNumber: string; readonly name: string; readonly door: string },
): { readonly byId: Buffer | null; readonly byNameAtDoor: Buffer } {
  const id = readIdNumber(person.idNumber)
  const saysWho = id.kind === "resident-id" || id.kind === "other"
  return {
    byId: saysWho ? fingerprint(fingerprintKey, `id\u001f${id.text}`) : null,
    byNameAtDoor: fingerprint(fingerprintKey, `name\u001f${person.name}\u001f${person.door}`),
  }
}

/** The keyed fingerprint of a householder at a door, kept when they are deleted so that no older book names them again. */
export function householderKey(fingerprintKey: Buffer, door: string, name: string): Buffer {
  return fingerprint(fingerprintKey, `户主\u001f${door}\u001f${name}`)
}

/** 16 bytes of a keyed HMAC-SHA256: tells equal texts apart from others to who holds the key, and says nothing to anyone else. */
export function fingerprint(fingerprintKey: Buffer, text: string): Buffer {
  return createHmac("sha256", fingerprintKey).update(text).digest().subarray(0, 16)
}
