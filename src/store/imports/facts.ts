import type { FactKind } from "../../core/forms/fact-kind.ts"
import type { RowValues } from "../../core/forms/form.ts"
import type { BookAge } from "../../core/forms/later-state.ts"
import type { Instant, PlainDate } from "../../core/kit/dates.ts"
import type { Tx } from "../database/db.ts"
import { bulkInsert } from "./bulk-insert.ts"

export type NewMatter = {
  readonly openedOn: PlainDate
  readonly settledOn: PlainDate | null
  readonly state: RowValues
  readonly age: BookAge
  /** Books that are imported later may fill its gaps and change nothing else. */
  readonly decidedHere?: boolean
}

export type NewFact = {
  readonly id: string
  readonly kind: FactKind
  readonly day: PlainDate | null
  readonly at: Instant | null
  readonly dwellingId: string | null
  readonly personId: string | null
  readonly data: RowValues
  readonly detail: RowValues | null
  readonly rowKey: Buffer
  readonly recordedAt: Instant
  readonly recordedBy: string | null
  readonly matter: NewMatter | null
}

/** Which of these rows the neighbourhood has already, or has forgotten on purpose; as hex. */
export async function listKnownRowKeys(
  tx: Tx,
  communityId: string,
  rowKeys: readonly Buffer[],
): Promise<Set<string>> {
  const { rows } = await tx.client.query<{ key: Buffer }>({
    name: "known-row-keys",
    text: `select row_key as key from fact where community_id = $1 and row_key = any($2::bytea[])
      union all select row_key from forgotten_row where community_id = $1 and row_key = any($2::bytea[])`,
    values: [communityId, rowKeys],
  })
  return new Set(rows.map((row) => row.key.toString("hex")))
}

/** Writes new facts with what identifies people beside them, and what they open; `source` says from where they came. */
export async function addFacts(
  tx: Tx,
  communityId: string,
  facts: readonly NewFact[],
  source: "import" | "desk" = "import",
): Promise<void> {
  await bulkInsert(
    tx,
    "fact",
    [
      ...["community_id", "fact_id", "kind", "day", "at", "dwelling_id", "person_id", "data", "row_key"],
      ...["source", "recorded_at", "recorded_by"],
    ],
    facts.map((fact) => [
      ...[
        communityId,
        fact.id,
        fact.kind,
        fact.day,
        fact.at,
        fact.dwellingId,
        fact.personId,
        fact.data,
        fact.rowKey,
      ],
      ...[source, fact.recordedAt, fact.recordedBy],
    ]),
  )
  await bulkInsert(
    tx,
    "fact_detail",
    ["community_id", "fact_id", "retention", "data"],
    facts.flatMap((fact) => (fact.detail === null ? [] : [[communityId, fact.id, "campaign", fact.detail]])),
  )
  await bulkInsert(
    tx,
    "matter",
    [
      ...["community_id", "fact_id", "kind", "dwelling_id", "person_id", "opened_on", "settled_on", "state"],
      ...["form_as_of", "batch_as_of", "decided_here"],
    ],
    facts.flatMap(({ matter, ...fact }) => {
      if (matter === null) return []
      const about = [communityId, fact.id, fact.kind, fact.dwellingId, fact.personId]
      const { openedOn, settledOn, state, age, decidedHere = false } = matter
      return [[...about, openedOn, settledOn, state, age.form, age.batch, decidedHere]]
    }),
  )
}

/** One fact, without what identifies people. */
export async function findFact(
  tx: Tx,
  communityId: string,
  factId: string,
): Promise<Pick<NewFact, "id" | "kind" | "day" | "at" | "dwellingId" | "personId" | "data"> | undefined> {
  const { rows } = await tx.client.query<
    Pick<NewFact, "id" | "kind" | "day" | "at" | "dwellingId" | "personId" | "data">
  >({
    name: "find-fact",
    text: `select fact_id as id, kind, day, at, dwelling_id as "dwellingId", person_id as "personId", data
      from fact where community_id = $1 and fact_id = $2`,
    values: [communityId, factId],
  })
  return rows[0]
}

/** Takes a fact back: a later fact names it, and every sum and list leaves it out. False where it was taken back already. */
export async function insertTakingBack(
  tx: Tx,
  communityId: string,
  taking: {
    readonly id: string
    readonly factId: string
    readonly day: PlainDate
    readonly at: Instant
    readonly accountId: string | null
    readonly reason: string
  },
): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `insert into fact (community_id, fact_id, kind, day, at, dwelling_id, person_id, data, source, recorded_at, recorded_by, corrects)
     select $1, $2, 'taken-back', $4, $5, f.dwelling_id, f.person_id, '{}', 'desk', $5, $6, f.fact_id
     from fact f where f.community_id = $1 and f.fact_id = $3 and not exists (
       select from fact c where c.community_id = $1 and c.corrects = $3)`,
    [communityId, taking.id, taking.factId, taking.day, taking.at, taking.accountId],
  )
  if (rowCount !== 1) return false
  await tx.client.query(
    "insert into fact_detail (community_id, fact_id, retention, data) values ($1, $2, 'campaign', $3)",
    [communityId, taking.id, { 原因: taking.reason }],
  )
  return true
}
