import { mayDo } from "../../core/access/roles.ts"
import { freeTimes } from "../../core/roster/free-times.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { findWorker } from "../../store/roster/roll.ts"
import { insertWorker, saveWorker } from "../../store/roster/roll-changes.ts"
import { listNotOnRoll } from "../../store/roster/roll-others.ts"
import { recordAudit } from "../audit.ts"
import { authorise } from "../authorise.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk } from "../desk/at-desk.ts"
import { refuse } from "../refusal.ts"

/** Colleagues with an account and guards with a PIN who are not on the roll; colleagues are shown to whoever sees the committee's own. */
export async function listOthers(context: Context) {
  authorise(context, "run-roll")
  const others = await inNeighbourhood(context.db, context.communityId, (tx) =>
    listNotOnRoll(tx, context.communityId),
  )
  return { others: others.filter(({ of }) => of === "guard" || mayDo(context.role, "see-people")) }
}

export type OtherToAdd = {
  /** Of the new row on the roll. */
  readonly id: string
  readonly of: "account" | "guard"
  readonly ofId: string
  readonly kind: "staff" | "guard" | "cleaner"
}

/** Puts colleagues and guards on the roll as they are known already; they are free whenever it is said otherwise of nobody. */
export async function addOthers(
  context: Context,
  given: { readonly commandId: string; readonly others: readonly OtherToAdd[] },
): Promise<
  { readonly ids: readonly string[] } | Refusal<"not-found" | "already-known" | "command-id-taken">
> {
  return atDesk(context, "run-roll", given, "worker.add-others", async (work) => {
    const { tx, communityId } = work
    const known = await listNotOnRoll(tx, communityId)
    for (const { id, of, ofId, kind } of given.others) {
      const other = known.find((one) => one.of === of && one.id === ofId.toLowerCase())
      const isHidden = of === "account" && !mayDo(work.role, "see-people")
      if (other === undefined || isHidden) return refuse("not-found", "others")
      if (await findWorker(tx, communityId, id)) return refuse("already-known", "id")
      const link = { accountId: of === "account" ? ofId : null, guardId: of === "guard" ? ofId : null }
      const worker = { id, kind: of === "account" ? ("staff" as const) : kind, ...link }
      const named = { name: other.name, phone: "" }
      const whole = { ...worker, ...named, stage: "active", joinedBy: "desk" } as const
      await insertWorker(tx, communityId, whole, work.now())
      await saveWorker(tx, communityId, id, { ...PLAIN, ...named })
      const data = { kind: worker.kind }
      await recordAudit(tx, work, { action: "worker.add", subjectKind: "worker", subjectId: id, data })
    }
    return { ids: given.others.map(({ id }) => id) }
  })
}

/** Whoever is employed knows the work. */
const PLAIN = {
  ...{
    calling: "",
    note: "",
    homeId: null,
    personId: null,
    familyId: null,
    birthYear: null,
    birthMonth: null,
  },
  ...{ free: freeTimes, skills: [], isExperienced: true, mostTurns: null, heads: null, owedTurns: null },
}
