import * as contract from "../contract/people.ts"
import { findPeople } from "../service/people/find-people.ts"
import { route } from "./route.ts"
import type { Site } from "./site.ts"

/** People, found while somebody types. */
export function peopleRoutes(site: Site): void {
  route(site, contract.findPeople, async ({ context, body }) => {
    const { people } = await findPeople(context, body)
    return { people: people.map((person) => ({ ...person, sex: person.sex ?? "" })) }
  })
}
