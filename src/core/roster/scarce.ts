import type { Request, Roster, RosterPerson, RosterProblem, Row } from "./problem.ts"
import { type Window, weekendsOutside } from "./window.ts"

/** How much more than one turn has to be left of a total, as a share of it, that it is not scarce at all. */
const AMPLE = 0.05
/** Minutes of a turn, as hours that are left are measured. */
const TURN = 480

/**
 * A window that leaves to the rest what is scarce: whoever has used up their minutes, weekends or turns of a kind over the
 * whole horizon pays `fee` for more of them, so that somebody else steps in where that costs no more.
 */
export function spareScarce(
  problem: RosterProblem,
  roster: Roster,
  window: Window,
  fee: number,
): RosterProblem {
  const { shifts, firstWeekday } = problem
  const fees = problem.people.flatMap((person, at): Request[] => {
    const scarce = scarcityOf(problem, person, roster[at] as Row)
    return Array.from({ length: window.until - window.from }).flatMap((_, day) => {
      const isWeekend = (firstWeekday + window.from + day) % 7 >= 5
      return [...shifts.keys()].flatMap((shift) => {
        const weight = fee * (scarce.turns[shift] as number) + (isWeekend ? (fee * scarce.weekends) / 2 : 0)
        return weight === 0 || !person.may[shift] ? [] : [{ person: at, day, shift, wish: "off", weight }]
      })
    })
  })
  return { ...window.problem, requests: [...window.problem.requests, ...fees] }
}

/** By shift, and for weekends: 0 where much is left, 1 where nothing is. */
function scarcityOf(
  problem: RosterProblem,
  { maxMinutes, maxWeekends, limits }: RosterPerson,
  row: Row,
): { readonly turns: readonly number[]; readonly weekends: number } {
  const sum = (amounts: readonly number[]) => row.reduce((sum, shift) => sum + (amounts[shift] ?? 0), 0)
  const minutes = problem.shifts.map((shift) => shift.minutes)
  const ofMinutes = scarcity(maxMinutes - sum(minutes), maxMinutes, TURN)
  const kinds = limits
    .filter(({ from, until }) => from <= 0 && until >= row.length)
    .map(({ amounts, max }) => {
      const one = Math.max(1, ...amounts)
      return { amounts, scarce: scarcity(max - sum(amounts), max, one) / one }
    })
  return {
    turns: minutes.map((each, shift) =>
      kinds.reduce(
        (fee, { amounts, scarce }) => fee + scarce * (amounts[shift] as number),
        (ofMinutes * each) / TURN,
      ),
    ),
    weekends: scarcity(maxWeekends - weekendsOutside(problem, row, { from: 0, end: 0 }), maxWeekends, 1),
  }
}

function scarcity(left: number, max: number, one: number): number {
  return Math.max(0, 1 - Math.floor(left / one) / (1 + (AMPLE * max) / one))
}
