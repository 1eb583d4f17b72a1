import { maskName, maskNumbersIn, maskPhone } from "../../core/people/mask.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { type CallRow, countCallRows, listCallRows } from "../../store/phone/calls.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"
import { dayAsked } from "../day-asked.ts"
import { refuse } from "../refusal.ts"

const MOST = { day: 400, open: 200 } as const

/** The calls of a day, or all that are open; what says who somebody is comes masked. */
export async function listCalls(
  context: Context,
  given: { readonly view: "day" | "open"; readonly on?: string | undefined },
) {
  authorise(context, "answer-phone")
  const { communityId } = context
  const on = dayAsked(context, given.on)
  if (on === null) return refuse("bad-input", "on")
  return inNeighbourhood(context.db, communityId, async (tx) => {
    const [total, calls] = await Promise.all([
      countCallRows(tx, communityId, given.view, on),
      listCallRows(tx, communityId, given.view, on, MOST[given.view]),
    ])
    return { on, total, calls: calls.map(presentCall) }
  })
}

function presentCall(row: CallRow) {
  const { id, at, number, homeId, door, personId, person, category, text, who, open } = row
  const { taskId, owner, team, dueAt } = row
  return {
    id,
    at,
    homeId,
    door,
    personId,
    category,
    who,
    open,
    number: maskPhone(number),
    person: person === null ? null : maskName(person),
    text: maskNumbersIn(text),
    followUp: taskId === null || team === null ? null : { id: taskId, owner, team, dueAt },
  }
}
