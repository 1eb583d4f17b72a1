/** A row of a list, by its id. */
export type RowRef = { readonly list: number; readonly id: string }

/** What a person said of two rows; `undone` takes back what was said before. */
export type Decision = {
  readonly one: RowRef
  readonly other: RowRef
  readonly said: "same" | "not-same" | "undone"
}

/** What stands of all that was said, in the order it was said: the last word on each two rows. */
export function standingDecisions(decisions: readonly Decision[]): readonly Decision[] {
  const standing = new Map<string, Decision>()
  for (const decision of decisions) {
    const key = [keyOf(decision.one), keyOf(decision.other)].sort().join("\n")
    standing.delete(key)
    if (decision.said !== "undone") standing.set(key, decision)
  }
  return [...standing.values()]
}

function keyOf({ list, id }: RowRef): string {
  return `${list} ${id}`
}
