import { inNeighbourhood } from "../../store/database/db.ts"
import { savePassLink } from "../../store/gate/own-pass.ts"
import { findPass } from "../../store/gate/passes.ts"
import { parseSessionCookie } from "../access/session-token.ts"
import { recordAudit } from "../audit.ts"
import { authorise } from "../authorise.ts"
import type { Context, Refusal } from "../context.ts"
import { once } from "../once.ts"
import { isRefusal, refuse } from "../refusal.ts"
import { ensureHomeKey } from "./home-codes.ts"
import { passLinkSecret } from "./pass-link.ts"
import { isOurs } from "./pass-view.ts"

/** A secret link to a good pass of ours, for its holder; the one before ends. */
export async function makePassLink(
  context: Context,
  given: { readonly commandId: string; readonly id: string },
): Promise<{ readonly token: string } | Refusal<"not-found" | "move-not-allowed" | "command-id-taken">> {
  authorise(context, "issue-passes")
  const { communityId } = context
  return inNeighbourhood(context.db, communityId, async (tx) => {
    const homeKey = await ensureHomeKey(tx, context)
    const secret = passLinkSecret(homeKey, given.id.toLowerCase(), given.commandId.toLowerCase())
    const token = `${communityId}.${secret}`
    const done = await once(tx, context, given.commandId, "pass.link", async () => {
      const pass = await findPass(tx, communityId, given.id)
      if (pass === undefined) return refuse("not-found", "id")
      if (!isOurs(pass) || pass.status === "void") return refuse("move-not-allowed", "id")
      const key = parseSessionCookie(token)
      if (key === null) throw new Error("a link that cannot be read")
      await savePassLink(tx, communityId, pass.id, key.tokenHash)
      await recordAudit(tx, context, { action: "pass.link", subjectKind: "pass", subjectId: pass.id })
      return { done: true } as const
    })
    return isRefusal(done) ? done : { token }
  })
}
