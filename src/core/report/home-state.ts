/** What a home shows on a day, the most urgent of its people first. */
export const homeStatuses = ["quiet", "released", "transferred", "quarantine", "due", "overdue"] as const

export type HomeStatus = (typeof homeStatuses)[number]

/** Which of the readings that are due by now were not taken of at least one person of the home. */
export type MissingReading = "none" | "morning" | "afternoon" | "both"

/**
 * A home on one day. Equal states are the same object within one index, so that a screen can tell by `===` that a
 * cell need not be drawn again.
 */
export type HomeState = {
  readonly status: HomeStatus
  /** People in quarantine here. */
  readonly people: number
  /** Days since arrival of the person who must stay longest: the arrival is day 0, the release day of 14 is day 14. */
  readonly day: number
  /** Days from that person's arrival to the release: 14, or more by a written order. */
  readonly term: number
  /** Days since the release or transfer that is shown; 0 on its own day. */
  readonly since: number
  readonly fever: boolean
  readonly missing: MissingReading
}

export const quietHome: HomeState = {
  status: "quiet",
  people: 0,
  day: 0,
  term: 0,
  since: 0,
  fever: false,
  missing: "none",
}

/** Gives one object for all states that are equal. */
export function makeStateKeeper(): (state: HomeState) => HomeState {
  const kept = new Map<string, HomeState>()
  return (state) => {
    const { status, people, day, term, since, fever, missing } = state
    const key = `${status}|${people}|${day}|${term}|${since}|${fever}|${missing}`
    const known = kept.get(key)
    if (known !== undefined) return known
    kept.set(key, state)
    return state
  }
}
