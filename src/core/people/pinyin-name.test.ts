import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { createPinyinFinders } from "./pinyin-name.ts"

const finderOf = createPinyinFinders()
const fitting = (typed: string, name: string) => finderOf(typed)?.(name) ?? null

describe("the pinyin of a name", () => {
  it.each([
    ["wxm", "王小明", 0],
    ["WXM", "王小明", 0],
    ["wangxiaoming", "王小明", 0],
    ["wang xiao ming", "王小明", 0],
    ["wangxm", "王小明", 0],
    ["wxming", "王小明", 0],
    ["wangx", "王小明", 2],
    ["wan", "王小明", 1],
    ["xm", "王小明", 101],
    ["xiaoming", "王小明", 101],
    ["sxm", "单小明", 0],
    ["shan", "单小明", 1],
    ["zgf", "曾国藩", 0],
    ["yuchigong", "尉迟恭", 0],
    ["ouyangfeng", "欧阳锋", 0],
    ["lvbu", "吕布", 0],
    ["lubu", "吕布", 0],
    ["wangle", "王乐", 0],
    ["wangyue", "王乐", 0],
    ["wang", "汪明英", 1],
    ["wang", "万国英", 2],
    ["xian", "西安", 0],
    ["anna", "Anna", 0],
  ] as const)("%s finds %s", (typed, name, expected) => {
    expect(fitting(typed, name)).toBe(expected)
  })

  it.each([
    ["dan", "单小明"],
    ["wxl", "王小明"],
    ["wangxiaomingx", "王小明"],
    ["w", "王小明"],
    ["王小", "王小明"],
    ["12-302", "王小明"],
    ["wxm", ""],
  ])("%s does not find %s", (typed, name) => {
    expect(fitting(typed, name)).toBeNull()
  })

  it("finds every name by its own sounds, whole, by initials, and by any mixture", () => {
    const surname = fc.constantFrom("王", "李", "单", "曾", "解", "吕", "欧阳", "尉迟")
    const sound: Readonly<Record<string, string>> = {
      ...{
        王: "wang",
        李: "li",
        单: "shan",
        曾: "zeng",
        解: "xie",
        吕: "lv",
        欧阳: "ou yang",
        尉迟: "yu chi",
      },
      ...{ 小: "xiao", 明: "ming", 芳: "fang", 建: "jian", 国: "guo", 乐: "le" },
    }
    const given = fc.array(fc.constantFrom("小", "明", "芳", "建", "国", "乐"), {
      minLength: 1,
      maxLength: 2,
    })
    fc.assert(
      fc.property(
        surname,
        given,
        fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
        (first, rest, whole) => {
          const name = first + rest.join("")
          const sounds = [first, ...rest].flatMap((signs) => (sound[signs] ?? "").split(" "))
          const typed = sounds.map((each, place) => (whole[place] ? each : each.slice(0, 1))).join("")
          expect(fitting(typed, name)).toBe(0)
        },
      ),
    )
  })
})
