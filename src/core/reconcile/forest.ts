/** Numbers below a bound, joined to groups; a group goes by its smallest. */
export type Forest = {
  readonly join: (one: number, other: number) => void
  readonly rootOf: (number: number) => number
}

export function createForest(size: number): Forest {
  const above = new Int32Array(size)
  for (let number = 0; number < size; number += 1) above[number] = number
  const rootOf = (number: number) => {
    let root = number
    while (above[root] !== root) root = above[root] ?? root
    for (let at = number; at !== root; ) {
      const next = above[at] ?? root
      above[at] = root
      at = next
    }
    return root
  }
  return {
    rootOf,
    join: (one, other) => {
      const a = rootOf(one)
      const b = rootOf(other)
      above[Math.max(a, b)] = Math.min(a, b)
    },
  }
}
