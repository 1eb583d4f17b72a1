import { placeStairwells as placeStairwellsContract } from "../contract/board.ts"
import * as contract from "../contract/register.ts"
import { findHomes } from "../service/place/find-homes.ts"
import { getHome } from "../service/place/get-home.ts"
import { placeStairwells } from "../service/place/place-stairwells.ts"
import { addDwelling } from "../service/register/add-dwelling.ts"
import { addHousehold } from "../service/register/add-household.ts"
import { addStairwell } from "../service/register/add-stairwell.ts"
import { addStay } from "../service/register/add-stay.ts"
import { correctHousehold } from "../service/register/correct-household.ts"
import { correctPerson } from "../service/register/correct-person.ts"
import { correctStairwell } from "../service/register/correct-stairwell.ts"
import { correctStay } from "../service/register/correct-stay.ts"
import { endDwelling } from "../service/register/end-dwelling.ts"
import { endHousehold } from "../service/register/end-household.ts"
import { endStairwell } from "../service/register/end-stairwell.ts"
import { endStay } from "../service/register/end-stay.ts"
import { undoRegisterChange } from "../service/register/undo-register-change.ts"
import { onDay } from "./parse-day.ts"
import { route } from "./route.ts"
import type { Site } from "./site.ts"

/** Homes and who lives in them: looked up, and changed by hand. */
export function registerRoutes(site: Site): void {
  route(site, contract.getHome, ({ context, query }) => onDay(query, (given) => getHome(context, given)))
  route(site, contract.findHomes, ({ context, body }) => findHomes(context, body))
  route(site, contract.addStairwell, ({ context, body }) => addStairwell(context, body))
  route(site, contract.correctStairwell, ({ context, body }) => correctStairwell(context, body))
  route(site, contract.endStairwell, ({ context, body }) => endStairwell(context, body))
  route(site, contract.addDwelling, ({ context, body }) => addDwelling(context, body))
  route(site, contract.endDwelling, ({ context, body }) => endDwelling(context, body))
  route(site, contract.addHousehold, ({ context, body }) => addHousehold(context, body))
  route(site, contract.correctHousehold, ({ context, body }) => correctHousehold(context, body))
  route(site, contract.endHousehold, ({ context, body }) => endHousehold(context, body))
  route(site, contract.addStay, ({ context, body }) => addStay(context, body))
  route(site, contract.correctStay, ({ context, body }) => correctStay(context, body))
  route(site, contract.endStay, ({ context, body }) => endStay(context, body))
  route(site, contract.correctPerson, ({ context, body }) => correctPerson(context, body))
  route(site, contract.undoRegisterChange, ({ context, body }) => undoRegisterChange(context, body))
  route(site, placeStairwellsContract, ({ context, body }) => placeStairwells(context, body))
}
