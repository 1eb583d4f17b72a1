import { type PassStatus, passStatuses } from "../../core/gate/pass-moves.ts"
import { parsePlainDate } from "../../core/kit/dates.ts"
import { type CaseShow, caseShows } from "../../core/quarantine/urgency.ts"

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

/** Only a path of this product: nobody is sent elsewhere after signing in. */
export function readSignInSearch(search: Record<string, unknown>): { to?: string } {
  const to = textOf(search.to)
  return to !== null && /^\/(?![/\\])/.test(to) ? { to } : {}
}

function textOf(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null
}
