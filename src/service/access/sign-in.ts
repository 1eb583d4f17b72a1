import { beginTry, noTries } from "../../core/access/lockout.ts"
import { plainLogin } from "../../core/access/login.ts"
import type { Instant } from "../../core/kit/dates.ts"
import {
  type AccountRow,
  listCommunitiesWithLogin,
  lockAccountByLogin,
  updateAccount,
} from "../../store/access/accounts.ts"
import { getCommunity } from "../../store/access/communities.ts"
import { asOwner, inNeighbourhood } from "../../store/database/db.ts"
import { recordAudit } from "../audit.ts"
import type { Ground, Refusal } from "../context.ts"
import { refuse } from "../refusal.ts"
import { isPassword, wasteAsLong } from "./password.ts"
import { presentWho, type Who } from "./present-account.ts"
import { startSession } from "./start-session.ts"

export type SignedIn = { readonly who: Who; readonly cookie: string }
type SignInRefusal = Refusal<"wrong-login-or-password" | "account-locked">

/**
 * Signs in with login and password. One database may hold several neighbourhoods, and nobody types theirs: the login is
 * tried in each that has it. An unknown login takes as long as a known one.
 */
export async function signIn(
  ground: Ground,
  typed: { readonly login: string; readonly password: string },
): Promise<SignedIn | SignInRefusal> {
  const given = { ...typed, login: plainLogin(typed.login) }
  const communityIds = await asOwner(ground.ownerDb, (tx) => listCommunitiesWithLogin(tx, given.login))
  const answers: ("locked" | "wrong")[] = []
  for (const communityId of communityIds) {
    const answer = await tryIn(ground, communityId, given)
    if (typeof answer === "object") return answer
    answers.push(answer)
  }
  if (answers.length === 0) await wasteAsLong(given.password)
  return refuse(answers.includes("locked") ? "account-locked" : "wrong-login-or-password")
}

async function tryIn(
  ground: Ground,
  communityId: string,
  given: { readonly login: string; readonly password: string },
): Promise<SignedIn | "locked" | "wrong"> {
  const account = await countTry(ground, communityId, given.login)
  if (account === null) {
    await wasteAsLong(given.password)
    return "locked"
  }
  const right = await isPassword(given.password, account.password_hash)
  return inNeighbourhood(ground.db, communityId, async (tx) => {
    const actor = { ...ground, communityId, accountId: account.account_id }
    const subject = { subjectKind: "account", subjectId: account.account_id }
    if (!right || account.disabled_at !== null) {
      await recordAudit(tx, { ...actor, accountId: null }, { action: "session.refuse", ...subject })
      return "wrong"
    }
    await updateAccount(tx, communityId, account.account_id, triesColumns(noTries))
    const cookie = await startSession(tx, ground, actor)
    await recordAudit(tx, actor, { action: "session.start", ...subject })
    return { who: presentWho(account, await getCommunity(tx, communityId)), cookie }
  })
}

/** The account, its try already counted; null when it is locked. Committed before the password is looked at. */
async function countTry(ground: Ground, communityId: string, login: string): Promise<AccountRow | null> {
  return inNeighbourhood(ground.db, communityId, async (tx) => {
    const account = await lockAccountByLogin(tx, communityId, login)
    if (!account) return null
    const tries = { failed: account.failed_sign_ins, lockedUntil: account.locked_until as Instant | null }
    const after = beginTry(tries, ground.now())
    if (after === null) return null
    await updateAccount(tx, communityId, account.account_id, triesColumns(after))
    return account
  })
}

function triesColumns(tries: { readonly failed: number; readonly lockedUntil: string | null }) {
  return { failed_sign_ins: tries.failed, locked_until: tries.lockedUntil }
}
