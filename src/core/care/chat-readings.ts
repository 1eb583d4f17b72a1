import { addDays, type PlainDate } from "../kit/dates.ts"
import type { ChatGround, ChatLookup, ChatPerson } from "./chat-ground.ts"
import type { ChatDoubt, ChatMissing, ChatReading } from "./chat-item.ts"
import type { ChatPlace, ChatSender } from "./chat-place.ts"
import { dayInYear } from "./chat-sender.ts"
import type { ChatToken } from "./chat-tokens.ts"
import { NO_SYMPTOM, type SlotName } from "./reading-cell.ts"

/** When the message came, where the chat says so. */
export type ChatTime = { readonly day: PlainDate | null; readonly clock: string | null }

export type ReadingsAsked = {
  readonly line: number
  readonly tokens: readonly ChatToken[]
  readonly place: ChatPlace
  readonly sender: ChatSender
  readonly time: ChatTime
  readonly ground: ChatGround
  readonly lookup: ChatLookup
  /** There is more in the line than was understood, and it is no wish. */
  readonly hasMore: boolean
}

type CelsiusToken = Extract<ChatToken, { kind: "celsius" }>
type WithDoubts<Value> = { readonly value: Value; readonly doubts: readonly ChatDoubt[] }

/** The temperatures of a stretch of a line that is about one home. */
export function readReadings(asked: ReadingsAsked): ChatReading[] {
  const { tokens, place, time, ground } = asked
  const temperatures = tokens.filter((token) => token.kind === "celsius")
  const symptoms = symptomsIn(tokens)
  const day = dayIn(tokens, time, ground.today)
  const common: ChatDoubt[] = [...place.doubts, ...(asked.hasMore ? (["other-words"] as const) : [])]
  if (temperatures.length === 0) {
    const { value: person, doubts } = personsOf(asked, 1)[0] ?? { value: null, doubts: [] }
    const slot = slotsOf(asked, 1, day)[0]?.value ?? null
    return [whole(asked, { person, day, slot, temperature: null, symptoms, doubts: [...common, ...doubts] })]
  }
  const persons = personsOf(asked, temperatures.length)
  const slots = slotsOf(asked, temperatures.length, day)
  const several = new Set(persons.map(({ value }) => value?.id)).size > 1
  const readings = temperatures.map((temperature, index): ChatReading => {
    const person = persons[index]
    const slot = slots[index]
    const doubts = [...common, ...(person?.doubts ?? []), ...(slot?.doubts ?? []), ...oddities(temperature)]
    if (several && symptoms !== NO_SYMPTOM) doubts.push("other-words")
    const [who, when] = [person?.value ?? null, slot?.value ?? null]
    return whole(asked, { person: who, day, slot: when, temperature, symptoms, doubts })
  })
  return readings.map((reading) => (isTwice(reading, readings) ? doubting(reading, "two-values") : reading))
}

type Parts = {
  readonly person: ChatPerson | null
  readonly day: PlainDate
  readonly slot: SlotName | null
  readonly temperature: CelsiusToken | null
  readonly symptoms: string
  readonly doubts: readonly ChatDoubt[]
}

function whole(asked: ReadingsAsked, parts: Parts): ChatReading {
  const { person, day, slot, temperature, symptoms, doubts } = parts
  const homeId = asked.place.homeId ?? person?.homeId ?? null
  const missing: ChatMissing[] = [
    ...(homeId === null ? (["door"] as const) : []),
    ...(person === null ? (["person"] as const) : []),
    ...(slot === null ? (["slot"] as const) : []),
    ...(temperature === null ? (["celsius"] as const) : []),
  ]
  const all: ChatDoubt[] = [
    ...doubts,
    ...(person !== null && !person.quarantined ? (["not-in-quarantine"] as const) : []),
  ]
  return {
    kind: "reading",
    line: asked.line,
    homeId,
    personId: person?.id ?? null,
    day,
    slot,
    celsius: temperature?.celsius ?? null,
    symptoms,
    missing,
    doubts: [...new Set(all)],
  }
}

function oddities({ odd, range }: CelsiusToken): ChatDoubt[] {
  return [...(odd ? (["odd-number"] as const) : []), ...(range ? (["range"] as const) : [])]
}

/** Whose each temperature is: named beside it, or the only one in quarantine there; never one of two. */
function personsOf(asked: ReadingsAsked, count: number): WithDoubts<ChatPerson | null>[] {
  const { tokens, place, sender, lookup } = asked
  const all = (value: ChatPerson | null, ...doubts: ChatDoubt[]) =>
    Array.from({ length: count }, () => ({ value, doubts }))
  const isCounted = tokens.some((token) => token.kind === "count" || token.kind === "kin")
  if (place.people.length === 1)
    return all(place.people[0] ?? null, ...(isCounted ? ["other-words" as const] : []))
  if (place.people.length > 1) return pairedPersons(asked, count)
  if (place.homeId === null) return all(null)
  const waited = lookup.quarantinedAt(place.homeId)
  if (waited.length === 0) return all(null, "not-in-quarantine")
  const [only] = waited
  if (waited.length === 1 && only !== undefined)
    return all(only, ...(isCounted ? ["other-words" as const] : []))
  const own = sender.person !== null && sender.person.homeId === place.homeId ? sender.person : null
  return own !== null && !isCounted && count === 1 ? all(own, "sender") : all(null)
}

/** Several names and temperatures: each belongs to the name before it, or to the one behind it, all alike. */
function pairedPersons(asked: ReadingsAsked, count: number): WithDoubts<ChatPerson | null>[] {
  const { tokens, place, lookup } = asked
  const owner = pair(tokens, "name", (token) => (token.kind === "name" ? token.name : ""))
  return Array.from({ length: count }, (_, index) => {
    const name = owner?.[index]
    if (name === undefined) return { value: null, doubts: ["order" as const] }
    const found = lookup
      .named(name)
      .filter((person) => place.homeId === null || person.homeId === place.homeId)
    return { value: found.length === 1 ? (found[0] ?? null) : null, doubts: [] }
  })
}

/** The time of day of each temperature: said beside it, else that of the message. */
function slotsOf(asked: ReadingsAsked, count: number, day: PlainDate): WithDoubts<SlotName | null>[] {
  const { tokens, time, ground, place } = asked
  const clock = time.clock ?? ground.clock
  const isMorning = day === ground.today && (time.day ?? day) === ground.today && clock < "12:00"
  const early = (slot: SlotName | null): ChatDoubt[] => (slot === "下午" && isMorning ? ["not-yet"] : [])
  const said = tokens.filter((token) => token.kind === "slot")
  const isTwoOfOne = count === 2 && place.people.length < 2 && isOneMan(asked)
  // two behind the morning's word alone are the day's two rather than two mornings: somebody says so
  if (isTwoOfOne && said.length === 1 && said[0]?.slot === "上午" && beginsWithSlot(tokens)) {
    return (["上午", "下午"] as const).map((slot) => ({ value: slot, doubts: ["order", ...early(slot)] }))
  }
  if (said.length > 0) {
    const [only] = said
    const single = new Set(said.map((token) => token.slot)).size === 1 ? only?.slot : undefined
    const slots =
      single === undefined ? pair(tokens, "slot", (token) => (token.kind === "slot" ? token.slot : "")) : []
    return Array.from({ length: count }, (_, index) => {
      const slot = single ?? (slots?.[index] as SlotName | undefined) ?? null
      return { value: slot, doubts: slot === null && count > 0 ? ["order" as const] : early(slot) }
    })
  }
  // two for one person: morning and afternoon, where people write them so
  if (isTwoOfOne) {
    const sure = isJoined(tokens) && !isMorning ? [] : (["order"] as const)
    return (["上午", "下午"] as const).map((slot) => ({ value: slot, doubts: [...sure, ...early(slot)] }))
  }
  const ofMessage = time.clock === null ? ground.slot : time.clock < "12:00" ? "上午" : "下午"
  return Array.from({ length: count }, () => ({ value: ofMessage, doubts: [] }))
}

function beginsWithSlot(tokens: readonly ChatToken[]): boolean {
  return tokens.find(({ kind }) => kind === "slot" || kind === "celsius")?.kind === "slot"
}

function isOneMan({ place, lookup, tokens }: ReadingsAsked): boolean {
  if (tokens.some((token) => token.kind === "count" || token.kind === "kin")) return false
  if (place.people.length === 1) return true
  return place.homeId !== null && lookup.quarantinedAt(place.homeId).length === 1
}

/** Two temperatures with nothing but a stroke between them: `36.5/36.8`. */
function isJoined(tokens: readonly ChatToken[]): boolean {
  const first = tokens.findIndex((token) => token.kind === "celsius")
  const between = tokens.slice(first + 1)
  const last = between.findIndex((token) => token.kind === "celsius")
  return (
    between
      .slice(0, last)
      .map((token) => token.source.trim())
      .join("") === "/"
  )
}

/**
 * The word that goes with each temperature: the one before it, or the one behind it where the line begins with a temperature;
 * where all words stand on one side (早/晚 36.5/36.8), the one of its place.
 */
function pair(
  tokens: readonly ChatToken[],
  kind: "name" | "slot",
  textOf: (token: ChatToken) => string,
): string[] | null {
  const marks = tokens.filter((token) => token.kind === kind || token.kind === "celsius")
  const count = marks.filter((token) => token.kind === "celsius").length
  const isWord = marks.map((token) => token.kind === kind)
  const isApart = isWord.filter((one, index) => index > 0 && one !== isWord[index - 1]).length === 1
  const words = marks.filter((token) => token.kind === kind).map(textOf)
  if (isApart && words.length > 1) return words.length === count ? words : null
  if (marks[0]?.kind === kind) return wordsBefore(marks, kind, textOf)
  const behind = marks.filter((_, index) => index % 2 === 1)
  const isInTurn = marks.length === count * 2 && behind.every((token) => token.kind === kind)
  return isInTurn ? behind.map(textOf) : null
}

function wordsBefore(
  marks: readonly ChatToken[],
  kind: ChatToken["kind"],
  textOf: (token: ChatToken) => string,
): string[] {
  const words: string[] = []
  let word = ""
  for (const token of marks) {
    if (token.kind === kind) word = textOf(token)
    else words.push(word)
  }
  return words
}

function symptomsIn(tokens: readonly ChatToken[]): string {
  const named = new Set(tokens.flatMap((token) => (token.kind === "symptom" ? [token.name] : [])))
  return named.size === 0 ? NO_SYMPTOM : [...named].join(";")
}

function dayIn(tokens: readonly ChatToken[], time: ChatTime, today: PlainDate): PlainDate {
  const said = tokens.find((token) => token.kind === "day")
  const sent = time.day ?? today
  if (said?.kind !== "day") return sent
  if ("back" in said.day) return addDays(sent, -said.day.back)
  return dayInYear(said.day.month, said.day.date, today) ?? sent
}

function isTwice(reading: ChatReading, all: readonly ChatReading[]): boolean {
  return all.some(
    (other) =>
      other !== reading &&
      reading.personId !== null &&
      other.personId === reading.personId &&
      other.slot === reading.slot &&
      other.celsius !== reading.celsius,
  )
}

export function doubting(reading: ChatReading, doubt: ChatDoubt): ChatReading {
  return { ...reading, doubts: [...new Set([...reading.doubts, doubt])] }
}
