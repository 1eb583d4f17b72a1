import type { Instant } from "../../core/kit/dates.ts"
import type { Tx } from "../database/db.ts"
import { type ErasedCounts, eraseFacts } from "./subject-rows.ts"

/**
 * Forgets people whose time on the roll has ended: their names and numbers, here and in the rows of books that tell of their duty, what they
 * said, wished and were told. Turns that they stood stay, under an id that no name belongs to. The transaction must
 * own the tables.
 */
export async function forgetWorkers(
  tx: Tx,
  communityId: string,
  workerIds: readonly string[],
  end: { readonly at: Instant; readonly why: "consent-withdrawn" | "not-taken-on" | "forgotten" },
): Promise<ErasedCounts> {
  const counts: ErasedCounts = {}
  if (workerIds.length === 0) return counts
  const run = async (table: string, text: string, values: readonly unknown[] = []) => {
    const { rowCount } = await tx.client.query(text, [communityId, workerIds, ...values])
    counts[table] = (counts[table] ?? 0) + (rowCount ?? 0)
  }
  for (const text of DUTY_DETAILS) await run("fact_detail", text)
  for (const table of ["worker_absence", "turn_wish", "duty_message", "stand_in_call", "worker_consent"]) {
    await run(table, `delete from ${table} where community_id = $1 and ${OURS}`)
  }
  await run("duty_turn_detail", COMERS)
  const { rows: swaps } = await tx.client.query<{ id: string }>(SWAPS, [communityId, workerIds])
  const swapIds = swaps.map(({ id }) => id)
  for (const table of ["shift_swap_part", "shift_swap"]) {
    await run(
      table,
      `delete from ${table} where community_id = $1 and swap_id = any($3::uuid[]) and $2::uuid[] is not null`,
      [swapIds],
    )
  }
  const { rows: lines } = await tx.client.query<{ id: string }>(
    `select f.fact_id as id from fact f join worker w on w.community_id = $1 and w.fact_id = f.fact_id
     where f.community_id = $1 and w.${OURS}`,
    [communityId, workerIds],
  )
  await eraseFacts(
    tx,
    communityId,
    lines.map(({ id }) => id),
  )
  counts["fact"] = lines.length
  await run("guard", GUARDS, [end.at])
  await run("worker", NAMELESS, [end.why])
  await run("worker_detail", `delete from worker_detail where community_id = $1 and ${OURS}`)
  return counts
}

/** Whose rows on the roll may be a person's: by id, by the roll's book, or by a name or number somewhere in them. */
export async function listOwnWorkers(
  tx: Tx,
  communityId: string,
  personId: string,
  needles: readonly string[],
): Promise<
  {
    readonly id: string
    readonly isTheirs: boolean
    readonly name: string
    readonly phone: string
    readonly dwellingId: string | null
  }[]
> {
  const { rows } = await tx.client.query(
    `select w.worker_id as id, coalesce(w.person_id = $2 or f.person_id = $2, false) as "isTheirs",
       coalesce(d.name, '') as name, coalesce(d.phone, '') as phone,
       coalesce(w.dwelling_id, f.dwelling_id) as "dwellingId"
     from worker w
     left join worker_detail d on d.community_id = $1 and d.worker_id = w.worker_id
     left join fact f on f.community_id = $1 and f.fact_id = w.fact_id
     where w.community_id = $1 and (w.person_id = $2 or f.person_id = $2
       or translate(d.name, ' -', '') = any($3::text[]) or translate(d.phone, ' -', '') = any($3::text[]))`,
    [communityId, personId, needles],
  )
  return rows
}

const OURS = "worker_id = any($2::uuid[])"

/** Words of rows that say who was on duty: of the duty book all, of the gate's, the gear's and the inspections' the name alone. */
const DUTY_DETAILS = [
  `delete from fact_detail where community_id = $1 and fact_id in (
     select fact_id from duty_turn where community_id = $1 and ${OURS}
     union
     select f.fact_id from fact f
       join fact_detail x on x.community_id = $1 and x.fact_id = f.fact_id
       join worker_detail d on d.community_id = $1 and d.${OURS}
         and d.phone <> '' and x.data->>'手机号' = d.phone and x.data->>'姓名' = d.name
       where f.community_id = $1 and f.kind = 'duty-turn')`,
  `update fact_detail x set data = x.data - '值守人' from gate_entry e
     join worker w on w.community_id = $1 and w.guard_id = e.guard_id and w.${OURS}
   where x.community_id = $1 and e.community_id = $1 and x.fact_id = e.entry_id and x.data ? '值守人'`,
  `update fact_detail x set data = (
       select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each_text(x.data)
       where value not in (select name from worker_detail where community_id = $1 and ${OURS}))
   where x.community_id = $1 and x.fact_id in (
     select g.fact_id from gear_issue g
       join duty_turn t on t.community_id = $1 and t.turn_id = g.turn_id and t.${OURS}
       where g.community_id = $1
     union select fact_id from post_inspection where community_id = $1 and ${OURS})`,
] as const

/** Whoever came for an organisation, and whoever it sent. */
const COMERS = `
  delete from duty_turn_detail where community_id = $1 and (${OURS}
    or turn_id in (select turn_id from duty_turn where community_id = $1 and ${OURS}))`

const SWAPS = `
  select swap_id as id from shift_swap where community_id = $1 and asked_by = any($2::uuid[])
  union select swap_id from shift_swap_part where community_id = $1 and to_worker_id = any($2::uuid[])`

const GUARDS = `
  update guard set name = '', ended_at = coalesce(ended_at, $3) where community_id = $1 and guard_id in (
    select guard_id from worker where community_id = $1 and ${OURS})`

const NAMELESS = `
  update worker set ended_why = $3, fact_id = null, person_id = null, account_id = null, guard_id = null,
    family_id = null, dwelling_id = null, birth_year = null, birth_month = null, skills = '{}', link_hash = null, feed_hash = null
  where community_id = $1 and ${OURS}`
