import type { RowRefusal } from "./cell.ts"

/** Why a row was refused and what to do, in the words of people who keep books. */
export const refusalWords: Readonly<Record<"zh" | "en", Readonly<Record<RowRefusal, string>>>> = {
  zh: {
    "value-missing": "此栏必填，请补上",
    "not-a-door": "看不出是哪个门牌，请写成 288弄12号302室 或 12-302",
    "unknown-door": "楼栋、住户册里没有这个门牌；补上该户后会自动收录，写错了请改",
    "not-a-building-number": "弄、号应为数字",
    "impossible-day": "没有这一天，请写成 2020-02-12",
    "impossible-time": "没有这个时间，请写成 2020-02-12 08:05",
    "day-to-come": "这一天还没有到，请核对",
    "not-a-number": "应为数字",
    "number-too-large": "数目太大，请核对",
    "temperature-out-of-range": "体温应在 34.0–43.0 ℃ 之间，请核对",
    "unknown-option": "不是这一栏可选的内容，请照表头选项填写",
    "ends-before-it-begins": "结束早于开始，请核对两个时间",
    "building-contradicts": "与已登记的楼栋不一致，请核对；确有变动请在登记册里改",
  },
  en: {
    "value-missing": "This column must be filled in",
    "not-a-door": "No door can be read here: write 288弄12号302室 or 12-302",
    "unknown-door":
      "No such door in the books of buildings and homes: once the home is added the row comes in by itself; mend it if mistyped",
    "not-a-building-number": "Lane and building number are digits",
    "impossible-day": "There is no such day: write 2020-02-12",
    "impossible-time": "There is no such time: write 2020-02-12 08:05",
    "day-to-come": "This day is still to come: check it",
    "not-a-number": "A number is expected",
    "number-too-large": "The number is too large: check it",
    "temperature-out-of-range": "A temperature lies between 34.0 and 43.0 °C: check it",
    "unknown-option": "Not one of this column's choices",
    "ends-before-it-begins": "It ends before it begins: check both times",
    "building-contradicts":
      "Contradicts the building on the register: check it, or change the register by hand",
  },
}
