/** A stream of seeded chance: the same seed and label give the same stream on every machine. */
export type Random = {
  /** A fraction, 0 ≤ x < 1. */
  readonly fraction: () => number
  /** A whole number from `low` to `high`, both included. */
  readonly whole: (low: number, high: number) => number
  /** True with the given probability. */
  readonly chance: (probability: number) => boolean
  /** One of the options, each as likely; throws when there is none. */
  readonly pick: <T>(options: readonly T[]) => T
  /** One of the options, each as likely as its weight says. */
  readonly weighted: <T>(options: readonly (readonly [option: T, weight: number])[]) => T
  /** The options in a new order. */
  readonly shuffle: <T>(options: readonly T[]) => T[]
  /** `mean` rounded up or down so that many draws come to the mean. */
  readonly about: (mean: number) => number
}

/** The stream of one part of the world, so that a change in one part leaves the others as they were. */
export function createRandom(seed: number, label: string): Random {
  const fraction = sfc32(seed, label)
  const whole = (low: number, high: number) => low + Math.floor(fraction() * (high - low + 1))
  const chance = (probability: number) => fraction() < probability
  const pick = <T>(options: readonly T[]): T => {
    if (options.length === 0) throw new RangeError("nothing to pick from")
    return options[whole(0, options.length - 1)] as T
  }
  const weighted = <T>(options: readonly (readonly [T, number])[]): T => {
    let left = fraction() * options.reduce((sum, [, weight]) => sum + weight, 0)
    const hit = options.find(([, weight]) => {
      left -= weight
      return left < 0
    })
    return (hit ?? pick(options))[0]
  }
  const shuffle = <T>(options: readonly T[]): T[] => {
    const order = [...options]
    for (let at = order.length - 1; at > 0; at--) {
      const other = whole(0, at)
      const held = order[at] as T
      order[at] = order[other] as T
      order[other] = held
    }
    return order
  }
  const about = (mean: number) => Math.floor(mean) + (fraction() < mean - Math.floor(mean) ? 1 : 0)
  return { fraction, whole, chance, pick, weighted, shuffle, about }
}

/** Chris Doty-Humphrey's small fast counting generator, 32 bits, as in PractRand. */
function sfc32(seed: number, label: string): () => number {
  let a = seed | 0
  let b = hash(label)
  let c = Math.floor(seed / 2 ** 32) | 0
  let counter = 1
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return (sum >>> 0) / 2 ** 32
  }
  for (let warm = 0; warm < 15; warm++) next()
  return next
}

/** FNV-1a over UTF-16 code units. */
function hash(text: string): number {
  let sum = 0x811c9dc5
  for (let at = 0; at < text.length; at++) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193)
  return sum | 0
}
