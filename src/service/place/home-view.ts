import { type BookFactKind, type FactKind, factForms, factKindOf } from "../../core/forms/fact-kind.ts"
import type { RowValues } from "../../core/forms/form.ts"
import { forms } from "../../core/forms/forms.ts"
import type { PlainDate } from "../../core/kit/dates.ts"
import { maskIdNumber, maskName, maskPhone } from "../../core/people/mask.ts"
import { maskedCell } from "../../core/report/book-cells.ts"
import type { HomeHouseholdRow, HomePersonRow } from "../../store/place/home.ts"
import type { HomeFactRow } from "../../store/report/home-facts.ts"

/** How a home's page shows what identifies people: whole where a purpose was given, else masked. */
export type Seeing = { readonly whole: boolean; readonly care: boolean; readonly on: PlainDate }

/** Facts that say how someone's health is, or why they are watched: seen by who cares for them. */
export const healthKinds: ReadonlySet<FactKind> = new Set([
  "returnee-registration",
  "ledger-entry",
  "reading",
  "visit",
])

export function presentHousehold(household: HomeHouseholdRow, seeing: Seeing) {
  const { id, tenure, householder, phone, size, from, to } = household
  return {
    id,
    tenure,
    size,
    from,
    householder: seeName(householder, seeing),
    phone: seeing.whole ? phone : maskPhone(phone),
    to: knownBy(to, seeing),
  }
}

export function presentPerson(person: HomePersonRow, seeing: Seeing) {
  const { stayId, personId, name, sex, idNumber, idKind, phone, standing, relation, care, from, to } = person
  return {
    stayId,
    personId,
    sex,
    idKind,
    standing,
    relation,
    from,
    name: seeName(name, seeing),
    idNumber: seeing.whole ? idNumber : maskIdNumber(idNumber),
    phone: seeing.whole ? phone : maskPhone(phone),
    care: seeing.care ? care : "",
    to: knownBy(to, seeing),
  }
}

/** One line of the home's story; what its book filled in after the day asked for is left out. */
export function presentFact(fact: HomeFactRow, seeing: Seeing) {
  const form = forms[formOf[fact.kind]]
  const settledOn = knownBy(fact.settledOn, seeing)
  const isLater = fact.settledOn !== null && settledOn === null
  const values: RowValues = isLater ? fact.values : { ...fact.values, ...fact.later }
  const seen = (name: string, value: string) => (seeing.whole ? value : maskedCell(form, name, value))
  const cells = form.columns.flatMap(({ name }): [string, string][] => {
    const value = values[name]
    return value === undefined || name === "门牌" ? [] : [[name, seen(name, value)]]
  })
  const remarks = Object.entries(seeing.whole ? remarksOf(values["备注"]) : {})
  const writers = writerColumns.flatMap((name) => values[name] ?? [])
  return {
    id: fact.id,
    kind: fact.kind,
    at: values[form.when ?? ""] ?? "",
    who:
      writers.length > 0 ? writers.map((name) => seeName(name, seeing)).join("、") : (fact.recordedBy ?? ""),
    cells: Object.fromEntries([...cells, ...remarks]),
    settledOn,
  }
}

export function seeName(name: string, seeing: Seeing): string {
  return seeing.whole ? name : maskName(name)
}

/** A day of ending, as it was known at the end of the day asked for. */
export function knownBy(day: PlainDate | null, seeing: Seeing): PlainDate | null {
  return day !== null && day <= seeing.on ? day : null
}

/** Extra columns of the book, kept as JSON under one name. */
function remarksOf(text: string | undefined): Record<string, string> {
  return text === undefined ? {} : (JSON.parse(text) as Record<string, string>)
}

const formOf = Object.fromEntries(factForms.map((form) => [factKindOf[form], form])) as Record<
  BookFactKind,
  (typeof factForms)[number]
>

/** The columns in which a book names who did it. */
const writerColumns = [
  "登记人",
  "记录人",
  "办理人",
  "收运人",
  "值守人",
  "接听人",
  "经手人",
  "医生",
  "民警",
  "居委",
]
