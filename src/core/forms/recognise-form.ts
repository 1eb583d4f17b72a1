import { toHalfWidth } from "../place/door.ts"
import type { Form } from "./form.ts"
import { formNames } from "./form-name.ts"
import { forms } from "./forms.ts"

export type Recognition =
  | { readonly ok: true; readonly form: Form }
  /** `nearest` is null where the header resembles no book at all. */
  | { readonly ok: false; readonly nearest: Form | null; readonly missing: readonly string[] }

/** From this share of its columns on, a header is taken for an attempt at that book. */
const RESEMBLES = 0.5

/** Which book a header belongs to: the one most of whose columns it has, whatever their order and whatever else stands there. */
export function recogniseForm(header: readonly string[]): Recognition {
  const present = new Set(header.map(columnName))
  const ranked = formNames
    .map((name) => likenessOf(forms[name], present))
    .sort((one, other) => other.share - one.share || other.matched - one.matched)
  const complete = ranked.find((candidate) => candidate.missing.length === 0 && candidate.share >= RESEMBLES)
  const nearest = ranked[0]
  if (nearest === undefined || nearest.share < RESEMBLES) return { ok: false, nearest: null, missing: [] }
  // a book that lacks a required column is not mistaken for a smaller one that happens to fit
  if (complete === undefined || complete.share < nearest.share) {
    return { ok: false, nearest: nearest.form, missing: nearest.missing }
  }
  return { ok: true, form: complete.form }
}

/** Whether a line of a sheet is its header: title lines above it are passed over. */
export function isHeader(cells: readonly string[]): boolean {
  const found = recogniseForm(cells)
  return found.ok || found.nearest !== null
}

/** A header cell as compared: full-width, blanks, line breaks and a star or bracketed hint make no difference. */
export function columnName(cell: string): string {
  return toHalfWidth(cell)
    .replace(/\s+/g, "")
    .replace(/[*:]/g, "")
    .replace(/\(.*\)$/, "")
}

function likenessOf(form: Form, present: ReadonlySet<string>) {
  const matched = form.columns.filter((column) => present.has(column.name)).length
  const missing = form.columns
    .filter((column) => column.need !== "optional" && !present.has(column.name))
    .map((column) => column.name)
  return { form, matched, missing, share: matched / form.columns.length }
}
