import { mayDo } from "../../core/access/roles.ts"
import type { Instant } from "../../core/kit/dates.ts"
import { isLate } from "../../core/oversight/task.ts"
import { DROPPED, type Mover, movesOf, statusOf } from "../../core/oversight/task-moves.ts"
import { isAtDesk, kindsFor, type Looker, teamsOf, writtenKinds } from "../../core/oversight/task-sight.ts"
import { maskName, maskNumbersIn } from "../../core/people/mask.ts"
import type { TaskEyes, TaskRow } from "../../store/oversight/task-rows.ts"

/** What somebody's role lets them see of all tasks. */
export function eyesOf({ accountId, role }: Looker): TaskEyes {
  return {
    accountId,
    kinds: kindsFor(role),
    teams: teamsOf(role),
    written: writtenKinds,
    atDesk: isAtDesk(role),
  }
}

/** As what somebody moves a task. */
export function moverOf(who: Looker, task: Pick<TaskRow, "ownerId" | "openedBy" | "team">): Mover {
  return {
    atDesk: isAtDesk(who.role),
    isHead: who.role === "head",
    isOwner: task.ownerId === who.accountId,
    isMaker: task.openedBy === who.accountId,
    inTeam: teamsOf(who.role).includes(task.team),
  }
}

/** A task as it leaves: names masked, and none for whoever may see no people. */
export function presentTask(task: TaskRow, who: Looker, now: Instant) {
  const { detail } = task
  return {
    id: task.id,
    kind: task.kind,
    source: task.source,
    team: task.team,
    ownerId: task.ownerId,
    owner: task.owner,
    dueAt: task.dueAt,
    late: isLate(task, now),
    homeId: task.homeId,
    door: task.door,
    aboutKind: task.aboutKind,
    aboutId: task.aboutId,
    person: task.person !== null && mayDo(who.role, "see-people") ? maskName(task.person) : null,
    openedAt: task.openedAt,
    maker: task.maker,
    status: statusOf(task),
    waitingOn: task.waitingOn,
    waitingSince: task.waitingSince,
    doneAt: task.doneAt,
    doneBy: task.doneBy,
    outcome: task.outcome,
    title: maskNumbersIn(detail.title),
    note: maskNumbersIn(detail.note ?? ""),
    document: detail.document ?? "",
    asked: maskNumbersIn(detail.asked ?? ""),
    closingNote: maskNumbersIn((task.outcome === DROPPED ? detail.reason : detail.closingNote) ?? ""),
    moves: movesOf(task, moverOf(who, task)),
  }
}
