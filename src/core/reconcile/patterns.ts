/** Numbers patterns, which are as many levels as there are fields, from 0 in the order they are met. */
export type Patterns = {
  /** Of the levels that stand from `first` on. */
  readonly numberOf: (levels: Uint8Array, first: number) => number
  /** The levels of all patterns, one behind the other. */
  readonly levels: () => Uint8Array
}

/** No field has as many levels. */
const LEVELS = 16

/** A tree with a step for each field: where a step leads is found without a search. */
export function createPatterns(width: number): Patterns {
  // nodes[node * LEVELS + level]: the next node, at the last field the pattern plus one; nought is none yet
  let nodes = new Int32Array(64 * LEVELS)
  let nodeCount = 1
  let held = new Uint8Array(64 * width)
  let count = 0
  const addNode = () => {
    nodeCount += 1
    if (nodeCount * LEVELS > nodes.length) {
      const wider = new Int32Array(2 * nodes.length)
      wider.set(nodes)
      nodes = wider
    }
    return nodeCount - 1
  }
  const addPattern = (levels: Uint8Array, first: number) => {
    if ((count + 1) * width > held.length) {
      const wider = new Uint8Array(2 * held.length)
      wider.set(held)
      held = wider
    }
    held.set(levels.subarray(first, first + width), count * width)
    count += 1
    return count
  }
  return {
    numberOf: (levels, first) => {
      let node = 0
      for (let at = 0; at < width; at += 1) {
        const step = node * LEVELS + (levels[first + at] ?? 0)
        let next = nodes[step] ?? 0
        if (next === 0) {
          next = at === width - 1 ? addPattern(levels, first) : addNode()
          nodes[step] = next
        }
        node = next
      }
      return node - 1
    },
    levels: () => held,
  }
}

/** Counts patterns by their number. */
export type PatternCounts = {
  readonly add: (pattern: number) => void
  /** Those that were met, with how often. */
  readonly finish: () => ReadonlyMap<number, number>
}

export function createPatternCounts(): PatternCounts {
  let counts = new Float64Array(64)
  return {
    add: (pattern) => {
      if (pattern >= counts.length) {
        const wider = new Float64Array(2 * pattern)
        wider.set(counts)
        counts = wider
      }
      counts[pattern] = (counts[pattern] ?? 0) + 1
    },
    finish: () => new Map([...counts.entries()].filter(([, count]) => count > 0)),
  }
}
