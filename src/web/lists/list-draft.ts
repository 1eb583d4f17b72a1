import { type Instant, parsePlainDate } from "../../core/kit/dates.ts"
import type { ListQuestion } from "../../core/reconcile/row-outcome.ts"
import { errorsOf, missing } from "../parts/checks.ts"
import { momentOfField } from "../parts/moment-field.ts"
import { type DueChoice, dueOf } from "./due.ts"
import type { ColumnKind, Sheet } from "./list-types.ts"

/** What stands in the form while a list is taken in. */
export type ListDraft = {
  readonly sender: string
  readonly title: string
  readonly asks: ListQuestion
  readonly due: DueChoice
  readonly ownDue: string
}

export function dueOfDraft({ due, ownDue }: Pick<ListDraft, "due" | "ownDue">, now: Instant): Instant | null {
  return due === "own" ? momentOfField(ownDue) : dueOf(due, now)
}

export function checkDraft(draft: ListDraft, now: Instant) {
  const { due, sender, title } = draft
  const dueAt = dueOfDraft(draft, now)
  return errorsOf({
    sender: missing(sender),
    title: missing(title),
    ownDue: due === "own" && (dueAt === null || dueAt <= now) ? "listAdd.dueToCome" : undefined,
  })
}

/** What is wrong with the columns; null: nothing. A name stands in one column alone. */
export function faultOfKinds(kinds: readonly ColumnKind[]): string | null {
  const names = kinds.filter((kind) => kind === "name").length
  if (names === 0) return "listAdd.needName"
  return names > 1 ? "listAdd.oneName" : null
}

/** The sheet that is read first: the one with the most rows. */
export function largestOf(sheets: readonly Sheet[]): Sheet | undefined {
  return sheets.toSorted((one, other) => other.rows - one.rows)[0]
}

/** A file's name as a title: without its ending, and without the day that is only a number. */
export function titleOfFile(name: string): string {
  const title = name.replace(/\.(xlsx|csv)$/i, "").trim()
  return parsePlainDate(title) === null ? title.slice(0, 200) : ""
}
