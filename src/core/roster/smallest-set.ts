/** Sets up to this size are all tried. */
const MOST_TRIED = 3

/**
 * A smallest set of rules that cannot all be kept: none of fewer than four rules is overlooked, and of a larger one nothing
 * can be left out. `canKeep` of more rules is never true where it is false of fewer. Null: all of them can be kept.
 */
export function smallestSet<Rule>(
  rules: readonly Rule[],
  canKeep: (kept: readonly Rule[]) => boolean,
): readonly Rule[] | null {
  if (canKeep(rules)) return null
  let set = rules
  for (const rule of rules) {
    const without = set.filter((each) => each !== rule)
    if (!canKeep(without)) set = without
  }
  for (let size = 0; size < Math.min(set.length, MOST_TRIED + 1); size++) {
    const smaller = subsets(rules, size).find((subset) => !canKeep(subset))
    if (smaller !== undefined) return smaller
  }
  return set
}

function subsets<Rule>(rules: readonly Rule[], size: number): Rule[][] {
  if (size === 0) return [[]]
  return rules.flatMap((rule, at) => subsets(rules.slice(at + 1), size - 1).map((rest) => [rule, ...rest]))
}
