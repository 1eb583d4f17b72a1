import { OFF, type Roster, type RosterProblem } from "../../src/core/roster/problem.ts"

/** A solution file of the public set: a line for each person, a word for each day, the shift's id or `-`. */
export function writeSolution({ shifts }: RosterProblem, roster: Roster): string {
  const wordOf = (shift: number) => (shift === OFF ? "-" : (shifts[shift]?.id ?? "?"))
  return roster.map((row) => `${Array.from(row, wordOf).join(" ")}\n`).join("")
}
