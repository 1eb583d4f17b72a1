import { mayDo } from "../../core/access/roles.ts"
import {
  addDays,
  dayOf,
  type Instant,
  instantOf,
  type PlainDate,
  writtenMoment,
} from "../../core/kit/dates.ts"
import type { TaskKind } from "../../core/oversight/task.ts"
import { maskName } from "../../core/people/mask.ts"
import { getPolicyForBooks } from "../../core/policy/books-rules.ts"
import type { Policy } from "../../core/policy/policy.ts"
import { sparedReadings } from "../../core/policy/spared-readings.ts"
import { type AttentionItem, orderAttention } from "../../core/report/attention.ts"
import { readingsDueBy } from "../../core/report/readings-due.ts"
import { inNeighbourhood, type Tx } from "../../store/database/db.ts"
import { listLateTasks } from "../../store/oversight/task-rows.ts"
import { listFindingRows } from "../../store/reconcile/findings.ts"
import { listPressingLists } from "../../store/reconcile/person-lists.ts"
import { listFactRows } from "../../store/report/fact-rows.ts"
import { listWaitingCases, listWaitingRefusals, type WaitingCase } from "../../store/report/waiting.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"
import { countRed } from "../duty/get-workload.ts"
import { eyesOf, presentTask } from "../oversight/task-view.ts"
import { readPolicies } from "../policy/read-policies.ts"

/** What needs a hand at the end of a day, of today by now; the most urgent first. */
export async function getAttention(
  context: Context,
  given: { readonly on: PlainDate },
): Promise<{ readonly items: AttentionItem[] }> {
  authorise(context, "see-facts")
  const items = await inNeighbourhood(context.db, context.communityId, (tx) => gather(tx, context, given.on))
  return { items: orderAttention(items) }
}

async function gather(tx: Tx, context: Context, on: PlainDate): Promise<AttentionItem[]> {
  const { communityId } = context
  const health = mayDo(context.role, "see-care")
  const reconciles = mayDo(context.role, "reconcile") && on === dayOf(context.now())
  const [policies, cases, ...others] = await Promise.all([
    readPolicies(tx, communityId),
    listWaitingCases(tx, communityId, on),
    reconciles ? missingReturnees(tx, communityId) : [],
    lateTasks(tx, context, on),
    pressingLists(tx, context, on),
    openFacts(tx, communityId, on, "open-need"),
    openFacts(tx, communityId, on, "unmended-checkpoint"),
    refusals(tx, communityId),
    redWorkers(tx, context, on),
  ])
  const slots = getPolicyForBooks(policies, "reading-slots", on)
  const due = readingsDueBy(context.now(), on, slots)
  return [
    ...(health ? await fevers(tx, communityId, on, policies) : []),
    ...cases.flatMap((one) => releaseOf(one, on)),
    ...(health
      ? cases.flatMap((one) => missingOf(one, on, { spared: sparedReadings(one.openedClock, slots), due }))
      : []),
    ...others.flat(),
  ]
}

function releaseOf(waiting: WaitingCase, on: PlainDate): AttentionItem[] {
  if (waiting.dueOn > on) return []
  const kind = waiting.dueOn < on ? "overdue-release" : "due-today"
  return [aboutPerson(waiting, kind, "", waiting.dueOn)]
}

function missingOf(
  waiting: WaitingCase,
  on: PlainDate,
  { spared, due }: { readonly spared: number; readonly due: number },
): AttentionItem[] {
  const slots = [
    { bit: 1, name: "上午" },
    { bit: 2, name: "下午" },
  ]
  return slots
    .slice(spared, due)
    .filter(({ bit }) => (waiting.slots & bit) === 0)
    .map(({ name }) => aboutPerson(waiting, "missing-reading", name, on))
}

function aboutPerson(
  { homeId, door, name }: WaitingCase,
  kind: AttentionItem["kind"],
  detail: string,
  since: string,
): AttentionItem {
  return { kind, homeId, door, person: maskName(name), detail, since, count: 1 }
}

async function fevers(
  tx: Tx,
  communityId: string,
  on: PlainDate,
  policies: readonly Policy[],
): Promise<AttentionItem[]> {
  const from = getPolicyForBooks(policies, "fever-threshold", on).celsius
  const wanted = { kind: "reading", days: "on", on, from, order: "door" } as const
  const rows = await listFactRows(tx, communityId, wanted, EVERY)
  return rows.map(({ homeId, values }) => ({
    kind: "fever",
    homeId,
    door: values["门牌"] ?? null,
    person: maskName(values["姓名"] ?? ""),
    detail: values["体温"] ?? "",
    since: on,
    count: 1,
  }))
}

async function openFacts(
  tx: Tx,
  communityId: string,
  on: PlainDate,
  kind: "open-need" | "unmended-checkpoint",
): Promise<AttentionItem[]> {
  const isNeed = kind === "open-need"
  const wanted = {
    kind: isNeed ? "need" : "checkpoint-inspection",
    days: "open",
    on,
    only: isNeed ? {} : { 结果: "有问题" },
    order: "oldest",
  } as const
  const rows = await listFactRows(tx, communityId, wanted, EVERY)
  return rows.map(({ homeId, values }) => ({
    kind,
    homeId,
    door: values["门牌"] ?? null,
    person: null,
    detail: isNeed ? (values["类别"] ?? "") : [values["卡点"], values["问题"]].filter(Boolean).join(":"),
    since: values["时间"] ?? "",
    count: 1,
  }))
}

/** Tasks that were late at the end of a day, of today by now; but not what stands in lines of its own. */
async function lateTasks(tx: Tx, context: Context, on: PlainDate): Promise<AttentionItem[]> {
  const eyes = eyesOf(context)
  const kinds = eyes.kinds.filter((kind) => !ownLines.includes(kind))
  const now = context.now()
  const at = on < dayOf(now) ? endOf(on) : now
  const tasks = await listLateTasks(tx, context.communityId, { ...eyes, kinds }, at)
  return tasks.map((task) => {
    const { title, person } = presentTask(task, context, now)
    return {
      homeId: task.homeId,
      door: task.door,
      kind: "late-task",
      person,
      count: 1,
      detail: title === "" ? task.kind : title,
      since: dayOf(task.dueAt ?? task.openedAt),
    }
  })
}

/** A list is pressing from so long before it is due. */
const LIST_AHEAD_MS = 2 * 3_600_000

/** Lists from above that are due soon or late and have open rows; how they stood on a day that is over nobody knows. */
async function pressingLists(tx: Tx, context: Context, on: PlainDate): Promise<AttentionItem[]> {
  const now = context.now()
  if (on !== dayOf(now) || !mayDo(context.role, "reconcile")) return []
  const by = instantOf(Date.parse(now) + LIST_AHEAD_MS)
  const lists = await listPressingLists(tx, context.communityId, by)
  return lists.map(({ sender, dueAt, open }) => ({
    homeId: null,
    door: null,
    kind: "list-due",
    person: null,
    count: open,
    detail: sender,
    since: writtenMoment(dueAt),
  }))
}

const ownLines: readonly TaskKind[] = ["fever", "missed-reading", "release-due", "overdue-release"]

function endOf(day: PlainDate): Instant {
  return instantOf(Date.parse(`${addDays(day, 1)}T00:00:00+08:00`) - 1)
}

/** Returnees whom a gate has seen and nobody has registered. */
async function missingReturnees(tx: Tx, communityId: string): Promise<AttentionItem[]> {
  const { rows } = await listFindingRows(tx, communityId, { kind: "missing", show: "open", ...EVERY })
  return rows
    .filter(({ detail }) => detail?.source.kind === "gate")
    .map(({ dwellingId, door, detail, foundAt }) => ({
      homeId: dwellingId,
      door,
      kind: "missing-returnee",
      count: 1,
      person: maskName(detail?.name ?? "") || null,
      detail: detail?.source.of ?? "",
      since: detail?.here || dayOf(foundAt),
    }))
}

async function refusals(tx: Tx, communityId: string): Promise<AttentionItem[]> {
  const waiting = await listWaitingRefusals(tx, communityId)
  return waiting.map(({ form, rows, since }) => ({
    kind: "refused-rows",
    homeId: null,
    door: null,
    person: null,
    detail: form,
    since: dayOf(since as Instant),
    count: rows,
  }))
}

/** How many have to rest, today by now: of other days nobody asks. */
async function redWorkers(tx: Tx, context: Context, on: PlainDate): Promise<AttentionItem[]> {
  if (on !== dayOf(context.now()) || !mayDo(context.role, "stand-down")) return []
  const count = await countRed(tx, context)
  return count === 0
    ? []
    : [{ kind: "red-workers", homeId: null, door: null, person: null, detail: "", since: on, count }]
}

const EVERY = { offset: 0, limit: 10_000 }
