import fc from "fast-check"
import { afterAll, beforeAll, expect, it } from "vitest"
import { commandsFor } from "../support/gate-model.ts"
import { type GateWorld, openGateWorld } from "../support/gate-world.ts"

let world: GateWorld
beforeAll(async () => {
  world = await openGateWorld()
})
afterAll(() => world.stop())

/** npm run soak does this for as long as one likes. */
const minutes = Number(process.env["SHOUWANG_SOAK_MINUTES"] ?? 0)
const length =
  minutes > 0 ? { numRuns: 1_000_000, interruptAfterTimeLimit: minutes * 60_000 } : { numRuns: 30 }

it(
  "loses nothing, doubles nothing, and decides by what each phone could know, whatever happens",
  async () => {
    await fc.assert(
      fc.asyncProperty(commandsFor({ most: 45 }), (commands) => world.play(commands)),
      length,
    )
    process.stdout.write(`${world.entries()} entries of phones have arrived, each once\n`)
    expect(world.entries()).toBeGreaterThan(100)
  },
  240_000 + 2 * minutes * 60_000,
)
