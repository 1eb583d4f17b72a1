import { splitMoment } from "../../core/forms/cell.ts"
import { type FactForm, factForms, factKindOf, settledOnOf } from "../../core/forms/fact-kind.ts"
import type { Form, RowValues } from "../../core/forms/form.ts"
import type { FormName } from "../../core/forms/form-name.ts"
import { type BookAge, compareAges, mergeLater } from "../../core/forms/later-state.ts"
import { pickColumns } from "../../core/forms/pick-columns.ts"
import type { PlainDate } from "../../core/kit/dates.ts"
import { type GateHour, gateHourOf } from "../../core/report/gate-hour.ts"
import { type FeverThreshold, tallyOf } from "../../core/report/tally-of.ts"
import { addGateHours } from "../../store/gate/gate-hours.ts"
import { addFacts, listKnownRowKeys, type NewFact, type NewMatter } from "../../store/imports/facts.ts"
import { bookAges } from "./book-age.ts"
import { changeMatters } from "./change-matters.ts"
import type { PersonFinder } from "./find-people.ts"
import { addBookPasses, findPassesIssuedHere } from "./import-passes.ts"
import type { ImportRow, ImportWork } from "./import-work.ts"
import { withKnownDoor } from "./known-door.ts"
import { factRowKey } from "./refuse-row.ts"
import type { Ripples } from "./ripples.ts"

/** One row and what became of its later columns over all the versions of its book in this import. */
type Version = {
  readonly first: ImportRow
  readonly rowKey: Buffer
  readonly later: RowValues
  readonly age: BookAge
}

/** The books of facts: new rows become facts, known ones may fill or correct their later columns. */
export async function importFacts(
  work: ImportWork,
  byForm: ReadonlyMap<FormName, readonly ImportRow[]>,
  people: PersonFinder,
  feverFrom: FeverThreshold,
  ripples: Ripples,
): Promise<void> {
  const accepted = factForms.map((name) => ({ name, rows: withKnownDoor(work, byForm.get(name) ?? []) }))
  const ageOf = bookAges(accepted.flatMap(({ rows }) => rows))
  const issuedHere = await findPassesIssuedHere(work, byForm.get("通行证发放") ?? [])
  const read = accepted.map(({ name, rows }) => ({
    name,
    rows: rows.map((from) => versionOf(work, from, issuedHere(from), ageOf(from))),
  }))
  const allKeys = read.flatMap(({ rows }) => rows.map((row) => row.rowKey))
  const known = await listKnownRowKeys(work.tx, work.communityId, allKeys)
  const facts: NewFact[] = []
  const hours: GateHour[] = []
  for (const { name, rows } of read) {
    const { fresh, again } = foldVersions(work, rows, known)
    for (const version of fresh) {
      const fact = factOf(work, name, version, people)
      const values = { ...version.first.row.values, ...version.later }
      facts.push(fact)
      ripples.addTallies(tallyOf(name, values, feverFrom))
      if (name === "门岗登记") hours.push(gateHourOf(values))
      ripples.addFact(fact, values, feverFrom)
    }
    await changeMatters(work, name, again, feverFrom, ripples)
  }
  await people.save()
  await addFacts(work.tx, work.communityId, facts)
  await addBookPasses(work, facts)
  await enrolVolunteers({ ...work, now: () => work.now }, facts)
  await addGateHours(work.tx, work.communityId, hours)
}

function versionOf(work: ImportWork, from: ImportRow, issued: Buffer | undefined, age: BookAge): Version {
  return { first: from, rowKey: issued ?? factRowKey(work, from), later: from.row.later, age }
}

/** Rows that are new and rows known already, each once; what their later versions in this import add is folded in. */
function foldVersions(work: ImportWork, rows: readonly Version[], known: ReadonlySet<string>) {
  const versions = new Map<string, Version>()
  for (const read of rows) {
    const hex = read.rowKey.toString("hex")
    const before = versions.get(hex)
    const { line, retryOf, row } = read.first
    if (known.has(hex) || before !== undefined) line.known += 1
    else line.new += 1
    if (retryOf) work.acceptedLater.push(retryOf.refusalId)
    if (row.mends) work.mended.push(row.mends)
    versions.set(hex, before === undefined ? read : mergeVersions(before, read))
  }
  const all = [...versions]
  return {
    fresh: all.filter(([hex]) => !known.has(hex)).map(([, version]) => version),
    again: all.filter(([hex]) => known.has(hex)).map(([, version]) => version),
  }
}

import { enrolVolunteers } from "../roster/enrol-volunteers.ts"

function mergeVersions(before: Version, read: Version): Version {
  const later = mergeLater(before.later, before.age, read.later, read.age)
  return { ...before, later, age: compareAges(read.age, before.age) > 0 ? read.age : before.age }
}

function factOf(work: ImportWork, name: FactForm, version: Version, people: PersonFinder): NewFact {
  const { form, row } = version.first
  const when = form.when === undefined ? undefined : row.values[form.when]
  const moment = when === undefined ? { day: null, at: null } : splitMoment(when)
  const aboutPerson = form.columns.some((column) => column.name === "身份证号")
  return {
    id: work.newId(),
    kind: factKindOf[name],
    ...moment,
    dwellingId: work.register.dwellings.get(row.values["门牌"] ?? "") ?? null,
    personId: aboutPerson ? people.personOf(version.first) : null,
    data: pickColumns(form, row.values, false),
    detail: detailOf(form, row.values, row.remarks),
    rowKey: version.rowKey,
    recordedAt: work.now,
    recordedBy: work.accountId,
    matter: matterOf(name, form, version.later, moment.day, version.age),
  }
}

function matterOf(
  name: FactForm,
  form: Form,
  later: RowValues,
  openedOn: PlainDate | null,
  age: BookAge,
): NewMatter | null {
  if (openedOn === null || !form.columns.some((column) => column.later)) return null
  return { openedOn, settledOn: settledOnOf(name, later), state: later, age }
}

function detailOf(form: Form, values: RowValues, remarks: RowValues): RowValues | null {
  const detail = pickColumns(form, values, true)
  const noted = Object.keys(remarks).length === 0 ? {} : { 备注: JSON.stringify(remarks) }
  const whole = { ...detail, ...noted }
  return Object.keys(whole).length === 0 ? null : whole
}
