import { createRandom, type Random } from "../../../src/core/kit/random.ts"
import type { Written } from "./written.ts"

const letters = "abcdefghijklmnopqrstuvwxyz"
const header =
  "rec_id given_name surname street_number address_1 suburb postcode state date_of_birth soc_sec_id".split(
    " ",
  )
const states = ["nsw", "vic", "qld", "sa", "wa", "tas"]

/** Records of invented Australians with up to `most` altered copies each, in the manner of FEBRL's generator. */
export function febrlLike(size: { seed: number; people: number; most: number; changes: number }): Written {
  const random = createRandom(size.seed, "febrl-like")
  const word = () => Array.from({ length: random.whole(4, 9) }, () => random.pick([...letters])).join("")
  const words = (count: number) => Array.from({ length: count }, word)
  const [given, surnames, streets, suburbs] = [words(300), words(900), words(700), words(500)]
  const often = (from: readonly string[]) => from[Math.floor(random.fraction() ** 2 * from.length)] ?? ""
  const rows: string[][] = []
  const personOf = new Map<string, string>()
  for (let person = 0; person < size.people; person += 1) {
    const original = [
      ...[
        often(given),
        often(surnames),
        String(random.whole(1, 200)),
        `${often(streets)} street`,
        often(suburbs),
      ],
      ...[String(random.whole(2000, 7999)), random.pick(states), birthday(random)],
      String(random.whole(1_000_000, 9_999_999)),
    ]
    const copies = random.chance(0.5) ? random.whole(1, size.most) : 0
    for (let copy = 0; copy <= copies; copy += 1) {
      const id = copy === 0 ? `rec-${person}-org` : `rec-${person}-dup-${copy - 1}`
      personOf.set(id, String(person))
      rows.push([id, ...(copy === 0 ? original : altered(random, original, random.whole(1, size.changes)))])
    }
  }
  return { header, rows: random.shuffle(rows), personOf }
}

function birthday(random: Random): string {
  const two = (low: number, high: number) => String(random.whole(low, high)).padStart(2, "0")
  return `${random.whole(1900, 1999)}${two(1, 12)}${two(1, 28)}`
}

function altered(random: Random, row: readonly string[], changes: number): string[] {
  const copy = [...row]
  for (let change = 0; change < changes; change += 1) {
    const at = random.whole(0, copy.length - 1)
    const text = copy[at] ?? ""
    if (random.chance(0.12)) copy[at] = ""
    else if (at < 2 && random.chance(0.15)) [copy[0], copy[1]] = [copy[1] ?? "", copy[0] ?? ""]
    else copy[at] = misspelt(random, text)
  }
  return copy
}

/** A sign put in, left out, changed, or swapped with its neighbour. */
export function misspelt(random: Random, text: string): string {
  if (text.length < 2) return text
  const at = random.whole(0, text.length - 2)
  const sign = /^\d/.test(text) ? String(random.whole(0, 9)) : random.pick([...letters])
  const [before, behind] = [text.slice(0, at), text.slice(at)]
  switch (random.whole(0, 3)) {
    case 0:
      return before + sign + behind
    case 1:
      return before + behind.slice(1)
    case 2:
      return before + sign + behind.slice(1)
    default:
      return `${before}${behind.charAt(1)}${behind.charAt(0)}${behind.slice(2)}`
  }
}
