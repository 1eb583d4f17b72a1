import type { PlainDate } from "../kit/dates.ts"
import type { Random } from "../kit/random.ts"
import { clockText, momentText } from "./moment.ts"
import type { Presence } from "./presence.ts"
import { type Gate, gates, type Setting } from "./setting.ts"
import type { Volunteer } from "./volunteers.ts"

/** Volunteers keep the gates from the seventh day on; before that the property company's guards do. */
const FIRST_DUTY = 6
/** Work began again on the eighteenth day; until then every day was a day of rest. */
const FIRST_WORKDAY = 17
const PER_POST = 3
const shifts = ["夜班", "早班", "中班", "晚班"] as const
const SHIFT_MINUTES = 360

/** The names of those who stand at a gate at a minute of a day. */
export type Roster = { readonly guards: (day: PlainDate, gate: Gate, minute: number) => readonly string[] }

type Turns = { count: number; last: number }

/**
 * Rosters the gates day and night: families together, the least burdened first, half a day of rest between
 * turns.
 */
export function rosterDuty(setting: Setting, volunteers: readonly Volunteer[], presence: Presence): Roster {
  const random = setting.stream("duty")
  const turns = new Map<Volunteer, Turns>(volunteers.map((one) => [one, { count: 0, last: -9 }]))
  const posts = new Map<string, readonly string[]>()
  for (const [index, day] of setting.days.entries()) {
    if (index < FIRST_DUTY) continue
    for (const [shift, label] of shifts.entries()) {
      const now = index * shifts.length + shift
      const able = byBurden(random, turns).filter((one) => {
        const rested = now - (turns.get(one)?.last ?? 0) >= 3
        return rested && mayServe(one, day, index, shift) && presence.isFree(one.person, day)
      })
      for (const gate of gates) {
        const team = drawTeam(able)
        for (const one of team) {
          const burden = turns.get(one)
          if (burden) Object.assign(burden, { count: burden.count + 1, last: now })
          sign(setting, random, one, day, shift, label, gate)
        }
        posts.set(
          `${day} ${gate} ${shift}`,
          team.map((one) => one.person.name),
        )
      }
    }
  }
  return {
    guards: (day, gate, minute) => {
      const team = posts.get(`${day} ${gate} ${Math.floor(minute / SHIFT_MINUTES)}`)
      return team && team.length > 0 ? team : setting.staff.guards
    },
  }
}

function byBurden(random: Random, turns: ReadonlyMap<Volunteer, Turns>): Volunteer[] {
  return random
    .shuffle([...turns])
    .sort(([, a], [, b]) => a.count - b.count)
    .map(([one]) => one)
}

function mayServe(volunteer: Volunteer, day: PlainDate, index: number, shift: number): boolean {
  const daytime = shift === 1 || shift === 2
  if (!daytime && (volunteer.free === "白天" || volunteer.person.age > 62)) return false
  if (volunteer.free !== "仅休息日" || index < FIRST_WORKDAY) return true
  const weekday = new Date(Date.parse(day)).getUTCDay()
  return weekday === 0 || weekday === 6
}

/** Takes three from the front of the queue, and with each the family members who are able too. */
function drawTeam(able: Volunteer[]): Volunteer[] {
  const team: Volunteer[] = []
  while (team.length < PER_POST && able.length > 0) {
    const first = able.shift()
    if (first === undefined) break
    team.push(first)
    const kin = able.filter((one) => first.family !== "" && one.family === first.family)
    for (const one of kin.slice(0, PER_POST - team.length)) {
      able.splice(able.indexOf(one), 1)
      team.push(one)
    }
  }
  return team
}

function sign(
  setting: Setting,
  random: Random,
  volunteer: Volunteer,
  day: PlainDate,
  shift: number,
  label: string,
  gate: Gate,
): void {
  // Now and then somebody is kept from coming and nobody signs.
  if (random.chance(0.012)) return
  const start = shift * SHIFT_MINUTES + random.whole(-10, 7)
  const end = (shift + 1) * SHIFT_MINUTES + random.whole(-3, 16)
  const { name, phone } = volunteer.person
  const order = `${day} ${clockText(shift * SHIFT_MINUTES)}`
  const cells = [day, label, gate, name, phone, momentText(day, start), momentText(day, end)]
  setting.journal.write("值班签到", order, cells)
  setting.tally.duty(day, end - start)
}
