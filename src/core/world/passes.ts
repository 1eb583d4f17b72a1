import { addDays, type PlainDate } from "../kit/dates.ts"
import type { Person } from "./estate.ts"
import { dayOfText, momentText } from "./moment.ts"
import type { Setting } from "./setting.ts"

/** Passes are given out from the eighteenth day on, nearly all of them in the first four days. */
export const FIRST_PASS = 17

export type WorldPass = {
  readonly number: string
  readonly holder: Person
  readonly issued: PlainDate
  readonly lost: PlainDate | null
}

type Issue = { readonly holder: Person; readonly moment: string; readonly lost: PlainDate | null }

/** Issues one or two passes per home, loses a few and issues new ones in their place. */
export function issuePasses(setting: Setting): WorldPass[] {
  const { days, estate, journal, tally, staff } = setting
  const random = setting.stream("passes")
  const [first] = days
  if (first === undefined) return []
  const issues: Issue[] = []
  const issue = (holder: Person, day: PlainDate, minute: number) => {
    const lost = random.chance(0.013) ? addDays(day, random.whole(2, 20)) : null
    issues.push({ holder, moment: momentText(day, minute), lost })
    if (lost) issues.push({ holder, moment: momentText(lost, random.whole(540, 1080)), lost: null })
  }
  for (const home of estate.homes) {
    const adults = home.people.filter((person) => person.age >= 16 && person.age < 88)
    const wanted = Math.min(adults.length, random.chance(0.62) ? 2 : 1)
    const early = random.chance(0.95)
    for (const [place, holder] of adults.slice(0, wanted).entries()) {
      const inRush = early && (place === 0 || random.chance(0.35))
      const index = FIRST_PASS + (inRush ? random.whole(0, 3) : random.whole(4, 23))
      issue(holder, addDays(first, index), random.whole(9 * 60, (inRush ? 20 : 18) * 60))
    }
  }
  issues.sort((a, b) => (a.moment < b.moment ? -1 : a.moment > b.moment ? 1 : 0))
  const clerks = [...staff.committee, staff.owners]
  return issues.map(({ holder, moment, lost }, place) => {
    const number = `SW${String(place + 1).padStart(5, "0")}`
    const fills = lost ? [{ column: "挂失日期", on: lost, value: lost }] : []
    const cells = [number, holder.home.door, holder.name, moment, "", random.pick(clerks)]
    journal.write("通行证发放", moment, cells, fills)
    tally.count("今日发放通行证", dayOfText(moment))
    if (lost) tally.count("今日挂失通行证", lost)
    return { number, holder, issued: dayOfText(moment), lost }
  })
}
