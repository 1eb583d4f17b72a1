import { findPerson } from "../../store/people/register-people.ts"
import { dismissDouble, reopenDouble } from "../../store/reconcile/findings.ts"
import { insertSaidOfPeople } from "../../store/reconcile/said-of-people.ts"
import { recordAudit } from "../audit.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk } from "../desk/at-desk.ts"
import { refuse } from "../refusal.ts"

/** Says of two records that they are two people, which stands through every matching; or takes that back. */
export async function keepApart(
  context: Context,
  given: {
    readonly commandId: string
    readonly one: string
    readonly other: string
    readonly undo?: boolean
  },
): Promise<{ readonly done: true } | Refusal<"not-found" | "command-id-taken">> {
  return atDesk(context, "reconcile", given, "person.keep-apart", async (work) => {
    const { tx, communityId, accountId } = work
    const [one, other] = [given.one.toLowerCase(), given.other.toLowerCase()]
    for (const personId of [one, other]) {
      if ((await findPerson(tx, communityId, personId)) === undefined) return refuse("not-found")
    }
    if (one === other) return refuse("not-found", "other")
    const said = given.undo === true ? "undone" : "not-same"
    const at = work.now()
    await insertSaidOfPeople(tx, communityId, { id: work.newId(), one, other, said, at, accountId })
    const pair = { one, other }
    if (said === "undone") await reopenDouble(tx, communityId, pair)
    else await dismissDouble(tx, communityId, pair, { at, accountId })
    await recordAudit(tx, work, {
      ...{ action: "person.keep-apart", subjectKind: "person", subjectId: one },
      data: { other, said },
    })
    return { done: true } as const
  })
}
