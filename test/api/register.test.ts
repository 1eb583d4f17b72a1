import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { getRows, placeStairwells } from "../../src/contract/board.ts"
import * as contract from "../../src/contract/register.ts"
import { inNeighbourhood } from "../../src/store/database/db.ts"
import { startTestApp, type TestApp } from "../support/app.ts"
import { household, makeRegisterDesk, person } from "../support/register-desk.ts"

let app: TestApp
let desk: ReturnType<typeof makeRegisterDesk>
beforeAll(async () => {
  app = await startTestApp()
  desk = makeRegisterDesk(await app.signedIn("staff"))
})
afterAll(() => app.stop())

/** Numbers with right check characters and an area that does not exist. */
const validId = "99010119900307776X"
const wrongId = "990101199003077760"

async function count(indicator: "总户数" | "登记人口", on: string): Promise<number> {
  const answer = await desk.client.call(getRows, { query: { indicator, on } })
  return answer.body.total
}

async function query<Row extends object>(text: string): Promise<Row[]> {
  const { rows } = await inNeighbourhood(app.ground.db, app.neighbourhoods?.own ?? "", (tx) =>
    tx.client.query<Row>(text),
  )
  return rows
}

describe("stairwells by hand", () => {
  it("are added with all their doors", async () => {
    await desk.stairwell("500", "1", 3, 2)
    const doors = await query<{ room: string }>(
      `select room from dwelling join stairwell using (community_id, stairwell_id)
       where lane = '500' and number = '1' order by room`,
    )
    expect(doors.map((row) => row.room)).toEqual(["101", "102", "201", "202", "301", "302"])
    const again = { lane: "500", number: "01", floors: 3, doorsPerFloor: 2 }
    expect(await desk.refused(contract.addStairwell, again)).toBe("door-taken")
    expect(await desk.refused(contract.addStairwell, { ...again, lane: "五百" })).toBe(
      "door-not-in-stairwell",
    )
  })

  it("gain and lose doors with a correction, but none where someone lives", async () => {
    const { id } = await desk.stairwell("501", "1")
    await desk.done(contract.correctStairwell, { id, floors: 3, doorsPerFloor: 1 })
    expect(await desk.homeAt("501弄1号301")).toBeDefined()
    expect(await desk.homeAt("501弄1号102")).toBeUndefined()
    const dwellingId = await desk.homeAt("501弄1号301")
    await desk.done(contract.addHousehold, { dwellingId, ...household })
    const lower = { id, floors: 2, doorsPerFloor: 1 }
    expect(await desk.refused(contract.correctStairwell, lower)).toBe("still-lived-in")
  })

  it("end once nobody lives there, and may be opened again", async () => {
    const { id, home } = await desk.stairwell("502", "1")
    const stay = await desk.done(contract.addStay, { dwellingId: home, ...person })
    expect(await desk.refused(contract.endStairwell, { id })).toBe("still-lived-in")
    await desk.done(contract.endStay, { id: stay })
    await desk.done(contract.endStairwell, { id })
    expect(await desk.homeAt("502弄1号101")).toBeUndefined()
    expect(await desk.refused(contract.endStairwell, { id })).toBe("already-ended")
    const again = { lane: "502", number: "1", floors: 1, doorsPerFloor: 1 }
    expect(await desk.done(contract.addStairwell, again)).toBe(id)
    expect(await desk.homeAt("502弄1号101")).toBe(home)
    expect(await desk.homeAt("502弄1号201")).toBeUndefined()
  })

  it("are put where they stand on the plan: all that are named, or none", async () => {
    const { id } = await desk.stairwell("503", "1")
    const places = [{ stairwellId: id, plan: { x: 3.5, y: 2 } }]
    const missing = [...places, { stairwellId: randomUUID(), plan: null }]
    const commandId = randomUUID()
    const refused = await desk.client.call(placeStairwells, { body: { commandId, places: missing } })
    expect(refused.status).toBe(404)
    const where = () => query(`select plan_x, plan_y from stairwell where lane = '503'`)
    expect(await where()).toEqual([{ plan_x: null, plan_y: null }])
    const done = await desk.client.call(placeStairwells, { body: { commandId, places } })
    expect(done.body).toEqual({ done: true })
    expect(await where()).toEqual([{ plan_x: 3.5, plan_y: 2 }])
  })
})

describe("dwellings by hand", () => {
  it("end where nobody lives and come back under the id they had", async () => {
    const { id: stairwellId, home } = await desk.stairwell("510", "1")
    const listed = await desk.done(contract.addHousehold, {
      dwellingId: home,
      ...household,
      tenure: "vacant",
    })
    expect(await desk.refused(contract.endDwelling, { id: home })).toBe("still-lived-in")
    await desk.done(contract.endHousehold, { id: listed })
    await desk.done(contract.endDwelling, { id: home })
    const again = { dwellingId: home, ...household }
    expect(await desk.refused(contract.addHousehold, again)).toBe("already-ended")
    expect(await desk.refused(contract.addStay, { dwellingId: home, ...person })).toBe("already-ended")
    expect(await desk.done(contract.addDwelling, { stairwellId, room: "101室" })).toBe(home)
    expect(await desk.refused(contract.addDwelling, { stairwellId, room: "101" })).toBe("door-taken")
    expect(await desk.refused(contract.addDwelling, { stairwellId, room: "901" })).toBe(
      "door-not-in-stairwell",
    )
    const nowhere = { stairwellId: randomUUID(), room: "101" }
    expect(await desk.refused(contract.addDwelling, nowhere)).toBe("not-found")
  })
})

describe("households by hand", () => {
  it("count from their first day until the day before their last", async () => {
    const { home } = await desk.stairwell("520", "1")
    const before = await count("总户数", "2020-03-03")
    const id = await desk.done(contract.addHousehold, { dwellingId: home, ...household, on: "2020-03-02" })
    expect(await desk.refused(contract.endHousehold, { id, on: "2020-03-01" })).toBe("before-start")
    await desk.done(contract.endHousehold, { id, on: "2020-03-04" })
    expect(await desk.refused(contract.endHousehold, { id, on: "2020-03-04" })).toBe("already-ended")
    expect(await count("总户数", "2020-03-03")).toBe(before + 1)
    expect(await count("总户数", "2020-03-04")).toBe(await count("总户数", "2020-03-01"))
  })

  it("are corrected, and what stood before is kept", async () => {
    const { home } = await desk.stairwell("521", "1")
    const id = await desk.done(contract.addHousehold, { dwellingId: home, ...household })
    await desk.done(contract.correctHousehold, { id, ...household, tenure: "let", householder: "李华" })
    const page = await desk.page(home)
    expect(page.households).toMatchObject([{ id, tenure: "let", householder: "李华", from: "2020-03-01" }])
    expect(page.changes.map((change: { action: string }) => change.action)).toEqual([
      "household.correct",
      "household.add",
    ])
    const [kept] = await query<{ before: object; retention: string }>(
      `select before, retention from register_change where subject_id = '${id}' and action = 'correct'`,
    )
    expect(kept).toMatchObject({ before: { householder: "王小明" }, retention: "register" })
  })

  it("may not begin on a day that is none, or that is still to come", async () => {
    const { home } = await desk.stairwell("522", "1")
    for (const on of ["2020-02-30", "2020-03-06"]) {
      expect(await desk.refused(contract.addHousehold, { dwellingId: home, ...household, on })).toBe(
        "wrong-day",
      )
    }
  })
})

describe("people by hand", () => {
  it("move in and are found; and are joined, not doubled, by a document number", async () => {
    const one = await desk.stairwell("530", "1")
    const other = await desk.stairwell("530", "2")
    const who = { ...person, name: "赵铁柱", idNumber: validId }
    const first = await desk.done(contract.addStay, { dwellingId: one.home, ...who })
    expect(await desk.homeAt("赵铁柱")).toBe(one.home)
    expect(await desk.refused(contract.addStay, { dwellingId: one.home, ...who })).toBe("already-here")
    await desk.done(contract.endStay, { id: first, on: "2020-03-03" })
    const small = validId.toLowerCase()
    await desk.done(contract.addStay, { dwellingId: other.home, ...who, idNumber: small, on: "2020-03-03" })
    const [before, after] = [await desk.page(one.home), await desk.page(other.home)]
    expect(before.people).toEqual([])
    expect(before.formerPeople[0].personId).toBe(after.people[0].personId)
  })

  it("with a wrong check character are kept as written, flagged, and never joined", async () => {
    const one = await desk.stairwell("531", "1")
    const other = await desk.stairwell("531", "2")
    const who = { ...person, name: "钱多多", idNumber: wrongId }
    for (const { home } of [one, other]) await desk.done(contract.addStay, { dwellingId: home, ...who })
    const pages = [await desk.page(one.home), await desk.page(other.home)]
    const people = pages.map((page) => page.people[0])
    expect(people[0]).toMatchObject({ idNumber: wrongId, idKind: "wrong-check" })
    expect(people[0].personId).not.toBe(people[1].personId)
  })

  it("are the one of that name at that door, unless their numbers differ", async () => {
    const { home } = await desk.stairwell("532", "1")
    const child = { ...person, name: "孙小宝", standing: "family", relation: "子女" }
    const first = await desk.done(contract.addStay, { dwellingId: home, ...child })
    await desk.done(contract.endStay, { id: first, on: "2020-03-02" })
    const back = { dwellingId: home, ...child, idNumber: "990101201503071234", on: "2020-03-03" }
    const known = { ...back, idNumber: "G12345678" }
    await desk.done(contract.addStay, known)
    const page = await desk.page(home)
    expect(page.people).toMatchObject([{ idNumber: "G12345678", idKind: "other" }])
    expect(page.people[0].personId).toBe(page.formerPeople[0].personId)
    await desk.done(contract.addStay, { ...known, idNumber: "G87654321" })
    expect(
      new Set((await desk.page(home)).people.map((one: { personId: string }) => one.personId)).size,
    ).toBe(2)
  })

  it("are corrected; a number that is someone else's is refused", async () => {
    const { home } = await desk.stairwell("533", "1")
    const [one, other] = ["H11111111", "H22222222"]
    await desk.done(contract.addStay, { dwellingId: home, ...person, name: "周一", idNumber: one })
    await desk.done(contract.addStay, { dwellingId: home, ...person, name: "周二", idNumber: other })
    const people = (await desk.page(home)).people as { personId: string; name: string }[]
    const id = people.find((who) => who.name === "周一")?.personId
    const fields = { id, name: "周一一", sex: "女", phone: "", idNumber: one }
    expect(await desk.refused(contract.correctPerson, { ...fields, idNumber: other })).toBe("already-known")
    expect(await desk.refused(contract.correctPerson, { ...fields, sex: "F" })).toBe("unknown-sex")
    await desk.done(contract.correctPerson, { ...fields, idNumber: "H33333333" })
    // the number that was a mistake tells nobody any more
    await desk.done(contract.addStay, { dwellingId: home, ...person, name: "周三", idNumber: one })
    const after = (await desk.page(home)).people as { personId: string; name: string }[]
    expect(after.map((who) => who.name).toSorted()).toEqual(["周一一", "周三", "周二"].toSorted())
    const stay = (await desk.page(home)).people[0].stayId
    await desk.done(contract.correctStay, { id: stay, standing: "tenant", relation: "", care: "独居老人" })
    const corrected = (await desk.page(home)).people.find((who: { stayId: string }) => who.stayId === stay)
    expect(corrected).toMatchObject({ standing: "tenant", care: "独居老人" })
  })
})

describe("every change by hand", () => {
  it("is done once, however often it is sent", async () => {
    const { home } = await desk.stairwell("540", "1")
    const said = { commandId: randomUUID(), id: randomUUID(), dwellingId: home, ...household }
    const answers = await Promise.all([1, 2, 3].map(() => desk.send(contract.addHousehold, said)))
    expect(answers.map((answer) => answer.body)).toEqual(answers.map(() => ({ id: said.id })))
    expect((await desk.page(home)).households).toHaveLength(1)
    expect((await desk.page(home)).changes).toHaveLength(1)
  })

  it("raises the neighbourhood's version and is in the audit without anyone's data", async () => {
    const { home } = await desk.stairwell("541", "1")
    const version = async () =>
      (await query<{ version: number }>("select version from community"))[0]?.version ?? 0
    const before = await version()
    const id = await desk.done(contract.addStay, { dwellingId: home, ...person, name: "吴名氏" })
    expect(await version()).toBe(before + 1)
    await desk.refused(contract.addStay, { dwellingId: home, ...person, name: "吴名氏" })
    expect(await version()).toBe(before + 1)
    const entries = await query<{ action: string; data: object }>(
      `select action, data from audit_entry where subject_id = '${id}'`,
    )
    expect(entries).toMatchObject([{ action: "register.change", data: { what: "add" } }])
    expect(JSON.stringify(entries)).not.toContain("吴名氏")
  })

  it("is for head and staff, within their own neighbourhood", async () => {
    const { home } = await desk.stairwell("542", "1")
    const team = makeRegisterDesk(await app.signedIn("team"))
    expect(await team.refused(contract.addHousehold, { dwellingId: home, ...household })).toBe("not-allowed")
    const other = makeRegisterDesk(await app.signedIn("head", "other"))
    expect(await other.refused(contract.addHousehold, { dwellingId: home, ...household })).toBe("not-found")
  })
})
