import type { Instant } from "../../core/kit/dates.ts"
import type { CallCategory } from "../../core/phone/call-category.ts"
import type { Tx } from "../database/db.ts"

export type AnswerRow = {
  readonly id: string
  readonly category: CallCategory
  readonly question: string
  readonly answer: string
}

/** The answers that stand, in the order in which they were put in. */
export async function listAnswerRows(tx: Tx, communityId: string): Promise<AnswerRow[]> {
  const { rows } = await tx.client.query<AnswerRow>(
    `select answer_id as id, category, question, answer from common_answer
     where community_id = $1 and ended_at is null order by place, answer_id`,
    [communityId],
  )
  return rows
}

/** Writes answers after those that are there; one that is there already is written anew in its place. */
export async function saveAnswers(
  tx: Tx,
  communityId: string,
  answers: readonly AnswerRow[],
  now: Instant,
): Promise<void> {
  await tx.client.query(
    `insert into common_answer (community_id, answer_id, category, question, answer, place, made_at)
     select $1, a.id, a.category, a.question, a.answer, a.place
       + (select coalesce(max(place), 0) from common_answer where community_id = $1), $2::timestamptz
     from unnest($3::uuid[], $4::text[], $5::text[], $6::text[]) with ordinality as a (id, category, question, answer, place)
     on conflict (community_id, answer_id) do update set category = excluded.category, question = excluded.question,
       answer = excluded.answer, ended_at = null`,
    [
      ...[communityId, now],
      ...(["id", "category", "question", "answer"] as const).map((key) =>
        answers.map((answer) => answer[key]),
      ),
    ],
  )
}

/** False where there is no such answer any more. */
export async function endAnswerRow(tx: Tx, communityId: string, id: string, now: Instant): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    "update common_answer set ended_at = $3 where community_id = $1 and answer_id = $2 and ended_at is null",
    [communityId, id, now],
  )
  return (rowCount ?? 0) > 0
}
