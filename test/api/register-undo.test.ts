import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { getRows } from "../../src/contract/board.ts"
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

/** The newest change of a subject. */
async function lastChange(subjectId: string): Promise<string> {
  const { rows } = await inNeighbourhood(app.ground.db, app.neighbourhoods?.own ?? "", (tx) =>
    tx.client.query<{ id: string }>(
      `select change_id as id from register_change where subject_id = $1 order by change_id desc limit 1`,
      [subjectId],
    ),
  )
  const id = rows[0]?.id
  if (id === undefined) throw new Error("nothing was changed")
  return id
}

const undo = async (subjectId: string) =>
  desk.done(contract.undoRegisterChange, { id: await lastChange(subjectId) })
const undoRefused = (id: string) => desk.refused(contract.undoRegisterChange, { id })

async function open(lane: string): Promise<string[]> {
  const answers = await Promise.all(
    ["101", "102", "201", "202", "301"].map(async (room) => [room, await desk.homeAt(`${lane}弄1号${room}`)]),
  )
  return answers.flatMap(([room, id]) => (id === undefined ? [] : [room ?? ""]))
}

describe("taking a change back", () => {
  it("gives what stood before: a correction, an end, each again by undoing the undoing", async () => {
    const { home } = await desk.stairwell("600", "1")
    const id = await desk.done(contract.addHousehold, { dwellingId: home, ...household })
    const households = async () => (await desk.page(home)).households
    const before = await households()
    await desk.done(contract.correctHousehold, { id, ...household, householder: "李华" })
    const after = await households()
    await undo(id)
    expect(await households()).toEqual(before)
    await undo(id)
    expect(await households()).toEqual(after)
    await desk.done(contract.endHousehold, { id })
    await undo(id)
    expect(await households()).toEqual(after)
    expect((await desk.page(home)).changes.map((change: { action: string }) => change.action)).toEqual([
      "household.undo",
      "household.end",
      "household.undo",
      "household.undo",
      "household.correct",
      "household.add",
    ])
  })

  it("lets who was added by mistake count on no day", async () => {
    const { home } = await desk.stairwell("601", "1")
    const people = async (on: string) => {
      const answer = await desk.client.call(getRows, { query: { indicator: "登记人口", on } })
      return answer.body.total as number
    }
    const before = [await people("2020-03-01"), await people("2020-03-05")]
    const id = await desk.done(contract.addStay, { dwellingId: home, ...person })
    await undo(id)
    expect([await people("2020-03-01"), await people("2020-03-05")]).toEqual(before)
    expect((await desk.page(home)).people).toEqual([])
    await desk.done(contract.addStay, { dwellingId: home, ...person })
    expect((await desk.page(home)).people).toHaveLength(1)
  })

  it("is refused once something newer stands on it, and works again when that is taken back", async () => {
    const { home } = await desk.stairwell("602", "1")
    const id = await desk.done(contract.addHousehold, { dwellingId: home, ...household })
    const first = await lastChange(id)
    await desk.done(contract.correctHousehold, { id, ...household, size: 5 })
    expect(await undoRefused(first)).toBe("newer-change")
    await undo(id)
    await desk.done(contract.undoRegisterChange, { id: first })
    expect((await desk.page(home)).households).toEqual([])
  })

  it("gives a stairwell its doors back", async () => {
    const { id } = await desk.stairwell("603", "1")
    await desk.done(contract.correctStairwell, { id, floors: 3, doorsPerFloor: 1 })
    expect(await open("603")).toEqual(["101", "201", "301"])
    const change = await lastChange(id)
    const dwellingId = await desk.homeAt("603弄1号301")
    const stay = await desk.done(contract.addStay, { dwellingId, ...person })
    expect(await undoRefused(change)).toBe("still-lived-in")
    await undo(stay)
    await undo(id)
    expect(await open("603")).toEqual(["101", "102", "201", "202"])
  })

  it("opens no home in a stairwell that has ended since", async () => {
    const { id, home } = await desk.stairwell("604", "1")
    const stay = await desk.done(contract.addStay, { dwellingId: home, ...person })
    await desk.done(contract.endStay, { id: stay })
    const moved = await lastChange(stay)
    await desk.done(contract.endDwelling, { id: home })
    const ended = await lastChange(home)
    expect(await undoRefused(moved)).toBe("already-ended")
    await desk.done(contract.endStairwell, { id })
    expect(await undoRefused(ended)).toBe("already-ended")
    await undo(id)
    await undo(home)
    await undo(stay)
    expect((await desk.page(home)).people).toHaveLength(1)
  })

  it("gives a person their number back, and nobody else's", async () => {
    const { home } = await desk.stairwell("605", "1")
    await desk.done(contract.addStay, { dwellingId: home, ...person, name: "周一", idNumber: "K11111111" })
    const [{ personId }] = (await desk.page(home)).people
    const fields = { id: personId, name: "周一", sex: "男", phone: "", idNumber: "K22222222" }
    await desk.done(contract.correctPerson, fields)
    const change = await lastChange(personId)
    const taken = { dwellingId: home, ...person, name: "周二", idNumber: "K11111111" }
    const stay = await desk.done(contract.addStay, taken)
    expect(await undoRefused(change)).toBe("already-known")
    const second = (await desk.page(home)).people.find((who: { stayId: string }) => who.stayId === stay)
    const renumbered = { ...fields, id: second.personId, name: "周二", idNumber: "K33333333" }
    await desk.done(contract.correctPerson, renumbered)
    await undo(personId)
    const who = (await desk.page(home)).people.find((one: { personId: string }) => one.personId === personId)
    expect(who.idNumber).toBe("K11111111")
  })

  it("knows no change that is not there", async () => {
    expect(await undoRefused(randomUUID())).toBe("not-found")
  })
})
