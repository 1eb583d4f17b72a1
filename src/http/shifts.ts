import * as contract from "../contract/shifts.ts"
import type { DraftChange } from "../core/roster/draft.ts"
import { isRefusal } from "../service/refusal.ts"
import { downloadCalendar, makeCalendarLink, readCalendar } from "../service/roster/calendars.ts"
import { changeDraft } from "../service/roster/change-draft.ts"
import { copyLastWeek } from "../service/roster/copy-last-week.ts"
import { listDutyMessages } from "../service/roster/list-duty-messages.ts"
import { markTold } from "../service/roster/mark-told.ts"
import { publishWeek } from "../service/roster/publish-week.ts"
import { readShiftWeek } from "../service/roster/read-shift-week.ts"
import * as setUp from "../service/roster/set-up-shifts.ts"
import { undoDraft } from "../service/roster/undo-draft.ts"
import type { FileReply } from "./file-reply.ts"
import { route } from "./route.ts"
import type { Site } from "./site.ts"

/** The rosters: posts and hours, the week's draft, proposals, publishing, whom to tell, calendars. */
export function shiftRoutes(site: Site): void {
  const rateLimit = { max: site.limits.ownPassesPerMinute, timeWindow: 60_000 }
  route(site, contract.readShiftWeek, ({ context, query }) => readShiftWeek(context, query))
  route(site, contract.changeDraft, ({ context, body }) =>
    changeDraft(context, { ...body, changes: body.changes as (DraftChange & { day: string })[] }),
  )
  route(site, contract.undoDraft, ({ context, body }) => undoDraft(context, body))
  route(site, contract.copyLastWeek, ({ context, body }) => copyLastWeek(context, body))
  route(site, contract.publishWeek, ({ context, body }) => publishWeek(context, body))
  route(site, contract.listDutyMessages, ({ context, query }) => listDutyMessages(context, query))
  route(site, contract.markTold, ({ context, body }) => markTold(context, body))
  route(site, contract.readShiftSetUp, ({ context }) => setUp.readShiftSetUp(context))
  route(site, contract.startShifts, ({ context, body }) => setUp.startShifts(context, body))
  route(site, contract.addDutyPost, ({ context, body }) => setUp.addDutyPost(context, body))
  route(site, contract.closeDutyPost, ({ context, body }) => setUp.closeDutyPost(context, body))
  route(site, contract.addShiftHours, ({ context, body }) => setUp.addShiftHours(context, body))
  route(site, contract.endShiftHours, ({ context, body }) => setUp.endShiftHours(context, body))
  route(site, contract.setDemand, ({ context, body }) => setUp.setDemand(context, body))
  route(site, contract.makeCalendarLink, ({ context, body }) => makeCalendarLink(context, body))
  route(site, contract.downloadCalendar, async ({ context, query }) => {
    const made = await downloadCalendar(context, query)
    return isRefusal(made) ? made : calendarFile(`值守_${made.week}.ics`, made.text)
  })
  route(
    site,
    contract.readCalendar,
    async ({ context, query }) => {
      const text = await readCalendar(context, query)
      return isRefusal(text) ? text : calendarFile("值守.ics", text)
    },
    { rateLimit },
  )
}

function calendarFile(name: string, text: string): FileReply {
  return { name, type: "text/calendar; charset=utf-8", content: new TextEncoder().encode(text) }
}
