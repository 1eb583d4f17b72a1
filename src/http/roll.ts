import * as contract from "../contract/roll.ts"
import { addOthers, listOthers } from "../service/roll/add-others.ts"
import { addWorker } from "../service/roll/add-worker.ts"
import { askToJoin, openJoin } from "../service/roll/ask-to-join.ts"
import { changeJoinLink, getJoinLink } from "../service/roll/change-join-link.ts"
import { endWorker, returnWorker } from "../service/roll/end-worker.ts"
import { getWorker } from "../service/roll/get-worker.ts"
import { giveWorkerPin } from "../service/roll/give-worker-pin.ts"
import { getCertificate, issueCertificate } from "../service/roll/issue-certificate.ts"
import { issueDutyLink, revokeDutyLink } from "../service/roll/issue-duty-link.ts"
import { findAlike, findRollHomes, findWorkers, listRoll } from "../service/roll/list-roll.ts"
import { markWorkers } from "../service/roll/mark-workers.ts"
import { saveWorker, takeOnWorker } from "../service/roll/save-worker.ts"
import { setConsent } from "../service/roll/set-consent.ts"
import { route } from "./route.ts"
import type { Site } from "./site.ts"

/** The roll: who stands duty, how they join and end, their links, certificates of service. */
export function rollRoutes(site: Site): void {
  const rateLimit = { max: site.limits.homePagesPerMinute, timeWindow: 60_000 }
  route(site, contract.listRoll, ({ context }) => listRoll(context))
  route(site, contract.findWorkers, ({ context, body }) => findWorkers(context, body))
  route(site, contract.getWorker, ({ context, query }) => getWorker(context, query))
  route(site, contract.findAlike, ({ context, body }) => findAlike(context, body))
  route(site, contract.findRollHomes, ({ context, body }) => findRollHomes(context, body))
  route(site, contract.addWorker, ({ context, body }) => addWorker(context, body))
  route(site, contract.saveWorker, ({ context, body }) => saveWorker(context, body))
  route(site, contract.takeOnWorker, ({ context, body }) => takeOnWorker(context, body))
  route(site, contract.endWorker, ({ context, body }) => endWorker(context, body))
  route(site, contract.returnWorker, ({ context, body }) => returnWorker(context, body))
  route(site, contract.setConsent, ({ context, body }) => setConsent(context, body))
  route(site, contract.markWorkers, ({ context, body }) => markWorkers(context, body))
  route(site, contract.giveWorkerPin, ({ context, body }) => giveWorkerPin(context, body))
  route(site, contract.issueDutyLink, ({ context, body }) => issueDutyLink(context, body))
  route(site, contract.revokeDutyLink, ({ context, body }) => revokeDutyLink(context, body))
  route(site, contract.listOthers, ({ context }) => listOthers(context))
  route(site, contract.addOthers, ({ context, body }) => addOthers(context, body))
  route(site, contract.getJoinLink, ({ context }) => getJoinLink(context))
  route(site, contract.changeJoinLink, ({ context, body }) => changeJoinLink(context, body))
  route(site, contract.issueCertificate, ({ context, body }) => issueCertificate(context, body))
  route(site, contract.getCertificate, ({ context, query }) => getCertificate(context, query))
  route(site, contract.openJoin, ({ context, body }) => openJoin(context, body), { rateLimit })
  route(site, contract.askToJoin, ({ context, body }) => askToJoin(context, body), { rateLimit })
}
