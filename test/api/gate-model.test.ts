import fc from "fast-check"
import { afterAll, beforeAll, expect, it } from "vitest"
import { commandsFor } from "../support/gate-model.ts"
import { type GateWorld, openGateWorld } from "../support/gate-world.ts"

let world: GateWorld
beforeAll(async () => {
  world = await openGateWorld()
})
afterAll(() => world.stop())

// npm run soak does this for as long as one likes
it("loses nothing, doubles nothing, and decides by what each phone could know, whatever happens", async () => {
  await fc.assert(
    fc.asyncProperty(commandsFor({ most: 45 }), (commands) => world.play(commands)),
    { numRuns: 30, endOnFailure: false },
  )
  expect(world.entries()).toBeGreaterThan(100)
}, 240_000)
