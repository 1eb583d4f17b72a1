import type { Role } from "../../src/core/access/roles.ts"
import { formNames } from "../../src/core/forms/form-name.ts"
import { addDays, dayOf, instantOf, type PlainDate } from "../../src/core/kit/dates.ts"
import { booksOnEvening, generateWorld } from "../../src/core/world/world.ts"
import { startSession } from "../../src/service/access/start-session.ts"
import { importBooks } from "../../src/service/imports/import-books.ts"
import { raiseDue } from "../../src/service/rounds/raise-due.ts"
import { inNeighbourhood } from "../../src/store/database/db.ts"
import { learnSizes } from "../../src/store/imports/learn-sizes.ts"
import { type Client, makeClient } from "../../test/support/client.ts"
import { sheetsOf } from "../../test/support/sheets-of.ts"
import type { FreshDatabase } from "./cluster.ts"
import { tell } from "./measure.ts"
import { addNeighbourhood } from "./neighbourhood.ts"

const CAMPAIGNS = 10
const DAYS = 42
/** How far the last campaign has come: as many are in quarantine as ever. */
const DAY_OF_CAMPAIGN = 19

/** Ten campaigns one after the other; the last goes on today. */
export async function fillCampaigns({
  ground,
}: FreshDatabase): Promise<{ readonly communityId: string; readonly today: PlainDate }> {
  const today = dayOf(instantOf(Date.now()))
  const reader = { ...(await addNeighbourhood(ground)), now: () => instantOf(Date.now()) }
  for (let campaign = 0; campaign < CAMPAIGNS; campaign += 1) {
    tell(`desk: campaign ${campaign + 1} of ${CAMPAIGNS}`)
    const back = (CAMPAIGNS - 1 - campaign) * DAYS + DAY_OF_CAMPAIGN
    const world = generateWorld({ seed: 1 + campaign, firstDay: addDays(today, -back), days: DAYS })
    const only =
      campaign === 0 ? formNames : formNames.filter((name) => !["楼栋", "住户", "人员"].includes(name))
    await importBooks(reader, ground.newId(), sheetsOf(booksOnEvening(world, addDays(today, -1)), only))
    await learnSizes(ground.ownerDb)
  }
  await raiseDue({ ...ground, now: reader.now }, reader.communityId)
  return { communityId: reader.communityId, today }
}

/** Somebody at work, with an account and a session of their own. */
export type Person = { readonly role: Role; readonly client: Client }

export async function signIn(
  { ground }: FreshDatabase,
  communityId: string,
  role: Role,
  url: string,
): Promise<Person> {
  const accountId = ground.newId()
  const cookie = await inNeighbourhood(ground.db, communityId, async (tx) => {
    await tx.client.query(
      `insert into account (community_id, account_id, login, name, role, password_hash, made_at)
       values ($1, $2, $3, $4, $5, '', now())`,
      [communityId, accountId, `${role}-${accountId}`, role, role],
    )
    return startSession(tx, { now: () => instantOf(Date.now()) }, { communityId, accountId })
  })
  return { role, client: makeClient(url, cookie) }
}
