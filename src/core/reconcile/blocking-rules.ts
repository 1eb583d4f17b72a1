import { type CutRule, type Rule, withinBudget } from "./blocking.ts"
import { chooseDoubles, double, isTelling, pairsOf } from "./blocking-choice.ts"
import { keyed, keyedByItself, keysOf, together } from "./blocking-keys.ts"
import type { Field } from "./field.ts"
import type { PersonFields } from "./person-fields.ts"
import type { Name } from "./read-name.ts"
import { createPairSharer } from "./shared-pairs.ts"

/** Pairs a rule may bring for each record. */
const PAIRS_A_RECORD = 12

/** Above so many records what joins few is enough, since much of each is known. */
const MANY = 120_000
const PAIRS_OF_MANY = 1.5

/** Above so many records nobody is sought by what many share: the last four, a sound. */
const VERY_MANY = 250_000
const PAIRS_OF_VERY_MANY = 0.5

/** How many pairs a rule may bring for each record of so many. */
export function pairsARecord(size: number): number {
  return size > VERY_MANY ? PAIRS_OF_VERY_MANY : size > MANY ? PAIRS_OF_MANY : PAIRS_A_RECORD
}

/** The rules of blocking for the fields that there are. */
export function blockingRules(fields: readonly Field[], person: PersonFields, size: number): CutRule[] {
  const budget = pairsARecord(size) * size
  const cut = (rules: readonly Rule[]) =>
    rules.map((rule) => withinBudget(rule, budget)).filter(({ joined }) => joined > 0)
  const at = (...kinds: readonly string[]) =>
    fields.flatMap(({ kind }, place) => (kinds.includes(kind) ? [place] : []))
  const own = personRules(person, at)
  const single = cut(own)
  const plain = plainRules(fields)
  const kept = cut(plain)
  if (size <= MANY) {
    const loose = cut(looseRules(person, at))
    return [...single, ...loose, ...kept, ...cut(halfRules(fields)), ...cut(allDoubles(fields, plain, kept))]
  }
  const loose = size > VERY_MANY ? [] : cut(looseRules(person, at))
  const telling = kept.filter(isTelling)
  const whole = [...own, ...keyed("name", at("name"), person.name, [soundOfName]), ...plain]
  return [
    ...single,
    ...loose,
    ...telling,
    ...cut(chooseDoubles(whole, [...single, ...telling], budget, size)),
  ]
}

type At = (...kinds: readonly string[]) => readonly number[]

/** What hardly two people share. */
function personRules({ phone, document, door }: PersonFields, at: At): Rule[] {
  return [
    ...keyed("document", at("document", "birth", "sex"), document, [
      ({ text, isWhole }) => (isWhole ? text : ""),
    ]),
    ...keyedByItself("phone", at("phone"), phone, [
      (numbers) => whole(numbers[0]),
      (numbers) => whole(numbers[1]),
    ]),
    ...keyed("door", at("door"), door, [({ number, room }) => (room === "" ? "" : `${number} ${room}`)]),
  ]
}

/** What is left when part of a number or a name was not written, or was written wrong. */
function looseRules({ name, phone, document, door }: PersonFields, at: At): Rule[] {
  return [
    ...keyed("last four", at("document", "birth", "sex"), document, [({ text }) => text.slice(-4)]),
    ...keyed("phone's ends", at("phone"), phone, [(numbers) => ends(numbers[0])]),
    ...keyed("name", at("name"), name, [soundOfName]),
    ...together(
      "name and stairwell",
      at("name", "door"),
      keysOf(name, ({ loose }) => loose.at(-1) ?? ""),
      keysOf(door, ({ number }) => number),
    ),
  ]
}

function soundOfName({ form, loose, units }: Name): string {
  return form === "full" || form === "foreign" ? (loose.length > 0 ? loose : units).join(" ") : ""
}

function whole(number: string | undefined): string {
  return number?.includes("*") === false ? number : ""
}

function ends(number: string | undefined): string {
  return number?.length === 11 ? number.slice(0, 3) + number.slice(-4) : ""
}

/** Each plain field by itself. */
function plainRules(fields: readonly Field[]): Rule[] {
  return fields.flatMap((field, place) =>
    isPlain(field)
      ? [
          {
            name: field.name,
            heldOut: [place],
            slots: [field.ids],
            keys: field.counts.length - 1,
            sizes: field.counts,
          },
        ]
      : [],
  )
}

/** One half of a long number, when a slip has spoilt the other. */
function halfRules(fields: readonly Field[]): Rule[] {
  const half = (text: unknown, from: number, to?: number) =>
    typeof text === "string" && text.length >= 6 ? `${from} ${text.slice(from, to)}` : ""
  return fields.flatMap((field, place) =>
    field.kind === "code"
      ? keyed(`halves of ${field.name}`, [place], field, [
          (text) => half(text, 0, 4),
          (text) => half(text, -4),
        ])
      : [],
  )
}

/** Two plain fields together, where one alone is shared by so many that a good part of its blocks is too large. */
function allDoubles(fields: readonly Field[], plain: readonly Rule[], kept: readonly CutRule[]): Rule[] {
  const common = plain.filter(({ heldOut: [place = 0] }) => {
    const joined = kept.find(({ heldOut }) => heldOut[0] === place)?.joined ?? 0
    const field = fields[place] as Field
    return field.size > 2 && field.filled - joined > field.filled / 20
  })
  const share = createPairSharer()
  return pairsOf(common).flatMap(([one, other]) => double(one, other, share))
}

function isPlain({ kind }: Field): boolean {
  return kind === "text" || kind === "code" || kind === "category" || kind === "birth"
}
