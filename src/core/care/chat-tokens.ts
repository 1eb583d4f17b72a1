import type { ChatLookup } from "./chat-ground.ts"
import { fillers, kinWords, slotWords, symptomWords } from "./chat-words.ts"
import { LEAST_CELSIUS, MOST_CELSIUS, type SlotName } from "./reading-cell.ts"

/** One piece of a line: what it says, and how it stood there. */
export type ChatToken = { readonly source: string } & (
  | { readonly kind: "door"; readonly lane: string | null; readonly number: string; readonly room: string }
  | { readonly kind: "room"; readonly room: string }
  | { readonly kind: "stairwell"; readonly number: string }
  | { readonly kind: "celsius"; readonly celsius: number; readonly odd: boolean; readonly range: boolean }
  | { readonly kind: "slot"; readonly slot: SlotName }
  | {
      readonly kind: "day"
      readonly day: { readonly back: number } | { readonly month: number; readonly date: number }
    }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "kin" | "count" | "filler" | "mark" | "other" }
  | { readonly kind: "symptom"; readonly name: string }
)

/** Cuts a line, written with half-width signs, into pieces; put together again they are the line. */
export function cutLine(line: string, lookup: ChatLookup): ChatToken[] {
  const tokens: ChatToken[] = []
  for (let at = 0; at < line.length; ) {
    const token = tokenAt(line, at, lookup)
    const before = tokens.at(-1)
    if (token.kind === "other" && before?.kind === "other") {
      tokens[tokens.length - 1] = { kind: "other", source: before.source + token.source }
    } else tokens.push(token)
    at += token.source.length
  }
  return tokens
}

function tokenAt(line: string, at: number, lookup: ChatLookup): ChatToken {
  const rest = line.slice(at)
  const before = line[at - 1] ?? ""
  if (/^\d/.test(rest) && !/[\d.]/.test(before)) {
    const token = numberAt(rest, lookup)
    if (token !== null) return token
  }
  return (
    nameAt(rest, lookup) ??
    spokenCelsius(rest) ??
    deniedAt(rest) ??
    wordAt(rest) ??
    // a sign of two halves stays whole
    (/^[\s,;:.、。!?~()[\]{}"'“”‘’…*#+=|\\/<>—–_-]/.test(rest)
      ? { kind: "mark", source: rest.slice(0, 1) }
      : { kind: "other", source: Array.from(rest)[0] ?? rest.slice(0, 1) })
  )
}

const DASH = "[-—–~至到]"
const DEGREES = "(?:3[4-9]|4[0-3])"
/** 36.5, 36。5, 36度5, 36.55 */
const EXACT = `(${DEGREES})(?:[.。·．](\\d{1,2})|[度点](\\d)|度(半))`
const UNIT = "\\s*(?:℃|°C|°c|°|度|摄氏度|C(?![a-zA-Z]))?"
const THINGS = "(?![\\d.]|\\s*[元块斤袋盒瓶包箱个份片码岁号栋幢弄室楼人桶支%年月分秒米克g])"

function numberAt(rest: string, lookup: ChatLookup): ChatToken | null {
  return (
    dayAt(rest) ?? doorAt(rest, lookup) ?? celsiusAt(rest) ?? clockAt(rest) ?? roomAt(rest) ?? countAt(rest)
  )
}

function doorAt(rest: string, lookup: ChatLookup): ChatToken | null {
  const whole =
    /^(\d{1,5})弄(\d{1,4}[甲乙丙]?)号(?:楼)?\s*(\d{3,4})(?![\d.])室?/.exec(rest) ??
    /^(\d{1,5})[-—–](\d{1,4}[甲乙丙]?)[-—–](\d{3,4})(?![\d.])室?/.exec(rest)
  if (whole) return doorToken(whole[0], String(Number(whole[1])), whole[2] ?? "", whole[3] ?? "")
  const short =
    /^(\d{1,4}[甲乙丙]?)(?:号楼|号|栋|幢)\s*(\d{3,4})(?![\d.])室?/.exec(rest) ??
    /^(\d{1,4}[甲乙丙]?)\s?[-—–#/]\s?(\d{3,4})(?![\d.]|[-—–]\d{3})室?/.exec(rest)
  if (short) return doorToken(short[0], null, short[1] ?? "", short[2] ?? "")
  const loose = /^(\d{1,3})\s+(\d{3,4})(?![\d.])室?/.exec(rest)
  // two numbers beside each other are a door only where there is one
  if (loose && lookup.isDoor(loose[1] ?? "", loose[2] ?? "")) {
    return doorToken(loose[0], null, loose[1] ?? "", loose[2] ?? "")
  }
  const stairwell = /^(\d{1,4}[甲乙丙]?)(?:号楼|号|栋|幢)(?!\s*\d)/.exec(rest)
  return stairwell
    ? { kind: "stairwell", number: plainNumber(stairwell[1] ?? ""), source: stairwell[0] }
    : null
}

function doorToken(source: string, lane: string | null, number: string, room: string): ChatToken {
  return { kind: "door", source, lane, number: plainNumber(number), room }
}

function plainNumber(number: string): string {
  return number.replace(/^0+(?=\d)/, "")
}

const range = new RegExp(`^${EXACT}${UNIT}\\s*${DASH}\\s*${EXACT}${UNIT}${THINGS}`)
const exact = new RegExp(`^${EXACT}${UNIT}${THINGS}`)
const whole = new RegExp(`^(${DEGREES})\\s*(?:℃|°C|°|度)(?!\\d)`)
const withComma = new RegExp(`^(${DEGREES}),(\\d)${UNIT}(?![\\d.])`)
const bare = new RegExp(`^(${DEGREES})${THINGS}`)
const loose = new RegExp(`^(${DEGREES})(\\d)(?![\\d.室号栋弄元-])`)

function celsiusAt(rest: string): ChatToken | null {
  const two = range.exec(rest)
  if (two) {
    const [lower, upper] = [degreesOf(two.slice(1, 5)), degreesOf(two.slice(5, 9))]
    return { kind: "celsius", celsius: Math.max(lower, upper), odd: false, range: true, source: two[0] }
  }
  const one = exact.exec(rest)
  if (one) return celsiusToken(one[0], degreesOf(one.slice(1, 5)), false)
  const round = whole.exec(rest)
  if (round) return celsiusToken(round[0], Number(round[1]), false)
  const comma = withComma.exec(rest)
  if (comma) return celsiusToken(comma[0], Number(`${comma[1]}.${comma[2]}`), true)
  const number = bare.exec(rest)
  return number ? celsiusToken(number[0], Number(number[1]), true) : null
}

function degreesOf([degrees = "", decimals, tenth, half]: readonly (string | undefined)[]): number {
  return Number(`${degrees}.${decimals ?? tenth ?? (half === undefined ? "0" : "5")}`)
}

function celsiusToken(source: string, celsius: number, odd: boolean): ChatToken {
  const isLikely = celsius >= LEAST_CELSIUS && celsius <= MOST_CELSIUS
  return { kind: "celsius", celsius, odd: odd || !isLikely, range: false, source }
}

const digits = "零一二三四五六七八九"
const spoken = /^(三十|四十)([一二三四五六七八九])?(?:度|点)(?:([零一二三四五六七八九])|(半))?/

/** 三十六度五 */
function spokenCelsius(rest: string): ChatToken | null {
  const parts = spoken.exec(rest)
  if (parts === null) return null
  const [source, tens, ones = "零", tenth = "零", half] = parts
  const degrees = (tens === "三十" ? 30 : 40) + digits.indexOf(ones)
  return celsiusToken(source, degrees + (half === undefined ? digits.indexOf(tenth) : 5) / 10, false)
}

function dayAt(rest: string): ChatToken | null {
  const parts = /^(\d{1,2})月(\d{1,2})[日号]/.exec(rest)
  if (parts === null) return null
  return { kind: "day", day: { month: Number(parts[1]), date: Number(parts[2]) }, source: parts[0] }
}

function clockAt(rest: string): ChatToken | null {
  const parts = /^([01]?\d|2[0-3])(?::[0-5]\d(?::[0-5]\d)?|点(?:半|[0-5]?\d分?)?)(?!\d)/.exec(rest)
  return parts ? { kind: "slot", slot: Number(parts[1]) < 12 ? "上午" : "下午", source: parts[0] } : null
}

/** Three or four digits alone: a room, or a temperature whose dot was left out; the line decides. */
function roomAt(rest: string): ChatToken | null {
  const parts = /^(\d{3,4})(?![\d.])室?/.exec(rest)
  return parts ? { kind: "room", room: parts[1] ?? "", source: parts[0] } : null
}

function countAt(rest: string): ChatToken | null {
  const parts = /^[1-9]\s*(?:个人|个大人|口人|人|口)/.exec(rest)
  return parts ? { kind: "count", source: parts[0] } : null
}

/** A room's digits read as a temperature whose dot was left out: `365`. */
export function looseCelsius(token: ChatToken): ChatToken | null {
  if (token.kind !== "room") return null
  const parts = loose.exec(token.source)
  return parts ? celsiusToken(token.source, Number(`${parts[1]}.${parts[2]}`), true) : null
}

function nameAt(rest: string, lookup: ChatLookup): ChatToken | null {
  const name = lookup.nameAt(rest)
  return name === null ? null : { kind: "name", name, source: name }
}

const denied = new RegExp(
  `^(?:无|没有|没|不|未见|未)(?:[、,和或及\\s]*(?:${symptomWords.map(([word]) => word).join("|")}))+`,
)

/** 无发热、咳嗽: none of them. */
function deniedAt(rest: string): ChatToken | null {
  const parts = denied.exec(rest)
  return parts ? { kind: "filler", source: parts[0] } : null
}

type Word = { readonly word: string; readonly token: ChatToken }

const words: ReadonlyMap<string, readonly Word[]> = byFirstSign([
  ...fillers.map((source) => ({ word: source, token: { kind: "filler", source } as const })),
  ...kinWords.map((source) => ({ word: source, token: { kind: "kin", source } as const })),
  ...(["上午", "下午"] as const).flatMap((slot) =>
    slotWords[slot].map((source) => ({ word: source, token: { kind: "slot", slot, source } as const })),
  ),
  ...symptomWords.map(([source, name]) => ({
    word: source,
    token: { kind: "symptom", name, source } as const,
  })),
  ...(
    [
      ["昨天", 1],
      ["昨日", 1],
      ["昨晚", 1],
      ["前天", 2],
    ] as const
  ).map(([source, back]) => ({ word: source, token: { kind: "day", day: { back }, source } as const })),
  ...["两个人", "两人", "三个人", "三人", "四人", "二人", "夫妻俩", "全家", "一家", "俩"].map((source) => ({
    word: source,
    token: { kind: "count", source } as const,
  })),
])

function wordAt(rest: string): ChatToken | null {
  const found = words.get(rest[0] ?? "")?.find(({ word }) => rest.startsWith(word))
  if (found !== undefined) return found.token
  const noon = /^(am|pm)(?![a-z])/i.exec(rest)
  if (noon === null) return null
  return { kind: "slot", slot: noon[0].toLowerCase() === "am" ? "上午" : "下午", source: noon[0] }
}

function byFirstSign(all: readonly Word[]): Map<string, Word[]> {
  const map = new Map<string, Word[]>()
  for (const one of all.toSorted((a, b) => b.word.length - a.word.length)) {
    map.set(one.word[0] ?? "", [...(map.get(one.word[0] ?? "") ?? []), one])
  }
  return map
}
