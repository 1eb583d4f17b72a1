import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { getPlainDate } from "../kit/dates.ts"
import type { ChatGround } from "./chat-ground.ts"
import type { ChatItem, ChatLine } from "./chat-item.ts"
import { readChat } from "./read-chat.ts"

const home = (number: string, room: string, lane = "288") => ({
  ...{ id: lane === "288" ? `${number}-${room}` : `${lane}-${number}-${room}`, lane, number, room },
})
const person = (name: string, homeId: string, quarantined = true) => ({
  ...{ id: `${name}@${homeId}`, name, homeId, quarantined },
})

const ground: ChatGround = {
  homes: [
    ...[home("12", "302"), home("8", "101"), home("5", "501"), home("3", "402"), home("7", "302")],
    ...[home("9", "601"), home("10", "201"), home("20", "101"), home("20", "101", "300"), home("6", "1203")],
  ],
  people: [
    ...[person("王小明", "12-302"), person("李兰", "12-302", false), person("张三", "8-101")],
    ...[person("赵国强", "5-501"), person("钱小红", "5-501"), person("孙阿福", "3-402", false)],
    ...[person("周建国", "9-601"), person("周建国", "10-201", false), person("欧阳晨", "6-1203")],
  ],
  today: getPlainDate("2020-02-12"),
  clock: "19:00",
  slot: null,
  stairwell: null,
}

const read = (text: string, more: Partial<ChatGround> = {}) => readChat(text, { ...ground, ...more })
/** An item in a few signs: who, when, how much; then what is missing (!) and doubted (?). */
function short(item: ChatItem): string {
  const flags = [...item.missing.map((one) => `!${one}`), ...item.doubts.map((one) => `?${one}`)]
  const said =
    item.kind === "need"
      ? [`${item.homeId ?? "-"}`, item.category, item.text]
      : [
          (item.personId ?? item.homeId ?? "-").replace(/@.*/, ""),
          ...(item.day === ground.today ? [] : [item.day.slice(5)]),
          ...[item.slot ?? "-", String(item.celsius ?? "-")],
          ...(item.symptoms === "无" ? [] : [item.symptoms]),
        ]
  return [...said, ...flags].join(" ")
}
const shortLine = (line: ChatLine | undefined) =>
  line === undefined ? "" : line.what === "items" ? line.items.map(short).join(" | ") : line.what

/** The line, and what becomes of it. */
const table: readonly (readonly [line: string, becomes: string])[] = [
  // doors and words for the time of day
  ["12-302 早36.5 晚36.7", "王小明 上午 36.5 | 王小明 下午 36.7"],
  ["12号302 王小明 早 36.4", "王小明 上午 36.4"],
  ["12号302室早上36.4", "王小明 上午 36.4"],
  ["288弄12号302室 下午36.6", "王小明 下午 36.6"],
  ["288-12-302 晚上 36.6℃", "王小明 下午 36.6"],
  ["１２－３０２　早３６．５", "王小明 上午 36.5"],
  ["12-302早36度5", "王小明 上午 36.5"],
  ["12-302早上36度半", "王小明 上午 36.5"],
  ["12-302 上午三十六度五", "王小明 上午 36.5"],
  ["12-302：早36。5，晚36。8", "王小明 上午 36.5 | 王小明 下午 36.8"],
  ["12栋302 早36.5度，一切正常", "王小明 上午 36.5"],
  ["12 302 早 36.5", "王小明 上午 36.5"],
  ["8-101 今早 36 度", "张三 上午 36"],
  ["6-1203 欧阳晨 8:15 36.3", "欧阳晨 上午 36.3"],
  ["6号1203 20点半 36.3", "欧阳晨 下午 36.3"],
  ["36.5 早 12-302", "王小明 上午 36.5"],
  ["12-302 36.5（早）36.7（晚）", "王小明 上午 36.5 | 王小明 下午 36.7"],
  ["12-302 早测36.5 无发热咳嗽", "王小明 上午 36.5"],
  ["12-302 pm 36.9", "王小明 下午 36.9"],
  // two values behind one word, or words and values apart
  ["12-302 早36.5/36.8", "王小明 上午 36.5 ?order | 王小明 下午 36.8 ?order"],
  ["12-302 早36.5/晚36.8", "王小明 上午 36.5 | 王小明 下午 36.8"],
  ["12-302 早36.5 36.8", "王小明 上午 36.5 ?order | 王小明 下午 36.8 ?order"],
  ["王小明 早上36.5、36.5", "王小明 上午 36.5 ?order | 王小明 下午 36.5 ?order"],
  ["12-302 早/晚 36.5/36.8", "王小明 上午 36.5 | 王小明 下午 36.8"],
  ["12-302 早晚36.5 36.8", "王小明 上午 36.5 | 王小明 下午 36.8"],
  ["12-302 晚/早36.8/36.5", "王小明 下午 36.8 | 王小明 上午 36.5"],
  ["12-302 36.5/36.8 早/晚", "王小明 上午 36.5 | 王小明 下午 36.8"],
  ["12-302 早晚36.5", "王小明 - 36.5 !slot ?order"],
  ["12-302 晚36.5/36.8", "王小明 下午 36.5 ?two-values | 王小明 下午 36.8 ?two-values"],
  ["12-302 36.5/36.8早", "王小明 上午 36.5 ?two-values | 王小明 上午 36.8 ?two-values"],
  ["5-501 早36.5/36.8", "5-501 上午 36.5 !person | 5-501 上午 36.8 !person"],
  ["5-501 赵国强 早36.5/36.8", "赵国强 上午 36.5 ?order | 赵国强 下午 36.8 ?order"],
  [
    "12-302 早36.5/36.8/36.6",
    "王小明 上午 36.5 ?two-values | 王小明 上午 36.8 ?two-values | 王小明 上午 36.6 ?two-values",
  ],
  // numbered lists
  ["1. 12-302 36.5/36.8", "王小明 上午 36.5 | 王小明 下午 36.8"],
  ["1. 12-302 早36.5/36.8", "王小明 上午 36.5 ?order | 王小明 下午 36.8 ?order"],
  ["1. 12-302 早36.5/晚36.8", "王小明 上午 36.5 | 王小明 下午 36.8"],
  ["2、张三 8-101 正常 早36.3", "张三 上午 36.3"],
  ["3.8-101 晚36.3", "张三 下午 36.3"],
  ["4）9-601 周建国 早36.2", "周建国 上午 36.2"],
  ["(5) 8-101 早36.2", "张三 上午 36.2"],
  // names
  ["张三 早36.4", "张三 上午 36.4"],
  ["王小明36.4早", "王小明 上午 36.4"],
  ["周建国 早36.4", "- 上午 36.4 !door !person"],
  ["12-302 张三 早36.3", "12-302 上午 36.3 !person ?unknown-name"],
  ["12-302 陈大文 早36.3", "王小明 上午 36.3 ?other-words"],
  ["12-302 李兰 早36.3", "李兰 上午 36.3 ?not-in-quarantine"],
  // nobody is chosen between two
  ["5-501 早36.5", "5-501 上午 36.5 !person"],
  ["5-501 两人 早36.5 36.6", "5-501 上午 36.5 !person | 5-501 上午 36.6 !person"],
  ["5-501 赵国强36.5 钱小红36.6 早", "赵国强 上午 36.5 | 钱小红 上午 36.6"],
  ["5-501 早 36.5赵国强 36.6钱小红", "赵国强 上午 36.5 | 钱小红 上午 36.6"],
  [
    "赵国强 早36.5 晚36.6 钱小红 早36.7 晚36.8",
    "赵国强 上午 36.5 | 赵国强 下午 36.6 | 钱小红 上午 36.7 | 钱小红 下午 36.8",
  ],
  ["5-501 老公36.5 我36.4 早", "5-501 上午 36.5 !person | 5-501 上午 36.4 !person"],
  ["12-302 两人 早36.5", "王小明 上午 36.5 ?other-words"],
  // several homes in a line
  ["12-302 早36.5，8-101 早36.3", "王小明 上午 36.5 | 张三 上午 36.3"],
  // what is missing or looks odd
  ["12-302 36.5", "王小明 - 36.5 !slot"],
  ["早36.5", "- 上午 36.5 !door !person"],
  ["12号 早36.5", "- 上午 36.5 !door !person ?several-doors"],
  ["302早上36度5", "王小明 上午 36.5 ?room-only"],
  ["402 早36.5", "3-402 上午 36.5 !person ?not-in-quarantine"],
  ["20-101 早36.5", "- 上午 36.5 !door !person ?several-doors"],
  ["99-101 早36.5", "- 上午 36.5 !door !person ?unknown-door"],
  ["3-402 早36.5", "3-402 上午 36.5 !person ?not-in-quarantine"],
  ["12-302 早365", "王小明 上午 36.5 ?odd-number"],
  ["12-302 早36,5", "王小明 上午 36.5 ?odd-number"],
  ["12-302 早36", "王小明 上午 36 ?odd-number"],
  ["12-302 早36.5-36.7", "王小明 上午 36.7 ?range"],
  ["12-302 36.5 36.7", "王小明 上午 36.5 ?order | 王小明 下午 36.7 ?order"],
  ["12-302 早36.5 早36.9", "王小明 上午 36.5 ?two-values | 王小明 上午 36.9 ?two-values"],
  ["12-302 早上正常", "王小明 上午 - !celsius"],
  ["12-302 早36.5 我明天想出去一趟", "王小明 上午 36.5 ?other-words"],
  // symptoms and fever
  ["8-101 早37.8 咳嗽 乏力", "张三 上午 37.8 咳嗽;乏力"],
  ["8-101 晚38度2，发烧，喉咙痛", "张三 下午 38.2 发热;咽痛"],
  ["8-101 昨晚36.9", "张三 02-11 - 36.9 !slot"],
  ["8-101 2月10日 早36.9", "张三 02-10 上午 36.9"],
  ["8-101 有点咳嗽", "张三 - - 咳嗽 !slot !celsius ?other-words"],
  // wishes
  ["12-302 买药", "12-302 买药 买药"],
  ["12-302 想要两袋米", "12-302 买菜 想要两袋米"],
  ["12-302 帮忙带菜", "12-302 买菜 帮忙带菜"],
  ["12号302 麻烦帮我拿一下快递", "12-302 收快递 麻烦帮我拿一下快递"],
  ["3-402 马桶堵了", "3-402 维修 马桶堵了"],
  ["3-402 孙阿福 降压药快没了", "3-402 买药 降压药快没了"],
  ["8-101 周四要去医院透析", "8-101 送医 周四要去医院透析"],
  ["8-101 帮忙买奶粉两罐", "8-101 婴儿用品 帮忙买奶粉两罐"],
  ["8-101 想买猫粮", "8-101 宠物 想买猫粮"],
  ["想要两袋米", "- 买菜 想要两袋米 !door"],
  ["12-302 早36.5 顺便带点菜", "王小明 上午 36.5 | 12-302 买菜 顺便带点菜"],
  ["12-302 什么时候可以买菜？", "12-302 买菜 什么时候可以买菜? ?question"],
  ["12-302 不用买菜了", "not-understood"],
  ["12-302 菜已经收到", "not-understood"],
  // talk
  ["收到，谢谢", "talk"],
  ["[图片]", "talk"],
  ["👍👍", "talk"],
  ["@所有人 请大家按时报体温", "talk"],
  ["需要买菜的请接龙", "talk"],
  ["#接龙 今日体温", "talk"],
  ["", "empty"],
  ["　", "empty"],
  ["8-101", "sender"],
  ["物业电话 021-54321234", "talk"],
]

describe("a line of a group chat", () => {
  it.each(table)("%s → %s", (line, becomes) => {
    expect(shortLine(read(line)[0])).toBe(becomes)
  })

  it("is read as of its stairwell and time of day, where the group and the paste say which", () => {
    expect(read("302 36.5", { stairwell: "12", slot: "上午" }).map(shortLine)).toEqual(["王小明 上午 36.5"])
    expect(read("302 36.5", { stairwell: "7", slot: "上午" }).map(shortLine)).toEqual([
      "7-302 上午 36.5 !person ?not-in-quarantine",
    ])
  })

  it("says that an afternoon is not yet, in the morning", () => {
    expect(read("12-302 36.5/36.8", { clock: "09:00" }).map(shortLine)).toEqual([
      "王小明 上午 36.5 ?order | 王小明 下午 36.8 ?order ?not-yet",
    ])
  })
})

describe("lines that rest on those before them", () => {
  it.each([
    ["王小明 2月12日 08:15\n36.5", ["sender", "王小明 上午 36.5"]],
    [
      "王小明 2月11日 晚上8:15\n36.5\n36.6",
      ["sender", "王小明 02-11 下午 36.5 ?two-values", "王小明 02-11 下午 36.6 ?two-values"],
    ],
    ["2020-02-12 08:15:22 张三(12345)\n36.4 正常", ["sender", "张三 上午 36.4"]],
    ["12-302王小明:\n早36.5", ["sender", "王小明 上午 36.5"]],
    ["12-302王小明\n早36.5", ["sender", "王小明 上午 36.5"]],
    ["阳光 2020/2/12 8:15\n8-101 36.4", ["sender", "张三 上午 36.4"]],
    ["阳光 8:15\n36.4", ["sender", "- 上午 36.4 !door !person"]],
    ["赵国强 8:15\n36.4", ["sender", "赵国强 上午 36.4 ?sender"]],
    ["张三 8:15\n12-302 36.4\n36.9", ["sender", "王小明 上午 36.4", "张三 上午 36.9"]],
    ["阳光: 8-101 早36.4", ["张三 上午 36.4"]],
    ["张三 8:15\n帮忙带两斤肉", ["sender", "8-101 买菜 帮忙带两斤肉"]],
    ["昨天 18:20\n12-302 36.5", ["sender", "王小明 02-11 下午 36.5"]],
    [
      "1. 12-302 早36.5\n2. 8-101 早36.3\n3. 12-302 早36.9",
      ["王小明 上午 36.5 ?two-values", "张三 上午 36.3", "王小明 上午 36.9 ?two-values"],
    ],
    ["早36.5\n\n12-302", ["- 上午 36.5 !door !person", "empty", "sender"]],
  ] as const)("%j", (text, becomes) => {
    expect(read(text).map(shortLine)).toEqual(becomes)
  })
})

const piece = fc.oneof(
  fc.constantFrom(
    "12-302",
    "5-501",
    "王小明",
    "早",
    "晚",
    "36.5",
    "36度5",
    "两人",
    "买菜",
    "8:15",
    "2月12日",
    "\n",
    " ",
    ":",
  ),
  fc.string({ maxLength: 6 }),
  fc.string({ unit: "binary", maxLength: 4 }),
)

describe("whatever is pasted", () => {
  it("is read without a fault, every line once and in its order, and nobody is named twice over", () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join("")
        const lines = read(text)
        expect(lines.map((line) => line.text)).toEqual(text.split(/\r\n|\n|\r/))
        expect(lines.map((line) => line.index)).toEqual(lines.map((_, index) => index))
        for (const line of lines) {
          expect(line.what === "items").toBe(line.items.length > 0)
          for (const item of line.items) {
            expect(item.line).toBe(line.index)
            expect(item.missing.includes("door")).toBe(item.homeId === null)
            if (item.kind === "need") continue
            expect(item.missing.includes("person")).toBe(item.personId === null)
            if (item.personId !== null) expect(item.personId.endsWith(`@${item.homeId}`)).toBe(true)
            // where two are in quarantine only a name says who
            if (item.homeId === "5-501" && item.personId !== null) {
              expect(text).toContain(item.personId.replace(/@.*/, ""))
            }
          }
        }
      }),
      { numRuns: 300 },
    )
  })
})
