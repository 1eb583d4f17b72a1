import { createHash, randomBytes } from "node:crypto"

/** What the browser's cookie says: whose neighbourhood, and the secret. */
export type SessionKey = { readonly communityId: string; readonly tokenHash: Buffer }

const SECRET_BYTES = 32
const SHAPE = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([A-Za-z0-9_-]{43})$/

/** A new secret for the cookie of a neighbourhood; only its hash is stored. */
export function makeSessionToken(communityId: string): { readonly cookie: string; readonly key: SessionKey } {
  return sessionTokenOf(communityId, randomBytes(SECRET_BYTES))
}

/** The same with a secret that is there already, of 32 bytes. */
export function sessionTokenOf(communityId: string, secret: Buffer) {
  const token = secret.toString("base64url")
  return { cookie: `${communityId}.${token}`, key: { communityId, tokenHash: hashOf(token) } }
}

/** Reads the cookie's value; null when it is not one of ours. */
export function parseSessionCookie(value: string): SessionKey | null {
  const [, communityId, token] = SHAPE.exec(value) ?? []
  return communityId === undefined || token === undefined ? null : { communityId, tokenHash: hashOf(token) }
}

function hashOf(token: string): Buffer {
  return createHash("sha256").update(token).digest()
}
