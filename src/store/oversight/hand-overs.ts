import type { Instant, PlainDate } from "../../core/kit/dates.ts"
import type { HandOverKind, InHand } from "../../core/oversight/hand-over.ts"
import type { Tx } from "../database/db.ts"
import { doorOrder, doorText, joinDoor } from "../report/rows-page.ts"

/** Where each kind of thing in hand lies: its table, key, and who has it. What is over is in nobody's hand. */
const places: Readonly<
  Record<
    HandOverKind,
    { readonly table: string; readonly key: string; readonly owner: string; readonly open: string }
  >
> = {
  case: {
    ...{ table: "case_file", key: "case_id", owner: "owner_id" },
    open: `not exists (select from quarantine_case q where q.community_id = x.community_id and q.case_id = x.case_id
      and q.ended_on is not null and coalesce(x.followed_until, q.ended_on) <= $3)`,
  },
  check: {
    ...{ table: "planned_check", key: "check_id", owner: "owner_id" },
    open: "x.kind <> 'call' and x.status in ('not-yet', 'not-attempted', 'nobody-there') and x.day >= $3::date - 1",
  },
  call: {
    ...{ table: "planned_check", key: "check_id", owner: "owner_id" },
    open: "x.kind = 'call' and x.status in ('not-yet', 'not-attempted', 'nobody-there') and $3::date is not null",
  },
  need: {
    ...{ table: "need", key: "fact_id", owner: "owner_id" },
    open: "x.status in ('wished', 'taken', 'bought') and $3::date is not null",
  },
  "care-plan": {
    ...{ table: "care_plan", key: "plan_id", owner: "owner_id" },
    open: "(x.to_on is null or x.to_on >= $3)",
  },
  task: {
    ...{ table: "task", key: "task_id", owner: "owner_id" },
    open: "x.done_at is null and $3::date is not null",
  },
}

/** All that somebody has in hand today, in walking order. */
export async function listInHand(
  tx: Tx,
  communityId: string,
  accountId: string,
  today: PlainDate,
): Promise<InHand[]> {
  const all: InHand[] = []
  for (const [kind, { table, key, owner, open }] of Object.entries(places)) {
    const held = kind === "call" ? " or x.held_by = $2" : ""
    const { rows } = await tx.client.query<InHand>(
      `select $4::text as kind, x.${key} as id, x.dwelling_id as "homeId", ${kind === "task" ? "x.kind" : "null"} as "taskKind"
       from ${table} x ${joinDoor("x")}
       where x.community_id = $1 and (x.${owner} = $2${held}) and ${open} order by ${doorOrder}, x.${key}`,
      [communityId, accountId, today, kind],
    )
    all.push(...rows)
  }
  return all
}

/** How much each colleague has in hand, by kind. */
export async function countInHand(
  tx: Tx,
  communityId: string,
  today: PlainDate,
): Promise<{ readonly accountId: string; readonly kind: HandOverKind; readonly count: number }[]> {
  const counts = []
  for (const [kind, { table, owner, open }] of Object.entries(places)) {
    const { rows } = await tx.client.query(
      `select x.${owner} as "accountId", $2::text as kind, count(*) as count from ${table} x
       where x.community_id = $1 and x.${owner} is not null and ${open} group by x.${owner}`,
      [communityId, kind, today],
    )
    counts.push(...rows)
  }
  return counts
}

export type HandedItem = { readonly kind: HandOverKind; readonly id: string; readonly toId: string }

/** Gives things to who has them from now on; only those that `from` has still. Gives what moved, as `kind id`. */
export async function moveOwner(
  tx: Tx,
  communityId: string,
  items: readonly {
    readonly kind: HandOverKind
    readonly id: string
    readonly from: string
    readonly to: string
  }[],
): Promise<Set<string>> {
  const moved = new Set<string>()
  for (const [kind, { table, key, owner }] of Object.entries(places)) {
    const own = items.filter((item) => item.kind === kind)
    if (own.length === 0) continue
    // whoever rang just now rings no more: a call that is held is free again
    const call = kind === "call"
    const { rows } = await tx.client.query<{ id: string }>(
      `update ${table} x set ${owner} = g.to_id${call ? ", held_by = null, held_until = null" : ""}
       from unnest($2::uuid[], $3::uuid[], $4::uuid[]) as g (id, from_id, to_id)
       where x.community_id = $1 and x.${key} = g.id and (x.${owner} = g.from_id${call ? " or x.held_by = g.from_id" : ""})
       returning x.${key} as id`,
      [communityId, own.map(({ id }) => id), own.map(({ from }) => from), own.map(({ to }) => to)],
    )
    for (const { id } of rows) moved.add(`${kind} ${id}`)
  }
  return moved
}

export async function insertHandOver(
  tx: Tx,
  communityId: string,
  made: { readonly id: string; readonly fromId: string; readonly at: Instant; readonly by: string | null },
  items: readonly HandedItem[],
): Promise<void> {
  await tx.client.query(
    `insert into hand_over (community_id, hand_over_id, from_id, made_at, made_by) values ($1, $2, $3, $4, $5)`,
    [communityId, made.id, made.fromId, made.at, made.by],
  )
  await tx.client.query(
    `insert into hand_over_item (community_id, hand_over_id, kind, subject_id, to_id)
     select $1, $2, i.* from unnest($3::text[], $4::uuid[], $5::uuid[]) as i`,
    [
      ...[communityId, made.id, items.map(({ kind }) => kind), items.map(({ id }) => id)],
      items.map(({ toId }) => toId),
    ],
  )
}

export type HandOverRow = {
  readonly id: string
  readonly fromId: string
  readonly from: string
  readonly at: Instant
  /** Null: it went by itself, when somebody was stood down at a post. */
  readonly by: string | null
  readonly undoneAt: Instant | null
}

const selectHandOver = `select h.hand_over_id as id, h.from_id as "fromId", f.name as "from", h.made_at as at, m.name as by,
    h.undone_at as "undoneAt"
  from hand_over h
  join account f on f.community_id = h.community_id and f.account_id = h.from_id
  left join account m on m.community_id = h.community_id and m.account_id = h.made_by`

export async function findHandOver(
  tx: Tx,
  communityId: string,
  id: string,
): Promise<HandOverRow | undefined> {
  const { rows } = await tx.client.query<HandOverRow>(
    `${selectHandOver} where h.community_id = $1 and h.hand_over_id = $2`,
    [communityId, id],
  )
  return rows[0]
}

export async function listHandOvers(tx: Tx, communityId: string, most: number): Promise<HandOverRow[]> {
  const { rows } = await tx.client.query<HandOverRow>(
    `${selectHandOver} where h.community_id = $1 order by h.made_at desc, h.hand_over_id desc limit $2`,
    [communityId, most],
  )
  return rows
}

export async function listHandedItems(tx: Tx, communityId: string, id: string): Promise<HandedItem[]> {
  const { rows } = await tx.client.query<HandedItem>(
    `select kind, subject_id as id, to_id as "toId" from hand_over_item
     where community_id = $1 and hand_over_id = $2`,
    [communityId, id],
  )
  return rows
}

/** Hand-over → how much of each kind went to whom. */
export async function countHandedItems(
  tx: Tx,
  communityId: string,
  ids: readonly string[],
): Promise<
  { readonly id: string; readonly to: string; readonly kind: HandOverKind; readonly count: number }[]
> {
  const { rows } = await tx.client.query(
    `select i.hand_over_id as id, a.name as to, i.kind, count(*) as count
     from hand_over_item i join account a on a.community_id = i.community_id and a.account_id = i.to_id
     where i.community_id = $1 and i.hand_over_id = any($2::uuid[])
     group by i.hand_over_id, a.account_id, a.name, i.kind order by a.name, a.account_id, i.kind`,
    [communityId, ids],
  )
  return rows
}

/** The doors of what went to whom, in walking order; what has no home is left out. */
export async function listHandedDoors(
  tx: Tx,
  communityId: string,
  id: string,
): Promise<
  { readonly to: string; readonly kind: HandOverKind; readonly door: string; readonly count: number }[]
> {
  const homes = Object.entries(places).map(
    ([kind, { table, key }]) =>
      `select i.kind, i.to_id, x.dwelling_id from hand_over_item i
       join ${table} x on x.community_id = i.community_id and x.${key} = i.subject_id
       where i.community_id = $1 and i.hand_over_id = $2 and i.kind = '${kind}'`,
  )
  const { rows } = await tx.client.query(
    `select a.name as to, h.kind, ${doorText} as door, count(*) as count from (${homes.join(" union all ")}) h
     join account a on a.community_id = $1 and a.account_id = h.to_id
     join dwelling w on w.community_id = $1 and w.dwelling_id = h.dwelling_id
     join stairwell s on s.community_id = w.community_id and s.stairwell_id = w.stairwell_id
     group by a.account_id, a.name, h.kind, w.dwelling_id, s.lane, s.number, w.room, w.floor, w.position
     order by a.name, a.account_id, ${doorOrder}, h.kind`,
    [communityId, id],
  )
  return rows
}

export async function markUndone(
  tx: Tx,
  communityId: string,
  id: string,
  by: { readonly at: Instant; readonly accountId: string },
): Promise<void> {
  await tx.client.query(
    "update hand_over set undone_at = $3, undone_by = $4 where community_id = $1 and hand_over_id = $2",
    [communityId, id, by.at, by.accountId],
  )
}
