import type { Rule } from "./blocking.ts"
import type { Field } from "./field.ts"
import { createTextStore } from "./text-store.ts"

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
  const slots = ways.map((way) => {
    const ofValue = new Int32Array(field.size + 1)
    for (let id = 1; id <= field.size; id += 1) {
      const key = way(field.valueOf(id))
      if (key !== "") ofValue[id] = store.placeOf(key) + 1
    }
    return field.ids.map((id) => ofValue[id] ?? 0)
  })
  const isUsed = (slot: Int32Array) => slot.some((key) => key > 0)
  return [{ name, heldOut, slots: slots.filter((slot, at) => at === 0 || isUsed(slot)), keys: store.size() }]
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
): Rule[] {
  if (one === null || other === null) return []
  const sorted = sortBy(one, sortBy(other, recordsWith(one.ids, other.ids)))
  const slot = new Int32Array(one.ids.length)
  let keys = 0
  let before = -1
  for (const record of sorted) {
    if (before >= 0 && one.ids[record] === one.ids[before] && other.ids[record] === other.ids[before]) {
      if (slot[before] === 0) {
        keys += 1
        slot[before] = keys
      }
      slot[record] = keys
    }
    before = record
  }
  return [{ name, heldOut, slots: [slot], keys }]
}

function recordsWith(one: Int32Array, other: Int32Array): Int32Array {
  const records = new Int32Array(one.length)
  let size = 0
  for (let record = 0; record < one.length; record += 1) {
    if (one[record] === 0 || other[record] === 0) continue
    records[size] = record
    size += 1
  }
  return records.subarray(0, size)
}

/** Records in the order of their keys; those of one key stay as they were. */
function sortBy({ ids, keys }: Keys, records: Int32Array): Int32Array {
  const starts = new Int32Array(keys + 2)
  for (const record of records) {
    const key = ids[record] ?? 0
    starts[key + 1] = (starts[key + 1] ?? 0) + 1
  }
  for (let key = 1; key < starts.length; key += 1) starts[key] = (starts[key] ?? 0) + (starts[key - 1] ?? 0)
  const sorted = new Int32Array(records.length)
  for (const record of records) {
    const key = ids[record] ?? 0
    const at = starts[key] ?? 0
    sorted[at] = record
    starts[key] = at + 1
  }
  return sorted
}
