import type { FactKind } from "../../core/forms/fact-kind.ts"
import type { RowValues } from "../../core/forms/form.ts"
import type { BookAge } from "../../core/forms/later-state.ts"
import type { Instant, PlainDate } from "../../core/kit/dates.ts"
import type { Tx } from "../database/db.ts"
import { addTransitions } from "../history/transitions.ts"

export type StoredMatter = {
  readonly factId: string
  readonly personId: string | null
  readonly state: RowValues
  readonly age: BookAge
  readonly decidedHere: boolean
}

export type MatterChange = {
  readonly matter: StoredMatter
  readonly state: RowValues
  readonly settledOn: PlainDate | null
  readonly age: BookAge
}

/** What known rows opened, by the hex of the row's fingerprint. */
export async function listMatters(
  tx: Tx,
  communityId: string,
  kind: FactKind,
  rowKeys: readonly Buffer[],
): Promise<Map<string, StoredMatter>> {
  type Row = {
    key: Buffer
    fact_id: string
    person_id: string | null
    state: RowValues
    form: string
    batch: string
    decided_here: boolean
  }
  const { rows } = await tx.client.query<Row>(
    `select f.row_key as key, m.fact_id, m.person_id, m.state, m.form_as_of as form, m.batch_as_of as batch, m.decided_here
     from matter m join fact f on f.community_id = m.community_id and f.fact_id = m.fact_id
     where m.community_id = $1 and m.kind = $2 and f.row_key = any($3::bytea[])`,
    [communityId, kind, rowKeys],
  )
  return new Map(
    rows.map((row) => [
      row.key.toString("hex"),
      {
        factId: row.fact_id,
        personId: row.person_id,
        state: row.state,
        age: { form: row.form, batch: row.batch },
        decidedHere: row.decided_here,
      },
    ]),
  )
}

/** What one fact opened. */
export async function findMatter(
  tx: Tx,
  communityId: string,
  factId: string,
): Promise<StoredMatter | undefined> {
  const { rows } = await tx.client.query<Omit<StoredMatter, "age"> & BookAge>(
    `select fact_id as "factId", person_id as "personId", state, form_as_of as form, batch_as_of as batch,
       decided_here as "decidedHere"
     from matter where community_id = $1 and fact_id = $2`,
    [communityId, factId],
  )
  const [found] = rows
  if (found === undefined) return undefined
  const { form, batch, ...rest } = found
  return { ...rest, age: { form, batch } }
}

/** Brings matters to their new state; those whose state differs keep what stood before as a transition. */
export async function saveMatterChanges(
  tx: Tx,
  communityId: string,
  changes: readonly (MatterChange & {
    readonly transition: { readonly id: string; readonly name: string } | null
  })[],
  by: { readonly at: Instant; readonly accountId: string | null; readonly decidedHere?: true },
): Promise<void> {
  if (changes.length === 0) return
  await tx.client.query(
    `update matter m set state = c.state, settled_on = c.settled_on, form_as_of = c.form, batch_as_of = c.batch,
       decided_here = decided_here or $7
     from unnest($2::uuid[], $3::jsonb[], $4::date[], $5::text[], $6::text[]) as c (fact_id, state, settled_on, form, batch)
     where m.community_id = $1 and m.fact_id = c.fact_id`,
    [
      communityId,
      changes.map((change) => change.matter.factId),
      changes.map((change) => JSON.stringify(change.state)),
      changes.map((change) => change.settledOn),
      changes.map((change) => change.age.form),
      changes.map((change) => change.age.batch),
      by.decidedHere ?? false,
    ],
  )
  const transitions = changes.flatMap(({ transition, matter, state }) => {
    if (transition === null) return []
    const about = { subjectKind: "matter" as const, subjectId: matter.factId }
    return [{ ...transition, ...about, before: matter.state, after: state }]
  })
  await addTransitions(tx, communityId, transitions, by)
}
