import { dayOf, type PlainDate } from "../../core/kit/dates.ts"
import { readIdNumber } from "../../core/people/id-number.ts"
import { inNeighbourhood, type Tx } from "../../store/database/db.ts"
import { getFingerprintKey } from "../../store/gate/guards.ts"
import { type FoundPersonRow, listFoundPeople } from "../../store/people/find-people.ts"
import { findDwelling } from "../../store/place/dwellings.ts"
import { listCases } from "../../store/quarantine/cases.ts"
import { type EarlierRegistration, listRegistrationsOf } from "../../store/screening/registrations.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"
import { maskFound } from "../people/find-people.ts"
import { findKnownPerson } from "../register/known-person.ts"

type Asked = {
  readonly personId: string | null
  readonly name: string
  readonly idNumber: string
  readonly homeId: string | null
}

type OpenCase = {
  readonly id: string
  readonly door: string
  readonly countedFrom: PlainDate
  readonly dueOn: PlainDate
}

/** Whether who is being screened is known already, is registered, is in quarantine: shown before anything is saved. */
export async function findScreened(
  context: Context,
  asked: Asked,
): Promise<{
  readonly person: FoundPersonRow | null
  readonly earlier: readonly EarlierRegistration[]
  readonly case: OpenCase | null
}> {
  authorise(context, "screen")
  const { communityId } = context
  return inNeighbourhood(context.db, communityId, async (tx) => {
    const id = asked.personId ?? (await recogniseTyped(tx, context, asked))
    const search = { by: "ids", ids: id === null ? [] : [id] } as const
    const [person] =
      id === null ? [] : await listFoundPeople(tx, communityId, search, dayOf(context.now()), 1)
    if (person === undefined) return { person: null, earlier: [], case: null }
    return {
      person: maskFound(person),
      earlier: await listRegistrationsOf(tx, communityId, person.id),
      case: await openCaseOf(tx, communityId, person.id),
    }
  })
}

async function recogniseTyped(tx: Tx, context: Context, asked: Asked): Promise<string | null> {
  const fingerprintKey = await getFingerprintKey(tx, context.communityId)
  const home = asked.homeId === null ? undefined : await findDwelling(tx, context.communityId, asked.homeId)
  const number = readIdNumber(asked.idNumber)
  const said = { name: asked.name.trim(), sex: "", phone: "", idNumber: number.text, idKind: number.kind }
  return findKnownPerson({ tx, communityId: context.communityId, fingerprintKey }, said, home?.door ?? "")
}

async function openCaseOf(tx: Tx, communityId: string, personId: string): Promise<OpenCase | null> {
  const cases = (await listCases(tx, communityId, [personId])).get(personId) ?? []
  const open = cases.find((one) => one.endedOn === null)
  if (open === undefined) return null
  const home = await findDwelling(tx, communityId, open.dwellingId)
  return { id: open.caseId, door: home?.door ?? "", countedFrom: open.countedFrom, dueOn: open.dueOn }
}
