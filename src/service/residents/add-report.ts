import { dayOf, type Instant, instantOfShanghai, parsePlainDate } from "../../core/kit/dates.ts"
import type { SelfReport } from "../../core/residents/self-report.ts"
import { findPerson } from "../../store/people/register-people.ts"
import { findDwelling } from "../../store/place/dwellings.ts"
import { recordAudit } from "../audit.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk } from "../desk/at-desk.ts"
import { isRefusal, refuse } from "../refusal.ts"
import { type TakenReport, takeReport } from "./take-report.ts"

export type ReportToAdd = {
  readonly commandId: string
  readonly id: string
  readonly channel: "phone" | "paper"
  readonly homeId: string
  readonly personId?: string | undefined
  readonly at?: string | undefined
  readonly report: SelfReport
}

/** Staff write down what a resident told by phone or wrote on paper: it goes the way of what came by card. */
export async function addReport(
  context: Context,
  given: ReportToAdd,
): Promise<TakenReport | Refusal<"not-found" | "already-known" | "wrong-day" | "command-id-taken">> {
  return atDesk(context, "hear-residents", given, "report.add", async (work) => {
    const { tx, communityId } = work
    const home = await findDwelling(tx, communityId, given.homeId)
    if (home === undefined || (home.endedOn !== null && home.endedOn <= dayOf(work.now()))) {
      return refuse("not-found", "homeId")
    }
    const at = given.at === undefined ? work.now() : readMoment(given.at)
    if (at === null || at > work.now()) return refuse("wrong-day", "at")
    const { id, channel } = given
    const homeId = given.homeId.toLowerCase()
    const personId = given.personId?.toLowerCase() ?? null
    const person = personId === null ? null : await findPerson(tx, communityId, personId)
    if (person === undefined) return refuse("not-found", "personId")
    const report = person === null ? given.report : { ...given.report, name: person.name }
    const where = { cardId: null, dwellingId: homeId, personId }
    const taken = await takeReport(work, { id, channel, report, at, ...where })
    if (isRefusal(taken)) return taken
    await recordAudit(tx, context, {
      action: "report.add",
      subjectKind: "report",
      subjectId: id.toLowerCase(),
    })
    return taken
  })
}

/** `2020-02-12 18:20` on Shanghai's clock. */
function readMoment(text: string): Instant | null {
  const day = parsePlainDate(text.slice(0, 10))
  return day === null ? null : instantOfShanghai(day, text.slice(11))
}
