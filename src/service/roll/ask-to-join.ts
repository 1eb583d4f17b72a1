import { addMinutes } from "../../core/kit/moments.ts"
import type { FreeTime } from "../../core/roster/free-times.ts"
import type { ConsentKind } from "../../core/roster/roll.ts"
import { getCommunity } from "../../store/access/communities.ts"
import { inNeighbourhood, type Tx } from "../../store/database/db.ts"
import { notifyChange } from "../../store/live/changes.ts"
import { getOfficePhone } from "../../store/residents/office-phone.ts"
import { findWorker } from "../../store/roster/roll.ts"
import { countAskedSince } from "../../store/roster/roll-asked.ts"
import { giveConsent, insertWorker, saveSaid, saveWorker } from "../../store/roster/roll-changes.ts"
import { isRollLink } from "../../store/roster/roll-links.ts"
import { parseSessionCookie } from "../access/session-token.ts"
import type { Ground, Refusal } from "../context.ts"
import { readNumber } from "../phone/phone-number.ts"
import { refuse } from "../refusal.ts"

/** More than volunteer on the day of a call; past it a link that was passed on floods nobody. */
const MOST_A_DAY = 300

export type Joining = {
  readonly name: string
  readonly phone: string
  readonly birthYear: number | null
  readonly door: string
  readonly family: string
  readonly free: readonly FreeTime[]
  readonly skills: readonly string[]
  readonly consents: readonly ConsentKind[]
}

/** Whose neighbourhood somebody may volunteer in, and whom they may ring up. */
export async function openJoin(
  ground: Ground,
  given: { readonly key: string },
): Promise<{ readonly neighbourhood: string; readonly phone: string } | Refusal<"wrong-join-link">> {
  return withJoinKey(ground, given.key, async (tx, communityId) => ({
    neighbourhood: (await getCommunity(tx, communityId)).name,
    phone: await getOfficePhone(tx, communityId),
  }))
}

/** Keeps that somebody would like to join until a person has looked at it, once for each id. Whoever is known already is answered alike. */
export async function askToJoin(
  ground: Ground,
  given: { readonly key: string; readonly id: string; readonly joining: Joining },
): Promise<
  { readonly done: true } | Refusal<"wrong-join-link" | "consent-needed" | "bad-input" | "too-many-requests">
> {
  const { joining } = given
  const [name, phone] = [joining.name.trim(), readNumber(joining.phone)]
  if (name === "") return refuse("bad-input", "name")
  if (phone === "") return refuse("bad-input", "phone")
  if (!joining.consents.includes("keep")) return refuse("consent-needed", "consents")
  return withJoinKey(ground, given.key, async (tx, communityId) => {
    const id = given.id.toLowerCase()
    const at = ground.now()
    if ((await findWorker(tx, communityId, id)) !== undefined) return { done: true as const }
    if ((await countAskedSince(tx, communityId, addMinutes(at, -24 * 60))) >= MOST_A_DAY) {
      return refuse("too-many-requests")
    }
    const asked = {
      kind: "volunteer",
      stage: "asked",
      joinedBy: "link",
      accountId: null,
      guardId: null,
    } as const
    await insertWorker(tx, communityId, { id, ...asked, name, phone }, at)
    const { birthYear, free, skills } = joining
    await saveWorker(tx, communityId, id, { ...NOTHING_ELSE, name, phone, birthYear, free, skills })
    await saveSaid(tx, communityId, id, { door: joining.door.trim(), family: joining.family.trim() })
    for (const what of joining.consents) {
      await giveConsent(tx, communityId, id, { id: ground.newId(), what, how: "link", at })
    }
    await notifyChange(tx, communityId)
    return { done: true as const }
  })
}

const NOTHING_ELSE = {
  ...{ calling: "", note: "", homeId: null, personId: null, familyId: null, birthMonth: null },
  ...{ isExperienced: false, mostTurns: null, heads: null, owedTurns: null },
}

async function withJoinKey<Reply, Code extends string>(
  ground: Ground,
  key: string,
  work: (tx: Tx, communityId: string) => Promise<Reply | Refusal<Code>>,
): Promise<Reply | Refusal<Code | "wrong-join-link">> {
  const read = parseSessionCookie(key)
  if (read === null) return refuse("wrong-join-link")
  return inNeighbourhood(ground.db, read.communityId, async (tx) =>
    (await isRollLink(tx, read.communityId, read.tokenHash))
      ? work(tx, read.communityId)
      : refuse("wrong-join-link"),
  )
}
