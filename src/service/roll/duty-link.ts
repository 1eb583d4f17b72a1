import { createHash, createHmac } from "node:crypto"

/** A link as it is told, and the hash under which it is known again. */
export type SecretLink = { readonly token: string; readonly hash: Buffer }

/** The link to somebody's own page of duty. It follows from the command that asked for it, so that it can be told again and is kept nowhere. */
export function dutyLink(
  homeKey: Buffer,
  communityId: string,
  workerId: string,
  commandId: string,
): SecretLink {
  return linkOf(communityId, mac(homeKey, `duty-link\n${workerId}\n${commandId}`))
}

/**
 * The link to the calendar feed of the same person. It follows from the token of their page, so that the page can tell it; from
 * the feed's, which a calendar's company sees, nobody comes to the page.
 */
export function feedLink(communityId: string, pageToken: string): SecretLink {
  return linkOf(communityId, mac(Buffer.from(pageToken), "duty-feed"))
}

/** The link by which volunteers ask to join; it follows from its id, so that the poster can be printed again. */
export function joinLink(homeKey: Buffer, communityId: string, linkId: string): SecretLink {
  return linkOf(communityId, mac(homeKey, `roll-link\n${linkId}`))
}

function mac(key: Buffer, what: string): string {
  return createHmac("sha256", key).update(what).digest("base64url")
}

function linkOf(communityId: string, secret: string): SecretLink {
  return { token: `${communityId}.${secret}`, hash: createHash("sha256").update(secret).digest() }
}
