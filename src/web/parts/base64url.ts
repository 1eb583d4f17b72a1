/** Bytes as base64url without padding. */
export function toBase64Url(bytes: Uint8Array): string {
  const parts: string[] = []
  // a call takes only so many arguments
  for (let at = 0; at < bytes.length; at += 8192)
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)))
  return btoa(parts.join("")).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "")
}

/** The bytes that a base64url text says: for texts from our own server. */
export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const signs = atob(text.replace(/-/g, "+").replace(/_/g, "/"))
  return Uint8Array.from(signs, (sign) => sign.charCodeAt(0))
}
