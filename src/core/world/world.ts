import type { FormName } from "../forms/form-name.ts"
import { addDays, getPlainDate, type PlainDate } from "../kit/dates.ts"
import { createRandom } from "../kit/random.ts"
import type { Summary } from "../report/summary.ts"
import { answerCalls } from "./calls.ts"
import { careForHomes } from "./care.ts"
import { rosterDuty } from "./duty.ts"
import { eachForm } from "./each-form.ts"
import { buildEstate } from "./estate.ts"
import { keepGates } from "./gate.ts"
import { headers } from "./headers.ts"
import { createIdentities } from "./identity.ts"
import { cellsAt, cellsOnEvening, createJournal, type Entry } from "./journal.ts"
import { bookMasks } from "./masks.ts"
import { takeTemperatures } from "./monitoring.ts"
import { issuePasses } from "./passes.ts"
import { createPresence } from "./presence.ts"
import { keepLedger } from "./quarantine.ts"
import { registerReturnees } from "./returnees.ts"
import { walkRounds } from "./rounds.ts"
import { drawStaff, type Setting } from "./setting.ts"
import { keepSupplies } from "./supplies.ts"
import { createTally } from "./tally.ts"
import { screenTenants } from "./tenants.ts"
import { drawTrips } from "./trips.ts"
import { enrolVolunteers } from "./volunteers.ts"

const DEFAULT_HOMES = 1362

export type Book = {
  readonly name: FormName
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

export type Books = Readonly<Record<FormName, Book>>

/** An invented neighbourhood and one campaign of it. */
export type World = {
  readonly neighbourhood: string
  readonly days: readonly PlainDate[]
  /** The books as they stand on the evening of the last day. */
  readonly books: Books
  /** The summary at the end of every day, counted while the campaign was made and not from the books. */
  readonly truth: readonly Summary[]
  /** Every row as first written, with what is filled in later and when. */
  readonly entries: Readonly<Record<FormName, readonly Entry[]>>
}

/**
 * Makes a neighbourhood of `homes` homes (an even number, 48 or more) and a campaign of `days` days, the
 * same for the same
 * options. People, doors, numbers and orders in it are invented.
 */
export function generateWorld(options: {
  readonly seed: number
  readonly firstDay?: PlainDate
  readonly days?: number
  readonly homes?: number
}): World {
  const { seed, firstDay = getPlainDate("2020-01-24"), days: length = 42, homes = DEFAULT_HOMES } = options
  if (homes < 48 || homes % 2 !== 0) throw new RangeError("homes must be an even number from 48 on")
  const days = Array.from({ length }, (_, index) => addDays(firstDay, index))
  const journal = createJournal()
  const tally = createTally()
  const identities = createIdentities(createRandom(seed, "identities"))
  const scale = homes / DEFAULT_HOMES
  const estate = buildEstate(homes, firstDay, { random: createRandom(seed, "estate"), identities, journal })
  const setting: Setting = {
    days,
    scale,
    estate,
    staff: drawStaff(seed, scale),
    identities,
    journal,
    tally,
    stream: (label) => createRandom(seed, label),
  }
  live(setting)
  const entries = journal.close()
  const truth = tally.close(days, estate.homes.length, estate.people.length)
  return {
    neighbourhood: "守望里居民区",
    days,
    books: asOf(entries, (name, entry) => cellsOnEvening(name, entry, days.at(-1) ?? firstDay)),
    truth,
    entries,
  }
}

/**
 * The books as they stood on the evening of `day`: no later row, and what was filled in later still empty.
 */
export function booksOnEvening(world: World, day: PlainDate): Books {
  return asOf(world.entries, (name, entry) => cellsOnEvening(name, entry, day))
}

/** The books as they stand at a moment, `YYYY-MM-DD HH:MM` in Shanghai: nothing that comes later is in them. */
export function booksAt(world: World, moment: string): Books {
  return asOf(world.entries, (name, entry) => cellsAt(name, entry, moment))
}

/**
 * Lives the campaign: everything that is written down, in the order in which one thing follows from
 * another.
 */
function live(setting: Setting): void {
  const volunteers = enrolVolunteers(setting)
  const trips = drawTrips(setting)
  const cases = keepLedger(setting, registerReturnees(setting, trips))
  const presence = createPresence(setting.days, cases, trips)
  const roster = rosterDuty(setting, volunteers, presence)
  const passes = issuePasses(setting)
  screenTenants(setting, trips)
  takeTemperatures(setting, cases)
  careForHomes(setting, cases)
  keepGates(setting, { trips, passes, presence, roster })
  answerCalls(setting)
  bookMasks(setting)
  keepSupplies(setting)
  walkRounds(setting)
}

function asOf(
  entries: World["entries"],
  cellsOf: (name: FormName, entry: Entry) => readonly string[] | null,
): Books {
  return eachForm((name) => {
    const rows = entries[name].flatMap((entry) => {
      const cells = cellsOf(name, entry)
      return cells === null ? [] : [cells]
    })
    return { name, header: headers[name], rows }
  })
}
