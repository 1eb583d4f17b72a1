import { refusalColumns } from "../../core/forms/read-rows.ts"
import { columnName } from "../../core/forms/recognise-form.ts"

export type SharedColumn = { readonly key: string; readonly title: string }

/**
 * One header for rows of one form from different files: the columns of the first, then those that only
 * others have. The
 * columns that an earlier list of refused rows added are left out.
 */
export function shareHeader(headers: readonly (readonly string[])[]): SharedColumn[] {
  const added = new Set<string>(refusalColumns)
  const shared = new Map<string, string>()
  for (const header of new Set(headers)) {
    const keys = columnKeys(header)
    header.forEach((title, index) => {
      const key = keys[index]
      if (key !== undefined && !shared.has(key) && !added.has(columnName(title))) shared.set(key, title)
    })
  }
  return [...shared].map(([key, title]) => ({ key, title }))
}

/** What tells the columns of a header apart: the name, and for a name that comes again how often it came. */
export function columnKeys(header: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return header.map((title) => {
    const name = columnName(title)
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    return count === 1 ? name : `${name} ${count}`
  })
}
