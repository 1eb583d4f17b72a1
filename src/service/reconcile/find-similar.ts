import { agreeingFields, type TypedPerson } from "../../core/reconcile/agreeing-fields.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { findDwelling } from "../../store/place/dwellings.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"
import { readFoundPeople } from "./found-people.ts"
import { readMatchAsk } from "./match-ask.ts"
import type { Matcher } from "./matcher.ts"
import { registerKinds } from "./who-was-seen.ts"

/** More are no help to somebody who is typing. */
const MOST_SHOWN = 3

/** Somebody less likely is not worth a look. */
const WORTH_A_LOOK = 0.2

const TYPED = "typed"

/** Who somebody may be while they are typed in, the likeliest first; nobody is joined by it. */
export async function findSimilar(
  context: Context,
  given: Omit<TypedPerson, "door"> & { readonly homeId: string | null },
  matcher: Matcher,
) {
  authorise(context, "see-people")
  const { communityId } = context
  const name = given.name.trim()
  const said = [name, given.idNumber, given.phone].filter((text) => text.trim().length > 1)
  if (said.length === 0) return { people: [] }
  const read = await inNeighbourhood(context.db, communityId, async (tx) => ({
    ask: await readMatchAsk(tx, communityId, context.now()),
    home: given.homeId === null ? undefined : await findDwelling(tx, communityId, given.homeId),
  }))
  const { register } = read.ask
  const door = read.home?.door ?? ""
  const typed: TypedPerson = { name, idNumber: given.idNumber, phone: given.phone, door }
  const added = { header: register.list.header, rows: [[TYPED, name, given.idNumber, given.phone, door, ""]] }
  const pairs = await matcher.match({ ...read.ask, added, kinds: registerKinds })
  const rows = new Map(register.list.rows.map((row) => [row[0] ?? "", row]))
  const likely = pairs
    .filter(({ chance }) => chance >= WORTH_A_LOOK)
    .toSorted((one, other) => other.chance - one.chance)
    .slice(0, MOST_SHOWN)
  const people = await inNeighbourhood(context.db, communityId, (tx) =>
    readFoundPeople(
      tx,
      communityId,
      likely.map(({ one }) => one),
      context.now(),
    ),
  )
  return {
    people: likely.flatMap(({ one, chance }) => {
      const person = people.get(one)
      const [, theirName = "", idNumber = "", phone = "", theirDoor = ""] = rows.get(one) ?? []
      if (person === undefined) return []
      const agrees = agreeingFields(typed, { name: theirName, idNumber, phone, door: theirDoor })
      return [{ person, chance, agrees }]
    }),
  }
}
