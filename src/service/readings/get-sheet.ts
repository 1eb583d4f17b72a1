import { cellStatus, slotNames } from "../../core/care/reading-cell.ts"
import { dayOf, daysBetween } from "../../core/kit/dates.ts"
import { groupBy } from "../../core/kit/group-by.ts"
import { maskName } from "../../core/people/mask.ts"
import { getPolicyForBooks } from "../../core/policy/books-rules.ts"
import { sparedReadings } from "../../core/policy/spared-readings.ts"
import { walkingOrder } from "../../core/rounds/walking-order.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { listReadingsOfDay } from "../../store/readings/readings.ts"
import { listQuarantinedAt, listRoundHomes } from "../../store/rounds/round-homes.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"
import { dayAsked } from "../day-asked.ts"
import { readPolicies } from "../policy/read-policies.ts"
import { refuse } from "../refusal.ts"
import { whereOf } from "../rounds/get-round.ts"

/**
 * The temperatures of a day: everyone in home quarantine in walking order, morning and afternoon. Of two readings for one time of
 * day the higher counts.
 */
export async function getReadingSheet(context: Context, given: { readonly on?: string }) {
  authorise(context, "run-rounds")
  const { communityId } = context
  const now = context.now()
  const day = dayAsked(context, given.on)
  if (day === null || day > dayOf(now)) return refuse("wrong-day", "on")
  return inNeighbourhood(context.db, communityId, async (tx) => {
    const [policies, people, readings] = await Promise.all([
      readPolicies(tx, communityId),
      listQuarantinedAt(tx, communityId, null, day),
      listReadingsOfDay(tx, communityId, day),
    ])
    const rule = getPolicyForBooks(policies, "reading-slots", day)
    const { slots } = rule
    const feverFrom = getPolicyForBooks(policies, "fever-threshold", day).celsius
    const taken = groupBy(readings, ({ personId, slot }) => `${personId} ${slot}`)
    const cellOf = (personId: string, slot: string, isOwed: boolean) => {
      const all = taken.get(`${personId} ${slot}`) ?? []
      const [counts] = all.toSorted((one, other) => other.celsius - one.celsius)
      const missingFrom = slots.find(({ name }) => name === slot)?.missingFrom ?? "23:59"
      return {
        status: cellStatus(counts ?? null, { day, missingFrom, now, isOwed }, feverFrom),
        others: Math.max(0, all.length - 1),
        reading:
          counts === undefined
            ? null
            : {
                id: counts.id,
                celsius: counts.celsius,
                symptoms: counts.symptoms,
                how: counts.how,
                by: maskName(counts.by),
              },
      }
    }
    const homes = await listRoundHomes(tx, communityId, [...new Set(people.map((one) => one.homeId))], day)
    const walked = walkingOrder(homes.map((home) => ({ ...whereOf(home), late: false })))
    const byHome = groupBy(people, (one) => one.homeId)
    return {
      day,
      feverFrom,
      missingFrom: slotNames.map((slot) => slots.find(({ name }) => name === slot)?.missingFrom ?? ""),
      people: walked.flatMap((home) =>
        (byHome.get(home.id) ?? []).map((person) => ({
          personId: person.personId,
          homeId: home.id,
          door: home.door,
          name: maskName(person.name),
          dayNumber: daysBetween(person.countedFrom, day),
          cells: slotNames.map((slot, at) =>
            cellOf(person.personId, slot, at >= sparedReadings(person.openedClock, rule)),
          ),
        })),
      ),
    }
  })
}
