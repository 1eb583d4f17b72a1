import { describe, expect, it } from "vitest"
import { withDigits } from "./chinese-number.ts"
import { createSounds } from "./name-sound.ts"
import { plainText } from "./plain-text.ts"
import { readAddress } from "./read-address.ts"
import { readBirth } from "./read-birth.ts"
import { birthDigits, readDocument, sexOf } from "./read-document.ts"
import { readName } from "./read-name.ts"
import { readPhones } from "./read-phone.ts"
import { createRoomTable } from "./room-table.ts"

describe("what is written", () => {
  it.each([
    ["　１２号　３０２室 ", "12号 302室"],
    ["'310112199001011234", "310112199001011234"],
    ["12—302", "12-302"],
    ["Smith  JOHN", "smith john"],
  ])("%s is plainly %s", (written, plain) => {
    expect(plainText(written)).toBe(plain)
  })

  it.each([
    ["二八八弄十二号三〇二室", "288弄12号302室"],
    ["二百八十八弄二十号", "288弄20号"],
    ["十号一百零二室", "10号102室"],
  ])("%s in digits is %s", (written, digits) => {
    expect(withDigits(written)).toBe(digits)
  })
})

describe("names", () => {
  const sounds = createSounds()
  it.each([
    ["王 小明", "full", "王 小 明"],
    ["錢偉（已搬）", "full", "钱 伟"],
    ["卓玛·拉姆", "full", "卓 玛 拉 姆"],
    ["陈yan", "full", "陈 yan"],
    ["李□", "full", "李 □"],
    ["王阿姨", "surname", "王"],
    ["欧阳先生", "surname", "欧阳"],
    ["罗", "surname", "罗"],
    ["小萍", "nick", "萍"],
    ["TANAKA Hiroshi", "foreign", "hiroshi tanaka"],
  ])("%s: %s, %s", (written, form, units) => {
    const name = readName(written, sounds)
    expect(name?.form).toBe(form)
    expect(name?.units.join(" ")).toBe(units)
  })

  it.each(["", "无人", "空户", "宝宝", "女儿"])("nobody: %s", (written) => {
    expect(readName(written, sounds)).toBeNull()
  })
})

describe("telephones", () => {
  it.each([
    ["138-1234-5678", ["13812345678"]],
    ["+86 13812345678", ["13812345678"]],
    ["013812345678", ["13812345678"]],
    ["１３８１２３４５６７８", ["13812345678"]],
    ["13812345678/13987654321", ["13812345678", "13987654321"]],
    ["138****5678", ["138****5678"]],
    ["021-64123456", ["64123456"]],
    ["64123456", ["64123456"]],
    ["1.38E+10", null],
    ["", null],
    ["无", null],
  ])("%s: %o", (written, phones) => {
    expect(readPhones(written)).toEqual(phones)
  })
})

describe("document numbers", () => {
  it.each([
    ["98011219620512001x", "98011219620512001X"],
    ["９８０１１２********1234", "980112********1234"],
    ["980112196205120018", "980112196205120018"],
    ["9801041961****1234", "9801041961****1234"],
    ["980115590709338", "980115195907093381"],
    ["98010319520627167*", "98010319520627167X"],
    ["980106193506200000", "980106193506200***"],
    ["1234", "**************1234"],
    ["g12345678", "G12345678"],
    ["1.10E+17", undefined],
    ["", undefined],
  ])("%s: %s", (written, text) => {
    expect(readDocument(written)?.text).toBe(text)
  })

  it("tells birth and sex as far as they are shown", () => {
    const [whole, masked] = [readDocument("980115195907093381"), readDocument("9801041961****1234")]
    expect(whole && birthDigits(whole)).toBe("19590709")
    expect(whole && sexOf(whole)).toBe("女")
    expect(masked && birthDigits(masked)).toBe("1961")
    expect(masked && sexOf(masked)).toBe("男")
  })
})

describe("days of birth", () => {
  it.each([
    ["1990-1-2", "19900102", false],
    ["1990年1月", "199001", false],
    ["19900102", "19900102", false],
    ["1990.1.2", "19900102", false],
    ["2/1/1990", "19900102", false],
    ["35岁", "1985", true],
    ["35", "1985", true],
  ])("%s: %s", (written, digits, fromAge) => {
    expect(readBirth(written, 2020)).toEqual({ digits, fromAge })
  })

  it.each(["", "不详", "138"])("none: %s", (written) => {
    expect(readBirth(written, 2020)).toBeNull()
  })
})

describe("addresses", () => {
  const room = (lane: string, number: string, block: string, unit: string) => ({
    ...{ lane, number, block, unit, room: "302" },
  })
  const rooms = createRoomTable([
    room("288", "12", "6", "2"),
    room("318", "12", "28", "1"),
    { ...room("318", "17", "30", "1"), room: "1302" },
  ])
  it.each([
    ["上海市闵行区古美路街道古美九村288弄12号302室", "288 12 302"],
    ["288弄12号楼302", "288 12 302"],
    ["288-12-302", "288 12 302"],
    ["二八八弄十二号三〇二室", "288 12 302"],
    ["12-302", " 12 302"],
    ["12#302", " 12 302"],
    ["12号3楼东302", " 12 302"],
    ["17/1302", "318 17 1302"],
    ["17号13楼1302室", "318 17 1302"],
    ["6栋2单元302", "288 12 302"],
    ["28-1-302", "318 12 302"],
    ["80弄12号302室", "80 12 302"],
    ["288弄12号", "288 12 "],
  ])("%s: %s", (written, door) => {
    const read = readAddress(written, rooms)
    expect(read && `${read.lane} ${read.number} ${read.room}`).toBe(door)
  })

  it("no door: a road, a word, nothing", () => {
    for (const written of ["古美路街道", "门口", ""]) expect(readAddress(written, rooms)).toBeNull()
  })
})
