/** A home as it stands on one list of a day's round. */
type Listed = {
  readonly id: string
  readonly late: boolean
  readonly tenure: unknown
  readonly people: readonly { readonly personId: string | null }[]
  readonly checks: readonly { readonly id: string }[]
  readonly needs: readonly { readonly id: string }[]
}

/** Several lists as one: each home once, with all there is to do at it. Whom to ask for is named only where nobody else is. */
export function mergeLists<Home extends Listed>(lists: readonly (readonly Home[])[]): Home[] {
  const homes = new Map<string, Home>()
  for (const home of lists.flat()) {
    const known = homes.get(home.id)
    homes.set(home.id, known === undefined ? home : merged(known, home))
  }
  return [...homes.values()]
}

function merged<Home extends Listed>(one: Home, other: Home): Home {
  const people = uniqueBy([...one.people, ...other.people], (person) => person.personId ?? "")
  const named = people.filter((person) => person.personId !== null)
  return {
    ...one,
    late: one.late || other.late,
    tenure: one.tenure ?? other.tenure,
    people: named.length > 0 ? named : people,
    checks: uniqueBy([...one.checks, ...other.checks], (check) => check.id),
    needs: uniqueBy([...one.needs, ...other.needs], (need) => need.id),
  }
}

function uniqueBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] {
  return [...new Map(items.map((item) => [keyOf(item), item])).values()]
}
