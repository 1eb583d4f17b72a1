/** Which rows are chosen: one by one, or all of what is shown, also of pages that come later. */
export type Choice = { readonly all: boolean; readonly ids: ReadonlySet<string> }

export const nothingChosen: Choice = { all: false, ids: new Set() }

/** With `all`, the ids are those left out. */
export function isChosen({ all, ids }: Choice, id: string): boolean {
  return ids.has(id) !== all
}

export function toggle(choice: Choice, id: string): Choice {
  const ids = new Set(choice.ids)
  if (!ids.delete(id)) ids.add(id)
  return { ...choice, ids }
}

export function toggleAll(choice: Choice): Choice {
  return { all: !(choice.all && choice.ids.size === 0), ids: new Set() }
}

/** How many are chosen of `total`. */
export function countOf({ all, ids }: Choice, total: number): number {
  return all ? total - ids.size : ids.size
}
