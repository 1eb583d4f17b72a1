import { describe, expect, it } from "vitest"
import { freshGround } from "../../../test/support/duty-ground.ts"
import { addDays, instantOf } from "../kit/dates.ts"
import { hasBegunSince, seekWays, withoutTurns } from "./seek-ways.ts"

const ground = freshGround(7, { volunteers: 24, staff: 0 })
const { firstDay, posts, hours, workers } = ground
const at = (clock: string) => instantOf(Date.parse(`${addDays(firstDay, 2)}T${clock}:00+08:00`))
const turn = (worker: number, ahead: number, post = 0) => ({
  ...{ workerId: workers[worker]?.id ?? "", day: addDays(firstDay, ahead), head: 1 },
  ...{ postId: posts[post]?.id ?? "", hoursId: hours[1]?.id ?? "" },
})
const told = (published: ReturnType<typeof turn>[]) => ({
  ground: { ...ground, published },
  duties: new Map(),
})

describe("whether a shift has begun meanwhile", () => {
  it.each([
    ["05:58", "05:59", false],
    ["05:59", "06:00", true],
    ["06:00", "11:59", false],
    ["06:00", "12:00", true],
    ["06:00", "06:00", false],
  ])("from %s to %s: %s", (since, now, begun) => {
    expect(hasBegunSince(ground, at(since), at(now))).toBe(begun)
  })

  it("is looked for on the days that were read alone", () => {
    const after = instantOf(Date.parse(`${addDays(firstDay, 9)}T00:00:00+08:00`))
    const later = instantOf(Date.parse(after) + 86_400_000)
    expect(hasBegunSince(ground, after, later)).toBe(false)
  })
})

describe("turns that nobody came for", () => {
  it("count for nothing, and only they", () => {
    const all = [turn(3, 2), turn(3, 3), turn(4, 2), turn(3, 2, 1)]
    const left = withoutTurns(told(all), [turn(3, 2)])
    expect(left.ground.published).toEqual(all.slice(1))
    expect(withoutTurns({ ground, duties: new Map() }, []).ground.published).toEqual([])
  })
})

describe("what an absence left open", () => {
  const freed = [turn(4, 4)]
  const now = at("08:00")

  it("is filled by others, and to leave it open is no way where it can be", () => {
    const ways = seekWays.mends({ told: told([]), freed, now })
    expect(ways.length).toBeGreaterThan(0)
    for (const { steps } of ways) expect(steps).not.toEqual([])
  })

  it("is left open where nobody is left", () => {
    const nobody = told([])
    const absences = workers.map(({ id }) => ({ workerId: id, from: firstDay, until: null }))
    const ways = seekWays.mends({
      ...{ told: { ...nobody, ground: { ...nobody.ground, absences } }, freed, now },
    })
    expect(ways).toMatchObject([{ steps: [], open: [expect.objectContaining({ heads: 1 })] }])
  })
})
