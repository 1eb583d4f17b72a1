import { type PassStatus, passStatuses } from "../../core/gate/pass-moves.ts"
import { parsePlainDate } from "../../core/kit/dates.ts"
import { type Disposition, dispositions } from "../../core/policy/policy.ts"
import { type ScreeningChannel, screeningChannels } from "../../core/quarantine/screening-words.ts"
import { type CaseShow, caseShows } from "../../core/quarantine/urgency.ts"
import { type FindingKind, findingKinds } from "../../core/reconcile/finding-kind.ts"

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

/** A page of one day; today where none is named. */
export function readDaySearch(search: Record<string, unknown>): { on?: string } {
  const { on } = readBoardSearch(search)
  return on === undefined ? {} : { on }
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

/** Which cases the list shows, what it is narrowed to, and from where a long list goes on. */
export type CasesSearch = { show?: CaseShow; only?: CaseFilter; from?: number }

/** What the open cases can be narrowed to; the doctor's own come first. */
export const caseFilters = [
  ...(["all", "mine", "sign", "assess", "due", "overdue"] as const),
  ...(["papers", "fever", "missing", "objected"] as const),
] as const
export type CaseFilter = (typeof caseFilters)[number]

export function readCasesSearch(search: Record<string, unknown>): CasesSearch {
  const show = caseShows.find((each) => each === search.show)
  const only = caseFilters.find((each) => each === search.only)
  const from = typeof search.from === "number" && search.from > 0 ? Math.floor(search.from) : undefined
  return {
    ...(show === undefined ? {} : { show }),
    ...(only === undefined ? {} : { only }),
    ...(from === undefined ? {} : { from }),
  }
}

/** The passes of a sheet to print, by their ids. */
export function readPrintSearch(search: Record<string, unknown>): { ids: string } {
  return { ids: textOf(search.ids) ?? "" }
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
    // no report is asked for by what cannot be the id of one
    if (text !== null && (key !== "report" || isId(text))) found[key] = text
  }
  const show = (["open", "settled", "thanks"] as const).find((each) => each === search.show)
  return show === undefined ? found : { ...found, show }
}

/** The person who asks what is kept of them, by their id. */
export function readPersonSearch(search: Record<string, unknown>): { person?: string } {
  const person = textOf(search.person)
  return person === null ? {} : { person }
}

/** Only a path of this product: nobody is sent elsewhere after signing in. */
export function readSignInSearch(search: Record<string, unknown>): { to?: string } {
  const to = textOf(search.to)
  return to !== null && /^\/(?![/\\])/.test(to) ? { to } : {}
}

function isId(text: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
}

function textOf(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null
}

/** Who is to be registered: the return that a resident reported, a row of a list, a person or somebody of a home whom another desk has found. */
export type ScreeningSearch = { report?: string; row?: string; list?: string; person?: string; home?: string }

export function readScreeningSearch(search: Record<string, unknown>): ScreeningSearch {
  const found: ScreeningSearch = {}
  for (const key of ["report", "row", "list", "person", "home"] as const) {
    const text = textOf(search[key])
    if (text !== null) found[key] = text
  }
  return found
}

/** Which list from above is open, and which of its rows. */
export type ListSearch = { id?: string; show?: RowShow }

const rowShows = ["certain", "fresh", "doubtful", "later", "calling", "ended", "all"] as const
type RowShow = (typeof rowShows)[number]

export function readListSearch(search: Record<string, unknown>): ListSearch {
  const id = textOf(search.id)
  const show = rowShows.find((each) => each === search.show)
  return { ...(id === null ? {} : { id }), ...(show === undefined ? {} : { show }) }
}

/** Which registrations are listed. */
export type ScreeningListSearch = {
  kind?: "returnee" | "tenant"
  on?: string
  channel?: ScreeningChannel
  disposition?: Disposition
  offset?: number
}

export function readScreeningListSearch(search: Record<string, unknown>): ScreeningListSearch {
  const { on } = readBoardSearch(search)
  const kind = (["returnee", "tenant"] as const).find((each) => each === search.kind)
  const channel = screeningChannels.find((each) => each === search.channel)
  const disposition = dispositions.find((each) => each === search.disposition)
  const offset = Number(search.offset)
  return {
    ...(kind === undefined ? {} : { kind }),
    ...(on === undefined ? {} : { on }),
    ...(channel === undefined ? {} : { channel }),
    ...(disposition === undefined ? {} : { disposition }),
    ...(Number.isInteger(offset) && offset > 0 ? { offset } : {}),
  }
}

/** Which findings are listed: of all kinds and open, where nothing is said. */
export type FindingsSearch = { kind?: FindingKind; show?: "open" | "ended" }

export function readFindingsSearch(search: Record<string, unknown>): FindingsSearch {
  const kind = findingKinds.find((one) => one === search.kind)
  return { ...(kind === undefined ? {} : { kind }), ...(search.show === "ended" ? { show: "ended" } : {}) }
}

/** Two records of the register beside each other. */
export function readPairSearch(search: Record<string, unknown>): { one?: string; other?: string } {
  const [one, other] = [textOf(search.one), textOf(search.other)]
  return { ...(one === null ? {} : { one }), ...(other === null ? {} : { other }) }
}
