/** How a search stands, in seconds. `lack`: heads that its best roster is short of, none while it has no roster. */
export type SearchStand = {
  readonly gone: number
  readonly wanted: number
  readonly lack: number | null
  /** How long ago the lack last grew smaller. */
  readonly sinceFell: number
}

/** A search that is still short of heads lasts so many times as long as is wanted at most. */
export const MOST_TIMES = 3

/** It goes on as long as it finds somebody within so large a part of the time that is wanted. */
const PATIENCE = 0.5

/**
 * Whether a search is over. On a machine that is busy with other things a good roster takes longer to find: whoever plans would
 * rather wait than be told of gaps that another few seconds close.
 */
export function isSearchOver({ gone, wanted, lack, sinceFell }: SearchStand): boolean {
  if (gone < wanted) return false
  if (lack === 0 || gone >= MOST_TIMES * wanted) return true
  return lack !== null && sinceFell >= PATIENCE * wanted
}
