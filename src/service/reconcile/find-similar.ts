import { dayOf } from "../../core/kit/dates.ts"
import { readIdNumber } from "../../core/people/id-number.ts"
import { likenessOf, soundOf } from "../../core/reconcile/typed-likeness.ts"
import { inNeighbourhood, type Tx } from "../../store/database/db.ts"
import { listNames } from "../../store/people/find-people.ts"
import { findDwelling } from "../../store/place/dwellings.ts"
import { listSimilarPeople } from "../../store/reconcile/similar-people.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"
import { readFoundPeople } from "./found-people.ts"

/** More are no help to somebody who is typing. */
const MOST_SHOWN = 3

/** Somebody less likely is not worth a look. */
const WORTH_A_LOOK = 0.2

/** A name of one sign, fewer digits, may yet become anybody. */
const SHORTEST = { name: 2, idNumber: 15, phone: 7 } as const

/** Who somebody may be while they are typed in, the likeliest first; nobody is joined by it. */
export async function findSimilar(
  context: Context,
  given: {
    readonly name: string
    readonly idNumber: string
    readonly phone: string
    readonly homeId: string | null
  },
) {
  authorise(context, "see-people")
  const { communityId } = context
  const name = longEnough(given.name.trim(), SHORTEST.name)
  const idNumber = longEnough(readIdNumber(given.idNumber).text, SHORTEST.idNumber)
  const phone = longEnough(given.phone.replace(/[\s-]/g, ""), SHORTEST.phone)
  if (name === "" && idNumber === "" && phone === "") return { people: [] }
  return inNeighbourhood(context.db, communityId, async (tx) => {
    const home = given.homeId === null ? undefined : await findDwelling(tx, communityId, given.homeId)
    const dwellingId = home === undefined ? null : given.homeId
    const typed = { name, idNumber, phone, door: home?.door ?? "" }
    const search = { names: await namesSaidAlike(tx, communityId, name), idNumber, phone, dwellingId }
    const near = await listSimilarPeople(tx, communityId, search, dayOf(context.now()))
    const likely = near
      .map((known) => ({ id: known.id, ...likenessOf(typed, known) }))
      .filter(({ chance }) => chance >= WORTH_A_LOOK)
      .toSorted((one, other) => other.chance - one.chance || (one.id < other.id ? -1 : 1))
      .slice(0, MOST_SHOWN)
    const ids = likely.map(({ id }) => id)
    const people = await readFoundPeople(tx, communityId, ids, context.now())
    return {
      people: likely.flatMap(({ id, ...likeness }) => {
        const person = people.get(id)
        return person === undefined ? [] : [{ person, ...likeness }]
      }),
    }
  })
}

async function namesSaidAlike(tx: Tx, communityId: string, name: string): Promise<string[]> {
  if (name === "") return []
  const sound = soundOf(name)
  return (await listNames(tx, communityId)).filter(
    (one) => one.length === name.length && soundOf(one) === sound,
  )
}

function longEnough(text: string, shortest: number): string {
  return text.length < shortest ? "" : text
}
