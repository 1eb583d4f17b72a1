import { useEffect, useState } from "react"
import type { Static } from "typebox"
import { type FoundPerson, findPeople } from "../../contract/people.ts"
import { findHomes } from "../../contract/register.ts"
import { call } from "../app/client.ts"
import type { Answer } from "../parts/answer.ts"

/** Somebody or some home that may be on the phone. */
export type FoundCaller = {
  readonly key: string
  readonly home: { readonly id: string; readonly door: string } | null
  readonly personId: string | null
  readonly name: string
  readonly quarantined: boolean
}

/** People by number, door or name; homes where nobody is registered. */
export async function findCallers(text: string): Promise<Answer<readonly FoundCaller[]>> {
  const people = await call(findPeople, { body: { text } })
  if (!people.ok) return people
  if (people.value.people.length > 0) return { ok: true, value: people.value.people.map(ofPerson) }
  const homes = await call(findHomes, { body: { text } })
  if (!homes.ok) return homes
  const found = homes.value.homes.map(({ id, door, people: names }) => ({
    ...{ key: id, home: { id, door }, personId: null, name: names.join(" · "), quarantined: false },
  }))
  return { ok: true, value: found }
}

/** The same while somebody types; null until an answer is there: a lost connection is no answer. */
export function useFoundCallers(text: string): readonly FoundCaller[] | null {
  const [found, setFound] = useState<{ text: string; all: readonly FoundCaller[] } | null>(null)
  useEffect(() => {
    if (text === "") return
    const state = { old: false }
    const timer = setTimeout(async () => {
      const answer = await findCallers(text)
      // an answer to an older text is dropped
      if (!state.old && answer.ok) setFound({ text, all: answer.value })
    }, 150)
    return () => {
      state.old = true
      clearTimeout(timer)
    }
  }, [text])
  return found?.text === text ? found.all : null
}

function ofPerson({ id, homeId, door, name, quarantined }: Static<typeof FoundPerson>): FoundCaller {
  const home = homeId === null || door === null ? null : { id: homeId, door }
  return { key: `${id} ${homeId}`, home, personId: id, name, quarantined }
}

/** Who it is beyond doubt: one home alone was found; the person, where there is but one. */
export function onlyOne(found: readonly FoundCaller[]): FoundCaller | null {
  const [first] = found
  if (first === undefined || found.some(({ home }) => home?.id !== first.home?.id)) return null
  return { ...first, personId: found.length === 1 ? first.personId : null }
}
