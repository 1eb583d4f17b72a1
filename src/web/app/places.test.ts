import { expect, it } from "vitest"
import { mayDo, type Role } from "../../core/access/roles.ts"
import { frontDoorOf, mainPlaces, placeAt } from "./places.ts"

it.each([
  ["/", "/"],
  ["/shifts", "/shifts"],
  ["/shifts/set-up", "/shifts"],
  ["/shifts/swaps", "/shifts/swaps"],
  ["/rounds/waste", "/rounds/waste"],
  ["/rounds/visits", "/rounds"],
  ["/account", undefined],
])("an address lies in one place alone: %s in %s", (pathname, to) => {
  expect(placeAt(mainPlaces, pathname)?.to).toBe(to)
})

it.each<[Role, string]>([
  ["head", "/"],
  ["staff", "/"],
  ["doctor", "/"],
  ["team", "/"],
  ["owners", "/tasks"],
  ["property", "/tasks"],
  ["volunteer-lead", "/tasks"],
  ["street", "/wall"],
  ["viewer", "/wall"],
])("the front door leads %s to %s", (role, to) => {
  expect(frontDoorOf((permission) => mayDo(role, permission))).toBe(to)
})
