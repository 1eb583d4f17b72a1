import { addDays, dayOf, type Instant, parsePlainDate } from "../../core/kit/dates.ts"
import { getPolicyForBooks } from "../../core/policy/books-rules.ts"
import {
  callsForHelp,
  isSameName,
  type ReportChannel,
  type ReportStatus,
  type SelfReport,
} from "../../core/residents/self-report.ts"
import { listHomePersons } from "../../store/residents/home-persons.ts"
import { findSelfReport, insertSelfReport, settleSelfReport } from "../../store/residents/self-reports.ts"
import type { Refusal } from "../context.ts"
import type { DeskWork } from "../desk/at-desk.ts"
import { refuse } from "../refusal.ts"
import { raiseReportTask } from "./report-tasks.ts"
import { type Measured, writeReading } from "./write-reading.ts"

export type ReportToTake = {
  readonly id: string
  readonly channel: ReportChannel
  readonly cardId: string | null
  readonly dwellingId: string | null
  readonly personId: string | null
  readonly at: Instant
  readonly report: SelfReport
}

export type TakenReport = { readonly number: number; readonly status: ReportStatus }

/**
 * Writes down what a resident says, once for each id. The temperature of somebody in quarantine is a row at once where it is
 * certain whose it is; all else waits for the office. Who calls for help or objects is a task without delay.
 */
export async function takeReport(
  work: DeskWork,
  given: ReportToTake,
): Promise<TakenReport | Refusal<"wrong-day" | "already-known">> {
  const { tx, communityId } = work
  const { report, dwellingId } = given
  const id = given.id.toLowerCase()
  const known = await findSelfReport(tx, communityId, id)
  if (known !== undefined) {
    const isSame = known.kind === report.kind && known.homeId === dwellingId && known.cardId === given.cardId
    return isSame ? { number: known.number, status: known.status } : refuse("already-known", "id")
  }
  if (!isDayOf(report, given)) return refuse("wrong-day", report.kind === "return" ? "arrivedOn" : "day")
  const { kind, ...detail } = report
  const number = await insertSelfReport(tx, communityId, {
    ...{ id, kind, detail, channel: given.channel, cardId: given.cardId, dwellingId },
    ...{ personId: given.personId, at: given.at, receivedAt: work.now() },
  })
  const person = report.kind === "reading" ? await certainPerson(work, report, given) : null
  if (report.kind === "reading" && person !== null) {
    const factId = work.newId()
    await writeReading(work, { factId, person, report, channel: given.channel })
    await settleSelfReport(tx, communityId, id, {
      ...{ status: "done", at: work.now(), accountId: work.accountId, answer: "" },
      ...{ factId, personId: person.personId },
    })
    return { number, status: "done" }
  }
  const feverFrom = getPolicyForBooks(work.policies, "fever-threshold", dayOf(work.now())).celsius
  if (report.kind === "objection" || callsForHelp(report, feverFrom)) {
    await raiseReportTask(work, { id, homeId: dwellingId, personId: given.personId }, report.kind)
  }
  return { number, status: "open" }
}

const DAYS_LATE = { card: 2, phone: 7, paper: 30 } as const
const DAYS_AROUND_RETURN = 60

/** Whether the day that is written can be meant: a temperature of these days, a return near now. */
function isDayOf(report: SelfReport, given: ReportToTake): boolean {
  if (report.kind !== "reading" && report.kind !== "return") return true
  const said = dayOf(given.at)
  const day = parsePlainDate(report.kind === "reading" ? report.day : report.arrivedOn)
  if (day === null) return false
  if (report.kind === "reading") return day <= said && day >= addDays(said, -DAYS_LATE[given.channel])
  return day <= addDays(said, DAYS_AROUND_RETURN) && day >= addDays(said, -DAYS_AROUND_RETURN)
}

/** The one person in quarantine in the home whom a temperature can only be of; null where there is a doubt. */
async function certainPerson(
  work: DeskWork,
  report: Extract<SelfReport, { kind: "reading" }>,
  given: ReportToTake,
): Promise<Measured | null> {
  const { dwellingId } = given
  const day = parsePlainDate(report.day)
  if (dwellingId === null || day === null) return null
  const persons = await listHomePersons(work.tx, work.communityId, dwellingId, day)
  const meant = persons.filter(
    (one) =>
      one.caseId !== null &&
      (given.personId === null ? isSameName(report.name, one.name) : one.personId === given.personId),
  )
  const [person] = meant
  return person === undefined || meant.length > 1 ? null : { ...person, dwellingId }
}
