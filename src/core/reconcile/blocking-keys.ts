import { type Rule, sizesOf } from "./blocking.ts"
import type { Field } from "./field.ts"
import { createPairSharer, type PairSharer } from "./shared-pairs.ts"
import { createTextStore, type TextStore } from "./text-store.ts"
import { greatestOf } from "./whole-numbers.ts"

/** The keys of each record, numbered from 1; 0 is none. */
export type Keys = { readonly ids: Int32Array; readonly keys: number }

/**
 * The rule of records with a key in common, by one or several ways of making it from a field's value; no key where a way
 * gives an empty text.
 */
export function keyed<V>(
  name: string,
  heldOut: readonly number[],
  field: Field<V> | undefined,
  ways: readonly ((value: V) => string)[],
): Rule[] {
  if (field === undefined) return []
  const store = createTextStore()
  const slots = ways.map((way) => slotOf(field, (id) => numberIn(store, way(field.valueOf(id)))))
  return [ruleOf(name, heldOut, slots, store.size())]
}

/** The same where a value that stands in its cell as it is written is its own key, by the first way and by no other. */
export function keyedByItself<V>(
  name: string,
  heldOut: readonly number[],
  field: Field<V> | undefined,
  ways: readonly ((value: V) => string)[],
): Rule[] {
  if (field === undefined) return []
  const most = field.counts.length - 1
  const store = createTextStore()
  const numberOf = (key: string) => {
    if (key === "") return 0
    return field.idOf(key) || most + numberIn(store, key)
  }
  const slots = ways.map((way, at) =>
    slotOf(field, (id) => (field.isPlain(id) ? (at === 0 ? id : 0) : numberOf(way(field.valueOf(id))))),
  )
  return [ruleOf(name, heldOut, slots, most + store.size())]
}

function numberIn(store: TextStore, key: string): number {
  return key === "" ? 0 : store.placeOf(key) + 1
}

/** The key of each record, by the key of its value. */
function slotOf<V>(field: Field<V>, keyOf: (id: number) => number): Int32Array {
  const ofValue = new Int32Array(field.counts.length)
  for (let id = 1; id < ofValue.length; id += 1) if ((field.counts[id] ?? 0) > 0) ofValue[id] = keyOf(id)
  const slot = new Int32Array(field.ids.length)
  for (let record = 0; record < slot.length; record += 1) slot[record] = ofValue[field.ids[record] ?? 0] ?? 0
  return slot
}

function ruleOf(name: string, heldOut: readonly number[], all: readonly Int32Array[], keys: number): Rule {
  const slots = all.filter((slot, at) => at === 0 || greatestOf(slot, 0) > 0)
  return { name, heldOut, slots, keys, sizes: sizesOf(slots, keys) }
}

export function keysOf<V>(field: Field<V> | undefined, way: (value: V) => string): Keys | null {
  const [rule] = keyed("", [], field, [way])
  return rule === undefined ? null : { ids: rule.slots[0] ?? new Int32Array(), keys: rule.keys }
}

/** The rule of records that have both keys in common; a key that nobody shares is left out. */
export function together(
  name: string,
  heldOut: readonly number[],
  one: Keys | null,
  other: Keys | null,
  share: PairSharer = createPairSharer(),
): Rule[] {
  if (one === null || other === null) return []
  const { slot, keys, sizes } = share(one.ids, other.ids)
  return [{ name, heldOut, slots: [slot], keys, sizes }]
}
