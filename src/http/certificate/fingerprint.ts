import { createHash } from "node:crypto"

/** A certificate's SHA-256 in sixteen groups of four, to be compared by eye. */
export function fingerprintGroups(der: Buffer): readonly string[] {
  const hex = createHash("sha256").update(der).digest("hex").toUpperCase()
  return hex.match(/.{4}/g) ?? []
}
