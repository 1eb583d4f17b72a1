import { factKindOf } from "../../core/forms/fact-kind.ts"
import { dayOf } from "../../core/kit/dates.ts"
import { objectionPlaces } from "../../core/quarantine/restriction.ts"
import { getCommunity } from "../../store/access/communities.ts"
import type { Tx } from "../../store/database/db.ts"
import { getOfficePhone } from "../../store/residents/office-phone.ts"
import {
  findOwnPerson,
  listOwnCases,
  listOwnFacts,
  listOwnHomeFacts,
  listOwnLooks,
  listOwnStays,
} from "../../store/residents/own-data.ts"
import { listReportsOf } from "../../store/residents/self-reports.ts"
import { listOwnDuty } from "../../store/roster/roll-own.ts"
import type { Ground } from "../context.ts"
import { presentFact } from "../place/home-view.ts"
import { readPolicies } from "../policy/read-policies.ts"
import { ownRestrictions } from "./own-restrictions.ts"

/**
 * All that is kept of one person, and every restriction with its rule; null where nobody is known. Of what belongs to their home
 * no words are told, since others live there too.
 */
export async function readOwnData(
  tx: Tx,
  { now }: Pick<Ground, "now">,
  communityId: string,
  personId: string,
) {
  const person = await findOwnPerson(tx, communityId, personId)
  if (person === undefined) return null
  const today = dayOf(now())
  const policies = await readPolicies(tx, communityId)
  const stays = await listOwnStays(tx, communityId, personId)
  const cases = await listOwnCases(tx, communityId, personId)
  const homes = [
    ...stays,
    ...cases.map(({ dwellingId, openedOn, endedOn }) => ({ dwellingId, from: openedOn, to: endedOn })),
  ]
  const facts = await listOwnFacts(tx, communityId, personId, Object.values(factKindOf))
  const dwellingIds = homes.map(({ dwellingId }) => dwellingId)
  return {
    neighbourhood: (await getCommunity(tx, communityId)).name,
    phone: await getOfficePhone(tx, communityId),
    asOf: now(),
    objectTo: objectionPlaces,
    person,
    stays: stays.map(({ dwellingId: _home, ...stay }) => stay),
    restrictions: await ownRestrictions(tx, communityId, { personId, cases, today }, policies),
    facts: facts.map((fact) => {
      const { kind, at, cells } = presentFact(fact, { whole: true, care: true, on: today })
      return { kind, at, cells }
    }),
    duty: await listOwnDuty(tx, communityId, personId),
    homeFacts: await listOwnHomeFacts(tx, communityId, homes),
    looks: await listOwnLooks(tx, communityId, personId, dwellingIds),
    reports: (await listReportsOf(tx, communityId, personId)).map(({ number, kind, at, status, detail }) => ({
      ...{ number, kind, at, status },
      answer: typeof detail["answer"] === "string" ? detail["answer"] : "",
    })),
  }
}
