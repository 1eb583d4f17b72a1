import type { RowValues } from "./form.ts"

/**
 * How late a version of a book is: the latest day or moment that its accepted rows name, and the same over all the
 * books that were imported with it. Texts compare as they stand.
 */
export type BookAge = { readonly form: string; readonly batch: string }

/**
 * The later columns of a row after one more version of its book was read. A later version stands as it is, an
 * earlier one changes nothing; of two equally late ones a filled cell stands over an empty one, a changed cell over the
 * older reading, and of two due dates the later (an order only extends). So evenings may be read in any order.
 */
export function mergeLater(
  stored: RowValues,
  storedAge: BookAge,
  read: RowValues,
  readAge: BookAge,
): RowValues {
  const order = compareAges(readAge, storedAge)
  if (order < 0) return stored
  if (order > 0) return read
  const merged = { ...stored, ...read }
  const [due, storedDue] = [read[DUE], stored[DUE]]
  return due !== undefined && storedDue !== undefined && storedDue > due
    ? { ...merged, [DUE]: storedDue }
    : merged
}

/** Negative, zero or positive as `one` is earlier than, as late as, or later than `other`. */
export function compareAges(one: BookAge, other: BookAge): number {
  return compare(one.form, other.form) || compare(one.batch, other.batch)
}

const DUE = "应解除日期"

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other)
}
