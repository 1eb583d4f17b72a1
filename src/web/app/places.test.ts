import { expect, it } from "vitest"
import { mainPlaces, placeAt } from "./places.ts"

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
