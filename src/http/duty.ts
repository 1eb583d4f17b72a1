import * as contract from "../contract/duty.ts"
import * as workload from "../contract/workload.ts"
import type { PlainDate } from "../core/kit/dates.ts"
import { parsePlainDate } from "../core/kit/dates.ts"
import type { Refusal } from "../service/context.ts"
import { addUnplanned, signInAtOffice } from "../service/duty/add-turn.ts"
import { askStreet } from "../service/duty/ask-street.ts"
import { closeShift } from "../service/duty/close-shift.ts"
import { endAway, reportAway, takeAwayBack } from "../service/duty/free-turns.ts"
import { handOutGear, takeGearBack } from "../service/duty/gear.ts"
import { getDutyDay } from "../service/duty/get-duty-day.ts"
import { getWorkload } from "../service/duty/get-workload.ts"
import { inspectPost, takeInspectionBack } from "../service/duty/inspect-post.ts"
import { listMends } from "../service/duty/list-mends.ts"
import { nameTurn } from "../service/duty/name-turn.ts"
import { signIn, signOut, takeSignBack } from "../service/duty/sign-in.ts"
import { standDown, takeStandDownBack } from "../service/duty/stand-down.ts"
import { answerStandIn, listStandIns, takeStandInBack } from "../service/duty/stand-ins.ts"
import { takeMend } from "../service/duty/take-mend.ts"
import { refuse } from "../service/refusal.ts"
import { onDay } from "./parse-day.ts"
import { route } from "./route.ts"
import type { Site } from "./site.ts"

/** The day at the posts, who stands in, who has to rest. */
export function dutyRoutes(site: Site): void {
  const { seeker } = site.options
  route(site, contract.getDutyDay, ({ context, query }) =>
    onDay(query, (given) => getDutyDay(context, given)),
  )
  route(site, contract.signIn, ({ context, body }) => signIn(context, body))
  route(site, contract.signOut, ({ context, body }) => signOut(context, body))
  route(site, contract.takeSignBack, ({ context, body }) => takeSignBack(context, body))
  route(site, contract.nameTurn, ({ context, body }) => nameTurn(context, body))
  route(site, contract.addUnplanned, ({ context, body }) =>
    withDay(body, (given) => addUnplanned(context, given)),
  )
  route(site, contract.signInAtOffice, ({ context, body }) => signInAtOffice(context, body))

  route(site, contract.listStandIns, ({ context, query }) =>
    withDay(query, (given) => listStandIns(context, given, seeker)),
  )
  route(site, contract.answerStandIn, ({ context, body }) =>
    withDay(body, (given) => answerStandIn(context, given)),
  )
  route(site, contract.takeStandInBack, ({ context, body }) => takeStandInBack(context, body))
  route(site, contract.closeShift, ({ context, body }) =>
    withDay(body, (given) => closeShift(context, given)),
  )
  route(site, contract.askStreet, ({ context, body }) => withDay(body, (given) => askStreet(context, given)))

  route(site, contract.reportAway, async ({ context, body }) => {
    const [from, until] = [parsePlainDate(body.from), lastDay(body.until)]
    if (from === null || until === undefined) return refuse("bad-input", "from")
    return reportAway(context, { ...body, from, until })
  })
  route(site, contract.takeAwayBack, ({ context, body }) => takeAwayBack(context, body))
  route(site, contract.endAway, ({ context, body }) => endAway(context, body))
  route(site, contract.listMends, ({ context, query }) => listMends(context, query, seeker))
  route(site, contract.takeMend, ({ context, body }) => takeMend(context, body, seeker))

  route(site, contract.handOutGear, ({ context, body }) =>
    withDay(body, (given) => handOutGear(context, given)),
  )
  route(site, contract.takeGearBack, ({ context, body }) => takeGearBack(context, body))
  route(site, contract.inspectPost, ({ context, body }) => inspectPost(context, body))
  route(site, contract.takeInspectionBack, ({ context, body }) => takeInspectionBack(context, body))

  route(site, workload.getWorkload, ({ context }) => getWorkload(context))
  route(site, workload.standDown, async ({ context, body }) => {
    const until = lastDay(body.until)
    return until === undefined ? refuse("bad-input", "until") : standDown(context, { ...body, until })
  })
  route(site, workload.takeStandDownBack, ({ context, body }) => takeStandDownBack(context, body))
}

async function withDay<Given extends { readonly day: string }, Reply>(
  given: Given,
  ask: (given: Omit<Given, "day"> & { readonly day: PlainDate }) => Promise<Reply>,
): Promise<Reply | Refusal<"bad-input">> {
  const day = parsePlainDate(given.day)
  return day === null ? refuse("bad-input", "day") : ask({ ...given, day })
}

/** Undefined where there is no such day. */
function lastDay(text: string | null): PlainDate | null | undefined {
  return text === null ? null : (parsePlainDate(text) ?? undefined)
}
