import { type ColumnKind, guessKind } from "./column-kind.ts"
import type { Field } from "./field.ts"
import { type PersonFields, personFields } from "./person-fields.ts"
import { plainFields } from "./plain-fields.ts"
import type { Pool } from "./pool.ts"
import type { Readers } from "./readers.ts"

/** All by which the records of a pool are held against each other. */
export type Evidence = { readonly fields: readonly Field[]; readonly person: PersonFields }

/** What columns hold, by their header, where the guess is not wanted. */
export type ChosenKinds = Readonly<Record<string, ColumnKind>>

export function gatherEvidence(pool: Pool, readers: Readers, chosen: ChosenKinds = {}): Evidence {
  const columns = pool.lists.map((list) =>
    list.columns.map((column) => ({ ...column, kind: chosen[column.header] ?? guessKind(column) })),
  )
  const person = personFields(pool, columns, readers)
  return { person, fields: [...(Object.values(person) as Field[]), ...plainFields(pool, columns)] }
}
