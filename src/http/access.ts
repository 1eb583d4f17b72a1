import * as contract from "../contract/access.ts"
import { addAccount } from "../service/access/add-account.ts"
import { changeAccount } from "../service/access/change-account.ts"
import { changeOwnAccount } from "../service/access/change-own-account.ts"
import { listAccounts } from "../service/access/list-accounts.ts"
import { listAudit } from "../service/access/list-audit.ts"
import { parseSessionCookie } from "../service/access/session-token.ts"
import { isSetUpNeeded, setUpNeighbourhood } from "../service/access/set-up-neighbourhood.ts"
import { signIn } from "../service/access/sign-in.ts"
import { signOut } from "../service/access/sign-out.ts"
import { listPolicies } from "../service/policy/list-policies.ts"
import { isRefusal, refuse } from "../service/refusal.ts"
import { route } from "./route.ts"
import { clearSessionCookie, setSessionCookie } from "./session.ts"
import { makeSetUpCode } from "./set-up-code.ts"
import type { Site } from "./site.ts"

/** First run, sign-in, accounts, audit, rules. */
export function accessRoutes(site: Site): void {
  const setUpCode = makeSetUpCode(site.options.setUpCode)
  const rateLimit = { max: site.limits.passwordTriesPerMinute, timeWindow: 60_000 }

  route(site, contract.getSetUp, async ({ context }) => ({ needed: await isSetUpNeeded(context) }))

  route(
    site,
    contract.setUp,
    async ({ context, body, reply }) => {
      if (!setUpCode.isRight(body.code)) {
        return refuse((await isSetUpNeeded(context)) ? "wrong-code" : "already-set-up")
      }
      const made = await setUpNeighbourhood(context, body)
      if (isRefusal(made)) return made
      setSessionCookie(reply, made.cookie, site.secure)
      const communityId = parseSessionCookie(made.cookie)?.communityId
      if (made.first && body.demonstration && communityId !== undefined) {
        const { accountId, role } = made.who
        site.options.fillDemonstration?.({ ...context, communityId, accountId, role })
      }
      return made.who
    },
    { rateLimit },
  )

  route(
    site,
    contract.signIn,
    async ({ context, body, reply }) => {
      const signedIn = await signIn(context, body)
      if (isRefusal(signedIn)) return signedIn
      setSessionCookie(reply, signedIn.cookie, site.secure)
      return signedIn.who
    },
    { rateLimit },
  )

  route(site, contract.getSession, async ({ context }) => context.session.who)

  route(site, contract.signOut, async ({ context, reply }) => {
    clearSessionCookie(reply, site.secure)
    return signOut(context, context.session.tokenHash)
  })

  route(
    site,
    contract.changeOwnAccount,
    ({ context, body }) => changeOwnAccount(context, context.session.tokenHash, body),
    { rateLimit },
  )

  route(site, contract.listAccounts, ({ context }) => listAccounts(context))
  route(site, contract.addAccount, ({ context, body }) => addAccount(context, body))
  route(site, contract.changeAccount, ({ context, body }) => changeAccount(context, body))
  route(site, contract.listAudit, ({ context, query }) => listAudit(context, query))
  route(site, contract.listPolicies, ({ context }) => listPolicies(context))
}
