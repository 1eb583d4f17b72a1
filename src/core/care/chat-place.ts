import type { ChatGround, ChatLookup, ChatPerson } from "./chat-ground.ts"
import type { ChatDoubt } from "./chat-item.ts"
import type { ChatToken } from "./chat-tokens.ts"

/** Who sent the lines that follow, as far as that is known. */
export type ChatSender = { readonly homeId: string | null; readonly person: ChatPerson | null }

export const nobody: ChatSender = { homeId: null, person: null }

/** Which home a stretch of a line is about, and who of it is named. */
export type ChatPlace = {
  readonly homeId: string | null
  /** In the order in which they are named, each once; null: a name that several have, or nobody there. */
  readonly people: readonly (ChatPerson | null)[]
  readonly doubts: readonly ChatDoubt[]
  /** Nothing in the line says where: it is taken from whoever sent it. */
  readonly bySender: boolean
}

/** Finds the home by its door, a room, a name, or whoever sent it; never one of several. */
export function findPlace(
  tokens: readonly ChatToken[],
  ground: ChatGround,
  lookup: ChatLookup,
  sender: ChatSender,
): ChatPlace {
  const names = [...new Set(tokens.flatMap((token) => (token.kind === "name" ? [token.name] : [])))]
  const door = findDoor(tokens, ground, lookup)
  if (door !== null) {
    const people = names.map((name) =>
      one(lookup.named(name).filter((person) => person.homeId === door.homeId)),
    )
    const strangers = door.homeId !== null && people.includes(null)
    const doubts: ChatDoubt[] = strangers ? [...door.doubts, "unknown-name"] : [...door.doubts]
    return { homeId: door.homeId, people, doubts, bySender: false }
  }
  if (names.length > 0) {
    // without a door a name must be one person's alone, and all of one home
    const people = names.map((name) => one(lookup.named(name)))
    const homes = [...new Set(people.map((person) => person?.homeId ?? null))]
    const homeId = homes.length === 1 ? (homes[0] ?? null) : null
    return { homeId, people, doubts: [], bySender: false }
  }
  return { homeId: sender.homeId, people: [], doubts: [], bySender: true }
}

type FoundDoor = { readonly homeId: string | null; readonly doubts: readonly ChatDoubt[] }

function findDoor(tokens: readonly ChatToken[], ground: ChatGround, lookup: ChatLookup): FoundDoor | null {
  const door = tokens.find((token) => token.kind === "door")
  if (door?.kind === "door") {
    const homes = lookup.homesAt(door)
    if (homes.length === 0) return { homeId: null, doubts: ["unknown-door"] }
    return homes.length > 1
      ? { homeId: null, doubts: ["several-doors"] }
      : { homeId: homes[0]?.id ?? null, doubts: [] }
  }
  const stairwell = tokens.find((token) => token.kind === "stairwell")
  const number = stairwell?.kind === "stairwell" ? stairwell.number : ground.stairwell
  const room = tokens.find((token) => token.kind === "room")
  if (room?.kind !== "room") {
    return stairwell === undefined ? null : { homeId: null, doubts: ["several-doors"] }
  }
  const homes = lookup.homesAt({ lane: null, number, room: room.room })
  if (homes.length === 0) return { homeId: null, doubts: ["unknown-door"] }
  if (homes.length === 1) return { homeId: homes[0]?.id ?? null, doubts: [] }
  const named = homes.filter((home) =>
    tokens.some(
      (token) =>
        token.kind === "name" && lookup.named(token.name).some((person) => person.homeId === home.id),
    ),
  )
  if (named.length === 1) return { homeId: named[0]?.id ?? null, doubts: [] }
  const waited = homes.filter((home) => lookup.quarantinedAt(home.id).length > 0)
  return waited.length === 1
    ? { homeId: waited[0]?.id ?? null, doubts: ["room-only"] }
    : { homeId: null, doubts: ["several-doors"] }
}

function one(people: readonly ChatPerson[]): ChatPerson | null {
  return people.length === 1 ? (people[0] ?? null) : null
}
