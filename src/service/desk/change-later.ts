import { type FactForm, settledOnOf } from "../../core/forms/fact-kind.ts"
import type { RowValues } from "../../core/forms/form.ts"
import { writtenMoment } from "../../core/kit/dates.ts"
import { feverRule } from "../../core/policy/books-rules.ts"
import { tallyOf } from "../../core/report/tally-of.ts"
import { findFact } from "../../store/imports/facts.ts"
import { findMatter, saveMatterChanges } from "../../store/imports/matters.ts"
import { makeRipples } from "../imports/ripples.ts"
import type { DeskWork } from "./at-desk.ts"
import { spread } from "./spread.ts"

/**
 * Fills, changes or clears (null) columns of a row that are filled later: a need closed, a case ended, a problem mended. What stood
 * before is kept as a transition called `name`; no older book undoes it. False where no such row opened anything.
 */
export async function changeLater(
  work: DeskWork,
  form: FactForm,
  factId: string,
  later: Readonly<Record<string, string | null>>,
  name: string,
): Promise<boolean> {
  const { tx, communityId } = work
  const matter = await findMatter(tx, communityId, factId)
  const fact = await findFact(tx, communityId, factId)
  if (matter === undefined || fact === undefined) return false
  const merged = { ...matter.state, ...later }
  const state = Object.fromEntries(
    Object.entries(merged).filter((entry): entry is [string, string] => entry[1] !== null),
  )
  const now = work.now()
  const written = writtenMoment(now)
  const change = {
    matter,
    state,
    settledOn: settledOnOf(form, state),
    age: { form: written, batch: written },
  }
  await saveMatterChanges(tx, communityId, [{ ...change, transition: { id: work.newId(), name } }], {
    ...{ at: now, accountId: work.accountId, decidedHere: true },
  })
  const feverFrom = feverRule(work.policies)
  const ripples = makeRipples()
  const whole = (columns: RowValues): RowValues => ({ ...fact.data, ...columns })
  ripples.takeTallies(tallyOf(form, whole(matter.state), feverFrom))
  ripples.addTallies(tallyOf(form, whole(state), feverFrom))
  if (form === "居家隔离台账" && fact.personId !== null) ripples.touchCase(fact.personId)
  await spread(work, ripples)
  return true
}
