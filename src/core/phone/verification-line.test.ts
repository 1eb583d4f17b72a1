import { expect, it } from "vitest"
import { readVerificationLine } from "./verification-line.ts"

const door = (number: string, room: string, lane: string | null = null) => ({ lane, number, room })

it.each([
  ["12-302", { door: door("12", "302"), phone: "", rest: "" }],
  ["12-302 王小明 19900001111", { door: door("12", "302"), phone: "19900001111", rest: "王小明" }],
  ["1. 王小明，288弄12号302室，武汉", { door: door("12", "302", "288"), phone: "", rest: "王小明 武汉" }],
  ["3、199 0000 1111", { door: null, phone: "19900001111", rest: "" }],
  ["+86 199-0000-1111 李兰", { door: null, phone: "19900001111", rest: "李兰" }],
  ["021-54001234", { door: null, phone: "02154001234", rest: "" }],
  ["５４００１２３４", { door: null, phone: "54001234", rest: "" }],
  ["王小明", null],
  ["12号", null],
  ["", null],
])("reads %s", (written, line) => {
  expect(readVerificationLine(written)).toEqual(line)
})
