import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { getRows } from "../../src/contract/board.ts"
import { findHomes, getHome } from "../../src/contract/register.ts"
import { daysFromTo, getPlainDate, type PlainDate } from "../../src/core/kit/dates.ts"
import { inNeighbourhood } from "../../src/store/database/db.ts"
import { startTestApp, type TestApp } from "../support/app.ts"
import { importSmallCampaign, smallWorld } from "../support/small-campaign.ts"

let app: TestApp
let staff: Awaited<ReturnType<TestApp["signedIn"]>>
beforeAll(async () => {
  app = await startTestApp()
  await importSmallCampaign(app)
  staff = await app.signedIn("staff")
})
afterAll(() => app.stop())

const { 人员: peopleBook } = smallWorld.books
const column = (name: string) => peopleBook.header.indexOf(name)

/** A person of the book whose name nobody else has. */
function onePerson() {
  const names = peopleBook.rows.map((row) => row[column("姓名")])
  const row = peopleBook.rows.find(
    (cells) =>
      names.filter((name) => name?.includes(cells[column("姓名")] ?? "")).length === 1 &&
      cells[column("手机号")] !== "",
  )
  if (row === undefined) throw new Error("everybody shares a name")
  const cell = (name: string) => row[column(name)] ?? ""
  return { name: cell("姓名"), phone: cell("手机号"), idNumber: cell("身份证号"), door: cell("门牌") }
}

async function find(text: string, as = staff) {
  const answer = await as.call(findHomes, { body: { text } })
  expect(answer.status).toBe(200)
  return answer.body.homes as { id: string; door: string; people: string[] }[]
}

async function read(id: string, on: string, unmask?: string) {
  const answer = await staff.call(getHome, { query: { id, on, ...(unmask === undefined ? {} : { unmask }) } })
  expect(answer.status).toBe(200)
  return answer.body
}

/** The home of the first case of a day. */
async function quarantinedHome(on: string): Promise<string> {
  const rows = await staff.call(getRows, { query: { indicator: "在隔人数", on } })
  return rows.body.rows[0].homeId
}

async function audited(action: string) {
  const { rows } = await inNeighbourhood(app.ground.db, app.neighbourhoods?.own ?? "", (tx) =>
    tx.client.query("select subject_id, data from audit_entry where action = $1 order by entry_id desc", [
      action,
    ]),
  )
  return rows as { subject_id: string; data: Record<string, string> }[]
}

describe("finding homes", () => {
  const { name, phone, door } = onePerson()
  const [, lane, number, room] = /^(\d+)弄(\d+)号(\d+)室$/.exec(door) ?? []

  it.each([
    `${number}-${room}`,
    `${number}号${room}`,
    `${lane}弄${number}号${room}`,
    door,
    `${lane}-${number}-${room}`,
  ])("by door: %s", async (text) => {
    expect((await find(text)).map((home) => home.door)).toEqual([door])
  })

  it("by name and by digits of a telephone, with names masked", async () => {
    for (const text of [name, ` ${name} `, phone, phone.slice(-8)]) {
      const homes = await find(text)
      expect(homes.map((home) => home.door)).toContain(door)
      expect(homes.flatMap((home) => home.people).every((one) => one.includes("*"))).toBe(true)
    }
  })

  it("twenty at most", async () => {
    expect(await find(`${number}号`)).not.toHaveLength(0)
    expect(await find("王")).not.toHaveLength(0)
    expect((await find("1")).length).toBe(0)
    for (const text of ["王", "1380", "3000", `${number}号`])
      expect((await find(text)).length).toBeLessThanOrEqual(20)
  })

  it.each(["%", "_", "%%%%", "' or 1=1 --", "\\", "", "   ", "不存在的名字"])(
    "takes %s as it is written",
    async (text) => {
      expect(await find(text)).toEqual([])
    },
  )

  it("is for who may see people, and within the own neighbourhood", async () => {
    const property = await app.signedIn("property")
    expect((await property.call(findHomes, { body: { text: name } })).status).toBe(403)
    expect(await find(name, await app.signedIn("staff", "other"))).toEqual([])
  })
})

describe("a home's page", () => {
  it("masks who lives there, and the reading is written down", async () => {
    const { name, idNumber, phone, door } = onePerson()
    const [home] = await find(door)
    const page = await read(home?.id ?? "", "2020-03-05")
    expect(page.door).toBe(door)
    const text = JSON.stringify(page)
    for (const secret of [name, idNumber, phone]) expect(text).not.toContain(secret)
    expect(text).not.toMatch(/\d{17}/)
    expect((await audited("home.read"))[0]).toMatchObject({
      subject_id: home?.id,
      data: { on: "2020-03-05" },
    })
  })

  it("shows all of it for a purpose, and the purpose is written down", async () => {
    const { name, idNumber, door } = onePerson()
    const [home] = await find(door)
    const page = await read(home?.id ?? "", "2020-03-05", "送药上门")
    const person = page.people.find((one: { idNumber: string }) => one.idNumber === idNumber)
    expect(person).toMatchObject({ name, idKind: "resident-id" })
    expect((await audited("home.unmask"))[0]).toMatchObject({
      subject_id: home?.id,
      data: { purpose: "送药上门" },
    })
  })

  it("takes an empty purpose for none", async () => {
    const [home] = await find(onePerson().door)
    const page = await read(home?.id ?? "", "2020-03-05", "   ")
    expect(page.people[0].name).toContain("*")
  })

  it("knows on a past day nothing of what came after", async () => {
    const on = "2020-02-20"
    const id = await quarantinedHome(on)
    const page = await read(id, on)
    expect(page.cases.length).toBeGreaterThan(0)
    for (const one of page.cases) {
      expect(one.openedOn <= on).toBe(true)
      expect(one.endedOn === null || one.endedOn <= on).toBe(true)
      const days = Object.keys(one.readings)
      if (one.endedOn === null) {
        expect(days).toEqual(expect.arrayContaining(daysFromTo(one.openedOn, getPlainDate(on))))
      }
      expect(days.every((day) => day >= one.openedOn && day <= on)).toBe(true)
    }
    for (const fact of page.facts) {
      expect(fact.at.slice(0, 10) <= on).toBe(true)
      expect(fact.settledOn === null || fact.settledOn <= on).toBe(true)
    }
    const later = await read(id, "2020-03-05")
    expect(later.facts.length).toBeGreaterThan(page.facts.length)
  })

  it("has as many temperatures as the book has for its cases", async () => {
    const on = "2020-02-20"
    const page = await read(await quarantinedHome(on), on)
    const readings = page.facts.filter((fact: { kind: string }) => fact.kind === "reading")
    const temperatures = page.cases.flatMap((one: { readings: Record<string, (number | null)[]> }) =>
      Object.values(one.readings).flat(),
    )
    expect(temperatures.filter((one: number | null) => one !== null)).toHaveLength(readings.length)
  })

  it("refuses a home that is not there or another neighbourhood's, and a day that is none", async () => {
    const id = await quarantinedHome("2020-02-20")
    const on = "2020-02-20" as PlainDate
    const other = await app.signedIn("staff", "other")
    expect((await other.call(getHome, { query: { id, on } })).status).toBe(404)
    expect((await staff.call(getHome, { query: { id: app.ground.newId(), on } })).status).toBe(404)
    expect((await staff.call(getHome, { query: { id, on: "2020-02-31" } })).status).toBe(400)
  })
})
