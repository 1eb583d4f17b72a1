import { mayDo, type Role } from "../../core/access/roles.ts"
import { addDays, dayOf, parsePlainDate } from "../../core/kit/dates.ts"
import { findAccount } from "../../store/access/accounts.ts"
import { findRunningPlan, isInCareAt } from "../../store/care/care-people.ts"
import {
  type CareEnd,
  type ConsentWay,
  findCarePlan,
  giveOpenChecks,
  type KeptCarePlan,
  saveCarePlan,
} from "../../store/care/care-plans.ts"
import { addTransitions } from "../../store/history/transitions.ts"
import { recordAudit } from "../audit.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk, type DeskWork } from "../desk/at-desk.ts"
import { refuse } from "../refusal.ts"
import { planContacts } from "./plan-care.ts"

type Done = { readonly done: true }

export type CarePlanToMake = {
  readonly commandId: string
  readonly id: string
  readonly personId: string
  readonly homeId: string
  readonly way: "call" | "visit"
  readonly everyDays: number
  readonly ownerId: string | null
  readonly consentedOn: string
  readonly consentedHow: ConsentWay
  /** The first day of a contact; today, where nothing is said. */
  readonly fromOn?: string
}

/** Agrees with somebody in special care on regular calls or visits. Nobody is called regularly who has not consented. */
export async function makeCarePlan(
  context: Context,
  given: CarePlanToMake,
): Promise<
  | Done
  | Refusal<"not-found" | "already-known" | "plan-running" | "bad-input" | "wrong-day" | "command-id-taken">
> {
  return atDesk(context, "run-needs", given, "care.plan", async (work) => {
    const { tx, communityId } = work
    const today = dayOf(work.now())
    const [id, personId, homeId] = [given.id, given.personId, given.homeId].map((text) => text.toLowerCase())
    const consentedOn = parsePlainDate(given.consentedOn)
    const fromOn = given.fromOn === undefined ? today : parsePlainDate(given.fromOn)
    if (consentedOn === null || consentedOn > today) return refuse("wrong-day", "consentedOn")
    if (fromOn === null || fromOn < today || fromOn > addDays(today, 60)) return refuse("wrong-day", "fromOn")
    if (id === undefined || personId === undefined || homeId === undefined) return refuse("bad-input")
    if (!(await isInCareAt(tx, communityId, personId, homeId, today))) return refuse("not-found", "personId")
    if ((await findCarePlan(tx, communityId, id)) !== undefined) return refuse("already-known", "id")
    if (await findRunningPlan(tx, communityId, personId, given.way)) return refuse("plan-running", "way")
    if (!(await mayCare(work, given.ownerId))) return refuse("not-found", "ownerId")
    const { way, everyDays, ownerId, consentedHow } = given
    const plan = {
      ...{ id, personId, homeId, way, everyDays, ownerId, consentedOn, consentedHow, fromOn },
      toOn: null,
    }
    await saveCarePlan(tx, communityId, { ...plan, endedWhy: null }, work.now())
    await recordAudit(tx, work, { action: "care.plan", subjectKind: "care-plan", subjectId: id })
    await planContacts(work, [plan])
    return { done: true }
  })
}

/** Another rhythm or another owner, from today on. */
export async function changeCarePlan(
  context: Context,
  given: {
    readonly commandId: string
    readonly id: string
    readonly everyDays: number
    readonly ownerId: string | null
  },
): Promise<Done | Refusal<"not-found" | "command-id-taken">> {
  return atDesk(context, "run-needs", given, "care.change", async (work) => {
    const { tx, communityId } = work
    const plan = await findCarePlan(tx, communityId, given.id)
    if (plan === undefined || plan.toOn !== null) return refuse("not-found", "id")
    if (!(await mayCare(work, given.ownerId))) return refuse("not-found", "ownerId")
    const today = dayOf(work.now())
    const fromOn = given.everyDays === plan.everyDays || plan.fromOn > today ? plan.fromOn : today
    const after = { ...plan, everyDays: given.everyDays, ownerId: given.ownerId, fromOn }
    await saveCarePlan(tx, communityId, { ...after, endedWhy: null }, work.now())
    await keepStep(work, "change", plan, after)
    await planContacts(work, [after])
    await giveOpenChecks(tx, communityId, plan.id, given.ownerId)
    return { done: true }
  })
}

/** Ends a plan from today on: the consent is withdrawn, the person has left, or it is not needed any more. */
export async function endCarePlan(
  context: Context,
  given: { readonly commandId: string; readonly id: string; readonly why: CareEnd },
): Promise<Done | Refusal<"not-found" | "command-id-taken">> {
  return atDesk(context, "run-needs", given, "care.end", async (work) => {
    const { tx, communityId } = work
    const plan = await findCarePlan(tx, communityId, given.id)
    if (plan === undefined) return refuse("not-found", "id")
    if (plan.toOn !== null) return { done: true }
    const after = { ...plan, toOn: dayOf(work.now()) }
    await saveCarePlan(tx, communityId, { ...after, endedWhy: given.why }, work.now())
    await keepStep(work, "end", plan, { ...after, endedWhy: given.why })
    await planContacts(work, [after])
    await recordAudit(tx, work, {
      ...{ action: "care.end", subjectKind: "care-plan", subjectId: plan.id },
      data: { why: given.why },
    })
    return { done: true }
  })
}

async function mayCare({ tx, communityId }: DeskWork, ownerId: string | null): Promise<boolean> {
  if (ownerId === null) return true
  const account = await findAccount(tx, communityId, ownerId)
  return account !== undefined && account.disabled_at === null && mayDo(account.role as Role, "run-needs")
}

async function keepStep(work: DeskWork, name: string, before: KeptCarePlan, after: object): Promise<void> {
  const step = { id: work.newId(), subjectKind: "care-plan", subjectId: before.id, name } as const
  await addTransitions(work.tx, work.communityId, [{ ...step, before, after }], {
    at: work.now(),
    accountId: work.accountId,
  })
}
