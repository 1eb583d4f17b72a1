import type { Field } from "./field.ts"

/**
 * What two records may be to each other: one person (`same`), two who live together (`kin`), or strangers. For each
 * field and level the share of such pairs that agree so; level 0, "cannot be said", is 1 for all.
 */
export type Model = {
  readonly fields: readonly FieldShares[]
  /** Whether the lists tell who lives together; without that there are only the same and strangers. */
  readonly knowsKin: boolean
}

export type FieldShares = {
  readonly name: string
  readonly same: Float64Array
  readonly kin: Float64Array
  readonly strangers: Float64Array
}

/** Of all pairs, the shares that are one person and that live together. */
export type Prior = { readonly same: number; readonly kin: number }

/** Without a door or a telephone nothing tells who lives together. */
export function tellsKin(fields: readonly Field[]): boolean {
  return fields.some(({ kind }) => kind === "door") && fields.some(({ kind }) => kind === "name")
}
