import { type Rule, withinBudget } from "./blocking.ts"
import type { Field } from "./field.ts"
import type { PersonFields } from "./person-fields.ts"

/** Pairs a rule may bring for each record. */
const PAIRS_A_RECORD = 12

/** The same where there are many records: what joins few is enough, since much of it is known. */
const PAIRS_OF_MANY = 1.5

/** Above so many records only so many rules are made of two plain fields: those of the most values. */
const MANY = 120_000
const DOUBLES_OF_MANY = 3

/** The rules of blocking for the fields that there are. */
export function blockingRules(fields: readonly Field[], person: PersonFields, size: number): Rule[] {
  const cut = (rules: readonly Rule[]) =>
    rules
      .map((rule) => withinBudget(rule, (size > MANY ? PAIRS_OF_MANY : PAIRS_A_RECORD) * size))
      .filter(({ slots }) => slots.some(hasKeys))
  const plain = plainRules(fields)
  const kept = cut(plain)
  return [
    ...cut(personRules(fields, person)),
    ...kept,
    ...(size > MANY ? [] : cut(halfRules(fields))),
    ...cut(doubleRules(fields, plain, kept, size > MANY ? DOUBLES_OF_MANY : Number.POSITIVE_INFINITY)),
  ]
}

function personRules(fields: readonly Field[], { name, phone, document, door }: PersonFields): Rule[] {
  const at = (...kinds: readonly string[]) =>
    fields.flatMap(({ kind }, place) => (kinds.includes(kind) ? [place] : []))
  const ofDocument = at("document", "birth", "sex")
  return [
    ...keyed("document", ofDocument, document, [({ text, isWhole }) => (isWhole ? text : "")]),
    ...keyed("phone", at("phone"), phone, [(numbers) => whole(numbers[0]), (numbers) => whole(numbers[1])]),
    ...keyed("last four", ofDocument, document, [({ text }) => text.slice(-4)]),
    ...keyed("phone's ends", at("phone"), phone, [(numbers) => ends(numbers[0])]),
    ...keyed("door", at("door"), door, [({ number, room }) => (room === "" ? "" : `${number} ${room}`)]),
    ...keyed("name", at("name"), name, [
      ({ form, loose, units }) => soundKey(form, loose.length > 0 ? loose : units),
    ]),
    ...together("name and stairwell", at("name", "door"), [
      keysOf(name, [({ loose }) => loose.at(-1) ?? ""]),
      keysOf(door, [({ number }) => number]),
    ]),
  ]
}

function soundKey(form: string, parts: readonly string[]): string {
  return form === "full" || form === "foreign" ? parts.join(" ") : ""
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
      ? [{ name: field.name, heldOut: [place], slots: [field.ids], keys: field.counts.length - 1 }]
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
function doubleRules(
  fields: readonly Field[],
  plain: readonly Rule[],
  kept: readonly Rule[],
  most: number,
): Rule[] {
  const common = plain.filter(({ heldOut: [place = 0] }) => {
    const left = kept.find(({ heldOut }) => heldOut[0] === place)?.slots[0]
    const field = fields[place] as Field
    return field.counts.length > 3 && joinedBy(field.ids) - joinedBy(left) > field.filled / 20
  })
  const values = ([one, other]: readonly [Rule, Rule]) => one.keys * other.keys
  const chosen = pairsOf(common).toSorted((one, other) => values(other) - values(one))
  return chosen.slice(0, most).flatMap(([one, other]) =>
    together(
      `${one.name} and ${other.name}`,
      [...one.heldOut, ...other.heldOut],
      [
        { ids: one.slots[0] ?? new Int32Array(), keys: one.keys },
        { ids: other.slots[0] ?? new Int32Array(), keys: other.keys },
      ],
    ),
  )
}

function joinedBy(slot: Int32Array | undefined): number {
  return slot?.reduce((sum, key) => sum + (key > 0 ? 1 : 0), 0) ?? 0
}

function isPlain({ kind }: Field): boolean {
  return kind === "text" || kind === "code" || kind === "category" || kind === "birth"
}

function pairsOf<T>(all: readonly T[]): (readonly [T, T])[] {
  return all.flatMap((one, at) => all.slice(at + 1).map((other) => [one, other] as const))
}

type Keys = { readonly ids: Int32Array; readonly keys: number }

/** The keys of each record by one way of making them from a field's value; no key where it gives an empty text. */
function keysOf<V>(field: Field<V> | undefined, ways: readonly ((value: V) => string)[]): Keys | null {
  const [rule] = keyed("", [], field, ways)
  return rule === undefined ? null : { ids: rule.slots[0] ?? new Int32Array(), keys: rule.keys }
}

function keyed<V>(
  name: string,
  heldOut: readonly number[],
  field: Field<V> | undefined,
  ways: readonly ((value: V) => string)[],
): Rule[] {
  if (field === undefined) return []
  const numbers = new Map<string, number>()
  const numberOf = (key: string) => {
    if (key === "") return 0
    const number = numbers.get(key) ?? numbers.size + 1
    numbers.set(key, number)
    return number
  }
  const slots = ways.map((way) => {
    const ofValue = [0, ...field.values.map((value) => numberOf(way(value)))]
    return field.ids.map((id) => ofValue[id] ?? 0)
  })
  return [{ name, heldOut, slots: slots.filter((slot, at) => at === 0 || hasKeys(slot)), keys: numbers.size }]
}

/** The rule of records that have both keys in common. */
function together(name: string, heldOut: readonly number[], parts: readonly (Keys | null)[]): Rule[] {
  const [one, other] = parts
  if (!one || !other) return []
  const numbers = new Map<number, number>()
  const slot = one.ids.map((key, record) => {
    const second = other.ids[record] ?? 0
    if (key === 0 || second === 0) return 0
    const code = key * (other.keys + 1) + second
    const number = numbers.get(code) ?? numbers.size + 1
    numbers.set(code, number)
    return number
  })
  return [{ name, heldOut, slots: [slot], keys: numbers.size }]
}

function hasKeys(slot: Int32Array): boolean {
  return slot.some((key) => key > 0)
}
