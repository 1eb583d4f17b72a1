import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { findPeople } from "../../src/contract/people.ts"
import * as register from "../../src/contract/register.ts"
import { startTestApp, type TestApp } from "../support/app.ts"
import { household, makeRegisterDesk, person } from "../support/register-desk.ts"

let app: TestApp
let desk: ReturnType<typeof makeRegisterDesk>
let home: string
beforeAll(async () => {
  app = await startTestApp()
  desk = makeRegisterDesk(await app.signedIn("staff"))
  home = (await desk.stairwell("288", "12")).home
  const listed = { ...household, householder: "单小芳", phone: "02154001234" }
  await desk.done(register.addHousehold, { dwellingId: home, ...listed })
  await desk.done(register.addStay, { dwellingId: home, ...person, phone: "13800002222" })
  const other = { name: "单小芳", idNumber: "110101199003070003", phone: "13900003333" }
  await desk.done(register.addStay, { dwellingId: home, ...person, ...other })
})
afterAll(() => app.stop())

async function found(text: string): Promise<string[]> {
  const answer = await desk.client.call(findPeople, { body: { text } })
  expect(answer.status).toBe(200)
  return answer.body.people.map((one: { name: string }) => one.name)
}

const wang = "王*明"
const shan = "单*芳"

describe("somebody is found while typing", () => {
  it.each([
    ["by the door", "12-101", [wang, shan].toSorted()],
    ["by the door in full", "288弄12号101室", [wang, shan].toSorted()],
    ["by a name", "小明", [wang]],
    ["by initials", "wxm", [wang]],
    ["by initials in capitals and wide letters", "ＷＸＭ", [wang]],
    ["by the whole pinyin", "wangxiaoming", [wang]],
    ["by the sound of a surname", "shanxf", [shan]],
    ["by the given name alone", "xiaofang", [shan]],
    ["by digits of the telephone", "2222", [wang]],
    ["by digits of the document number", "19900307", [shan]],
    ["by nothing that fits", "zzz", []],
    ["by too few digits", "222", []],
    ["by one letter", "w", []],
    ["by signs that mean something elsewhere", "%", []],
  ])("%s", async (_, text, names) => {
    expect((await found(text)).toSorted()).toEqual(names)
  })

  it("by the telephone of the home, the householder first", async () => {
    expect(await found("021-5400 1234")).toEqual([shan, wang])
  })

  it("by what their name is now, once it was corrected", async () => {
    const { people } = await desk.page(home)
    const [stay] = people.filter((one: { name: string }) => one.name === "王小明")
    const { sex, phone } = person
    const corrected = { id: stay.personId, name: "黄晓敏", sex, idNumber: "", phone }
    await desk.done(register.correctPerson, corrected)
    expect(await found("wxm")).toEqual([])
    expect(await found("hxm")).toEqual(["黄*敏"])
  })
})
