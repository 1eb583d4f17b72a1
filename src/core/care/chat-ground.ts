import type { PlainDate } from "../kit/dates.ts"
import { groupBy } from "../kit/group-by.ts"
import type { SlotName } from "./reading-cell.ts"

export type ChatHome = {
  readonly id: string
  readonly lane: string
  readonly number: string
  readonly room: string
}

export type ChatPerson = {
  readonly id: string
  readonly homeId: string
  readonly name: string
  readonly quarantined: boolean
}

/** What a pasted chat is read against. */
export type ChatGround = {
  readonly homes: readonly ChatHome[]
  readonly people: readonly ChatPerson[]
  readonly today: PlainDate
  /** The clock of the paste, HH:MM. */
  readonly clock: string
  /** Of what says no time of day and has no time beside it. */
  readonly slot: SlotName | null
  /** The stairwell whose group it is: a room alone is one of it. */
  readonly stairwell: string | null
}

export type ChatLookup = {
  readonly homesAt: (door: {
    readonly lane: string | null
    readonly number: string | null
    readonly room: string
  }) => readonly ChatHome[]
  readonly isDoor: (number: string, room: string) => boolean
  /** The longest name of somebody that the text begins with. */
  readonly nameAt: (text: string) => string | null
  readonly named: (name: string) => readonly ChatPerson[]
  readonly quarantinedAt: (homeId: string) => readonly ChatPerson[]
}

/** Makes homes and people ready to be looked up sign by sign. */
export function makeChatLookup({ homes, people }: Pick<ChatGround, "homes" | "people">): ChatLookup {
  const byRoom = groupBy(homes, (home) => home.room)
  const byName = groupBy(people, (person) => person.name)
  const names = groupBy(
    [...byName.keys()].filter((name) => name.length >= 2).toSorted((a, b) => b.length - a.length),
    (name) => name.slice(0, 2),
  )
  const byHome = groupBy(
    people.filter((person) => person.quarantined),
    (person) => person.homeId,
  )
  const homesAt: ChatLookup["homesAt"] = ({ lane, number, room }) =>
    (byRoom.get(room) ?? []).filter(
      (home) => (number === null || home.number === number) && (lane === null || home.lane === lane),
    )
  return {
    homesAt,
    isDoor: (number, room) =>
      homesAt({ lane: null, number: number.replace(/^0+(?=\d)/, ""), room }).length > 0,
    nameAt: (text) => (names.get(text.slice(0, 2)) ?? []).find((name) => text.startsWith(name)) ?? null,
    named: (name) => byName.get(name) ?? [],
    quarantinedAt: (homeId) => byHome.get(homeId) ?? [],
  }
}
