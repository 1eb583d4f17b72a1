import { maskName } from "./mask.ts"

type Named = { readonly id: string; readonly name: string }

const CIRCLED_ONE = 0x2460
const CIRCLED = 20

/**
 * Names masked, and numbered in this order where two look alike: `王*明①`, `王*明②`. `all`: everybody among whom they are told
 * apart, so that somebody's number is the same wherever they are named.
 */
export function maskedApart(all: readonly Named[]): ReadonlyMap<string, string> {
  return numbered(all.map(({ id, name }) => ({ id, name: maskName(name) })))
}

/** Names as they are, where two are called the same with the end of their number: `王小明 (1234)`. */
export function namedApart(
  all: readonly (Named & { readonly phone: string })[],
): ReadonlyMap<string, string> {
  const alike = countsOf(all)
  return numbered(
    all.map(({ id, name, phone }) => ({
      id,
      name: (alike.get(name) ?? 0) > 1 && name !== "" && phone !== "" ? `${name} (${phone.slice(-4)})` : name,
    })),
  )
}

function numbered(all: readonly Named[]): Map<string, string> {
  const alike = countsOf(all)
  const seen = new Map<string, number>()
  return new Map(
    all.map(({ id, name }) => {
      const number = (seen.get(name) ?? 0) + 1
      seen.set(name, number)
      return [id, name === "" || alike.get(name) === 1 ? name : `${name}${sign(number)}`]
    }),
  )
}

function sign(number: number): string {
  return number <= CIRCLED ? String.fromCodePoint(CIRCLED_ONE + number - 1) : `(${number})`
}

function countsOf(all: readonly Named[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { name } of all) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}
