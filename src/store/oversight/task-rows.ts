import type { Role } from "../../core/access/roles.ts"
import type { Instant } from "../../core/kit/dates.ts"
import {
  MINUTES_AT_ONCE,
  type TaskAbout,
  type TaskDetail,
  type TaskKind,
  type TaskSource,
} from "../../core/oversight/task.ts"
import type { WaitingOn } from "../../core/oversight/task-moves.ts"
import type { Tx } from "../database/db.ts"
import { doorText, joinDoor } from "../report/rows-page.ts"

export type TaskRow = {
  readonly id: string
  readonly kind: TaskKind
  readonly source: TaskSource
  readonly team: Role
  readonly ownerId: string | null
  readonly owner: string | null
  readonly dueAt: Instant | null
  readonly homeId: string | null
  readonly door: string | null
  readonly person: string | null
  readonly aboutKind: TaskAbout["kind"] | null
  readonly aboutId: string | null
  readonly openedAt: Instant
  readonly openedBy: string | null
  readonly maker: string | null
  readonly waitingOn: WaitingOn | null
  readonly waitingSince: Instant | null
  readonly doneAt: Instant | null
  readonly doneBy: string | null
  readonly outcome: string | null
  readonly detail: TaskDetail
}

/** Whose eyes a list is for: core/oversight/task-sight.ts says what these are for a role. */
export type TaskEyes = {
  readonly accountId: string
  readonly kinds: readonly TaskKind[]
  readonly teams: readonly Role[]
  /** Kinds of which only one's own team's are seen. */
  readonly written: readonly TaskKind[]
  readonly atDesk: boolean
}

export const taskViews = ["mine", "team", "late", "waiting", "all", "done"] as const
export type TaskView = (typeof taskViews)[number]

/** From this moment on a task is late (core/oversight/task.ts, isLate). Expects `task` as t. */
export const LATE_FROM = `(case when t.due_at > t.opened_at then t.due_at
  else t.opened_at + interval '${MINUTES_AT_ONCE} minutes' end)`
const isLateSql = `(t.done_at is null and t.due_at is not null and ${LATE_FROM} <= $2)`

const seen = `(t.community_id = $1 and t.kind = any($3::text[])
  and ($4 or t.owner_id = $5 or t.opened_by = $5 or t.team = any($6::text[]) or t.kind <> all($7::text[])))`

const conditionOf: Readonly<Record<TaskView, string>> = {
  mine: "t.done_at is null and t.owner_id = $5",
  team: "t.done_at is null and t.team = any($6::text[])",
  late: isLateSql,
  waiting: "t.done_at is null and t.waiting_on is not null",
  all: "t.done_at is null",
  done: "t.done_at is not null",
}

const selectTaskFrom = (
  tasks: string,
) => `select t.task_id as id, t.kind, t.source, t.team, t.owner_id as "ownerId", o.name as owner,
    t.due_at as "dueAt", t.dwelling_id as "homeId", case when w.dwelling_id is not null then ${doorText} end as door,
    i.name as person, t.about_kind as "aboutKind", t.about_id as "aboutId", t.opened_at as "openedAt",
    t.opened_by as "openedBy", m.name as maker, t.waiting_on as "waitingOn", t.waiting_since as "waitingSince",
    t.done_at as "doneAt", e.name as "doneBy", t.outcome, coalesce(d.data, '{"title":""}') as detail
  from ${tasks} t
  left join task_detail d on d.community_id = t.community_id and d.task_id = t.task_id
  left join account o on o.community_id = t.community_id and o.account_id = t.owner_id
  left join account m on m.community_id = t.community_id and m.account_id = t.opened_by
  left join account e on e.community_id = t.community_id and e.account_id = t.done_by
  left join person_identity i on i.community_id = t.community_id and i.person_id = t.person_id
  ${joinDoor("t")}`

/** The first of the tasks of a view: the late ones, then by deadline; of those done the newest first. */
export async function listTasks(
  tx: Tx,
  communityId: string,
  eyes: TaskEyes,
  view: TaskView,
  given: { readonly now: Instant; readonly homeId: string | null; readonly most: number },
): Promise<TaskRow[]> {
  const order =
    view === "done"
      ? "t.done_at desc, t.task_id desc"
      : `${isLateSql} desc, t.due_at nulls last, t.opened_at, t.task_id`
  const { rows } = await tx.client.query<TaskRow>({
    // named: to plan so many joins takes longer than to run them
    name: `tasks-${view}`,
    // what is shown is picked first: of thousands that are open a page is joined with names and doors
    text: `with page as materialized (
       select t.*, row_number() over (order by ${order}) as place from task t
       where ${seen} and ${conditionOf[view]} and $2::timestamptz is not null and ($8::uuid is null or t.dwelling_id = $8)
       order by place limit $9)
     ${selectTaskFrom("page")} order by t.place`,
    values: [communityId, given.now, ...valuesOf(eyes), given.homeId, given.most],
  })
  return rows
}

export type TaskCounts = Readonly<Record<TaskView | "mineLate" | "teamLate", number>>

export async function countTasks(
  tx: Tx,
  communityId: string,
  eyes: TaskEyes,
  now: Instant,
): Promise<Omit<TaskCounts, "done">> {
  const views = ["mine", "team", "late", "waiting", "all"] as const
  const { rows } = await tx.client.query<Omit<TaskCounts, "done">>({
    name: "count-tasks",
    text: `select ${views.map((view) => `count(*) filter (where ${conditionOf[view]}) as ${view}`).join(", ")},
       count(*) filter (where ${isLateSql} and ${conditionOf.mine}) as "mineLate",
       count(*) filter (where ${isLateSql} and ${conditionOf.team}) as "teamLate"
     from task t where ${seen} and t.done_at is null`,
    values: [communityId, now, ...valuesOf(eyes)],
  })
  return rows[0] ?? { mine: 0, team: 0, late: 0, waiting: 0, all: 0, mineLate: 0, teamLate: 0 }
}

/** These tasks; where they are about to be changed, held until the transaction ends. */
export async function listTasksById(tx: Tx, communityId: string, ids: readonly string[]): Promise<TaskRow[]> {
  const { rows } = await tx.client.query<TaskRow>(
    `${selectTaskFrom("task")} where t.community_id = $1 and t.task_id = any($2::uuid[])`,
    [communityId, ids],
  )
  return rows
}

/** Tasks of these kinds that were late at a moment, as it was then. */
export async function listLateTasks(
  tx: Tx,
  communityId: string,
  eyes: TaskEyes,
  at: Instant,
): Promise<TaskRow[]> {
  const { rows } = await tx.client.query<TaskRow>({
    name: "tasks-late-at",
    text: `${selectTaskFrom("task")} where ${seen} and t.opened_at <= $2 and (t.done_at is null or t.done_at > $2)
       and t.due_at is not null and ${LATE_FROM} <= $2 order by ${LATE_FROM}, t.task_id`,
    values: [communityId, at, ...valuesOf(eyes)],
  })
  return rows
}

function valuesOf({ kinds, atDesk, accountId, teams, written }: TaskEyes): unknown[] {
  return [kinds, atDesk, accountId, teams, written]
}
