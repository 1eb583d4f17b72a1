import type { Books } from "../../src/core/world/world.ts"
import { type PushedList, type PushedRow, pushedList } from "./pushed-list.ts"

type Person = { readonly id: string; readonly name: string; readonly door: string; readonly phone: string }

/** So many rows say no more than a name, so many have the room next door, so many somebody else's name beside the number. */
const bare = 8
const nextDoor = 6
const otherName = 4

/**
 * The same list of 273, some of its rows so poor that nobody can be certain: 18 of those who are known, and four of one household
 * whom nobody has registered. How the rows end stays as it is.
 */
export function doubtfulList(books: Books): PushedList {
  const pushed = pushedList(books)
  const people = new Map(peopleOf(books).map((person) => [person.id, person]))
  const left = { bare, nextDoor, otherName }
  const family = familyOf(books)
  const used = new Set(pushed.rows.map(({ idNumber }) => idNumber))
  const poor = (row: PushedRow): PushedRow => {
    const person = people.get(row.idNumber ?? "")
    if (person === undefined || person.phone === "") return row
    if (row.outcome === "missed") {
      const one = family.find(({ id }) => !used.has(id))
      if (one === undefined) return row
      used.add(one.id)
      return { ...row, cells: cellsOf(row, one.name, "", besideDoor(one.door)), idNumber: one.id }
    }
    const way = (["bare", "nextDoor", "otherName"] as const).find((one) => left[one] > 0)
    if (way === undefined) return row
    left[way] -= 1
    const { name, phone, door } = person
    if (way === "bare") return { ...row, cells: cellsOf(row, name, "", "") }
    if (way === "nextDoor") return { ...row, cells: cellsOf(row, name, "", besideDoor(door)) }
    return { ...row, cells: cellsOf(row, `${name.slice(0, -1)}某`, phone, "") }
  }
  return { ...pushed, rows: pushed.rows.map(poor) }
}

/** So many are as poor as that; the household is one card. */
export const poorRows = bare + nextDoor + otherName + 4

function peopleOf({ 人员: people }: Books): Person[] {
  return people.rows.map(([name = "", , id = "", phone = "", door = ""]) => ({ id, name, door, phone }))
}

/** Four who live together, none of whom was registered as having come back. */
function familyOf(books: Books): readonly Person[] {
  const screened = new Set(books.返沪人员登记.rows.map((row) => row[3]))
  const homes = new Map<string, Person[]>()
  for (const person of peopleOf(books)) homes.set(person.door, [...(homes.get(person.door) ?? []), person])
  const isFit = ({ id, name }: Person) => id.length === 18 && name.length === 3 && !screened.has(id)
  return [...homes.values()].find((home) => home.length === 4 && home.every(isFit)) ?? []
}

/** The room next door: 301 for 302. */
function besideDoor(door: string): string {
  return door.replace(/(\d)室$/, (_, digit: string) => `${(Number(digit) % 2) + 1}室`)
}

function cellsOf({ cells }: PushedRow, name: string, phone: string, door: string): string[] {
  return [cells[0] ?? "", name, "", phone, door, ...cells.slice(5)]
}
