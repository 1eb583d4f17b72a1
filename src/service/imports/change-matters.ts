import { type FactForm, factKindOf, settledOnOf } from "../../core/forms/fact-kind.ts"
import type { RowValues } from "../../core/forms/form.ts"
import { type BookAge, compareAges, mergeLater } from "../../core/forms/later-state.ts"
import { type FeverThreshold, tallyOf } from "../../core/report/tally-of.ts"
import { listPassesDecidedHere, type PassDecidedHere } from "../../store/gate/passes-in-books.ts"
import { listMatters, saveMatterChanges } from "../../store/imports/matters.ts"
import type { ImportRow, ImportWork } from "./import-work.ts"
import type { Ripples } from "./ripples.ts"

/** A known row as this import read it. */
export type ReadAgain = {
  readonly first: ImportRow
  readonly rowKey: Buffer
  readonly later: RowValues
  readonly age: BookAge
}

/** Fills and corrects the later columns of rows known already: a need closed, a pass lost, a case ended. */
export async function changeMatters(
  work: ImportWork,
  name: FactForm,
  rows: readonly ReadAgain[],
  feverFrom: FeverThreshold,
  ripples: Ripples,
): Promise<void> {
  const hasLater = rows[0]?.first.form.columns.some((column) => column.later) ?? false
  if (!hasLater) return
  const keys = rows.map((row) => row.rowKey)
  const stored = await listMatters(work.tx, work.communityId, factKindOf[name], keys)
  const decided = name === "通行证发放" ? await listPassesDecidedHere(work.tx, work.communityId) : null
  const changes = rows.flatMap((row) => {
    const matter = stored.get(row.rowKey.toString("hex"))
    if (matter === undefined) return []
    const read = mergeLater(matter.state, matter.age, row.later, row.age)
    const merged = matter.decidedHere ? { ...read, ...matter.state } : read
    const state = isDecidedHere(decided?.get(matter.factId), merged) ? matter.state : merged
    const changed = !sameValues(state, matter.state)
    const isLater = compareAges(row.age, matter.age) > 0
    if (!changed && !isLater) return []
    if (changed) {
      const line = row.first.line
      line.changed += 1
      line.known -= 1
      ripples.takeTallies(tallyOf(name, { ...row.first.row.values, ...matter.state }, feverFrom))
      ripples.addTallies(tallyOf(name, { ...row.first.row.values, ...state }, feverFrom))
      if (name === "居家隔离台账" && matter.personId !== null) ripples.touchCase(matter.personId)
    }
    const fills = Object.entries(matter.state).every(([column, value]) => state[column] === value)
    const transition = changed ? { id: work.newId(), name: fills ? "filled" : "corrected" } : null
    const age = isLater ? row.age : matter.age
    return [{ matter, state, settledOn: settledOnOf(name, state), age, transition }]
  })
  await saveMatterChanges(work.tx, work.communityId, changes, { at: work.now, accountId: work.accountId })
}

/** A pass that was stopped here stays so, and one that was found again is not lost by the old entry of its book. */
function isDecidedHere(decided: PassDecidedHere | undefined, merged: RowValues): boolean {
  if (decided === undefined) return false
  return decided.stopped || decided.foundAfter.includes(merged["挂失日期"] ?? "")
}

function sameValues(one: RowValues, other: RowValues): boolean {
  const names = Object.keys(one)
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name])
}
