import type { PlainDate } from "../kit/dates.ts"
import { toHalfWidth } from "../place/door.ts"
import { type ChatGround, type ChatLookup, makeChatLookup } from "./chat-ground.ts"
import type { ChatItem, ChatLine, ChatLineKind, ChatNeed, ChatReading } from "./chat-item.ts"
import { type ChatSender, findPlace, nobody } from "./chat-place.ts"
import { type ChatTime, doubting, readReadings } from "./chat-readings.ts"
import { readSenderLine } from "./chat-sender.ts"
import { type ChatToken, cutLine, looseCelsius } from "./chat-tokens.ts"
import { categoryWords, noticePattern, questionPattern, settledPattern, wishPattern } from "./chat-words.ts"

/** What was said before a line that it rests on. */
type Talk = { readonly sender: ChatSender; readonly time: ChatTime }
type Read = { readonly what: ChatLineKind; readonly items: readonly ChatItem[]; readonly talk: Talk }

/**
 * Reads what was pasted from a group chat, line by line: every line comes back once, with the temperatures and wishes that are in it, what
 * is missing of each, and why somebody should look at it. Nothing is chosen between two people or two doors.
 */
export function readChat(text: string, ground: ChatGround): ChatLine[] {
  const lookup = makeChatLookup(ground)
  const lines: ChatLine[] = []
  let talk: Talk = { sender: nobody, time: { day: null, clock: null } }
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    const read = readLine(line, index, ground, lookup, talk)
    lines.push({ index, text: line, what: read.what, items: read.items })
    talk = read.talk
  }
  return markContradictions(lines)
}

function readLine(line: string, index: number, ground: ChatGround, lookup: ChatLookup, talk: Talk): Read {
  const plain = withoutNumber(plainLine(line))
  if (plain === "") return { what: "empty", items: [], talk }
  const sent = readSenderLine(plain, ground.today)
  if (sent !== null) {
    const tokens = cutLine(sent.who, lookup)
    if (!tokens.some(({ kind }) => kind === "celsius" || kind === "symptom") && !wishPattern.test(sent.who)) {
      const sender = senderOf(tokens, ground, lookup)
      return { what: "sender", items: [], talk: { sender, time: timeOf(sent, talk, ground.today) } }
    }
  }
  const { text, nickname } = withoutNickname(plain, lookup)
  const tokens = settleRooms(cutLine(text, lookup), lookup)
  if (isNameAlone(tokens)) {
    const sender = senderOf(tokens, ground, lookup)
    return { what: "sender", items: [], talk: { sender, time: { day: null, clock: null } } }
  }
  const own = nickname ? { ...talk, sender: nobody } : talk
  const items = itemsOf(text, tokens, index, ground, lookup, own)
  if (items.length > 0) return { what: "items", items, talk: own }
  const isAbout = tokens.some(({ kind }) => kind === "door" || kind === "name" || kind === "stairwell")
  return { what: isAbout || settledPattern.test(text) ? "not-understood" : "talk", items: [], talk: own }
}

function plainLine(line: string): string {
  return toHalfWidth(line)
    .replace(/[\u200b-\u200f\u2028\u2029\ufeff]/g, "")
    .replace(/\s+/g, " ")
    .trim()
}

/** `1. 12-302`, `2、张三`, `3)`: the number of a list, which says nothing. */
function withoutNumber(line: string): string {
  return line.replace(/^\(?\d{1,3}(?:[、)]|\.(?!\d)|\.(?=\d{1,4}(?:[-—–号弄栋幢]|室)))\s*/, "")
}

/** `阳光: 12-302 36.5`: whoever wrote it by a name that nobody knows. */
function withoutNickname(line: string, lookup: ChatLookup): { text: string; nickname: boolean } {
  const parts = /^([^:]{1,20}):\s*(.+)$/.exec(line)
  const [, head = "", rest = ""] = parts ?? []
  const isNobody =
    parts !== null && cutLine(head, lookup).every(({ kind }) => kind === "other" || kind === "mark")
  return isNobody ? { text: rest, nickname: true } : { text: line, nickname: false }
}

/** Digits alone are a temperature where the line names a door or somebody, else a room. */
function settleRooms(tokens: readonly ChatToken[], lookup: ChatLookup): ChatToken[] {
  const hasDoor = tokens.some(({ kind }) => kind === "door" || kind === "name")
  return tokens.map((token) => {
    const celsius = looseCelsius(token)
    if (token.kind !== "room" || celsius === null) return token
    const isRoom = lookup.homesAt({ lane: null, number: null, room: token.room }).length > 0
    return hasDoor || !isRoom ? celsius : token
  })
}

function isNameAlone(tokens: readonly ChatToken[]): boolean {
  return (
    tokens.some(({ kind }) => kind === "door" || kind === "name") &&
    tokens.every(({ kind }) => kind === "door" || kind === "name" || kind === "mark")
  )
}

function senderOf(tokens: readonly ChatToken[], ground: ChatGround, lookup: ChatLookup): ChatSender {
  const place = findPlace(tokens, ground, lookup, nobody)
  const [person = null] = place.people
  return { homeId: place.homeId, person: place.people.length === 1 ? person : null }
}

function timeOf(sent: ChatTime, talk: Talk, today: PlainDate): ChatTime {
  // a clock without a day is of the day that was named last
  if (sent.clock !== null) return { day: sent.day ?? talk.time.day ?? today, clock: sent.clock }
  return { day: talk.time.day, clock: null }
}

function itemsOf(
  text: string,
  tokens: readonly ChatToken[],
  line: number,
  ground: ChatGround,
  lookup: ChatLookup,
  { sender, time }: Talk,
): ChatItem[] {
  const hasTemperature = tokens.some(({ kind }) => kind === "celsius")
  const hasDoor = tokens.some(({ kind }) => kind === "door" || kind === "room" || kind === "name")
  const isNotice = noticePattern.test(text) && !hasDoor && !hasTemperature
  const isWish = wishPattern.test(text) && !settledPattern.test(text) && !isNotice
  const items: ChatItem[] = []
  for (const part of partsOf(tokens)) {
    const place = findPlace(part, ground, lookup, sender)
    if (saysReading(part, place.bySender && sender.homeId === null)) {
      const hasMore =
        !isWish && part.some((token) => token.kind === "other" && /[\p{L}\p{N}]/u.test(token.source))
      items.push(...readReadings({ line, tokens: part, place, sender, time, ground, lookup, hasMore }))
    }
  }
  if (isWish) items.push(needOf(text, tokens, line, ground, lookup, sender))
  return items
}

/** A temperature, or a symptom or "正常" of somebody who is known: then the number is missing. */
function saysReading(part: readonly ChatToken[], isUnknown: boolean): boolean {
  if (part.some(({ kind }) => kind === "celsius")) return true
  if (isUnknown) return false
  return part.some(
    (token) =>
      token.kind === "symptom" || (token.kind === "filler" && /正常|良好|无症状|不适/.test(token.source)),
  )
}

/** A line with several doors is cut before each. */
function partsOf(tokens: readonly ChatToken[]): ChatToken[][] {
  const parts: ChatToken[][] = [[]]
  const doors = tokens.filter(({ kind }) => kind === "door").length
  let seen = 0
  for (const token of tokens) {
    if (token.kind === "door") seen += 1
    if (token.kind === "door" && (doors > 1 ? seen > 1 || hasTemperature(parts[0]) : false)) parts.push([])
    parts.at(-1)?.push(token)
  }
  return parts
}

function hasTemperature(part: readonly ChatToken[] | undefined): boolean {
  return part?.some(({ kind }) => kind === "celsius") ?? false
}

function needOf(
  text: string,
  tokens: readonly ChatToken[],
  line: number,
  ground: ChatGround,
  lookup: ChatLookup,
  sender: ChatSender,
): ChatNeed {
  const place = findPlace(tokens, ground, lookup, sender)
  const doors = tokens.filter(({ kind }) => kind === "door").length
  const homeId = doors > 1 ? null : place.homeId
  const said = wishText(tokens)
  const category = categoryWords.find(([, words]) => words.test(said))?.[0] ?? "其他"
  return {
    ...{ kind: "need", line, homeId, category, text: said },
    missing: homeId === null ? ["door"] : [],
    doubts: [
      ...place.doubts.filter((doubt) => doubt !== "unknown-name"),
      ...(doors > 1 ? (["several-doors"] as const) : []),
      ...(questionPattern.test(text) ? (["question"] as const) : []),
    ],
  }
}

/** What is wished for: the line without door, names, temperatures and the words that go with them. */
function wishText(tokens: readonly ChatToken[]): string {
  const measured = tokens.some(({ kind }) => kind === "celsius")
  const left = tokens.filter(({ kind }) => {
    if (kind === "door" || kind === "stairwell" || kind === "name" || kind === "celsius" || kind === "room")
      return false
    return !(measured && (kind === "slot" || kind === "symptom"))
  })
  return left
    .map((token) =>
      measured && token.kind === "filler" && /正常|体温|温度/.test(token.source) ? "" : token.source,
    )
    .join("")
    .replace(/^[\s,;:.、。!]+|[\s,;:、]+$/g, "")
    .replace(/\s+/g, " ")
}

/** Two lines that say two temperatures of one person's time of day: somebody has to say which. */
function markContradictions(lines: readonly ChatLine[]): ChatLine[] {
  const values = new Map<string, Set<number>>()
  const keyOf = (reading: ChatReading) =>
    reading.personId === null || reading.slot === null
      ? null
      : `${reading.personId} ${reading.day} ${reading.slot}`
  for (const reading of lines.flatMap((line) => line.items)) {
    const key = reading.kind === "reading" ? keyOf(reading) : null
    if (reading.kind !== "reading" || key === null || reading.celsius === null) continue
    values.set(key, (values.get(key) ?? new Set()).add(reading.celsius))
  }
  return lines.map((line) => ({
    ...line,
    items: line.items.map((item) => {
      const key = item.kind === "reading" ? keyOf(item) : null
      const isTwice = key !== null && (values.get(key)?.size ?? 0) > 1
      return item.kind === "reading" && isTwice ? doubting(item, "two-values") : item
    }),
  }))
}
