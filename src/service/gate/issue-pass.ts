import { mayDo } from "../../core/access/roles.ts"
import type { PassKind } from "../../core/gate/words.ts"
import { dayOf } from "../../core/kit/dates.ts"
import { countsOn } from "../../core/people/register-rules.ts"
import { findPass } from "../../store/gate/passes.ts"
import { findPerson } from "../../store/people/register-people.ts"
import { findDwelling } from "../../store/place/dwellings.ts"
import { listHomePeople } from "../../store/place/home.ts"
import type { Context, Refusal } from "../context.ts"
import { isRefusal, refuse } from "../refusal.ts"
import { changePasses, type PassWork } from "./change-passes.ts"
import { passDays } from "./pass-days.ts"
import { writePass } from "./write-pass.ts"

export type PassToIssue = {
  readonly commandId: string
  readonly id: string
  readonly homeId: string
  readonly personId: string | null
  readonly holder: string
  readonly kind: PassKind
  readonly from?: string
  readonly until?: string
}

/** Issues a pass to one who is registered in a home, or to whoever is named. */
export async function issuePass(
  context: Context,
  given: PassToIssue,
): Promise<
  | { readonly id: string; readonly number: string }
  | Refusal<
      "not-found" | "already-known" | "wrong-pass-days" | "no-pass-rule" | "bad-input" | "command-id-taken"
    >
> {
  return changePasses(context, given, "pass.issue", async (work) => {
    const { tx, communityId } = work
    const id = given.id.toLowerCase()
    const home = await findDwelling(tx, communityId, given.homeId)
    if (home === undefined || (home.endedOn !== null && home.endedOn <= dayOf(work.now()))) {
      return refuse("not-found", "homeId")
    }
    if (await findPass(tx, communityId, id)) return refuse("already-known", "id")
    const holder = await holderOf(work, given, mayDo(context.role, "see-people"))
    if (isRefusal(holder)) return holder
    const days = await passDays(tx, context, given.kind, given)
    if (isRefusal(days)) return days
    return writePass(work, {
      ...{ id, personId: given.personId, kind: given.kind, ...days },
      home: { id: given.homeId, door: home.door },
      holder,
    })
  })
}

/** Whose pass it is: the name that the register has of whoever was chosen, else the one that was written. */
async function holderOf(
  work: PassWork,
  given: PassToIssue,
  maySeePeople: boolean,
): Promise<string | Refusal<"not-found" | "bad-input">> {
  if (given.personId === null)
    return given.holder.trim() === "" ? refuse("bad-input", "holder") : given.holder.trim()
  const today = dayOf(work.now())
  const people = await listHomePeople(work.tx, work.communityId, given.homeId, today)
  const person = people.find((one) => one.personId === given.personId && countsOn(one, today))
  if (person !== undefined) return person.name
  // who lives elsewhere is named by those alone who may see that
  const elsewhere = maySeePeople ? await findPerson(work.tx, work.communityId, given.personId) : undefined
  return elsewhere?.name ?? refuse("not-found", "personId")
}
