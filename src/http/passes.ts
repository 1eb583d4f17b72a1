import * as contract from "../contract/passes.ts"
import { checkPass } from "../service/gate/check-pass.ts"
import { findPassHomes } from "../service/gate/find-pass-homes.ts"
import { issuePass } from "../service/gate/issue-pass.ts"
import { issuePassesOfStairwell } from "../service/gate/issue-passes-of-stairwell.ts"
import { listPassKeys } from "../service/gate/list-pass-keys.ts"
import { listPasses } from "../service/gate/list-passes.ts"
import { makePassLink } from "../service/gate/make-pass-link.ts"
import { movePass } from "../service/gate/move-pass.ts"
import { openOwnPass } from "../service/gate/open-own-pass.ts"
import { printPasses } from "../service/gate/print-passes.ts"
import { reissuePass } from "../service/gate/reissue-pass.ts"
import { revokePassKey } from "../service/gate/revoke-pass-key.ts"
import { rotatePassKey } from "../service/gate/rotate-pass-key.ts"
import { route } from "./route.ts"
import type { Site } from "./site.ts"

/** Passes: issued, printed, stopped, looked at; their keys; the holder's own page. */
export function passRoutes(site: Site): void {
  const rateLimit = { max: site.limits.ownPassesPerMinute, timeWindow: 60_000 }
  route(site, contract.listPasses, ({ context, query }) => listPasses(context, query))
  route(site, contract.findPassHomes, ({ context, body }) => findPassHomes(context, body))
  route(site, contract.issuePass, ({ context, body }) => issuePass(context, body))
  route(site, contract.issuePassesOfStairwell, ({ context, body }) => issuePassesOfStairwell(context, body))
  route(site, contract.reissuePass, ({ context, body }) => reissuePass(context, body))
  route(site, contract.movePass, ({ context, body }) => movePass(context, body))
  route(site, contract.printPasses, ({ context, body }) => printPasses(context, body))
  route(site, contract.makePassLink, ({ context, body }) => makePassLink(context, body))
  route(site, contract.openOwnPass, ({ context, body }) => openOwnPass(context, body), { rateLimit })
  route(site, contract.checkPass, ({ context, body }) => checkPass(context, body))
  route(site, contract.listPassKeys, ({ context }) => listPassKeys(context))
  route(site, contract.rotatePassKey, ({ context, body }) => rotatePassKey(context, body))
  route(site, contract.revokePassKey, ({ context, body }) => revokePassKey(context, body))
}
