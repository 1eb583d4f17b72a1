import * as register from "../../src/contract/register.ts"
import { dayOf, getPlainDate, type Instant, instantOfShanghai } from "../../src/core/kit/dates.ts"
import type { TestApp } from "./app.ts"
import { makeRegisterDesk, person } from "./register-desk.ts"
import { type Quarantined, quarantine, wish } from "./round-desk.ts"

/** A morning of a round. */
export const roundDay = getPlainDate("2020-02-12")
export function roundAt(clock: string): Instant {
  const moment = instantOfShanghai(roundDay, clock)
  if (moment === null) throw new Error("no such clock")
  return moment
}

/** Two stairwells with three homes in quarantine, in walking order, of which the second wishes for bread. */
export async function makeRoundStreet(
  app: TestApp,
): Promise<{ readonly people: readonly Quarantined[]; readonly bread: string }> {
  const keeper = makeRegisterDesk(await app.signedIn("head"))
  await keeper.stairwell("288", "12", 6, 2)
  await keeper.stairwell("288", "3", 6, 2)
  const people: Quarantined[] = []
  for (const [door, name] of [
    ["288弄3号502室", "王小明"],
    ["288弄3号101室", "李小兰"],
    ["288弄12号201室", "赵国强"],
  ] as const) {
    const homeId = (await keeper.homeAt(door)) ?? ""
    await keeper.done(register.addStay, { dwellingId: homeId, ...person, name, on: "2020-02-01" })
    const page = await keeper.page(homeId, dayOf(app.ground.now()))
    people.push({ homeId, personId: page.people[0].personId, door, name })
  }
  for (const one of people) await quarantine(app, one)
  const second = people[1]
  if (second === undefined) throw new Error("three homes are there")
  return { people, bread: await wish(app, second, "面包两个") }
}
