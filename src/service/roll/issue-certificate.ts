import { dayOf, parsePlainDate } from "../../core/kit/dates.ts"
import type { ConsentWay } from "../../core/roster/roll.ts"
import { serviceHours } from "../../core/roster/service-hours.ts"
import { getCommunity } from "../../store/access/communities.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { getOfficePhone } from "../../store/residents/office-phone.ts"
import { findRollRow } from "../../store/roster/roll.ts"
import { findCertificate, insertCertificate, listStoodTurns } from "../../store/roster/roll-certificates.ts"
import { giveConsent } from "../../store/roster/roll-changes.ts"
import { recordAudit } from "../audit.ts"
import { authorise } from "../authorise.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk } from "../desk/at-desk.ts"
import { refuse } from "../refusal.ts"

export type CertificateToIssue = {
  readonly commandId: string
  readonly id: string
  readonly workerId: string
  readonly from: string
  readonly until: string
  /** How the volunteer asked for it: nobody else may. */
  readonly askedHow: ConsentWay
}

/** Issues a certificate of service that a volunteer asked for, which is their agreement to it. Kept are its number, days and ids. */
export async function issueCertificate(
  context: Context,
  given: CertificateToIssue,
): Promise<
  { readonly id: string } | Refusal<"not-found" | "already-known" | "wrong-day" | "command-id-taken">
> {
  return atDesk(context, "run-roll", given, "worker.certificate", async (work) => {
    const { tx, communityId, accountId } = work
    const id = given.id.toLowerCase()
    const worker = await findRollRow(tx, communityId, given.workerId, dayOf(work.now()))
    if (worker === undefined || worker.name === "" || worker.kind !== "volunteer") {
      return refuse("not-found", "workerId")
    }
    if (worker.stage === "asked") return refuse("not-found", "workerId")
    const [from, until] = [parsePlainDate(given.from), parsePlainDate(given.until)]
    if (from === null || until === null || until < from) return refuse("wrong-day", "until")
    if (until > dayOf(work.now())) return refuse("wrong-day", "until")
    if (await findCertificate(tx, communityId, id)) return refuse("already-known", "id")
    const at = work.now()
    const agreed = { id: work.newId(), what: "certificate", how: given.askedHow, at } as const
    await giveConsent(tx, communityId, worker.id, agreed)
    const certificate = { id, workerId: worker.id, from, until, askedHow: given.askedHow }
    await insertCertificate(tx, communityId, certificate, { at, accountId })
    const subject = { subjectKind: "worker", subjectId: worker.id }
    await recordAudit(tx, work, { action: "worker.certificate", ...subject, data: { certificate: id } })
    return { id }
  })
}

/** A certificate as it is printed, its hours counted now. Once the name is deleted it says what stands without one, to check a paper by. */
export async function getCertificate(context: Context, given: { readonly id: string }) {
  authorise(context, "run-roll")
  const { communityId } = context
  return inNeighbourhood(context.db, communityId, async (tx) => {
    const certificate = await findCertificate(tx, communityId, given.id)
    const worker =
      certificate && (await findRollRow(tx, communityId, certificate.workerId, dayOf(context.now())))
    if (certificate === undefined || worker === undefined) {
      return refuse("not-found", "id") as Refusal<"not-found">
    }
    const stood = await listStoodTurns(tx, communityId, worker, certificate)
    const { number, from, until, issuedAt, issuedBy } = certificate
    return {
      ...{ number, from, until, issuedAt, issuedBy, name: worker.name },
      neighbourhood: (await getCommunity(tx, communityId)).name,
      phone: await getOfficePhone(tx, communityId),
      ...serviceHours(stood),
    }
  })
}
