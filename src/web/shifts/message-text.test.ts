import { describe, expect, it } from "vitest"
import type { PlainDate } from "../../core/kit/dates.ts"
import type { Say } from "../parts/say.ts"
import { groupText, type Message, tellableTogether } from "./message-text.ts"
import { words } from "./words-zh.ts"

const week = "2020-03-09" as PlainDate
const hours = [
  { id: "morning", name: "早班", start: 360, minutes: 360 },
  { id: "night", name: "夜班", start: 0, minutes: 360 },
]
const ground = { posts: [{ id: "north", name: "北门" }], hours }

function message(id: string, name: string | null, more: Partial<Message> = {}): Message {
  return {
    ...{
      id: `m${id}`,
      workerId: id,
      name,
      phone: "14000000000",
      what: "published",
      madeAt: "",
      toldAt: null,
    },
    ...{ toldHow: null, changes: [], turns: [] },
    ...more,
  }
}

/** The Chinese words of the shift desk, as a screen says them. */
const say = {
  language: "zh",
  t: (key: string, values: Record<string, unknown> = {}) => {
    const [group = "", word = ""] = key.split(".")
    const text = (words as unknown as Record<string, Record<string, string>>)[group]?.[word] ?? key
    return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name]))
  },
} as unknown as Say

describe("one message for the group", () => {
  it("names turns and hours, and nothing of telephones or of why something changed", () => {
    const turn = { day: "2020-03-10", postId: "north", hoursId: "morning" }
    const gone = { day: "2020-03-11", from: { postId: "north", hoursId: "night" }, to: null, why: "sick" }
    const told = [
      message("1", "张三", { turns: [turn, { ...turn, day: "2020-03-12" }] }),
      message("2", "李四", { changes: [gone] }),
    ]
    expect(groupText({ ground }, week, told, "守望里居民区", say)).toBe(
      [
        "守望里居民区 3月9日—3月15日值守：",
        "早班 6:00–12:00",
        "张三：3月10日 星期二 早班 北门；3月12日 星期四 早班 北门",
        "李四（有变动）：没有班了",
        "辛苦了！来不了请早点说。",
      ].join("\n"),
    )
  })

  it("is for volunteers whose name says who is meant", () => {
    const kinds = {
      "1": "volunteer",
      "2": "volunteer",
      "3": "volunteer",
      "4": "staff",
      "5": "guard",
    } as const
    const names: Record<string, string> = { "1": "张三", "2": "王芳", "3": "王芳", "4": "赵六", "5": "孙七" }
    const state = {
      ground: { workers: Object.entries(kinds).map(([id, kind]) => ({ id, kind })) },
      nameOf: (id: string) => names[id] ?? "",
    } as unknown as Parameters<typeof tellableTogether>[0]
    // the other 王芳 has nothing to be told of: in the group she would take the line for hers
    const open = ["1", "2", "4", "5"].map((id) => message(id, names[id] ?? null))
    const { messages, ofOneName } = tellableTogether(state, [...open, message("6", null)])
    expect([messages.map(({ workerId }) => workerId), ofOneName]).toEqual([["1"], 1])
  })

  it("tells a hundred at most", () => {
    const ids = Array.from({ length: 130 }, (_, at) => `${at}`)
    const state = {
      ground: { workers: ids.map((id) => ({ id, kind: "volunteer" })) },
      nameOf: (id: string) => `志愿者${id}`,
    } as unknown as Parameters<typeof tellableTogether>[0]
    const open = ids.map((id) => message(id, `志愿者${id}`))
    expect(tellableTogether(state, open).messages).toHaveLength(100)
  })
})
