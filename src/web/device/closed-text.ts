/** A text that lies on the phone closed: under a key that follows from the device's table key, which no page can read. */
export type ClosedText = { readonly nonce: Uint8Array<ArrayBuffer>; readonly box: ArrayBuffer }

const PURPOSE = new TextEncoder().encode("shouwang list 1")

export async function closeText(crypto: Crypto, tableKey: CryptoKey, text: string): Promise<ClosedText> {
  const key = await keyFrom(crypto, tableKey)
  const nonce = crypto.getRandomValues(new Uint8Array(12))
  const plain = new TextEncoder().encode(text)
  const box = await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce }, key, plain)
  plain.fill(0)
  return { nonce, box }
}

/** Null where it was closed under another joining's key. */
export async function openText(
  crypto: Crypto,
  tableKey: CryptoKey,
  { nonce, box }: ClosedText,
): Promise<string | null> {
  try {
    const key = await keyFrom(crypto, tableKey)
    return new TextDecoder().decode(await crypto.subtle.decrypt({ name: "AES-GCM", iv: nonce }, key, box))
  } catch {
    return null
  }
}

async function keyFrom({ subtle }: Crypto, tableKey: CryptoKey): Promise<CryptoKey> {
  const raw = await subtle.sign("HMAC", tableKey, PURPOSE)
  return subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"])
}
