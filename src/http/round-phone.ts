import * as contract from "../contract/round-phone.ts"
import { getDeviceList } from "../service/rounds/get-device-list.ts"
import { listRoundPhones } from "../service/rounds/list-round-phones.ts"
import { revokeRoundPhone } from "../service/rounds/revoke-round-phone.ts"
import { takeRoundOnPhone } from "../service/rounds/take-round-on-phone.ts"
import { route } from "./route.ts"
import type { Site } from "./site.ts"

/** Today's list on somebody's own phone. */
export function roundPhoneRoutes(site: Site): void {
  route(site, contract.takeRoundOnPhone, ({ context, body }) => takeRoundOnPhone(context, body))
  route(site, contract.listRoundPhones, ({ context }) => listRoundPhones(context))
  route(site, contract.revokeRoundPhone, ({ context, body }) => revokeRoundPhone(context, body))
  route(site, contract.getDeviceList, ({ context, query }) => getDeviceList(context, query.known))
}
