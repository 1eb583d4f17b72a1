import { createHmac } from "node:crypto"

/** The secret of a holder's link. It follows from the command that asked for it, so that it can be told again and is kept nowhere. */
export function passLinkSecret(homeKey: Buffer, passId: string, commandId: string): string {
  return createHmac("sha256", homeKey).update(`pass-link\n${passId}\n${commandId}`).digest("base64url")
}
