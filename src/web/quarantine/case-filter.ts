import type { PlainDate } from "../../core/kit/dates.ts"
import { type CaseMark, marksOf } from "../../core/quarantine/urgency.ts"
import type { CaseFilter } from "../app/search.ts"
import type { Line } from "./case-type.ts"

export function lineMarks(line: Line, today: PlainDate): CaseMark[] {
  const { dueOn, endedOn, feverOn, missing, papersMissing, objectedAt } = line
  return marksOf(
    {
      ...{ dueOn: dueOn as PlainDate, endedOn: endedOn as PlainDate | null },
      missing: missing.filter(Boolean).length,
      hasFever: feverOn !== null,
      ...{ papersMissing: papersMissing?.length ?? 0, isObjected: objectedAt !== null },
    },
    today,
  )
}

/** Whether a case belongs to what the list is narrowed to. */
export function isIn(filter: CaseFilter, line: Line, today: PlainDate, accountId: string | null): boolean {
  const has = (mark: CaseMark) => lineMarks(line, today).includes(mark)
  switch (filter) {
    case "all":
      return true
    case "mine":
      return line.ownerId !== null && line.ownerId === accountId
    case "sign":
      return has("overdue") || has("due-today")
    case "assess":
      return line.papersMissing?.includes("dwelling") ?? false
    case "due":
      return has("due-today")
    case "overdue":
    case "papers":
    case "fever":
    case "missing":
    case "objected":
      return has(filter)
  }
}
