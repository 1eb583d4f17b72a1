import { factForms, factKindOf } from "../../core/forms/fact-kind.ts"
import { dayOf, type PlainDate } from "../../core/kit/dates.ts"
import { feverRule } from "../../core/policy/books-rules.ts"
import { tallyOf } from "../../core/report/tally-of.ts"
import { findFact, insertTakingBack } from "../../store/imports/facts.ts"
import { findMatter } from "../../store/imports/matters.ts"
import { listStandingReadings, setReadingDay } from "../../store/report/reading-days.ts"
import { listWorkersOfFact } from "../../store/roster/roll-asked.ts"
import { reopenChecks } from "../../store/rounds/planned-checks.ts"
import { makeRipples, slotBit } from "../imports/ripples.ts"
import { endOnRoll } from "../roll/end-on-roll.ts"
import type { DeskWork } from "./at-desk.ts"
import { spread } from "./spread.ts"

/**
 * Takes a row back that was written by mistake: the fact stays, a later one (with `id`) names it and says why, and sums, cases,
 * screenings and plans are as if it had never been. Whoever corrects a row writes the right one beside. False where there
 * is no such row, or none any more.
 */
export async function takeBackRow(
  work: DeskWork,
  given: { readonly id: string; readonly factId: string; readonly reason: string },
): Promise<boolean> {
  const { tx, communityId, accountId } = work
  const fact = await findFact(tx, communityId, given.factId)
  const form = factForms.find((name) => factKindOf[name] === fact?.kind)
  if (fact === undefined || form === undefined) return false
  const now = work.now()
  const taking = { ...given, day: dayOf(now), at: now, accountId }
  if (!(await insertTakingBack(tx, communityId, taking))) return false
  const matter = await findMatter(tx, communityId, given.factId)
  const feverFrom = feverRule(work.policies)
  const ripples = makeRipples()
  ripples.takeTallies(tallyOf(form, { ...fact.data, ...matter?.state }, feverFrom))
  if (fact.personId !== null) ripples.touch(form, fact.personId)
  await spread(work, ripples)
  await reopenChecks(tx, communityId, given.factId)
  if (form === "志愿者名册") {
    const ids = await listWorkersOfFact(tx, communityId, given.factId)
    await endOnRoll(work, ids, "not-taken-on")
  }
  if (form === "健康监测" && fact.personId !== null && fact.day !== null) {
    await recountReadings(work, fact.personId, fact.day, feverFrom(fact.day))
  }
  return true
}

async function recountReadings(
  work: DeskWork,
  personId: string,
  day: PlainDate,
  feverFrom: number,
): Promise<void> {
  const standing = await listStandingReadings(work.tx, work.communityId, personId, day)
  await setReadingDay(work.tx, work.communityId, {
    ...{ day, personId },
    slots: standing.reduce((slots, row) => slots | slotBit(row["时段"]), 0),
    fever: standing.some((row) => Number(row["体温"]) >= feverFrom),
  })
}
