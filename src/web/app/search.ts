import { type PassStatus, passStatuses } from "../../core/gate/pass-moves.ts"
import { parsePlainDate } from "../../core/kit/dates.ts"

/**
 * What the board's address holds, so that a reload or a link shows the same: the day, the kind of home that the map is
 * narrowed to, the home or the number that is open beside it.
 */
export type BoardSearch = { on?: string; only?: string; home?: string; rows?: string }

export function readBoardSearch(search: Record<string, unknown>): BoardSearch {
  const on = textOf(search.on)
  const only = textOf(search.only)
  const home = textOf(search.home)
  const rows = textOf(search.rows)
  return {
    ...(on !== null && parsePlainDate(on) !== null ? { on } : {}),
    ...(only !== null ? { only } : {}),
    ...(home !== null ? { home } : {}),
    ...(rows !== null ? { rows } : {}),
  }
}

/** What the gates' address holds: the day, and the post where it is not all of them. */
export type GatesSearch = { on?: string; post?: string }

export function readGatesSearch(search: Record<string, unknown>): GatesSearch {
  const { on } = readBoardSearch(search)
  const post = textOf(search.post)
  return { ...(on === undefined ? {} : { on }), ...(post === null ? {} : { post }) }
}

/** Where a form of the register is opened for: the home, and the stay, person, household or stairwell it is about; `saved` names the change just made. */
export type RegisterSearch = {
  home?: string
  stay?: string
  household?: string
  stairwell?: string
  saved?: string
}

export function readRegisterSearch(search: Record<string, unknown>): RegisterSearch {
  const found: RegisterSearch = {}
  for (const key of ["home", "stay", "household", "stairwell", "saved"] as const) {
    const text = textOf(search[key])
    if (text !== null) found[key] = text
  }
  return found
}

/** What the pass desk shows: a home with its door, a number, a state, what a key signed; `after` continues a list. */
export type PassesSearch = {
  home?: string
  door?: string
  number?: string
  status?: PassStatus
  keyId?: string
  after?: string
}

export function readPassesSearch(search: Record<string, unknown>): PassesSearch {
  const found: PassesSearch = {}
  for (const key of ["home", "door", "number", "keyId", "after"] as const) {
    // digits alone come as a number
    const text = textOf(typeof search[key] === "number" ? String(search[key]) : search[key])
    if (text !== null) found[key] = text
  }
  const status = passStatuses.find((each) => each === search.status)
  return status === undefined ? found : { ...found, status }
}

/** Which tasks are listed. */
export type TasksSearch = { view?: "mine" | "team" | "late" | "waiting" | "all" | "done" }

const taskViews = ["mine", "team", "late", "waiting", "all", "done"] as const

export function readTasksSearch(search: Record<string, unknown>): TasksSearch {
  const view = taskViews.find((each) => each === search.view)
  return view === undefined ? {} : { view }
}

/** The passes of a sheet to print, by their ids. */
export function readPrintSearch(search: Record<string, unknown>): { ids: string } {
  return { ids: textOf(search.ids) ?? "" }
}

/** What the desk for residents' letters shows: which of them, one by its number, the one that is open beside; `after` continues. */
export type ReportsSearch = {
  show?: "open" | "settled" | "thanks"
  number?: string
  report?: string
  after?: string
}

export function readReportsSearch(search: Record<string, unknown>): ReportsSearch {
  const found: ReportsSearch = {}
  for (const key of ["number", "report", "after"] as const) {
    // digits alone come as a number
    const text = textOf(typeof search[key] === "number" ? String(search[key]) : search[key])
    if (text !== null) found[key] = text
  }
  const show = (["open", "settled", "thanks"] as const).find((each) => each === search.show)
  return show === undefined ? found : { ...found, show }
}

/** The person who asks what is kept of them, by their id. */
export function readPersonSearch(search: Record<string, unknown>): { person?: string } {
  const person = textOf(search.person)
  return person === null ? {} : { person }
}

/** What a round's address holds: the list, the day, one stairwell, only one's own; the round from door to door. */
export type RoundsSearch = { list?: string; day?: string; stairwell?: string; mine?: boolean; round?: string }

export function readRoundsSearch(search: Record<string, unknown>): RoundsSearch {
  const found: RoundsSearch = {}
  for (const key of ["list", "stairwell", "round"] as const) {
    const text = textOf(search[key])
    if (text !== null) found[key] = text
  }
  const day = textOf(search.day)
  if (day !== null && parsePlainDate(day) !== null) found.day = day
  return search.mine === true ? { ...found, mine: true } : found
}

/** Only a path of this product: nobody is sent elsewhere after signing in. */
export function readSignInSearch(search: Record<string, unknown>): { to?: string } {
  const to = textOf(search.to)
  return to !== null && /^\/(?![/\\])/.test(to) ? { to } : {}
}

function textOf(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null
}
