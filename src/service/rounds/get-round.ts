import { mayDo, type Permission } from "../../core/access/roles.ts"
import { daysBetween, type PlainDate } from "../../core/kit/dates.ts"
import { groupBy } from "../../core/kit/group-by.ts"
import { maskName, maskNumbersIn } from "../../core/people/mask.ts"
import { getPolicyForBooks } from "../../core/policy/books-rules.ts"
import { isOpen, type RoundCheck, type RoundList } from "../../core/rounds/round-list.ts"
import { walkingOrder } from "../../core/rounds/walking-order.ts"
import { inNeighbourhood, type Tx } from "../../store/database/db.ts"
import {
  type HomeCheck,
  listCallsToMake,
  listChecksOfDay,
  listFailedCalls,
  listKnocks,
} from "../../store/rounds/round-checks.ts"
import {
  listNames,
  listNeedsAt,
  listQuarantinedAt,
  listRoundHomes,
  type RoundHomeRow,
  type RoundNeedRow,
  type RoundPersonRow,
} from "../../store/rounds/round-homes.ts"
import { authorise } from "../authorise.ts"
import type { Context, Refusal } from "../context.ts"
import { dayAsked } from "../day-asked.ts"
import { readPolicies } from "../policy/read-policies.ts"
import { refuse } from "../refusal.ts"

export type RoundPerson = {
  /** Null: the householder, who is asked for and nothing is planned for. */
  readonly personId: string | null
  /** Masked. */
  readonly name: string
  /** Day n of the quarantine; null where the person is in none. */
  readonly dayNumber: number | null
  readonly dueOn: PlainDate | null
}

export type RoundNeed = {
  readonly id: string
  readonly category: string
  readonly asked: string
  readonly since: string
  readonly handedOver: boolean
}

export type RoundHome = {
  readonly id: string
  readonly door: string
  readonly room: string
  readonly floor: number
  readonly position: number
  readonly stairwell: {
    readonly id: string
    readonly lane: string
    readonly number: string
    readonly plan: { readonly x: number; readonly y: number } | null
  }
  readonly late: boolean
  readonly tenure: RoundHomeRow["tenure"]
  readonly people: readonly RoundPerson[]
  readonly checks: readonly RoundCheck[]
  readonly needs: readonly RoundNeed[]
}

export type RoundAsked = {
  /** Empty or missing: today. */
  readonly day?: string
  readonly list: RoundList
  /** Only homes of these stairwells; missing: of all. */
  readonly stairwells?: readonly string[]
  /** Of the list `knocks`: of this round alone, ended or not. */
  readonly roundId?: string
}

/** Who may see which list: the property company the doors where it collects, whoever delivers what is to be delivered. */
export const permissionOfList = {
  visits: "run-rounds",
  readings: "run-rounds",
  knocks: "run-rounds",
  "calls-failed": "run-rounds",
  waste: "collect-waste",
  needs: "deliver-needs",
} as const satisfies Record<RoundList, Permission>

/** One list of a day's round, home by home as they are walked, with what came of each so far. */
export async function getRound(
  context: Context,
  given: RoundAsked,
): Promise<{ readonly day: PlainDate; readonly homes: readonly RoundHome[] } | Refusal<"bad-input">> {
  authorise(context, permissionOfList[given.list])
  const day = dayAsked(context, given.day)
  if (day === null) return refuse("bad-input", "day")
  const homes = await inNeighbourhood(context.db, context.communityId, (tx) =>
    readRound(tx, context, { ...given, day }),
  )
  return { day, homes }
}

type Asked = Omit<RoundAsked, "day" | "list"> & {
  readonly day: PlainDate
  /** `calls`: on paper, whom to call. */
  readonly list: RoundList | "calls"
}

/** The same inside a transaction. Names are masked unless `whole`: on paper that is made for work. */
export async function readRound(
  tx: Tx,
  context: Pick<Context, "communityId" | "role">,
  asked: Asked,
  whole = false,
): Promise<RoundHome[]> {
  const { communityId, role } = context
  const { day, list } = asked
  const checks = await checksOf(tx, communityId, asked)
  const needs = await needsOf(tx, communityId, asked, checks)
  const homeIds = [...new Set([...checks, ...needs].map((one) => one.homeId))]
  const wanted = asked.stairwells
  const seesPeople = list !== "waste" && mayDo(role, "see-people")
  const shown = whole ? (name: string) => name : maskName
  const [everyHome, quarantined, names] = await Promise.all([
    listRoundHomes(tx, communityId, homeIds, day),
    seesPeople ? listQuarantinedAt(tx, communityId, homeIds, day) : [],
    seesPeople ? namesOf(tx, communityId, checks) : new Map<string, string>(),
  ])
  const homes = everyHome.filter((home) => wanted === undefined || wanted.includes(home.stairwellId))
  const atHome = ({ homeId }: { readonly homeId: string }) => homeId
  const checksAt = groupBy(checks, atHome)
  const needsAt = groupBy(needs, atHome)
  const peopleAt = groupBy(quarantined, atHome)
  return walkingOrder(
    homes.map((home): RoundHome & { readonly floor: number; readonly position: number } => {
      const here = checksAt.get(home.id) ?? []
      const people = peopleOf(here, peopleAt.get(home.id) ?? [], names, day, shown)
      const asks = householderOf(home, list, seesPeople, shown)
      return {
        ...whereOf(home),
        late: here.some((check) => standsFirst(check, day)),
        tenure: list === "knocks" ? home.tenure : null,
        people: people.length > 0 ? people : asks,
        checks: here.map(presentCheck),
        needs: (needsAt.get(home.id) ?? []).map(presentNeed),
      }
    }),
  )
}

async function checksOf(tx: Tx, communityId: string, { list, day, roundId }: Asked): Promise<HomeCheck[]> {
  switch (list) {
    case "visits": {
      const [visits, readings] = await Promise.all([
        listChecksOfDay(tx, communityId, day, "visit"),
        listChecksOfDay(tx, communityId, day, "reading"),
      ])
      const homes = new Set(visits.map((visit) => visit.homeId))
      // temperatures that are missing there are taken along
      const missing = readings.filter((one) => homes.has(one.homeId) && one.day === day)
      return [...visits, ...missing]
    }
    case "readings":
      return listChecksOfDay(tx, communityId, day, "reading")
    case "waste":
      return listChecksOfDay(tx, communityId, day, "waste")
    case "knocks":
      return listKnocks(tx, communityId, roundId ?? null)
    case "calls-failed": {
      const { tries } = getPolicyForBooks(await readPolicies(tx, communityId), "call-queue", day)
      return listFailedCalls(tx, communityId, day, tries)
    }
    case "calls":
      return listCallsToMake(tx, communityId, day)
    case "needs":
      return []
  }
}

/** On the list of needs every home that has one; on others those of the homes on it, to take along. */
async function needsOf(
  tx: Tx,
  communityId: string,
  { list, day }: Asked,
  checks: readonly HomeCheck[],
): Promise<RoundNeedRow[]> {
  if (list === "needs") return listNeedsAt(tx, communityId, null, day)
  if (list !== "visits") return []
  return listNeedsAt(tx, communityId, [...new Set(checks.map((check) => check.homeId))], day)
}

async function namesOf(
  tx: Tx,
  communityId: string,
  checks: readonly HomeCheck[],
): Promise<Map<string, string>> {
  const ids = checks.flatMap((check) => check.personId ?? [])
  return listNames(tx, communityId, [...new Set(ids)])
}

/** Everyone there is something to do for, and everyone in quarantine there. */
function peopleOf(
  checks: readonly HomeCheck[],
  quarantined: readonly RoundPersonRow[],
  names: ReadonlyMap<string, string>,
  day: PlainDate,
  shown: (name: string) => string,
): RoundPerson[] {
  const people = new Map<string, RoundPerson>()
  for (const { personId, name, countedFrom, dueOn } of quarantined) {
    people.set(personId, { personId, name: shown(name), dayNumber: daysBetween(countedFrom, day), dueOn })
  }
  for (const { personId } of checks) {
    const name = personId === null ? undefined : names.get(personId)
    if (personId === null || name === undefined || people.has(personId)) continue
    people.set(personId, { personId, name: shown(name), dayNumber: null, dueOn: null })
  }
  return [...people.values()]
}

/** Whom to ask for at a door where nobody is in quarantine: the householder. */
function householderOf(
  home: RoundHomeRow,
  list: Asked["list"],
  seesPeople: boolean,
  shown: (name: string) => string,
): RoundPerson[] {
  if (!seesPeople || home.householder === "" || list === "waste") return []
  return [{ personId: null, name: shown(home.householder), dayNumber: null, dueOn: null }]
}

/** Where a home is, for the walk. */
export function whereOf(home: RoundHomeRow) {
  const { id, door, room, floor, position, stairwellId, lane, number, planX, planY } = home
  const plan = planX === null || planY === null ? null : { x: planX, y: planY }
  return { id, door, room, floor, position, stairwell: { id: stairwellId, lane, number, plan } }
}

function presentCheck(check: HomeCheck): RoundCheck {
  return {
    id: check.id,
    kind: check.kind,
    source: check.source,
    day: check.day,
    slot: check.slot,
    personId: check.personId,
    dueAt: check.dueAt,
    ownerId: check.ownerId,
    status: check.status,
    statusAt: check.statusAt,
    outcome: check.outcome,
    attempts: check.attempts,
    tryId: check.tryId,
  }
}

function presentNeed({ id, category, asked, since, settledOn }: RoundNeedRow): RoundNeed {
  return { id, category, asked: maskNumbersIn(asked), since, handedOver: settledOn !== null }
}

/**
 * What is left over of an earlier day; in a round from door to door, where the note is gone: somebody is in. Nobody goes to a
 * door for a temperature of yesterday.
 */
function standsFirst(check: RoundCheck, day: PlainDate): boolean {
  if (!isOpen(check) || check.kind === "reading") return false
  return check.kind === "knock" ? check.outcome === "note-gone" : check.day < day
}
