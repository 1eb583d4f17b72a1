import { mayDo } from "../../core/access/roles.ts"
import type { PlainDate } from "../../core/kit/dates.ts"
import { countsOn } from "../../core/people/register-rules.ts"
import { readingsOfCase } from "../../core/quarantine/case-readings.ts"
import { inNeighbourhood, type Tx } from "../../store/database/db.ts"
import {
  findHome,
  type HomePersonRow,
  type HomeRow,
  listHomeHouseholds,
  listHomePeople,
} from "../../store/place/home.ts"
import {
  listHomeCases,
  listHomeChanges,
  listHomeFacts,
  listReadingsOf,
} from "../../store/report/home-facts.ts"
import { recordAudit } from "../audit.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"
import { refuse } from "../refusal.ts"
import {
  healthKinds,
  knownBy,
  presentFact,
  presentHousehold,
  presentPerson,
  type Seeing,
  seeName,
} from "./home-view.ts"

/**
 * Everything known of one home up to a day. Names, numbers and free text are masked unless a purpose is
 * given; that this home was read, by whom and to what purpose, is written down. Health is shown to who cares
 * for it.
 */
export async function getHome(
  context: Context,
  given: { readonly id: string; readonly on: PlainDate; readonly unmask?: string | undefined },
) {
  authorise(context, "see-people")
  const purpose = (given.unmask ?? "").trim()
  const seeing: Seeing = { whole: purpose !== "", care: mayDo(context.role, "see-care"), on: given.on }
  return inNeighbourhood(context.db, context.communityId, async (tx) => {
    const home = await findHome(tx, context.communityId, given.id)
    if (home === undefined) return refuse("not-found", "id")
    await recordAudit(tx, context, {
      action: seeing.whole ? "home.unmask" : "home.read",
      subjectKind: "dwelling",
      subjectId: home.id,
      data: seeing.whole ? { on: given.on, purpose } : { on: given.on },
    })
    return readHome(tx, context.communityId, home, seeing)
  })
}

async function readHome(tx: Tx, communityId: string, home: HomeRow, seeing: Seeing) {
  const { on } = seeing
  const [households, people, facts, cases, changes] = await Promise.all([
    listHomeHouseholds(tx, communityId, home.id, on),
    listHomePeople(tx, communityId, home.id, on),
    listHomeFacts(tx, communityId, home.id, on),
    seeing.care ? readCases(tx, communityId, home.id, seeing) : [],
    listHomeChanges(tx, communityId, home.id, on),
  ])
  const livesHere = (one: HomePersonRow) => countsOn(one, on)
  return {
    id: home.id,
    door: home.door,
    stairwellId: home.stairwellId,
    floor: home.floor,
    ended: home.ended,
    households: households.map((household) => presentHousehold(household, seeing)),
    people: people.filter(livesHere).map((one) => presentPerson(one, seeing)),
    formerPeople: people.filter((one) => !livesHere(one)).map((one) => presentPerson(one, seeing)),
    cases,
    facts: facts
      .filter((fact) => seeing.care || !healthKinds.has(fact.kind))
      .map((fact) => presentFact(fact, seeing)),
    changes,
  }
}

async function readCases(tx: Tx, communityId: string, homeId: string, seeing: Seeing) {
  const cases = await listHomeCases(tx, communityId, homeId, seeing.on)
  const personIds = [...new Set(cases.map((one) => one.personId))]
  const readings = await listReadingsOf(tx, communityId, personIds, seeing.on)
  return cases.map((one) => {
    const endedOn = knownBy(one.endedOn, seeing)
    return {
      id: one.id,
      personId: one.personId,
      person: seeName(one.person, seeing),
      openedOn: one.openedOn,
      arrivedOn: one.arrivedOn,
      countedFrom: one.countedFrom,
      dueOn: one.dueOn,
      endedOn,
      endReason: endedOn === null ? null : one.endReason,
      extensionOrder: one.extensionOrder,
      readings: readingsOfCase(
        one,
        readings.filter((reading) => reading.personId === one.personId),
        seeing.on,
      ),
    }
  })
}
