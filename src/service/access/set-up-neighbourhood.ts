import { plainLogin } from "../../core/access/login.ts"
import { hasAnyAccount, insertAccount } from "../../store/access/accounts.ts"
import { findCommand, insertCommand } from "../../store/access/commands.ts"
import { listCommunities, lockSetUp, updateCommunity } from "../../store/access/communities.ts"
import { asOwner, inNeighbourhood, inNoNeighbourhood } from "../../store/database/db.ts"
import { recordAudit } from "../audit.ts"
import type { Ground, Refusal } from "../context.ts"
import { refuse } from "../refusal.ts"
import { makeNeighbourhood } from "./make-neighbourhood.ts"
import { hashPassword } from "./password.ts"
import { presentWho } from "./present-account.ts"
import { type SignedIn, signIn } from "./sign-in.ts"
import { startSession } from "./start-session.ts"

const SET_UP = "neighbourhood.set-up"

export type SetUp = {
  readonly commandId: string
  readonly neighbourhood: string
  readonly name: string
  readonly login: string
  readonly password: string
  readonly language: "zh" | "en"
  readonly demonstration: boolean
}

/** Whether nobody can sign in yet. */
export async function isSetUpNeeded(ground: Ground): Promise<boolean> {
  return !(await asOwner(ground.ownerDb, hasAnyAccount))
}

/**
 * Names the first neighbourhood, makes its head's account and signs the head in. Where an import on the command line has
 * made the neighbourhood already, it is taken over with all it holds. Sent twice, the second signs in; `first` tells them apart.
 */
export async function setUpNeighbourhood(
  ground: Ground,
  given: SetUp,
): Promise<(SignedIn & { readonly first: boolean }) | Refusal<"already-set-up" | "bad-input">> {
  if (plainLogin(given.login) === "") return refuse("bad-input", "login")
  const passwordHash = await hashPassword(given.password)
  const made = await asOwner(ground.ownerDb, async (ownerTx) => {
    // held while the head is made in a transaction of its own: of two set-ups the second finds the first's head
    await lockSetUp(ownerTx)
    return (await hasAnyAccount(ownerTx)) ? null : makeHead(ground, given, passwordHash)
  })
  if (made !== null) return { ...made, first: true }
  if (!(await isDoneAlready(ground, given.commandId))) return refuse("already-set-up")
  const again = await signIn(ground, given)
  return "cookie" in again ? { ...again, first: false } : refuse("already-set-up")
}

/** Whether this very set-up was done before. It can only have made or taken over the oldest neighbourhood. */
async function isDoneAlready(ground: Ground, commandId: string): Promise<boolean> {
  const [oldest] = await inNoNeighbourhood(ground.db, listCommunities)
  if (!oldest) return false
  const id = oldest.community_id
  const done = await inNeighbourhood(ground.db, id, (tx) => findCommand(tx, id, commandId))
  return done?.name === SET_UP
}

async function makeHead(ground: Ground, given: SetUp, passwordHash: string): Promise<SignedIn> {
  const [found] = await inNoNeighbourhood(ground.db, listCommunities)
  const communityId = found?.community_id ?? ground.newId()
  const accountId = ground.newId()
  const community = { name: given.neighbourhood, demonstration: given.demonstration }
  return inNeighbourhood(ground.db, communityId, async (tx) => {
    if (found) await updateCommunity(tx, communityId, community)
    else await makeNeighbourhood(tx, ground, { communityId, ...community })
    const account = {
      community_id: communityId,
      account_id: accountId,
      login: plainLogin(given.login),
      name: given.name,
      role: "head",
      password_hash: passwordHash,
      language: given.language,
      made_at: ground.now(),
    }
    await insertAccount(tx, account)
    const actor = { ...ground, communityId, accountId }
    await recordAudit(tx, actor, { action: SET_UP, subjectKind: "account", subjectId: accountId })
    await insertCommand(tx, {
      communityId,
      commandId: given.commandId,
      accountId,
      name: SET_UP,
      reply: {},
      doneAt: ground.now(),
    })
    return { who: presentWho(account, community), cookie: await startSession(tx, ground, actor) }
  })
}
