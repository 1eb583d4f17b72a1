import { dayOf } from "../../core/kit/dates.ts"
import { getPolicyForBooks } from "../../core/policy/books-rules.ts"
import type { CasePrint } from "../../core/quarantine/paper.ts"
import { objectionPlaces, ruleOfCase } from "../../core/quarantine/restriction.ts"
import { getCommunity } from "../../store/access/communities.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { findLedgerValues } from "../../store/quarantine/case-files.ts"
import { findOpening } from "../../store/quarantine/case-people.ts"
import { recordAudit } from "../audit.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"
import { once } from "../once.ts"
import { readPolicies } from "../policy/read-policies.ts"
import { isRefusal, refuse } from "../refusal.ts"
import { findCaseInHand } from "./case-in-hand.ts"
import { findLineOf } from "./file-case.ts"

/** What stands on a paper of a case, with names whole, since it goes to the person it is about. That it was printed is written down. */
export async function printCase(
  context: Context,
  given: { readonly commandId: string; readonly caseId: string; readonly paper: CasePrint },
) {
  authorise(context, "see-cases")
  const { communityId } = context
  return inNeighbourhood(context.db, communityId, async (tx) => {
    const policies = await readPolicies(tx, communityId)
    const found = await findCaseInHand({ ...context, tx, policies }, given.caseId)
    if (found === undefined) return refuse("not-found", "caseId")
    const { one, person, standing, steps, file } = found
    if (given.paper === "release-note" && one.endReason !== "released") {
      return refuse("not-released-yet", "paper")
    }
    const done = await once(tx, context, given.commandId, "case.print", async () => {
      const data = { paper: given.paper }
      const about = { subjectKind: "case", subjectId: one.caseId }
      await recordAudit(tx, context, { action: "case.print", ...about, data })
      return { done: true } as const
    })
    if (isRefusal(done)) return done
    const rule = ruleOfCase(policies, one)
    const today = standing.today
    const team = steps.find((step) => step.id === standing.file.team?.step)?.detail
    const ledgerId = file?.ledgerId ?? (await findLineOf({ tx, communityId }, one, found.all))
    const written = ledgerId === null ? undefined : await findLedgerValues(tx, communityId, ledgerId)
    const opening = await findOpening(tx, communityId, one.openedBy)
    const { name, sex, phone, idNumber, door } = person
    const { arrivedOn, openedOn, countedFrom, dueOn, endedOn } = one
    return {
      neighbourhood: (await getCommunity(tx, communityId)).name,
      ...{ name, sex, phone, idNumber, door, arrivedOn, openedOn, countedFrom, dueOn, endedOn },
      origin: opening["来自"] ?? "",
      days: rule?.value.days ?? 0,
      document: rule?.document ?? "",
      order: one.extensionOrder,
      objectTo: objectionPlaces,
      feverFrom: getPolicyForBooks(policies, "fever-threshold", today).celsius,
      slots: getPolicyForBooks(policies, "reading-slots", today).slots.map((slot) => slot.name),
      doctor: team?.["doctor"] ?? written?.["医生"] ?? "",
      police: team?.["police"] ?? written?.["民警"] ?? "",
      committee: team?.["committee"] ?? written?.["居委"] ?? "",
      signedBy: steps.find((step) => step.id === standing.file.end?.step)?.who ?? "",
      printedOn: dayOf(context.now()),
    }
  })
}
