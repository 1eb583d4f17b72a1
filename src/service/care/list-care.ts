import { addDays, dayOf } from "../../core/kit/dates.ts"
import { groupBy } from "../../core/kit/group-by.ts"
import { maskName, maskPhone } from "../../core/people/mask.ts"
import { getPolicyForBooks } from "../../core/policy/books-rules.ts"
import { walkingOrder } from "../../core/rounds/walking-order.ts"
import {
  listCarePeople,
  listContacts,
  listLastContacts,
  listStandingContacts,
} from "../../store/care/care-people.ts"
import { listRunningCarePlans } from "../../store/care/care-plans.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { listColleagues } from "../../store/oversight/colleagues.ts"
import { listRoundHomes } from "../../store/rounds/round-homes.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"
import { readPolicies } from "../policy/read-policies.ts"
import { whereOf } from "../rounds/get-round.ts"

/** Days over which missed contacts are counted. */
const MISSED_DAYS = 14

/** Everyone in special care in walking order: with which plans, when last spoken with, what is next, what was missed. */
export async function listCare(context: Context) {
  authorise(context, "run-needs")
  const { communityId } = context
  const today = dayOf(context.now())
  return inNeighbourhood(context.db, communityId, async (tx) => {
    const [people, plans, contacts, colleagues, policies] = await Promise.all([
      listCarePeople(tx, communityId, today),
      listRunningCarePlans(tx, communityId),
      listContacts(tx, communityId, addDays(today, -MISSED_DAYS)),
      listColleagues(tx, communityId),
      readPolicies(tx, communityId),
    ])
    const personIds = people.map(({ personId }) => personId)
    const ids = [...new Set(people.map(({ homeId }) => homeId))]
    const [last, standing, homes] = await Promise.all([
      listLastContacts(tx, communityId, personIds),
      listStandingContacts(tx, communityId, personIds),
      listRoundHomes(tx, communityId, ids, today),
    ])
    const contactOf = new Map(standing.map(({ personId, ...contact }) => [personId, contact]))
    const owners = new Map(colleagues.map(({ id, name }) => [id, name]))
    const walked = walkingOrder(homes.map((home) => ({ ...whereOf(home), late: false })))
    const rhythm = getPolicyForBooks(policies, "care-rhythm", today)
    const atHome = groupBy(people, ({ homeId }) => homeId)
    const ofPerson = groupBy(contacts, ({ personId }) => personId)
    return {
      rhythm: { call: rhythm.callEveryDays, visit: rhythm.visitEveryDays },
      people: walked.flatMap((home) =>
        (atHome.get(home.id) ?? []).map((person) => {
          const planned = ofPerson.get(person.personId) ?? []
          const open = planned.filter(({ status }) => status === "not-yet")
          const missed = planned.filter(
            ({ status, day }) => day <= today && (status === "not-attempted" || status === "nobody-there"),
          )
          const doneToday = planned.some(
            ({ status, day }) => day === today && (status === "fine" || status === "not-fine"),
          )
          return {
            personId: person.personId,
            homeId: home.id,
            door: home.door,
            name: maskName(person.name),
            phone: maskPhone(person.phone),
            care: person.care,
            plans: plans
              .filter((plan) => plan.personId === person.personId)
              .map(({ id, way, everyDays, ownerId, consentedOn, consentedHow }) => ({
                id,
                way,
                everyDays,
                ownerId,
                consentedOn,
                consentedHow,
                owner: ownerId === null ? "" : (owners.get(ownerId) ?? ""),
              })),
            lastContact: contactOf.get(person.personId) ?? null,
            lastAt: last.get(person.personId) ?? null,
            nextOn: open[0]?.day ?? null,
            dueToday: open.some(({ day }) => day === today) || missed.some(({ day }) => day === today),
            doneToday,
            missed: missed.length,
          }
        }),
      ),
    }
  })
}
