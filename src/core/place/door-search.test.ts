import { describe, expect, it } from "vitest"
import { readDoorSearch } from "./door-search.ts"

describe("readDoorSearch", () => {
  it.each([
    ["12-302", { lane: null, number: "12", room: "302" }],
    ["288弄12号302", { lane: "288", number: "12", room: "302" }],
    ["288弄12号302室", { lane: "288", number: "12", room: "302" }],
    ["２８８－１２－３０２", { lane: "288", number: "12", room: "302" }],
    ["12号302", { lane: null, number: "12", room: "302" }],
    ["12号", { lane: null, number: "12", room: null }],
    ["288弄 012号楼", { lane: "288", number: "12", room: null }],
    ["王小明", null],
    ["13812341234", null],
    ["", null],
    ["'; drop table stay; --", null],
  ])("reads %s", (text, search) => {
    expect(readDoorSearch(text)).toEqual(search)
  })
})
