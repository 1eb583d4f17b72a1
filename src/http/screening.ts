import * as contract from "../contract/screening.ts"
import { isRefusal } from "../service/refusal.ts"
import { findScreened } from "../service/screening/find-screened.ts"
import { listLetHomes } from "../service/screening/list-let-homes.ts"
import { listReturns } from "../service/screening/list-returns.ts"
import { listScreenings } from "../service/screening/list-screenings.ts"
import { openReturn } from "../service/screening/open-return.ts"
import { registerReturnee } from "../service/screening/register-returnee.ts"
import { screenTenant } from "../service/screening/screen-tenant.ts"
import { takeBackScreening } from "../service/screening/take-back-screening.ts"
import { route } from "./route.ts"
import type { Site } from "./site.ts"

/** Screening: who comes back, who rents here; what residents reported of their return themselves. */
export function screeningRoutes(site: Site): void {
  route(site, contract.findScreened, async ({ context, body }) => {
    const found = await findScreened(context, body)
    return { ...found, person: withSex(found.person) }
  })
  route(site, contract.registerReturnee, ({ context, body }) => registerReturnee(context, body))
  route(site, contract.screenTenant, ({ context, body }) => screenTenant(context, body))
  route(site, contract.takeBackScreening, ({ context, body }) => takeBackScreening(context, body))
  route(site, contract.listScreenings, ({ context, query }) => listScreenings(context, query))
  route(site, contract.listReturns, ({ context }) => listReturns(context))
  route(site, contract.openReturn, async ({ context, query }) => {
    const found = await openReturn(context, query)
    return isRefusal(found) ? found : { ...found, person: withSex(found.person) }
  })
  route(site, contract.listLetHomes, ({ context }) => listLetHomes(context))
}

/** The contract says "" where a sex is not known. */
function withSex<Person extends { readonly sex: string | null }>(person: Person | null) {
  return person === null ? null : { ...person, sex: person.sex ?? "" }
}
