import { webcrypto } from "node:crypto"
import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from "@hpke/core"
import type { Seal } from "../../core/gate/batch.ts"

const suite = new CipherSuite({
  kem: new DhkemP256HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
})
const INFO = new TextEncoder().encode("shouwang gate 1")
const KEY_BYTES = 32

/** The content key in a seal, opened with the private key (PKCS #8) that it was made for; null where it does not open. */
export async function openSeal(seal: Seal, privateKey: Buffer): Promise<Buffer | null> {
  try {
    const recipientKey = await webcrypto.subtle.importKey(
      "pkcs8",
      privateKey,
      { name: "ECDH", namedCurve: "P-256" },
      true,
      ["deriveBits"],
    )
    const recipient = await suite.createRecipientContext({
      recipientKey,
      enc: bytesOf(seal.enc),
      info: INFO,
    })
    const opened = Buffer.from(await recipient.open(bytesOf(seal.box)))
    return opened.length === KEY_BYTES ? opened : null
  } catch {
    return null
  }
}

/** An ArrayBuffer of its own: a Buffer may be a window on a shared one. */
function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(text, "base64url"))
}
