import { factKindOf } from "../../core/forms/fact-kind.ts"
import type { Form } from "../../core/forms/form.ts"
import { forms } from "../../core/forms/forms.ts"
import type { PlainDate } from "../../core/kit/dates.ts"
import { getPolicyForBooks } from "../../core/policy/books-rules.ts"
import { maskedCells } from "../../core/report/book-cells.ts"
import { dutyHoursOf } from "../../core/report/tally-of.ts"
import type { Tx } from "../../store/database/db.ts"
import { listCaseRows, listQuarantinedDoors, listReadingsDue } from "../../store/report/case-rows.ts"
import { countAndListFactRows } from "../../store/report/fact-rows.ts"
import { listHouseholdRows, listStayRows } from "../../store/report/register-rows.ts"
import type { CountedRows, Stretch } from "../../store/report/rows-page.ts"
import { listScreeningRows } from "../../store/report/screening-rows.ts"
import { readPolicies } from "../policy/read-policies.ts"
import { type FactSource, type RowSource, type RowsIndicator, rowSources } from "./row-sources.ts"

/** The rows behind a number as a screen or a file shows them: names masked, columns as in the book. */
export type RowsTable = {
  readonly total: number
  readonly columns: readonly string[]
  readonly rows: readonly { readonly homeId: string | null; readonly cells: readonly string[] }[]
}

/** The rows that a number counts on a day; a stretch of them. */
export async function readCountedRows(
  tx: Tx,
  communityId: string,
  wanted: { readonly indicator: RowsIndicator; readonly on: PlainDate },
  stretch: Stretch,
): Promise<RowsTable> {
  const source = rowSources[wanted.indicator]
  const { form, columns } = shapeOf(source)
  const { total, rows } = await listRows(tx, communityId, source, wanted.on, stretch)
  return {
    total,
    columns,
    rows: rows.map(({ homeId, values }) => ({ homeId, cells: maskedCells(form, columns, values) })),
  }
}

/** The book whose columns the rows have, and those shown. */
function shapeOf(source: RowSource): { readonly form: Form; readonly columns: readonly string[] } {
  switch (source.of) {
    case "households":
      return whole(forms.住户)
    case "stays":
      return whole(forms.人员)
    case "screenings":
      return whole(source.kind === "returnee" ? forms.返沪人员登记 : forms.租客排查)
    case "cases":
      return { form: forms.居家隔离台账, columns: caseColumns }
    case "quarantined-doors":
      return { form: forms.居家隔离台账, columns: ["门牌", "在隔人数", "最早抵沪日期", "最晚应解除日期"] }
    case "readings-due":
      return { form: forms.健康监测, columns: ["门牌", "姓名", "时段", "状态", "体温"] }
    case "facts": {
      const { form, columns } = whole(forms[source.form])
      return { form, columns: source.hours ? [...columns, HOURS] : columns }
    }
  }
}

async function listRows(
  tx: Tx,
  communityId: string,
  source: RowSource,
  on: PlainDate,
  stretch: Stretch,
): Promise<CountedRows> {
  switch (source.of) {
    case "households":
      return listHouseholdRows(tx, communityId, on, stretch)
    case "stays":
      return listStayRows(tx, communityId, on, stretch)
    case "screenings":
      return listScreeningRows(tx, communityId, { kind: source.kind, days: source.days, on }, stretch)
    case "cases":
      return listCaseRows(tx, communityId, source.days, on, stretch)
    case "quarantined-doors":
      return listQuarantinedDoors(tx, communityId, on, stretch)
    case "readings-due":
      return listReadingsDue(tx, communityId, on, stretch)
    case "facts":
      return listFacts(tx, communityId, source, on, stretch)
  }
}

async function listFacts(
  tx: Tx,
  communityId: string,
  source: FactSource,
  on: PlainDate,
  stretch: Stretch,
): Promise<CountedRows> {
  const { form, days, order, only } = source
  const from = source.fever
    ? getPolicyForBooks(await readPolicies(tx, communityId), "fever-threshold", on).celsius
    : undefined
  const wanted = { kind: factKindOf[form], days, on, only, from, order }
  const counted = await countAndListFactRows(tx, communityId, wanted, stretch)
  if (!source.hours) return counted
  const withHours = counted.rows.map(({ homeId, values }) => ({
    homeId,
    values: { ...values, [HOURS]: dutyHoursOf(values)?.toFixed(1) ?? "" },
  }))
  return { total: counted.total, rows: withHours }
}

const HOURS = "小时"

const caseColumns = [
  "门牌",
  "姓名",
  "身份证号",
  "抵沪日期",
  "建档日期",
  "应解除日期",
  "延长依据",
  "结束日期",
  "结束原因",
]

function whole(form: Form) {
  return { form, columns: form.columns.map((column) => column.name) }
}
