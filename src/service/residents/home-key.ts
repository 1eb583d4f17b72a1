import { createHash, createHmac } from "node:crypto"
import { codeOfBytes, readSecretCode } from "../../core/residents/secret-code.ts"
import { listCommunities } from "../../store/access/communities.ts"
import { inNeighbourhood, inNoNeighbourhood, type Tx } from "../../store/database/db.ts"
import { findCardHome } from "../../store/residents/home-cards.ts"
import { findSecretPerson } from "../../store/residents/person-secrets.ts"
import { parseSessionCookie } from "../access/session-token.ts"
import type { Ground, Refusal } from "../context.ts"
import { refuse } from "../refusal.ts"

/** Who writes or asks, by what they hold: a home's card, or a person's own secret. */
export type KeyHolder =
  | { readonly of: "home"; readonly cardId: string; readonly dwellingId: string }
  | { readonly of: "person"; readonly personId: string }

/**
 * Runs `work` for who holds a key: the token of a card or of a person's link, or the twelve signs that a person types. Signs say
 * nothing of the neighbourhood, so each is asked.
 */
export async function withHomeKey<Reply, Code extends string>(
  ground: Ground,
  key: string,
  work: (tx: Tx, communityId: string, holder: KeyHolder) => Promise<Reply | Refusal<Code>>,
): Promise<Reply | Refusal<Code | "wrong-home-key">> {
  for (const { communityId, hash } of await placesToLook(ground, key)) {
    const found = await inNeighbourhood(ground.db, communityId, async (tx) => {
      const holder = await findHolder(tx, communityId, hash, ground)
      return holder === null ? null : { answer: await work(tx, communityId, holder) }
    })
    if (found !== null) return found.answer
  }
  return refuse("wrong-home-key")
}

async function placesToLook(ground: Ground, key: string) {
  const token = parseSessionCookie(key)
  if (token !== null) return [{ communityId: token.communityId, hash: token.tokenHash }]
  const code = readSecretCode(key)
  if (code === null) return []
  const communities = await inNoNeighbourhood(ground.db, listCommunities)
  return communities.map((each) => ({ communityId: each.community_id, hash: hashOf(code) }))
}

async function findHolder(
  tx: Tx,
  communityId: string,
  hash: Buffer,
  { now }: Pick<Ground, "now">,
): Promise<KeyHolder | null> {
  const card = await findCardHome(tx, communityId, hash)
  if (card !== undefined) return { of: "home", ...card }
  const personId = await findSecretPerson(tx, communityId, hash, now())
  return personId === undefined ? null : { of: "person", personId }
}

/** What stands behind the # of a home's link. It follows from the card's id, so that a card can be printed again and is kept nowhere. */
export function cardToken(homeKey: Buffer, communityId: string, cardId: string) {
  return tokenOf(communityId, secretOf(homeKey, `home-card\n${cardId}`))
}

/** A person's link and the twelve signs that stand for it; told again to who sends the same command again. */
export function personToken(homeKey: Buffer, communityId: string, secretId: string) {
  const secret = secretOf(homeKey, `person-secret\n${secretId}`)
  const code = codeOfBytes(secretOf(homeKey, `person-code\n${secretId}`))
  return { ...tokenOf(communityId, secret), code, codeHash: hashOf(code) }
}

function secretOf(homeKey: Buffer, what: string): Buffer {
  return createHmac("sha256", homeKey).update(what).digest()
}

function tokenOf(communityId: string, secret: Buffer): { readonly token: string; readonly hash: Buffer } {
  const text = secret.toString("base64url")
  return { token: `${communityId}.${text}`, hash: hashOf(text) }
}

function hashOf(text: string): Buffer {
  return createHash("sha256").update(text).digest()
}
