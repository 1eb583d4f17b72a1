import { randomUUID } from "node:crypto"
import type { Endpoint } from "../../src/contract/endpoint.ts"
import * as register from "../../src/contract/register.ts"
import * as contract from "../../src/contract/rounds.ts"
import { dayOf, type Instant } from "../../src/core/kit/dates.ts"
import type { Summary } from "../../src/core/report/summary.ts"
import { atDesk } from "../../src/service/desk/at-desk.ts"
import { type DeskRow, writeRows } from "../../src/service/desk/write-rows.ts"
import { getSummary } from "../../src/service/report/get-summary.ts"
import type { TestApp } from "./app.ts"
import type { Client } from "./client.ts"
import { makeRegisterDesk, person } from "./register-desk.ts"

export type Quarantined = {
  readonly homeId: string
  readonly personId: string
  readonly door: string
  readonly name: string
}

/** Homes in which somebody lives, in stairwells of their own; each by its door and name. */
export async function settleHomes(
  app: TestApp,
  stairwells: readonly { readonly number: string; readonly floors: number }[],
  residents: readonly (readonly [door: string, name: string])[],
): Promise<Quarantined[]> {
  const keeper = makeRegisterDesk(await app.signedIn("head"))
  for (const { number, floors } of stairwells) await keeper.stairwell("288", number, floors, 2)
  const settled: Quarantined[] = []
  for (const [door, name] of residents) {
    const homeId = (await keeper.homeAt(door)) ?? ""
    await keeper.done(register.addStay, { dwellingId: homeId, ...person, name, on: "2020-02-01" })
    const page = await keeper.page(homeId, dayOf(app.ground.now()))
    const found = page.people.find((one: { name: string }) => one.name === name)
    settled.push({ homeId, personId: found.personId, door, name })
  }
  return settled
}

/** Writes rows of books as a desk would; the one who does it is a head. */
export async function writeAtDesk(app: TestApp, rows: readonly DeskRow[]): Promise<void> {
  const { context } = await app.signedIn("head")
  await atDesk(context, "screen", { commandId: randomUUID() }, "test", async (work) => {
    await writeRows(work, rows)
    return { done: true as const }
  })
}

/** Somebody registered as coming back on the day it is now: in quarantine at home from then on. */
export async function quarantine(app: TestApp, who: Quarantined, clock = "08:00"): Promise<void> {
  const today = dayOf(app.ground.now())
  await writeAtDesk(app, [
    {
      id: randomUUID(),
      form: "返沪人员登记",
      values: {
        ...{ 姓名: who.name, 门牌: who.door, 登记时间: `${today} ${clock}`, 登记方式: "电话" },
        ...{ 来自: "安徽合肥", 抵沪日期: today, 处置: "居家隔离" },
      },
      dwellingId: who.homeId,
      personId: who.personId,
    },
  ])
}

/** A wish of a home; gives its id. */
export async function wish(app: TestApp, who: Quarantined, asked: string): Promise<string> {
  const id = randomUUID()
  const values = { 时间: `${dayOf(app.ground.now())} 08:30`, 门牌: who.door, 类别: "买菜", 内容: asked }
  await writeAtDesk(app, [{ id, form: "生活需求", values, dwellingId: who.homeId, personId: null }])
  return id
}

/** Somebody who goes on rounds, or enters what was done on them. */
export function makeRoundDesk(client: Client) {
  const send = (endpoint: Endpoint, said: object) =>
    client.call(endpoint, { body: { commandId: randomUUID(), ...said } })
  const list = async (name: string, more: Record<string, string> = {}) => {
    const answer = await client.call(contract.getRound, { query: { list: name, ...more } })
    if (answer.status !== 200) throw new Error(`no list: ${JSON.stringify(answer.body)}`)
    return answer.body.homes
  }
  return { client, send, list }
}

export async function summaryOf(app: TestApp): Promise<Summary> {
  const communityId = app.neighbourhoods?.own ?? ""
  return getSummary({ db: app.ground.db, communityId }, dayOf(app.ground.now()))
}

/** An entry about a home, with an id of its own. */
export function entryOf(at: Instant, homeId: string, said: object) {
  return { id: randomUUID(), at, by: "徐阿姨", homeId, ...said }
}
