import { expect, it } from "vitest"
import { makeInstance } from "../bench/roster/make-instance.ts"
import { readInstance } from "../bench/roster/read-instance.ts"
import { createRandom } from "../src/core/kit/random.ts"
import { firstRoster } from "../src/core/roster/first-roster.ts"
import { layGround } from "../src/core/roster/ground.ts"
import { createRowSearch, type RowSearch } from "../src/core/roster/row-search.ts"

it("finds everybody's first row at once, where many turns are worth the same and few of each kind may be taken", () => {
  for (const seed of [7, 8]) {
    const made = readInstance(makeInstance({ weeks: 4, people: 40, kinds: 18, seed }))
    const random = createRandom(seed, "demands")
    const demands = made.demands.map((demand) => ({ ...demand, need: random.chance(0.3) ? 9 : 0 }))
    const ground = layGround({ ...made, requests: [], demands })
    const search = createRowSearch(made.shifts.length, made.firstWeekday)
    let searches = 0
    const counted: RowSearch = {
      find: (ask, effort) => {
        searches++
        return search.find(ask, effort)
      },
    }
    expect(firstRoster(ground, counted, random, null).ok).toBe(true)
    expect(searches).toBe(made.people.length)
  }
})
