import { expect, it } from "vitest"
import type { Instant } from "../../core/kit/dates.ts"
import { bodyOf, celsiusKey, errorsIn, isEmpty, newCall, readCaller, readCelsius } from "./desk-call.ts"

const now = "2020-02-12T02:00:00.000Z" as Instant
const ids = { next: 0 }
const newId = () => `id-${++ids.next}`
const empty = () => newCall(newId, "window", now)

it.each([
  ["54001234", "54001234", "54001234"],
  ["021-5400 1234", "02154001234", "02154001234"],
  ["199 1234 5678", "19912345678", "19912345678"],
  ["１９９１２３４５６７８", "19912345678", "19912345678"],
  ["12-302", "", "12-302"],
  ["12-1302", "", "12-1302"],
  ["1234", "", "1234"],
  ["54001234 12-302", "54001234", "12-302"],
  ["王小明", "", "王小明"],
  ["王 54001234", "54001234", "王"],
  ["", "", ""],
])("reads a caller written as %s", (written, number, search) => {
  expect(readCaller(written)).toEqual({ number, search })
})

it.each([
  ["36.5", 36.5],
  ["36。5", 36.5],
  ["３７度", 37],
  ["365", null],
  ["50", null],
  ["", null],
])("reads %s °C", (written, celsius) => {
  expect(readCelsius(written)).toBe(celsius)
})

it("is empty until something is typed", () => {
  expect(isEmpty(empty())).toBe(true)
  for (const change of [
    { caller: "1" },
    { note: "口罩" },
    { category: "口罩" as const },
    { celsius: { a: "3" } },
  ])
    expect(isEmpty({ ...empty(), ...change })).toBe(false)
})

it("names what has to be mended", () => {
  expect(errorsIn({ ...empty(), celsius: { a: "99" }, backAt: "下午" }, now)).toEqual([
    "category",
    "celsius",
    "backAt",
  ])
  expect(errorsIn({ ...empty(), category: "咨询", celsius: { a: " " } }, now)).toEqual([])
})

it("becomes a request with its own ids, without a home of nobody else's", () => {
  const call = {
    ...{ ...empty(), caller: "54001234 12-302", category: "求助" as const, note: " 买药 " },
    ...{ home: { id: "home", door: "12-302" }, personId: "p1", who: "team", backAt: "15:00" },
    ...{ follow: "today-18" as const, followAt: "2020-02-12T10:00:00.000Z" as Instant },
    celsius: { [celsiusKey("p1", "上午")]: "36.5", [celsiusKey("p1", "下午")]: "" },
  }
  expect(bodyOf({ ...call, need: "" }, { accountId: "me", now, newId })).toMatchObject({
    ...{ id: call.id, commandId: call.commandId, number: "54001234", homeId: "home", personId: "p1" },
    ...{ category: "求助", text: "买药", followUp: { ownerId: null, dueAt: "2020-02-12T10:00:00.000Z" } },
    callBack: { at: "2020-02-12T07:00:00.000Z" },
    readings: [{ personId: "p1", slot: "上午", celsius: 36.5, day: "2020-02-12" }],
  })
  const wish = bodyOf({ ...call, need: "买药", who: "me" }, { accountId: "me", now, newId })
  expect(wish).toMatchObject({
    followUp: null,
    need: { category: "买药", ownerId: "me", promisedFor: call.followAt },
  })
  // what the note says stands as a need until somebody chooses otherwise
  expect(bodyOf(call, { accountId: "me", now, newId })).toMatchObject({ need: { category: "买药" } })
  expect(bodyOf({ ...call, home: null }, { accountId: "me", now, newId })).toMatchObject({
    ...{ homeId: null, personId: null, readings: [] },
  })
})
