import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from "@hpke/core"
import { boundTo, type EntryBody, type EntryHead } from "../../core/gate/entry.ts"
import type { GateState } from "../../core/gate/gate-state.ts"
import { fromBase64Url, toBase64Url } from "../parts/base64url.ts"
import type { DeviceEnvironment } from "./environment.ts"
import type { Seal, WaitingEntry } from "./kept.ts"

const INFO = new TextEncoder().encode("shouwang gate 1")
/** Boxes are filled up to multiples of this, so that their length says nothing of what is in them. */
const FULL = 512

/** A content key of this page's life, and its seal for the server; the key itself is written down nowhere. */
export type OpenSeal = { readonly seal: Seal; readonly key: CryptoKey }

export async function makeSeal(crypto: Crypto, sealKey: GateState["sealKey"], id: string): Promise<OpenSeal> {
  const suite = new CipherSuite({
    kem: new DhkemP256HkdfSha256(),
    kdf: new HkdfSha256(),
    aead: new Aes256Gcm(),
  })
  const raw = crypto.getRandomValues(new Uint8Array(32))
  const point = fromBase64Url(sealKey.point)
  const recipientPublicKey = await suite.kem.deserializePublicKey(point.buffer)
  const sealed = await suite.seal({ recipientPublicKey, info: INFO.buffer }, raw.buffer)
  const key = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt"])
  raw.fill(0)
  const enc = toBase64Url(new Uint8Array(sealed.enc))
  return { key, seal: { id, keyId: sealKey.keyId, enc, box: toBase64Url(new Uint8Array(sealed.ct)) } }
}

/** An entry as it waits: its body closed under the seal's key and bound to its head. */
export async function sealEntry(
  { crypto }: Pick<DeviceEnvironment, "crypto">,
  { seal, key }: OpenSeal,
  device: string,
  head: EntryHead,
  body: EntryBody,
): Promise<WaitingEntry> {
  const nonce = crypto.getRandomValues(new Uint8Array(12))
  const additionalData = new TextEncoder().encode(boundTo(device, head))
  const plain = new TextEncoder().encode(filledUp(body))
  const box = await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce, additionalData }, key, plain)
  plain.fill(0)
  return {
    ...head,
    device,
    seal: seal.id,
    nonce: toBase64Url(nonce),
    box: toBase64Url(new Uint8Array(box)),
  }
}

/** JSON may end in blanks. */
function filledUp(body: EntryBody): string {
  const text = JSON.stringify(body)
  const length = new TextEncoder().encode(text).length
  return text + " ".repeat((FULL - (length % FULL)) % FULL)
}
