import { layGround } from "./ground.ts"
import { awayAt, meets, momentsOf } from "./moments.ts"
import { mayStand, type OwnRule, ownRules, personWith } from "./own-rules.ts"
import { type Demand, OFF, type Pin, type RosterPerson, type RosterProblem } from "./problem.ts"
import { askFor } from "./row-ask.ts"
import { createRowSearch, type RowSearch } from "./row-search.ts"
import { smallestSet } from "./smallest-set.ts"

/** Rules that cannot all be kept, in codes: of one person, of a pair at home, or of those who might fill a demand. */
export type Conflict = {
  readonly rules: readonly OwnRule[]
  /** One person whose row it is, two who take turns at home, or -1: everybody. */
  readonly people: readonly number[]
  /** The demands that are missed, taken together, with the heads wanted and those that there can be at most; null: none. */
  readonly cover: Cover | null
}

type Cover = {
  readonly days: readonly number[]
  readonly shifts: readonly number[]
  readonly skill: string | null
  readonly wanted: number
  readonly most: number
}

/**
 * Why there is no roster that keeps all hard rules and pins: smallest sets of rules in conflict, as far as they show in one
 * person's row, in pins of a pair, or in what all people together can do at most. None: nothing was found.
 */
export function conflicts(problem: RosterProblem, pins: readonly Pin[] = []): Conflict[] {
  const search = createRowSearch(problem.shifts.length, problem.firstWeekday)
  const own = [...problem.people.keys()].flatMap((person) => {
    const canKeep = (kept: readonly OwnRule[]) => mostOf(problem, search, person, kept, []) !== null
    const rules = smallestSet(ownRules(problem, person, pins), canKeep)
    return rules === null ? [] : [{ rules, people: [person], cover: null }]
  })
  const all = [...own, ...pinnedPairs(problem, pins)]
  return all.length > 0 ? all : missedDemands(problem, search, pins)
}

/** Pins of two who are not to be away at once. */
function pinnedPairs({ shifts, days, apart }: RosterProblem, pins: readonly Pin[]): Conflict[] {
  const moments = momentsOf(shifts)
  const rowOf = (person: number) => {
    const row = new Int16Array(days).fill(OFF)
    for (const pin of pins) if (pin.person === person) row[pin.day] = pin.shift
    return row
  }
  return apart.flatMap(([one, other]) => {
    const away = awayAt(moments, rowOf(other), null)
    const clash = pins.find(
      ({ person, day, shift }) => person === one && shift !== OFF && meets(moments, shift, day, away),
    )
    const theirs = pins.find(({ person, day, shift }) => {
      if (clash === undefined || person !== other || shift === OFF) return false
      const row = new Int16Array(days).fill(OFF)
      row[day] = shift
      return meets(moments, clash.shift, clash.day, awayAt(moments, row, null))
    })
    if (clash === undefined || theirs === undefined) return []
    const rules = [clash, theirs].map((pin) => ({ rule: "pin" as const, detail: "", pin }))
    return [{ rules, people: [one, other], cover: null }]
  })
}

/** Demands that all people together cannot fill: by day and shift first, then by shift and by week over the whole time. */
function missedDemands(problem: RosterProblem, search: RowSearch, pins: readonly Pin[]): Conflict[] {
  const hard = problem.demands.filter(({ isHard, need }) => isHard && need > 0)
  const single = hard.flatMap((demand) => missedBy(problem, pins, [demand], standing))
  if (single.length > 0) return single
  const most = (person: number, kept: readonly OwnRule[], demands: readonly Demand[]) =>
    mostOf(problem, search, person, kept, demands) ?? 0
  const starts = (demand: Demand) => `${problem.shifts[demand.shift]?.start}`
  const weeks = ({ day }: Demand) => `${Math.floor((problem.firstWeekday + day) / 7)}`
  for (const groupOf of [starts, weeks, () => ""]) {
    const groups = new Map<string, Demand[]>()
    for (const demand of hard) {
      const key = `${groupOf(demand)} ${demand.skill}`
      groups.set(key, [...(groups.get(key) ?? []), demand])
    }
    const missed = [...groups.values()].flatMap((demands) => missedBy(problem, pins, demands, most))
    if (missed.length > 0) return missed
  }
  return []

  function standing(person: number, kept: readonly OwnRule[], [demand]: readonly Demand[]): number {
    const { who, pins: own } = personWith(problem, person, kept)
    return demand && mayStand(who, own, demand.day, demand.shift) ? bringsOf(who, demand) : 0
  }
}

type Most = (person: number, kept: readonly OwnRule[], demands: readonly Demand[]) => number

function missedBy(
  problem: RosterProblem,
  pins: readonly Pin[],
  demands: readonly Demand[],
  mostOf: Most,
): Conflict[] {
  const wanted = demands.reduce((sum, { need }) => sum + need, 0)
  const own = problem.people.map((_, person) => ownRules(problem, person, pins))
  const sumOf = (isKept: (rule: OwnRule) => boolean, enough: number) => {
    let sum = 0
    for (const [person, rules] of own.entries()) {
      sum += mostOf(person, rules.filter(isKept), demands)
      if (sum >= enough) break
    }
    return sum
  }
  const most = sumOf(() => true, wanted)
  if (most >= wanted) return []
  const names = [...new Set(own.flat().map(nameOf))]
  const kept =
    smallestSet(names, (some) => sumOf((rule) => some.includes(nameOf(rule)), wanted) >= wanted) ?? []
  const rules = kept.map((name) => own.flat().find((rule) => nameOf(rule) === name) as OwnRule)
  return [
    {
      rules: rules.map((rule) => ({ ...rule, pin: null })),
      people: [-1],
      cover: {
        days: [...new Set(demands.map(({ day }) => day))],
        shifts: [...new Set(demands.map(({ shift }) => shift))],
        skill: demands[0]?.skill ?? null,
        ...{ wanted, most },
      },
    },
  ]
}

/** One rule of many people is one rule. */
function nameOf({ rule, detail }: OwnRule): string {
  return `${rule} ${detail}`
}

function bringsOf({ size, skilled }: RosterPerson, { skill }: Demand): number {
  return Math.max(0, skill === null ? size : (skilled[skill] ?? 0))
}

/** The most heads that a person brings to some demands by some rules; null: no row keeps them. */
function mostOf(
  problem: RosterProblem,
  search: RowSearch,
  person: number,
  kept: readonly OwnRule[],
  demands: readonly Demand[],
): number | null {
  const { who, pins } = personWith(problem, person, kept)
  const lone = {
    ...problem,
    people: [who],
    demands: [],
    requests: [],
    apart: [],
    fairness: 0,
    published: null,
  }
  const ground = layGround(lone, pins)
  const price = (ground.wishes[0] as Float64Array).slice()
  for (const demand of demands) {
    const slot = demand.day * problem.shifts.length + demand.shift
    price[slot] = (price[slot] as number) - bringsOf(who, demand)
  }
  const idle = new Int16Array(problem.days).fill(OFF)
  const ask = askFor(ground, 0, idle, 0, problem.days, price)
  const { row, least } = search.find(ask, demands.length === 0 ? "some" : { below: 1 })
  // where proof takes too long, what can be at most is more
  return row === null && demands.length === 0 ? null : Math.floor(Math.max(0, -least) + 1e-6)
}
