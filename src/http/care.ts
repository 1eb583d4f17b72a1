import * as contract from "../contract/care.ts"
import { addNeed } from "../service/care/add-need.ts"
import { listCare } from "../service/care/list-care.ts"
import { listNeeds } from "../service/care/list-needs.ts"
import { moveNeed } from "../service/care/move-need.ts"
import { recordContact } from "../service/care/record-contact.ts"
import { changeCarePlan, endCarePlan, makeCarePlan } from "../service/care/save-care-plan.ts"
import { takeBackContact } from "../service/care/take-back-contact.ts"
import { undoNeed } from "../service/care/undo-need.ts"
import { onMoments } from "./parse-moments.ts"
import { route } from "./route.ts"
import type { Site } from "./site.ts"

/** What homes wish for, and regular care of people in special care. */
export function careRoutes(site: Site): void {
  route(site, contract.listNeeds, ({ context }) => listNeeds(context))
  route(site, contract.addNeed, ({ context, body }) => onMoments(body, (given) => addNeed(context, given)))
  route(site, contract.moveNeed, ({ context, body }) => onMoments(body, (given) => moveNeed(context, given)))
  route(site, contract.undoNeed, ({ context, body }) => undoNeed(context, body))
  route(site, contract.listCare, ({ context }) => listCare(context))
  route(site, contract.makeCarePlan, ({ context, body }) => makeCarePlan(context, body))
  route(site, contract.changeCarePlan, ({ context, body }) => changeCarePlan(context, body))
  route(site, contract.endCarePlan, ({ context, body }) => endCarePlan(context, body))
  route(site, contract.recordContact, ({ context, body }) =>
    onMoments(body, (given) => recordContact(context, given)),
  )
  route(site, contract.takeBackContact, ({ context, body }) => takeBackContact(context, body))
}
