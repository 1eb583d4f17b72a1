import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, expect, it } from "vitest"
import { erase } from "../../src/contract/access.ts"
import { getBoard, getWall } from "../../src/contract/board.ts"
import { writeLine } from "../../src/contract/books.ts"
import { mergePeople, undoMerge } from "../../src/contract/findings.ts"
import { listCases } from "../../src/contract/quarantine.ts"
import { addReadings, correctReading, getReadingSheet } from "../../src/contract/readings.ts"
import { addDays, type Instant, instantOfShanghai } from "../../src/core/kit/dates.ts"
import { makeBoardMemory } from "../../src/service/report/board-memory.ts"
import * as fresh from "../../src/service/report/get-board.ts"
import { startTestApp, type TestApp } from "../support/app.ts"
import type { Client } from "../support/client.ts"
import { importSmallCampaign, smallWorld } from "../support/small-campaign.ts"

const today = addDays(smallWorld.days[0] ?? expect.fail("a world has days"), 20)

let app: TestApp
let head: Awaited<ReturnType<TestApp["signedIn"]>>
beforeAll(async () => {
  app = await startTestApp({ now: instantOfShanghai(today, "18:00") as Instant })
  await importSmallCampaign(app, today)
  head = await app.signedIn("head")
})
afterAll(() => app.stop())

const ask = async (client: Client, endpoint: { method: "GET" | "POST"; path: string }, body?: object) => {
  const answer = await client.call(endpoint, body && { body: { commandId: randomUUID(), ...body } })
  expect([endpoint.path, answer.status]).toEqual([endpoint.path, 200])
  return answer.body
}

/** What the server has kept and brought up to date is what somebody sees who reads it for the first time. */
async function expectAsRead(): Promise<void> {
  const board = await fresh.getBoard(head.context)
  expect(await ask(head, getBoard)).toEqual(JSON.parse(JSON.stringify(board)))
  const wall = fresh.presentBoard(await fresh.readBoard(head.context, makeBoardMemory()), false)
  expect(await ask(head, getWall)).toEqual(JSON.parse(JSON.stringify(wall)))
}

it("makes a board anew from what has changed as if it read everything", async () => {
  await expectAsRead()
  const { people } = (await head.call(getReadingSheet, { query: {} })).body
  const [one, other] = people.filter((person: { cells: { reading: unknown }[] }) =>
    person.cells.some((cell) => cell.reading !== null),
  )
  const earlier = people.find((person: { dayNumber: number }) => person.dayNumber > 5)
  const taken = one.cells.find((cell: { reading: unknown }) => cell.reading !== null).reading.id
  const takenOther = other.cells.find((cell: { reading: unknown }) => cell.reading !== null).reading.id

  // a fever that was none, and a temperature that was never taken
  const right = { id: randomUUID(), celsius: 38.4, symptoms: "发热", how: "电话" }
  await ask(head, correctReading, { factId: taken, takingBackId: randomUUID(), reason: "看错", right })
  await expectAsRead()
  const none = { factId: takenOther, takingBackId: randomUUID(), reason: "写错人", right: null }
  await ask(head, correctReading, none)
  await expectAsRead()

  // written later, of a day before
  const { personId, homeId } = earlier
  const late = { id: randomUUID(), personId, homeId, day: addDays(today, -4), slot: "上午" }
  await ask(head, addReadings, { readings: [{ ...late, celsius: 37.9, symptoms: "无", how: "电话" }] })
  await expectAsRead()

  const cells = { 时间: `${today} 17:20`, 区域: "电梯" }
  await ask(head, writeLine, { id: randomUUID(), book: "disinfection", cells })
  await expectAsRead()

  const { cases } = (await head.call(listCases, { query: { show: "ended" } })).body
  const { rows } = await app.ground.ownerDb.pool.query<{ id: string }>(
    `select person_id as id from person_identity p where community_id = $1
       and not exists (select from quarantine_case c where c.person_id = p.person_id) order by person_id limit 1`,
    [app.neighbourhoods?.own],
  )
  const [kept, gone] = [rows[0]?.id, cases[1].personId]
  const mergeId = randomUUID()
  await ask(head, mergePeople, { id: mergeId, keptId: kept, goneId: gone, take: [], reason: "同一个人" })
  await expectAsRead()
  await ask(head, undoMerge, { mergeId, reason: "是两个人" })
  await expectAsRead()

  await ask(head, erase, { scope: "subject", personId: cases[0].personId, reason: "本人要求" })
  await expectAsRead()
})
