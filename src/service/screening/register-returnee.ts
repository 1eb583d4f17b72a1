import { forms } from "../../core/forms/forms.ts"
import { readOneRow } from "../../core/forms/read-one-row.ts"
import { addDays, dayOf, daysBetween, type PlainDate, parsePlainDate } from "../../core/kit/dates.ts"
import type { NewTask } from "../../core/oversight/task.ts"
import type { Disposition } from "../../core/policy/policy.ts"
import { type Exposure, mayDispose, proposeDisposition } from "../../core/quarantine/propose-disposition.ts"
import {
  channelWord,
  dispositionWord,
  meaningOf,
  type ScreeningChannel,
  type Transport,
  transportWord,
} from "../../core/quarantine/screening-words.ts"
import { getAccountName } from "../../store/access/account-names.ts"
import { findFact } from "../../store/imports/facts.ts"
import { closeTasksOf, insertTasks } from "../../store/oversight/tasks.ts"
import { listCases } from "../../store/quarantine/cases.ts"
import { type EarlierRegistration, listRegistrationsOf } from "../../store/screening/registrations.ts"
import { findOpenReturn, settleReturn } from "../../store/screening/returns.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk, type DeskWork } from "../desk/at-desk.ts"
import { writeRows } from "../desk/write-rows.ts"
import { findRowToScreen, settleScreenedRow } from "../reconcile/settle-screened-row.ts"
import { isRefusal, refuse } from "../refusal.ts"
import { findScreenedPerson, keepScreenedPerson, type WhoIsScreened } from "./screened-person.ts"
import { screeningMoment } from "./screening-moment.ts"

export type ReturneeToRegister = WhoIsScreened & {
  readonly commandId: string
  readonly id: string
  readonly at?: string
  readonly channel: ScreeningChannel
  readonly from: string
  readonly keyArea: boolean
  readonly arrivedOn: string
  readonly transport: Transport | null
  readonly vehicle: string
  readonly leftKeyAreaOn: string | null
  readonly lastContactOn: string | null
  readonly suitable: boolean | null
  readonly symptoms: boolean
  readonly disposition: Disposition
  readonly reason: string
  readonly reportId: string | null
  readonly rowId?: string | null
}

type Code =
  | "not-found"
  | "already-known"
  | "row-ended"
  | "wrong-day"
  | "bad-input"
  | "no-rule-in-force"
  | "stricter-than-rule"
  | "milder-needs-reason"

export type Registered = {
  readonly id: string
  readonly personId: string
  readonly caseId: string | null
  readonly joined: boolean
}

/** People say that they come so many days before they do. */
const MOST_DAYS_AHEAD = 30

/** Two registrations that name arrivals so near each other are of one return. */
const ONE_RETURN_DAYS = 3

/** Registers somebody who comes back: one person once, whatever the channels say; what the rule asks for follows at once. */
export async function registerReturnee(
  context: Context,
  given: ReturneeToRegister,
): Promise<Registered | Refusal<Code | "command-id-taken">> {
  return atDesk<Registered, Code>(context, "screen", given, "screening.register", async (work) => {
    const { tx, communityId } = work
    const id = given.id.toLowerCase()
    if (await findFact(tx, communityId, id)) return refuse("already-known", "id")
    const moment = screeningMoment(given.at, work.now())
    if (isRefusal(moment)) return moment
    const exposure = readExposure(given, moment.day)
    if (isRefusal(exposure)) return exposure
    if (given.reportId !== null && !(await findOpenReturn(tx, communityId, given.reportId))) {
      return refuse("not-found", "reportId")
    }
    const row = given.rowId == null ? null : await findRowToScreen(work, given.rowId)
    if (isRefusal(row)) return row
    const screened = await findScreenedPerson(work, given)
    if (isRefusal(screened)) return screened
    const earlier = screened.known === null ? [] : await listRegistrationsOf(tx, communityId, screened.known)
    const proposal = proposeDisposition(exposure, work.policies)
    const standing = standingOf(earlier, exposure.arrivedOn)
    const refused = mayDispose(given.disposition, proposal, standing, given.reason)
    if (refused !== null) return refuse(refused, refused === "milder-needs-reason" ? "reason" : "disposition")
    const { person, door } = screened
    const cells = {
      ...{ 登记时间: moment.text, 登记方式: channelWord[given.channel], 门牌: door },
      ...{ 姓名: person.name, 身份证号: person.idNumber, 手机号: given.phone.trim() || person.phone },
      ...{ 来自: given.from, 重点地区: given.keyArea ? "是" : "否", 抵沪日期: given.arrivedOn },
      ...{ 交通方式: given.transport === null ? "" : transportWord[given.transport], 车次: given.vehicle },
      处置: dispositionWord[given.disposition],
      登记人: await getAccountName(tx, communityId, work.accountId),
    }
    const read = readOneRow(forms.返沪人员登记, cells, { lane: "", today: dayOf(work.now()) })
    if (!read.ok) return refuse("bad-input", fieldOf[read.column] ?? read.column)
    const personId = await keepScreenedPerson(work, screened)
    await writeRows(work, [
      {
        ...{ id, form: "返沪人员登记", values: read.values, dwellingId: given.homeId, personId },
        extra: extraOf(given),
        note: noteOf(given, proposal.rule?.document ?? ""),
      },
    ])
    await settleReported(work, given.reportId, id, personId)
    if (given.symptoms) await raiseSymptoms(work, { id, personId, homeId: given.homeId })
    const caseId = await openCaseOf(work, personId)
    if (row !== null) await settleScreenedRow(work, row, { personId, caseId })
    return { id, personId, caseId, joined: earlier.length > 0 }
  })
}

const fieldOf: Readonly<Record<string, string>> = {
  姓名: "name",
  身份证号: "idNumber",
  手机号: "phone",
  来自: "from",
  车次: "vehicle",
  抵沪日期: "arrivedOn",
}

/** The days, each of which is one and none of which comes before what it follows. */
function readExposure(given: ReturneeToRegister, registeredOn: PlainDate): Exposure | Refusal<"wrong-day"> {
  const arrivedOn = parsePlainDate(given.arrivedOn)
  if (arrivedOn === null || arrivedOn > addDays(registeredOn, MOST_DAYS_AHEAD)) {
    return refuse("wrong-day", "arrivedOn")
  }
  const leftKeyAreaOn = given.leftKeyAreaOn === null ? null : parsePlainDate(given.leftKeyAreaOn)
  if (given.leftKeyAreaOn !== null && (leftKeyAreaOn === null || leftKeyAreaOn > arrivedOn)) {
    return refuse("wrong-day", "leftKeyAreaOn")
  }
  const lastContactOn = given.lastContactOn === null ? null : parsePlainDate(given.lastContactOn)
  if (given.lastContactOn !== null && (lastContactOn === null || lastContactOn > registeredOn)) {
    return refuse("wrong-day", "lastContactOn")
  }
  const { keyArea, suitable } = given
  return { registeredOn, arrivedOn, keyArea, leftKeyAreaOn, lastContactOn, suitable }
}

/** What the last registration of the same return has led to. */
function standingOf(earlier: readonly EarlierRegistration[], arrivedOn: PlainDate): Disposition | null {
  const same = earlier.find((one) => Math.abs(daysBetween(one.arrivedOn, arrivedOn)) <= ONE_RETURN_DAYS)
  return same === undefined ? null : meaningOf(dispositionWord, same.disposition)
}

/** What the book has no column for; the case's count reads the days. */
function extraOf(given: ReturneeToRegister): Record<string, string> {
  return {
    ...(given.leftKeyAreaOn === null ? {} : { 离开重点地区日期: given.leftKeyAreaOn }),
    ...(given.lastContactOn === null ? {} : { 末次接触日期: given.lastContactOn }),
    ...(given.suitable === null ? {} : { 居所合适: given.suitable ? "是" : "否" }),
  }
}

function noteOf(given: ReturneeToRegister, document: string): Record<string, string> {
  return {
    ...(given.reason.trim() === "" ? {} : { 说明: given.reason.trim() }),
    ...(given.symptoms ? { 症状: "有" } : {}),
    ...(document === "" ? {} : { 依据: document }),
  }
}

async function settleReported(
  work: DeskWork & { readonly accountId: string },
  reportId: string | null,
  factId: string,
  personId: string,
): Promise<void> {
  if (reportId === null) return
  const by = { at: work.now(), accountId: work.accountId }
  await settleReturn(work.tx, work.communityId, reportId, { ...by, factId, personId })
  await closeTasksOf(work.tx, work.communityId, [`self-report ${reportId}`], "done", by)
}

/** Somebody who comes back with symptoms is seen to by the doctor at once. */
async function raiseSymptoms(
  work: DeskWork,
  about: { readonly id: string; readonly personId: string; readonly homeId: string },
): Promise<void> {
  const now = work.now()
  const task: NewTask = {
    ...{
      id: work.newId(),
      kind: "seen-not-fine",
      source: "itself",
      team: "doctor",
      ownerId: null,
      dueAt: now,
    },
    ...{ dwellingId: about.homeId, personId: about.personId, about: { kind: "fact", id: about.id } },
    ...{ cause: `symptoms ${about.id}`, detail: { title: "" } },
  }
  await insertTasks(work.tx, work.communityId, [task], { at: now, accountId: work.accountId })
}

async function openCaseOf(work: DeskWork, personId: string): Promise<string | null> {
  const cases = (await listCases(work.tx, work.communityId, [personId])).get(personId) ?? []
  return cases.find((one) => one.endedOn === null)?.caseId ?? null
}
