/** What a step of a score says: so many times likelier to be one person than two; `less`: so many times less likely. */
export type Likely = {
  readonly way: "more" | "less" | "even"
  readonly times: number
  readonly many: boolean
}

/** Beyond this nobody is helped by a number. */
const MOST = 1_000_000

/** Bits as people speak: 1 bit is twice as likely. Two figures are as exact as it is. */
export function likelyOf(bits: number): Likely {
  const times = 2 ** Math.abs(bits)
  if (times < 1.15) return { way: "even", times: 1, many: false }
  const way = bits > 0 ? "more" : "less"
  if (times >= MOST) return { way, times: MOST, many: true }
  const digits = times < 10 ? 10 : 10 ** -Math.max(0, Math.floor(Math.log10(times)) - 1)
  return { way, times: Math.round(times * digits) / digits, many: false }
}

/** How long a step's bar is, as a share of the longest; the largest are cut, or the others would not be seen. */
export function barOf(bits: number, longest: number): number {
  return longest === 0 ? 0 : Math.min(1, Math.abs(bits) / longest)
}
