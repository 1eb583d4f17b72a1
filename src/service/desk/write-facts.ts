import { splitMoment } from "../../core/forms/cell.ts"
import { type FactForm, factKindOf, settledOnOf } from "../../core/forms/fact-kind.ts"
import type { Form, RowValues } from "../../core/forms/form.ts"
import { forms } from "../../core/forms/forms.ts"
import { pickColumns } from "../../core/forms/pick-columns.ts"
import { identityOf } from "../../core/forms/row-identity.ts"
import { type PlainDate, writtenMoment } from "../../core/kit/dates.ts"
import { feverRule } from "../../core/policy/books-rules.ts"
import { tallyOf } from "../../core/report/tally-of.ts"
import { addFacts, listKnownRowKeys, type NewFact, type NewMatter } from "../../store/imports/facts.ts"
import { fingerprint } from "../../store/people/person-keys.ts"
import { listKept } from "../../store/reconcile/merges.ts"
import { makeRipples } from "../imports/ripples.ts"
import { enrolVolunteers } from "../roster/enrol-volunteers.ts"
import type { DeskWork } from "./at-desk.ts"
import { spread } from "./spread.ts"

/** One row as its book would have it, written where it happened. */
export type FactRow<Form extends FactForm = FactForm> = {
  /** The fact's id, made by the client. */
  readonly id: string
  readonly form: Form
  /** Column → canonical text; an empty one is absent. */
  readonly values: RowValues
  readonly dwellingId: string | null
  readonly personId: string | null
  /** What no column of the book holds and names nobody. */
  readonly extra?: RowValues
  /** The same, where it may say who somebody is. */
  readonly note?: RowValues
}

/**
 * Writes rows down as facts, just as if they had come in a book: with what they open, their sums, the cases and screenings
 * that follow, the planned checks they settle and the tasks they raise. A book written from here does not double them.
 */
export async function writeFacts(work: DeskWork, given: readonly FactRow[]): Promise<void> {
  if (given.length === 0) return
  const rows = await withKeptPeople(work, given)
  const ripples = makeRipples()
  const feverFrom = feverRule(work.policies)
  const keys = await freeRowKeys(work, rows)
  const facts = rows.map((row, index) => factOf(work, row, keys[index] as Buffer))
  for (const [index, row] of rows.entries()) {
    ripples.addTallies(tallyOf(row.form, row.values, feverFrom))
    ripples.addFact(facts[index] as NewFact, row.values, feverFrom)
  }
  await addFacts(work.tx, work.communityId, facts, "desk")
  await enrolVolunteers(work, facts)
  await spread(work, ripples)
}

/** A phone on a round may still name a record that was merged into another since it was taken along. */
async function withKeptPeople(work: DeskWork, rows: readonly FactRow[]): Promise<readonly FactRow[]> {
  const named = [...new Set(rows.flatMap(({ personId }) => personId ?? []))]
  const kept = await listKept(work.tx, work.communityId, named)
  if (kept.size === 0) return rows
  return rows.map((row) => ({
    ...row,
    personId: row.personId && (kept.get(row.personId.toLowerCase()) ?? row.personId),
  }))
}

/** The fingerprint that each row would have in a book; of rows that are alike, that of the next one alike. */
async function freeRowKeys(work: DeskWork, rows: readonly FactRow[]): Promise<Buffer[]> {
  const keyOf = (row: FactRow, ordinal: number) =>
    fingerprint(work.fingerprintKey, identityOf(forms[row.form], row.values, ordinal))
  const known = (keys: readonly Buffer[]) => listKnownRowKeys(work.tx, work.communityId, keys)
  const firstKeys = rows.map((row) => keyOf(row, 1))
  const taken = await known(firstKeys)
  const keys: Buffer[] = []
  for (const [index, row] of rows.entries()) {
    let key = firstKeys[index] as Buffer
    // hardly ever: a row like one that is there already
    for (let ordinal = 2; taken.has(key.toString("hex")); ordinal += 1) {
      key = keyOf(row, ordinal)
      for (const hex of await known([key])) taken.add(hex)
    }
    taken.add(key.toString("hex"))
    keys.push(key)
  }
  return keys
}

function factOf(work: DeskWork, row: FactRow, rowKey: Buffer): NewFact {
  const form: Form = forms[row.form]
  const when = form.when === undefined ? undefined : row.values[form.when]
  const moment = when === undefined ? { day: null, at: null } : splitMoment(when)
  const now = work.now()
  const detail = { ...pickColumns(form, row.values, true), ...row.note }
  return {
    id: row.id,
    kind: factKindOf[row.form],
    ...moment,
    rowKey,
    dwellingId: row.dwellingId,
    personId: row.personId,
    data: { ...pickColumns(form, row.values, false), ...row.extra },
    detail: Object.keys(detail).length === 0 ? null : detail,
    recordedAt: now,
    recordedBy: work.accountId,
    matter: matterOf(row, form, moment.day, writtenMoment(now)),
  }
}

/** What a row opens; younger than any book that was written before. */
function matterOf(row: FactRow, form: Form, openedOn: PlainDate | null, written: string): NewMatter | null {
  const later = form.columns.filter((column) => column.later).map((column) => column.name)
  if (openedOn === null || later.length === 0) return null
  const state = Object.fromEntries(Object.entries(row.values).filter(([column]) => later.includes(column)))
  const age = { form: written, batch: written }
  return { openedOn, settledOn: settledOnOf(row.form, state), state, age, decidedHere: true }
}
