import { expect, it } from "vitest"
import { readSpokenNeed } from "./spoken-need.ts"

it.each([
  ["今早36.9，要买降压药", "买药"],
  ["晚36.8，请送菜", "买菜"],
  ["马桶堵了，请来看看", "维修"],
  ["帮忙拿一下快递", "收快递"],
  ["明天透析，要车", "送医"],
  ["明天去医院透析", "送医"],
  ["上次的药收到了", null],
  ["不用买菜了", null],
  ["药在哪里买？", null],
  ["口罩什么时候有，另外缺米", "买菜"],
  ["问几号解除", null],
  ["", null],
])("hears of %s: %s", (note, need) => {
  expect(readSpokenNeed(note)).toBe(need)
})
